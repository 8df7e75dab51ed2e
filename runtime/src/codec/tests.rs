//! The codec, on shapes in the form that the generator emits.

#![allow(unreachable_pub, reason = "the macros implement public methods")]

use std::collections::BTreeMap;

use super::timestamp::Timestamp;
use super::*;

#[derive(Clone)]
pub enum Stage {
    ClosedLost,
    InReview,
    Prospect,
    Unknown(crate::UnknownValue),
}

crate::open_enum! {
    Stage {
        ClosedLost = "Closed Lost",
        InReview = "In review",
        Prospect = "Prospect",
    }
}

#[derive(Clone)]
pub enum Country {
    Germany,
    Unknown(crate::UnknownValue),
}

crate::open_enum! {
    sensitive Country {
        Germany = "DE",
    }
}

#[derive(Clone, Copy)]
pub enum Level {
    High,
    Low,
    Unknown(crate::UnknownInt),
}

crate::int_enum! {
    Level {
        High = 10,
        Low = 1,
    }
}

#[derive(Clone, PartialEq)]
pub enum Receiver {
    Account(Contact),
    Phone(String),
    Unknown(crate::UnknownMember),
}

crate::union! {
    Receiver {
        Account = "Account",
        Phone = "Phone" (sensitive),
    }
}

#[derive(Clone, PartialEq)]
pub struct Contact {
    pub country: Option<Country>,
    pub email: Option<String>,
    pub level: Option<Level>,
    pub stage: Option<Stage>,
    pub tags: Option<BTreeMap<String, String>>,
}

crate::structure! {
    Contact {
        country: "Country",
        email: "Email" (sensitive),
        level: "Level",
        stage: "Stage",
        tags: "Tags",
    }
}

#[derive(Clone, PartialEq)]
struct Page {
    contacts: Vec<Contact>,
    count: Option<i32>,
    id: String,
    next: Option<Box<Contact>>,
    sparse: Option<Vec<Option<String>>>,
    when: Option<Timestamp>,
}

crate::structure! {
    Page {
        contacts: "Contacts",
        count: "Count",
        id: "Id" (promised),
        next: "Next",
        sparse: "Sparse",
        when: "When" (epoch_seconds),
    }
}

fn page(json: &str) -> Result<Page, DecodeError> {
    from_json(json.as_bytes())
}

#[test]
fn from_known_accepts_known_values_only_and_suggests_the_nearest() {
    assert_eq!(Stage::from_known("Closed Lost"), Ok(Stage::ClosedLost));
    for (text, message, nearest) in [
        (
            "closed lost",
            "\"closed lost\" is not a known value of `Stage`; did you mean \"Closed Lost\"?",
            Some("Closed Lost"),
        ),
        ("Paused", "\"Paused\" is not a known value of `Stage`", None),
    ] {
        let error = Stage::from_known(text).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.nearest()), (message, nearest));
    }
    let error = Country::from_known("De").unwrap_err();
    assert_eq!(error.to_string(), "the value is not a known value of `Country`");
    assert!(error.nearest().is_none() && !format!("{error:?}").contains("De\""), "{error:?}");
    assert_eq!(Country::from_known("DE"), Ok(Country::Germany));
}

#[test]
fn nulls_unknown_members_and_null_elements_are_ignored() {
    let page = page(
        r#"{"Id": "1", "Contacts": [null, {"Email": null, "Stage": "In review", "Later": [{}]}, null],
            "Count": null, "Sparse": ["a", null], "__type": "x"}"#,
    )
    .unwrap();
    assert_eq!(page.contacts, [Contact { stage: Some(Stage::InReview), ..Contact::default() }]);
    assert_eq!(page.sparse, Some(vec![Some("a".to_owned()), None]));
    assert_eq!(page.count, None);
}

