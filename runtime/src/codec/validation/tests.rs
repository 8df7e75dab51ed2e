//! Each kind of constraint at its boundaries, places, levels, and limits of the report.

// The types below are for these tests alone.
#![allow(dead_code, unreachable_pub)]

use std::collections::BTreeMap;

use super::*;
use crate::codec::{BigInteger, Blob};

#[derive(Clone)]
pub enum Colour {
    Blue,
    Red,
    Unknown(crate::UnknownValue),
}

crate::open_enum! {
    Colour {
        Blue = "Blue",
        Red = "Red",
    }
}

#[derive(Clone, Copy)]
pub enum Face {
    Heads,
    Unknown(crate::UnknownInt),
}

crate::int_enum! {
    Face {
        Heads = 1,
    }
}

#[derive(Clone, PartialEq)]
pub enum Payer {
    Account(String),
    Person(Box<Thing>),
    Unknown(crate::UnknownMember),
}

crate::union! {
    Payer {
        Account = "Account" [length(2, 2)],
        Person = "Person",
    }
}

#[derive(Clone, PartialEq)]
pub struct Thing {
    blob: Option<Blob>,
    big: Option<BigInteger>,
    children: Option<Vec<Thing>>,
    colour: Option<Colour>,
    face: Option<Face>,
    list: Option<Vec<String>>,
    map: Option<BTreeMap<String, i32>>,
    name: Option<String>,
    number: Option<i32>,
    payer: Option<Box<Payer>>,
    rate: Option<f64>,
    secret: Option<i32>,
    secrets: Option<BTreeMap<String, String>>,
    sparse: Option<Vec<Option<String>>>,
}

crate::structure! {
    Thing {
        big: "Big" [range(1, 10)],
        blob: "Blob" [length(1, 3)],
        children: "Children" [length(0, 2000)],
        colour: "Colour",
        face: "Face" [range(1, 2)],
        list: "List" [length(1, 3), unique, items(length(2, 2))],
        map: "Map" [min_length(1), keys(length(1, 2)), items(max(5))],
        name: "Name" [length(2, 4)],
        number: "Number" [min(0)],
        payer: "Payer",
        rate: "Rate" [float_range(0.5, f64::INFINITY)],
        secret: "Secret" (sensitive) [range(1, 3)],
        secrets: "Secrets" (sensitive) [items(length(0, 1))],
        sparse: "Sparse" [items(length(0, 1))],
    }
}

fn found_at(thing: &Thing, validation: Validation) -> Vec<String> {
    match validate(thing, validation) {
        Ok(()) => Vec::new(),
        Err(error) => error.iter().map(|violation| format!("{} {}", violation.path(), violation.code())).collect(),
    }
}

fn found(thing: &Thing) -> Vec<String> {
    found_at(thing, Validation::Full)
}

#[test]
fn lengths_hold_up_to_their_limits_in_characters_bytes_and_items() {
    let name = |text: &str| Thing { name: Some(text.to_owned()), ..Thing::default() };
    let blob = |bytes: &[u8]| Thing { blob: Some(Blob::new(bytes)), ..Thing::default() };
    let list = |count: usize| {
        let items = (0..count).map(|index| format!("{index:02}")).collect();
        Thing { list: Some(items), ..Thing::default() }
    };
    for (thing, expected) in [
        (name("ab"), None),
        (name("abcd"), None),
        (name("a"), Some("Name INVALID_VALUE")),
        (name("abcde"), Some("Name INVALID_VALUE")),
        (name(""), Some("Name INVALID_VALUE")),
        // Characters are scalar values: two here, of four bytes each, and four with a joiner.
        (name("🦀🦀"), None),
        (name("🦀"), Some("Name INVALID_VALUE")),
        (name("🦀🦀🦀🦀"), None),
        (name("🦀🦀🦀🦀🦀"), Some("Name INVALID_VALUE")),
        (name("e\u{301}e\u{301}"), None),
        (blob(b"a"), None),
        (blob("é".as_bytes()), None),
        (blob(b""), Some("Blob INVALID_VALUE")),
        (blob(b"abcd"), Some("Blob INVALID_VALUE")),
        (list(1), None),
        (list(3), None),
        (list(0), Some("List NOT_ENOUGH_VALUES")),
        (list(4), Some("List TOO_MANY_VALUES")),
    ] {
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(found(&thing), expected, "{thing:?}");
    }
}

