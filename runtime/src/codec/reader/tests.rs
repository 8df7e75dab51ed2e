//! The reader, compared with serde_json: on texts with random changes, both read the same values, or report the same
//! problem at the same place.

#![allow(unreachable_pub, reason = "the macros implement public methods")]

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use serde::de::value::MapDeserializer;

use super::*;
use crate::codec::report::Report;
use crate::codec::surrogates::replace_surrogates;
use crate::codec::syntax_error::SyntaxError;
use crate::codec::tests::Stage;
use crate::codec::{Blob, DecodeError, DecodeErrorKind, Document, JsonOptions, Shape, Timestamp, UnknownMembers};

#[derive(Clone, PartialEq)]
pub enum Payer {
    Account(String),
    Contact(Box<Record>),
    Unknown(crate::UnknownMember),
}

crate::union! {
    Payer {
        Account = "Account",
        Contact = "Contact",
    }
}

#[derive(Clone, PartialEq)]
pub struct Record {
    pub blob: Option<Blob>,
    pub count: Option<i32>,
    pub done: Option<bool>,
    pub id: String,
    pub next: Option<Box<Record>>,
    pub note: Option<Document>,
    pub payer: Option<Payer>,
    pub rate: Option<f64>,
    pub sparse: Option<Vec<Option<String>>>,
    pub stages: Option<Vec<Stage>>,
    pub tags: Option<BTreeMap<String, Vec<i64>>>,
    pub when: Option<Timestamp>,
    unknown_members: UnknownMembers,
}

crate::structure! {
    Record {
        blob: "Blob",
        count: "Count",
        done: "Done",
        id: "Id" (promised),
        next: "Next",
        note: "Note",
        payer: "Payer",
        rate: "Rate",
        sparse: "Sparse",
        stages: "Stages",
        tags: "Tags",
        when: "WhenTheRecordWasChanged",
        ..unknown_members
    }
}

/// What reading has resulted in: a value, or kind, path, message, and position of the problem.
type Outcome = Result<Record, (DecodeErrorKind, String, String, (usize, usize))>;

fn by_reader(json: &str) -> Outcome {
    let report = Report::response(&JsonOptions { unknown_members: true, decoded_limit: usize::MAX });
    let mut reader = Reader::new(json);
    let mut place = None;
    let read = Record::read_into(&mut place, &mut reader, &report).and_then(|()| reader.end());
    read.map(|()| place.unwrap()).map_err(|Failed| {
        let error = DecodeError::new(&reader, &report, false);
        (error.kind(), error.path().to_owned(), error.message().to_owned(), (error.line(), error.column()))
    })
}

fn by_serde_json(json: &str) -> Outcome {
    let report = Report::lenient();
    let mut from = serde_json::Deserializer::from_str(json);
    let mut place = None;
    let read = Record::read_into(&mut place, &mut from, &report).and_then(|()| from.end());
    read.map(|()| place.unwrap()).map_err(|error| {
        let SyntaxError { message, position } = SyntaxError::from(&error);
        let (kind, message) = report.take_problem().unwrap_or((DecodeErrorKind::Syntax, message));
        (kind, report.path(), message, position)
    })
}

const TEXTS: [&str; 3] = [
    r#"{"Blob":"aGk=","Count":-12,"Done":true,"Id":"a","Next":null,"Note":{"a":[1,2.5e3,"\u00e9"]},"Rate":1.5e-7}"#,
    r#"{"Id":"\u0041\ud83d\ude00\n\/","Payer":{"Contact":{"Id":"b","Payer":{"Account":"x"}}},"Other":[{"a":"\t"},[]]}"#,
    "{\n  \"Next\": {\"Id\": \"größer als\", \"When\": \"2026-03-04T05:06:07Z\"},\n  \"Sparse\": [null, \"a\"],\n
       \"Stages\": [\"Prospect\", \"In review\", \"New\"], \"Tags\": {\"k\": [1], \"l\": []}, \"Id\": \"c\",\n
       \"WhenTheRecordWasChanged\": \"2026-03-04T05:06:07.890Z\"\r\n}\t",
];

