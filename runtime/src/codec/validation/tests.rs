//! Each kind of constraint at its limits; paths, levels, and the maximum number of violations.

// The types below are only used by these tests.
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
fn length_limits_are_inclusive_for_characters_bytes_and_items() {
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
        // Characters are Unicode scalar values: a crab is one (of four bytes), a letter with a combining accent is two.
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
fn range_limits_are_inclusive() {
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
fn an_invalid_collection_and_the_invalid_entries_in_it_are_reported() {
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
fn a_duplicate_item_is_reported_with_both_positions() {
    let list = ["ab", "cd", "ab"].map(str::to_owned).into();
    let error = Thing { list: Some(list), ..Thing::default() }.validate().unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "List: DUPLICATE_KEY_VALUE: has equal items at positions 0 and 2, but all items must differ"
    );
}

#[test]
fn violations_have_a_path_of_wire_names_and_one_of_rust_names() {
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
    let paths: Vec<_> = error.iter().map(|violation| (violation.path(), violation.rust_path())).collect();
    assert_eq!(
        paths,
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
fn long_keys_are_truncated_and_special_characters_escaped() {
    let map = [("\"\n".repeat(100), 1)].into();
    let path = Thing { map: Some(map), ..Thing::default() }.validate().unwrap_err().violations()[0].path().to_owned();
    assert_eq!(path, format!("Map[\"{}\"…]", "\\\"\\n".repeat(32)));
}

#[test]
fn sensitive_values_and_keys_are_not_reported() {
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
fn each_validation_level_checks_more_than_the_one_before() {
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
fn at_most_a_thousand_violations_are_reported() {
    let thing = |count| {
        let child = Thing { number: Some(-1), ..Thing::default() };
        Thing { children: Some(vec![child; count]), ..Thing::default() }
    };
    let error = thing(1_000).validate().unwrap_err();
    assert_eq!((error.violations().len(), error.is_complete()), (1_000, true));
    let error = thing(1_001).validate().unwrap_err();
    assert_eq!((error.violations().len(), error.is_complete()), (1_000, false));
    assert!(error.to_string().starts_with("the value violates more than 1000 constraints"));
}

#[test]
fn values_nested_too_deep_are_a_violation_and_are_not_checked() {
    let nested = |depth| {
        // Each step adds two levels: the list and its item.
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
fn violations_are_printed_as_lines_and_serialised_as_json() {
    let thing = Thing { name: Some("a".to_owned()), number: Some(-1), ..Thing::default() };
    let error = thing.validate().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value violates 2 constraints of the model that this crate was generated from; \
         `Validation::Off` sends it all the same:\n\
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

#[test]
fn an_error_names_the_strictest_level_that_sends_the_value_all_the_same() {
    let thing = Thing::default;
    let name = |text: &str| Some(text.to_owned());
    for (thing, level) in [
        (Thing { name: name("abcde"), ..thing() }, Validation::Minimum),
        (Thing { name: name("a"), ..thing() }, Validation::Off),
        (Thing { number: Some(-1), ..thing() }, Validation::Off),
        (Thing { secret: Some(4), ..thing() }, Validation::Minimum),
        (Thing { rate: Some(f64::NAN), ..thing() }, Validation::Off),
        (Thing { list: Some(vec!["aa".to_owned(); 2]), ..thing() }, Validation::Minimum),
        (Thing { list: Some(vec!["a".to_owned(); 2]), ..thing() }, Validation::Off),
        (Thing { colour: Some(Colour::from("mauve")), ..thing() }, Validation::Full),
        (Thing { colour: Some(Colour::from("mauve")), name: name("abcde"), ..thing() }, Validation::Minimum),
    ] {
        let error = validate(&thing, Validation::Strict).unwrap_err();
        assert_eq!(error.passing_level(), level, "{error}");
        assert!(validate(&thing, level).is_ok());
        assert!(error.to_string().contains(&format!("; `Validation::{level:?}` sends it all the same:\n")), "{error}");
    }
}