#[test]
fn numbers_hold_up_to_their_limits() {
    let number = |number| Thing { number: Some(number), ..Thing::default() };
    let rate = |rate| Thing { rate: Some(rate), ..Thing::default() };
    let big = |digits: &str| Thing { big: Some(digits.parse().unwrap()), ..Thing::default() };
    for (thing, expected) in [
        (number(0), None),
        (number(i32::MAX), None),
        (number(-1), Some("Number VALUE_OUT_OF_RANGE")),
        (rate(0.5), None),
        (rate(f64::INFINITY), None),
        (rate(0.499), Some("Rate VALUE_OUT_OF_RANGE")),
        (rate(f64::NAN), Some("Rate VALUE_OUT_OF_RANGE")),
        (big("10"), None),
        (big("11"), Some("Big VALUE_OUT_OF_RANGE")),
        (big("100000000000000000000000000000"), Some("Big VALUE_OUT_OF_RANGE")),
        (big("0"), Some("Big VALUE_OUT_OF_RANGE")),
    ] {
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(found(&thing), expected, "{thing:?}");
    }
}

#[test]
fn a_wrong_list_or_map_is_told_and_so_is_what_is_wrong_in_it() {
    let list = ["ab", "ab", "c", "d"].map(str::to_owned).into();
    let map = [("", 5), ("abc", 6)].map(|(key, value)| (key.to_owned(), value)).into();
    let thing = Thing { list: Some(list), map: Some(map), ..Thing::default() };
    assert_eq!(
        found(&thing),
        [
            "List TOO_MANY_VALUES",
            "List[2] INVALID_VALUE",
            "List[3] INVALID_VALUE",
            r#"Map[""] INVALID_VALUE"#,
            r#"Map["abc"] INVALID_VALUE"#,
            r#"Map["abc"] VALUE_OUT_OF_RANGE"#,
        ]
    );
    let key = thing.validate().unwrap_err().violations()[3].message();
    assert_eq!(key, "the key has 0 characters, but must have 1 to 2 characters");
}

#[test]
fn an_item_that_is_there_twice_is_told_by_both_positions() {
    let list = ["ab", "cd", "ab"].map(str::to_owned).into();
    let error = Thing { list: Some(list), ..Thing::default() }.validate().unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "List: DUPLICATE_KEY_VALUE: has the same item at 0 and 2, but all must differ"
    );
}

#[test]
fn places_are_told_by_wire_and_by_rust_names() {
    let child = Thing { name: Some("a".to_owned()), ..Thing::default() };
    let account = Payer::Account("x".to_owned());
    let payer = Payer::Person(Box::new(Thing { payer: Some(account.into()), ..Thing::default() }));
    let sparse = vec![None, Some("ab".to_owned())];
    let thing = Thing {
        children: Some(vec![Thing::default(), child]),
        payer: Some(payer.into()),
        sparse: Some(sparse),
        ..Thing::default()
    };
    let error = thing.validate().unwrap_err();
    let places: Vec<_> = error.iter().map(|violation| (violation.path(), violation.rust_path())).collect();
    assert_eq!(
        places,
        [
            ("Children[1].Name", "children[1].name"),
            ("Payer.Person.Payer.Account", "payer.Person.payer.Account"),
            ("Sparse[1]", "sparse[1]"),
        ]
    );
    let union = Payer::Account("x".to_owned()).validate().unwrap_err();
    assert_eq!(union.violations()[0].path(), "Account");
}

#[test]
fn long_keys_are_cut_and_odd_ones_escaped() {
    let map = [("\"\n".repeat(100), 1)].into();
    let path = Thing { map: Some(map), ..Thing::default() }.validate().unwrap_err().violations()[0].path().to_owned();
    assert_eq!(path, format!("Map[\"{}\"…]", "\\\"\\n".repeat(32)));
}

