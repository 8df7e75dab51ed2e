//! What is read and written is the same, whatever features of serde_json are on.

#![cfg(test)]

use compat_v0_1::operation::{HangRequest, ListPicturesResponse};
use compat_v0_1::types::{Owner, Picture};
use serde::{Deserialize, Serialize};
use smithy_client_runtime::codec::{Document, from_json, to_json};

const PICTURE: &str = concat!(
    r#"{"Copies":123456789012345678901234567890,"Facts":{"b":[2.5,1e300,-7,18446744073709551615,0.1],"a":null},"#,
    r#""Later":{"z":0.30,"y":[1.50]},"Light":7,"Owner":{"Later":1.20},"Painted":1441215410.867000001,"Price":1.50,"#,
    r#""Ratio":0.30000000000000004}"#,
);

fn picture() -> Picture {
    from_json(PICTURE.as_bytes()).unwrap()
}

/// A user's structure, as `#[serde(flatten)]` buffers values.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flat {
    before: u8,
    #[serde(flatten)]
    picture: Picture,
}

#[test]
fn the_features_are_on() {
    let number: serde_json::Value = serde_json::from_str("123456789012345678901234567890.10").unwrap();
    assert_eq!(number.to_string(), "123456789012345678901234567890.10", "arbitrary_precision");
    let object: serde_json::Value = serde_json::from_str(r#"{"b":1,"a":2}"#).unwrap();
    assert_eq!(object.to_string(), r#"{"b":1,"a":2}"#, "preserve_order");
    serde_json::Deserializer::from_str("").disable_recursion_limit();
}

#[test]
fn numbers_of_responses_are_read() {
    let body = format!(r#"{{"Pictures":[{PICTURE}],"NextToken":"t"}}"#);
    let response: ListPicturesResponse = from_json(body.as_bytes()).unwrap();
    let picture = &response.pictures[0];
    assert_eq!(picture.painted.unwrap().to_string(), "2015-09-02T17:36:50.867000001Z");
    assert_eq!(picture.ratio, Some(0.300_000_000_000_000_04));
    assert_eq!(picture.copies.as_ref().unwrap().as_str(), "123456789012345678901234567890");
    assert_eq!(picture.price.as_ref().unwrap().as_str(), "1.50");
    let Some(Document::Object(facts)) = &picture.facts else { panic!("{picture:?}") };
    let numbers = [
        Document::Float(2.5),
        Document::Float(1e300),
        Document::Integer(-7),
        Document::Unsigned(u64::MAX),
        Document::Float(0.1),
    ];
    assert_eq!(facts["b"], Document::Array(numbers.into()));
}

#[test]
fn what_was_read_is_written_again_digit_by_digit() {
    // Members in the order of the model, with a default, then the unknown ones.
    let written = concat!(
        r#"{"Copies":123456789012345678901234567890,"Facts":{"a":null,"b":[2.5,1e+300,-7,18446744073709551615,0.1]},"#,
        r#""Light":7,"Owner":{"Later":1.20},"Painted":"2015-09-02T17:36:50.867000001Z","Price":1.50,"#,
        r#""Ratio":0.30000000000000004,"Style":"old master","Later":{"z":0.30,"y":[1.50]}}"#,
    );
    assert_eq!(String::from_utf8(to_json(&picture()).unwrap()).unwrap(), written);
}

#[test]
fn values_survive_serde_json_and_a_users_structure() {
    let picture = picture();
    let text = serde_json::to_string(&picture).unwrap();
    assert_eq!(serde_json::from_str::<Picture>(&text).unwrap(), picture, "{text}");
    let value = serde_json::to_value(&picture).unwrap();
    assert_eq!(serde_json::from_value::<Picture>(value).unwrap(), picture);

    let mut known = picture;
    known.unknown_members_mut().remove("Later");
    known.owner = Some(Owner::Person("Ada".to_owned()));
    let flat = Flat { before: 1, picture: known };
    let text = serde_json::to_string(&flat).unwrap();
    assert_eq!(serde_json::from_str::<Flat>(&text).unwrap(), flat, "{text}");
}

#[test]
fn numbers_in_a_flattened_structure_are_read_from_the_wire_form() {
    let flat: Flat = serde_json::from_str(&PICTURE.replacen('{', r#"{"before":1,"#, 1)).unwrap();
    let mut known = picture();
    known.unknown_members_mut().remove("Later");
    assert_eq!(flat.picture.painted, known.painted);
    assert_eq!(flat.picture.price, known.price);
    assert_eq!(flat.picture.ratio, known.ratio);
    assert_eq!(flat.picture.facts, known.facts);
}

#[test]
fn depth_is_limited_all_the_same() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!(r#"{{"Picture":{{"Facts":{}1{}}}}}"#, open.repeat(100_000), close.repeat(100_000));
        let error = from_json::<HangRequest>(deep.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("recursion limit"), "{error}");
    }
}