const PARTS: [&str; 43] = [
    "",
    "",
    " ",
    "\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "fals",
    "0",
    "1",
    "-",
    ".",
    "e9",
    "01",
    "1e400",
    "\"a\"",
    "\"Id\"",
    "\"Id\":1",
    "\"Count\":",
    "\"Next\":",
    "{}",
    "[]",
    "[[[[",
    "\\u00e9",
    "\\ud83d",
    "\\ude00",
    "\\u12",
    "\\x",
    "\\n",
    "\u{1}",
    "\u{1f}",
    "\u{7f}",
    "é",
    "\u{1f600}",
    "\"Ne\\u0078t\":",
    "{\"$serde_json::private::RawValue\":\"1\"}",
];

/// A text in which some parts are replaced.
fn changed((text, changes): (&str, Vec<(Index, usize, &str)>)) -> String {
    changes.into_iter().fold(text.to_owned(), |text, (at, removed, inserted)| {
        let chars: Vec<char> = text.chars().collect();
        let (before, after) = chars.split_at(at.index(chars.len() + 1));
        before.iter().copied().chain(inserted.chars()).chain(after.iter().skip(removed).copied()).collect()
    })
}

/// Makes a problem like that of serde_json where the two are known to differ: serde_json has an invalid value often behind
/// the white space, comma or bracket that follow it, a control character sometimes at the character before, and calls an
/// object that ends behind a comma a value.
fn as_serde_json_has_it(json: &str, outcome: Outcome, expected: &Outcome) -> Outcome {
    let (Err(own), Err(other)) = (&outcome, expected) else { return outcome };
    let (mut own, other) = (own.clone(), other.clone());
    let offset = |(line, column): (usize, usize)| {
        json.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>() + column
    };
    let (at, other_at) = (offset(own.3), offset(other.3));
    if own.0 == DecodeErrorKind::InvalidValue
        && matches!(json.get(at..other_at).map(str::trim), Some("" | "," | "]" | "}"))
        || own.2.starts_with("control character") && (at == other_at || at == other_at + 1)
    {
        own.3 = other.3;
    }
    if own.2 == "EOF while parsing an object" && other.2 == "EOF while parsing a value" {
        own.2 = other.2;
    }
    Err(own)
}

#[test]
fn the_reader_and_serde_json_read_the_same_and_report_the_same() {
    let changes = vec((any::<Index>(), 0..4_usize, select(&PARTS[..])), 0..4);
    let texts = (select(&TEXTS[..]), changes).prop_map(changed);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(3000) });
    let result = runner.run(&texts, |json| {
        prop_assert_eq!(by_reader(&json).is_ok(), by_serde_json(&json).is_ok());
        // Nobody gets to know what is wrong with a text before these are replaced.
        let json = replace_surrogates(&json).unwrap_or(json);
        let expected = by_serde_json(&json);
        // Where another value is expected, serde_json converts numbers nevertheless, and some are too large for that.
        if !matches!(&expected, Err((_, _, message, _)) if message == "number out of range") {
            prop_assert_eq!(as_serde_json_has_it(&json, by_reader(&json), &expected), expected);
        }
        Ok(())
    });
    result.unwrap();
}

#[test]
fn values_may_be_nested_as_deep_as_in_serde_json() {
    for depth in [1, 126, 127, 128, 129, 1000] {
        let json = format!("{}{}{}", r#"{"Id":"a","Next":"#.repeat(depth), r#"{"Id":"a"}"#, "}".repeat(depth));
        let outcome = by_reader(&json);
        assert_eq!(outcome.is_ok(), depth < 127, "{depth}");
        assert_eq!(outcome, by_serde_json(&json), "{depth}");
    }
}

#[test]
fn a_unit_stands_for_the_expected_name_in_json_only() {
    let key_is_unit = MapDeserializer::<_, serde::de::value::Error>::new([((), 1)].into_iter());
    assert!(Record::deserialize(key_is_unit).unwrap_err().to_string().contains("expected a member name"));
}
