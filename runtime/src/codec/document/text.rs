//! Documents from JSON text, so that no digit of a number is lost.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::Error;

use super::{Document, charge_element, charge_member};
use crate::codec::decode_problem::DecodeErrorKind;
use crate::codec::depth::MAX_DEPTH;
use crate::codec::native::keeps_value;
use crate::codec::report::Report;
use crate::codec::scalar;
use crate::codec::shape::Shape;

/// Reads a document from JSON text that was checked before.
pub(super) fn read<E: Error>(json: &str, report: &Report) -> Result<Document, E> {
    Cursor { rest: json, report }.value(0)
}

/// A number from its text in JSON.
pub(super) fn number(text: &str) -> Option<Document> {
    if text != "-0" {
        let whole = text.parse().map(Document::Integer).or_else(|_| text.parse().map(Document::Unsigned));
        if let Ok(whole) = whole {
            return Some(whole);
        }
    }
    let float: f64 = text.parse().ok()?;
    if keeps_value(float, text) { Some(Document::Float(float)) } else { text.parse().ok().map(Document::Decimal) }
}

/// What is left of the text.
struct Cursor<'a> {
    rest: &'a str,
    report: &'a Report,
}

impl<'a> Cursor<'a> {
    fn value<E: Error>(&mut self, depth: usize) -> Result<Document, E> {
        if self.eat("[") {
            self.list(self.deeper(depth)?)
        } else if self.eat("{") {
            self.object(self.deeper(depth)?)
        } else if self.rest.starts_with('"') {
            self.string().map(|text| Document::String(text.into_owned()))
        } else {
            let word = self.take(self.rest.find(|end: char| ",]}".contains(end) || end.is_ascii_whitespace()));
            match word {
                "null" => Ok(Document::Null),
                "true" => Ok(Document::Bool(true)),
                "false" => Ok(Document::Bool(false)),
                _ => number(word).ok_or_else(|| self.invalid()),
            }
        }
    }

    fn deeper<E: Error>(&self, depth: usize) -> Result<usize, E> {
        if depth == MAX_DEPTH {
            let message = format!("a document that is nested deeper than {MAX_DEPTH} levels");
            return Err(self.report.error(DecodeErrorKind::Syntax, message));
        }
        Ok(depth + 1)
    }

    fn list<E: Error>(&mut self, depth: usize) -> Result<Document, E> {
        let mut list = Vec::new();
        while !self.eat("]") {
            let value = self.value(depth)?;
            charge_element(&list, self.report)?;
            list.push(value);
            self.eat(",");
        }
        Ok(Document::Array(list))
    }

    fn object<E: Error>(&mut self, depth: usize) -> Result<Document, E> {
        let mut object = BTreeMap::new();
        while !self.eat("}") {
            let key = self.string()?.into_owned();
            self.eat(":");
            charge_member(&key, self.report)?;
            object.insert(key, self.value(depth)?);
            self.eat(",");
        }
        Ok(Document::Object(object))
    }

    fn string<E: Error>(&mut self) -> Result<Cow<'a, str>, E> {
        let mut is_escaped = false;
        let ends = |byte: u8| {
            let is_end = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            is_end
        };
        let length = self.rest.bytes().skip(1).position(ends).map(|inner| inner + 2);
        scalar::string(self.take(length)).ok_or_else(|| self.invalid())
    }

    /// Takes so many bytes, or the rest.
    fn take(&mut self, length: Option<usize>) -> &'a str {
        let (taken, rest) = length.and_then(|length| self.rest.split_at_checked(length)).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes a sign and the space around it, if it comes next.
    fn eat(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_ascii_start();
        let Some(rest) = self.rest.strip_prefix(sign) else { return false };
        self.rest = rest.trim_ascii_start();
        true
    }

    fn invalid<E: Error>(&self) -> E {
        self.report.invalid_value(Document::EXPECTED)
    }
}