#[test]
fn an_absent_list_is_empty_and_an_absent_promised_member_is_an_error_that_names_it() {
    assert!(page(r#"{"Id": "1"}"#).unwrap().contacts.is_empty());
    for body in ["{}", "", "null", r#"{"Id": null}"#] {
        let error = page(body).unwrap_err();
        assert_eq!(error.path(), "Id", "{body}");
        assert_eq!(error.message(), "the required member `Id` is missing", "{body}");
    }
}

#[test]
fn a_value_of_another_type_is_reported_by_its_path_and_never_quoted() {
    for (body, path, message) in [
        (r#"{"Id": "1", "Contacts": [{}, {"Email": 4711}]}"#, "Contacts[1].Email", "expected a string"),
        (r#"{"Id": "1", "Contacts": "jane@example.com"}"#, "Contacts", "expected a list"),
        (r#"{"Id": "1", "Contacts": ["jane@example.com"]}"#, "Contacts[0]", "expected an object"),
        (r#"{"Id": "1", "Contacts": [{"Stage": {"a": 1}}]}"#, "Contacts[0].Stage", "expected a string"),
        (r#"{"Id": "1", "Contacts": [{"Tags": {"a": "x", "b": 4711}}]}"#, "Contacts[0].Tags[#1]", "expected a string"),
        (r#"{"Id": "1", "Count": "jane@example.com"}"#, "Count", "expected a 32-bit integer"),
        (r#"{"Id": "1", "Count": 4711471147}"#, "Count", "expected a 32-bit integer"),
        (r#"{"Id": "1", "When": "jane@example.com"}"#, "When", "expected a timestamp"),
        (r#""jane@example.com""#, "", "expected an object"),
    ] {
        let error = page(body).unwrap_err();
        assert_eq!((error.path(), error.message()), (path, message), "{body}");
        assert!(error.line() == 1 && error.column() > 0, "{error}");
        let text = format!("{error} {error:?}");
        assert!(!text.contains("jane") && !text.contains("4711"), "{text}");
    }
    // The same through serde itself.
    let text = serde_json::from_str::<Page>(r#"{"Contacts": [{"Email": 4711}]}"#).err().unwrap().to_string();
    assert_eq!(text, "expected a string at line 1 column 29");
    let text = serde_json::from_str::<Page>(r#""jane@example.com""#).err().unwrap().to_string();
    assert_eq!(text, "expected an object");
}

#[test]
fn a_syntax_error_is_reported_with_its_position() {
    for (body, message) in [
        (r#"{"Id": "1""#, "EOF while parsing an object (line 1, column 10)"),
        (r#"{"Id": "1"} x"#, "trailing characters (line 1, column 13)"),
        ("<html>", "expected value (line 1, column 1)"),
        ("{\"Id\": \"\\ud80\"}", "Id: invalid escape (line 1, column 14)"),
    ] {
        assert_eq!(page(body).unwrap_err().to_string(), message, "{body}");
    }
}

#[test]
fn invalid_utf8_is_reported_with_its_position() {
    let error = from_json::<Page>(b"{\n\"Id\": \"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "the text is not UTF-8 (line 2, column 8)");
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert_eq!(page("\u{feff}{\"Id\": \"1\"}").unwrap(), page(r#"{"Id": "1"}"#).unwrap());
    assert_eq!(read_nothing("\u{feff}".as_bytes()), Ok(()));
    assert!(page("\u{feff}\u{feff}{\"Id\": \"1\"}").is_err(), "only the first one is a byte order mark");
}

#[test]
fn the_response_of_an_operation_without_output_members_is_empty_or_any_json() {
    for body in ["", " ", "{}", "null", r#"{"Later": [1e400]}"#] {
        assert_eq!(read_nothing(body.as_bytes()), Ok(()), "{body}");
    }
    for body in ["<html>", "{", "{} {}"] {
        assert!(read_nothing(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn strict_reading_rejects_unknown_members_and_suggests_the_nearest() {
    for (body, message) in [
        (
            r#"{"Id": "1", "Contacts": [{"EMail": "x"}]}"#,
            "Contacts[0].EMail: unknown member, did you mean `Email`? (line 1, column 36)",
        ),
        (
            "{\"Ids\": 1,\n \"Quite\": 1}",
            "the required member `Id` is missing (line 1, column 1); Ids: unknown member, did you mean `Id`? (line 1, column 9); \
             Quite: unknown member; no member here has a similar name (line 2, column 11)",
        ),
    ] {
        let error = from_json_strict::<Page>(body.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    assert!(from_json_strict::<Page>(br#"{"Id": "1", "Contacts": [{"Email": "x"}]}"#).is_ok());
}

#[test]
fn strict_reading_rejects_a_union_with_two_members_and_lenient_reading_uses_the_first() {
    let both = br#"{"Account": {}, "Phone": "1"}"#;
    let error = from_json_strict::<Receiver>(both).unwrap_err();
    assert_eq!(
        (error.path(), error.message()),
        ("Phone", "a union has exactly one member, and another member precedes this one")
    );
    assert_eq!(from_json::<Receiver>(both).unwrap(), Receiver::Account(Contact::default()));
    assert!(from_json_strict::<Receiver>(br#"{"Account": {}, "Phone": null}"#).is_ok());
}

#[test]
fn unknown_enum_values_and_union_members_survive_a_round_trip() {
    for json in [
        r#"{"Contacts":[{"Country":"XX","Level":7,"Stage":"Paused"}],"Id":"1"}"#,
        r#"{"Contacts":[{"Country":"DE","Level":10,"Stage":"Closed Lost"}],"Count":3,"Id":"1","Sparse":[null],"When":7}"#,
    ] {
        assert_eq!(String::from_utf8(to_json(&page(json).unwrap()).unwrap()).unwrap(), json);
    }
    for json in [r#"{"Account":{"Email":"x"}}"#, r#"{"Phone":"1"}"#, r#"{"Fax":{"n":[1e400, 0.10]}}"#, "{}"] {
        let receiver: Receiver = serde_json::from_str(json).unwrap();
        assert_eq!(String::from_utf8(to_json(&receiver).unwrap()).unwrap(), json);
        assert_eq!(receiver, receiver.clone());
    }
    let null_and_type = r#"{"__type": "x", "Phone": null, "Account": {}}"#;
    assert_eq!(serde_json::from_str::<Receiver>(null_and_type).unwrap(), Receiver::Account(Contact::default()));
}

#[test]
fn a_known_value_never_becomes_unknown_and_equality_compares_wire_values() {
    for stage in Stage::values() {
        assert_eq!(&Stage::from(stage.as_str()), stage);
        assert!(!matches!(Stage::from(stage.as_str()), Stage::Unknown(_)));
    }
    assert_ne!(Stage::from("prospect"), Stage::Prospect);
    assert_eq!(Level::values(), [Level::High, Level::Low]);
    assert_eq!(Level::from(10), Level::High);
    assert_eq!(Level::from(2).as_i32(), 2);
}

#[test]
fn lookup_distinguishes_similar_values() {
    const VALUES: &[&str] = &["", "a", "aa", "abcdXefgh", "abcdYefgh", "ab", "abcd", "abcdefg", "abcdefgh", "ä"];
    const LOOKUP: Lookup<{ slots(VALUES.len()) }> = Lookup::new(VALUES);
    for (position, value) in VALUES.iter().enumerate() {
        assert_eq!(LOOKUP.find(VALUES, value), Some(position), "{value}");
    }
    for value in ["b", "abcdZefgh", "abc", "abcdefghi", "A"] {
        assert_eq!(LOOKUP.find(VALUES, value), None, "{value}");
    }
}

#[test]
fn debug_shows_present_members_and_redacts_sensitive_ones() {
    let contact = Contact {
        country: Some(Country::Germany),
        email: Some("jane@example.com".to_owned()),
        stage: Some("Paused".into()),
        ..Contact::default()
    };
    let shown = format!(
        "{:?} {:?} {:?}",
        contact,
        Receiver::Phone("+49".to_owned()),
        serde_json::from_str::<Receiver>(r#"{"Fax": "+49"}"#).unwrap()
    );
    assert_eq!(
        shown,
        "Contact { country: *** Sensitive Data Redacted ***, email: *** Sensitive Data Redacted ***, \
         stage: Unknown(\"Paused\") } Receiver::Phone(*** Sensitive Data Redacted ***) \
         Receiver::Unknown(Fax: *** Sensitive Data Redacted ***)"
    );
}

#[test]
fn special_floats_and_big_numbers_are_read_and_written() {
    let read = |json: &str| from_json::<Vec<f64>>(json.as_bytes()).unwrap();
    let floats = read(r#"["NaN", "Infinity", "-Infinity", 1, 0.5]"#);
    assert!(floats[0].is_nan());
    assert_eq!(to_json(&floats).unwrap(), br#"["NaN","Infinity","-Infinity",1.0,0.5]"#);
    assert_eq!(from_json::<Vec<i64>>(b"[5.0, -1]").unwrap(), [5, -1]);
    assert!(from_json::<Vec<i64>>(b"[5.5]").is_err());
    let error = from_json::<Vec<f32>>(b"[1e39]").unwrap_err();
    assert_eq!((error.path(), error.message()), ("[0]", "expected a 32-bit number"));

    let big = "123456789012345678901234567890";
    let list: Vec<BigInteger> = from_json(format!("[{big},\"-7\"]").as_bytes()).unwrap();
    assert_eq!(String::from_utf8(to_json(&list).unwrap()).unwrap(), format!("[{big},-7]"));
    assert!("1.5".parse::<BigInteger>().is_err());
    assert!("1.5e400".parse::<BigDecimal>().is_ok());
    assert!("\"1\"".parse::<BigDecimal>().is_err());
}

#[test]
fn blobs_are_read_from_base64_with_or_without_padding() {
    for (json, bytes) in [(r#"["aGk="]"#, "hi"), (r#"["aGk"]"#, "hi"), (r#"[""]"#, "")] {
        assert_eq!(from_json::<Vec<Blob>>(json.as_bytes()).unwrap(), [Blob::from(bytes)]);
    }
    assert_eq!(to_json(&vec![Blob::new("hi")]).unwrap(), br#"["aGk="]"#);
    let error = from_json::<Vec<Blob>>(br#"["jane@example.com"]"#).unwrap_err();
    assert_eq!(error.to_string(), "[0]: expected base64 text (line 1, column 19)");
    assert_eq!(format!("{:?}", Blob::new("secret")), "Blob(6 bytes)");
}

#[test]
fn timestamps_are_read_in_every_format_and_written_in_the_format_of_the_member() {
    for (json, written) in [
        ("5", "5"),
        ("5.0", "5.0"),
        ("5.120000000", "5.120000000"),
        ("1515531081.123456789", "1515531081.123456789"),
        (r#""1515531081.120""#, "1515531081.120"),
        (r#""1970-01-01T00:00:05Z""#, "5"),
        (r#""1970-01-01T00:00:05""#, "5"),
        (r#""1970-01-01T00:00:05.10+0000""#, "5.10"),
        (r#""Thu, 01 Jan 1970 00:00:05 GMT""#, "5"),
    ] {
        let page = page(&format!(r#"{{"Id": "1", "When": {json}}}"#)).unwrap();
        let json = format!(r#"{{"Contacts":[],"Id":"1","When":{written}}}"#);
        assert_eq!(String::from_utf8(to_json(&page).unwrap()).unwrap(), json);
        // Serde writes a form that every format can hold.
        let text = serde_json::to_string(&page).unwrap();
        assert!(text.contains(&format!("{:?}", page.when.unwrap().to_string())), "{text}");
        assert_eq!(serde_json::from_str::<Page>(&text).unwrap(), page);
    }
}

#[test]
fn documents_keep_any_json() {
    let json = r#"{"a":[null,true,1,-1,18446744073709551615,0.5,"x",{}]}"#;
    let document: Document = from_json(json.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(to_json(&document).unwrap()).unwrap(), json);
}

#[test]
fn maps_drop_nulls_unless_they_are_sparse_and_may_have_enum_keys() {
    let dense: BTreeMap<Stage, i32> = from_json(br#"{"Prospect": 1, "Paused": 2, "In review": null}"#).unwrap();
    assert_eq!(String::from_utf8(to_json(&dense).unwrap()).unwrap(), r#"{"Paused":2,"Prospect":1}"#);
    let sparse: BTreeMap<String, Option<i32>> = from_json(br#"{"a": null}"#).unwrap();
    assert_eq!(to_json(&sparse).unwrap(), br#"{"a":null}"#);
}

#[test]
fn excessive_nesting_is_an_error_and_not_a_stack_overflow() {
    let deep = "[".repeat(100_000);
    assert!(from_json::<Document>(deep.as_bytes()).is_err());
    assert!(page(&format!(r#"{{"Id": "1", "Later": {deep}"#)).is_err());
    let closed = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(page(&format!(r#"{{"Id": "1", "Later": {closed}}}"#)).is_ok());
}