#[test]
fn what_is_sensitive_is_not_in_the_report() {
    let secrets = [("jane@example.com".to_owned(), "hunter2".to_owned())].into();
    let thing = Thing { secret: Some(4711), secrets: Some(secrets), ..Thing::default() };
    let error = thing.validate().unwrap_err();
    assert_eq!(error.violations()[0].message(), "is out of range, but must be from 1 to 3");
    assert_eq!(error.violations()[1].path(), "Secrets[#0]");
    let json = serde_json::to_string(&error).unwrap();
    for text in [error.to_string(), format!("{error:?}"), json] {
        assert!(!text.contains("4711") && !text.contains("jane") && !text.contains("hunter"), "{text}");
    }
}

#[test]
fn levels_check_nothing_minimums_everything_or_more() {
    let thing = Thing {
        colour: Some(Colour::from("Green")),
        face: Some(Face::from(2)),
        list: Some(Vec::new()),
        map: Some([("a".to_owned(), 6)].into()),
        name: Some("abcde".to_owned()),
        number: Some(-1),
        ..Thing::default()
    };
    let minimum = ["List NOT_ENOUGH_VALUES", "Number VALUE_OUT_OF_RANGE"];
    let full = [minimum[0], r#"Map["a"] VALUE_OUT_OF_RANGE"#, "Name INVALID_VALUE", minimum[1]];
    let strict = ["Colour INVALID_ENUM_VALUE", "Face INVALID_ENUM_VALUE", full[0], full[1], full[2], full[3]];
    assert!(found_at(&thing, Validation::Off).is_empty());
    assert_eq!(found_at(&thing, Validation::Minimum), minimum);
    assert_eq!(found_at(&thing, Validation::Full), full);
    assert_eq!(found_at(&thing, Validation::Strict), strict);
    assert_eq!(Validation::default(), Validation::Full);
}

#[test]
fn a_thousand_violations_are_enough() {
    let thing = |count| {
        let child = Thing { number: Some(-1), ..Thing::default() };
        Thing { children: Some(vec![child; count]), ..Thing::default() }
    };
    let error = thing(1_000).validate().unwrap_err();
    assert_eq!((error.violations().len(), error.is_complete()), (1_000, true));
    let error = thing(1_001).validate().unwrap_err();
    assert_eq!((error.violations().len(), error.is_complete()), (1_000, false));
    assert!(error.to_string().starts_with("the value breaks more than 1000 constraints"));
}

#[test]
fn what_is_nested_too_deep_is_refused_and_not_followed() {
    let nested = |depth| {
        // Two levels each: the list and its item.
        (0..depth).fold(Thing { number: Some(-1), ..Thing::default() }, |inner, _| Thing {
            children: Some(vec![inner]),
            ..Thing::default()
        })
    };
    let path = |depth| found(&nested(depth)).join("");
    assert!(path(63).ends_with("[0].Number VALUE_OUT_OF_RANGE"));
    assert!(path(1_000).ends_with("[0].Children INVALID_VALUE"));
    let error = nested(1_000).validate().unwrap_err();
    assert_eq!(error.violations()[0].constraint(), &Constraint::Nesting { max: 128 });
}

#[test]
fn the_report_is_told_in_lines_and_in_json() {
    let thing = Thing { name: Some("a".to_owned()), number: Some(-1), ..Thing::default() };
    let error = thing.validate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value breaks 2 constraints of the model:\n\
         Name: INVALID_VALUE: has 1 character, but must have 2 to 4 characters\n\
         Number: VALUE_OUT_OF_RANGE: is -1, but must be at least 0"
    );
    assert_eq!(
        serde_json::to_value(&error).unwrap(),
        serde_json::json!([
            {"path": "Name", "rust_path": "name", "code": "INVALID_VALUE",
             "message": "has 1 character, but must have 2 to 4 characters", "min": 2, "max": 4, "found": 1},
            {"path": "Number", "rust_path": "number", "code": "VALUE_OUT_OF_RANGE",
             "message": "is -1, but must be at least 0", "min": "0", "max": null, "found": "-1"},
        ])
    );
    assert_eq!(error.into_iter().count(), 2);
}
