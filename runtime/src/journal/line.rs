//! The lines of a journal: JSON objects whose first member is a checksum of the rest of the line.
//!
//! ```text
//! {"sum":"0f…","journal":1}
//! {"sum":"7c…","begin":1767323045000,"row":"42","step":"create","operation":"CreateOpportunity","request":"5d…","token":"…"}
//! {"sum":"91…","end":1767323045250,"row":"42","step":"create","operation":"CreateOpportunity","attempts":1,"value":"O1"}
//! ```
//!
//! A step that was not applied ends with `"not_applied":true` in place of a value.

use std::time::SystemTime;

use super::entry::{digest, millis};
use crate::codec::{RawMembers, raw_members};

/// The version of the format.
const VERSION: u32 = 1;

/// The beginning of each line, before the checksum.
const START: &str = "{\"sum\":\"";

/// The number of digits of a checksum.
const DIGITS: usize = 16;

/// A step is about to be sent.
pub(crate) struct Begin<'a> {
    pub(crate) at: SystemTime,
    pub(crate) row: &'a str,
    pub(crate) step: &'a str,
    pub(crate) operation: &'a str,
    pub(crate) request: [u8; 16],
    pub(crate) token: Option<&'a str>,
}

/// A step has ended.
pub(crate) struct End<'a> {
    pub(crate) at: SystemTime,
    pub(crate) row: &'a str,
    pub(crate) step: &'a str,
    pub(crate) operation: &'a str,
    pub(crate) attempts: usize,
    pub(crate) outcome: Outcome<'a>,
}

pub(crate) enum Outcome<'a> {
    /// The value that the step keeps, as JSON.
    Answered(&'a str),
    NotApplied,
}

/// The first line.
pub(super) fn header() -> String {
    line(&format!("\"journal\":{VERSION}"))
}

impl Begin<'_> {
    pub(super) fn line(&self) -> String {
        let Self { at, row, step, operation, request, token } = self;
        let mut rest = format!(
            "\"begin\":{},\"row\":{},\"step\":{},\"operation\":{},\"request\":\"{}\"",
            millis(*at),
            text(row),
            text(step),
            text(operation),
            hex(request.iter())
        );
        if let Some(token) = token {
            rest += &format!(",\"token\":{}", text(token));
        }
        line(&rest)
    }
}

impl End<'_> {
    pub(super) fn line(&self) -> String {
        let Self { at, row, step, operation, attempts, outcome } = self;
        let outcome = match outcome {
            Outcome::Answered(value) => format!("\"value\":{value}"),
            Outcome::NotApplied => "\"not_applied\":true".to_owned(),
        };
        line(&format!(
            "\"end\":{},\"row\":{},\"step\":{},\"operation\":{},\"attempts\":{attempts},{outcome}",
            millis(*at),
            text(row),
            text(step),
            text(operation)
        ))
    }
}

/// A line that was read.
#[derive(Debug, PartialEq)]
pub(super) enum Line {
    Begin {
        at: u64,
        row: String,
        step: String,
        operation: String,
        request: [u8; 16],
        token: Option<Box<str>>,
    },
    /// Without a value it was not applied.
    End {
        at: u64,
        row: String,
        step: String,
        operation: String,
        attempts: u32,
        value: Option<Box<str>>,
    },
}

/// Reads a line other than the first one, without its end.
///
/// # Errors
/// What is wrong, without anything of the line.
pub(super) fn read(line: &[u8]) -> Result<Line, &'static str> {
    let rest = line.strip_prefix(START.as_bytes()).ok_or("it is not a line of a journal")?;
    let (sum, rest) = rest.split_at_checked(DIGITS).ok_or("it is not a line of a journal")?;
    let rest = rest.strip_prefix(b"\",").ok_or("it is not a line of a journal")?;
    if checksum(rest).as_bytes() != sum {
        return Err("its checksum is wrong: it was changed or is incomplete");
    }
    let text = std::str::from_utf8(line).map_err(|_| "it is not a line of a journal")?;
    let members = raw_members(text).map_err(|_| "it is not a line of a journal")?;
    Fields(members).line().ok_or("a member is missing or invalid; a later version may have written it")
}

/// True if these bytes are a beginning of the first line, which was not written completely.
pub(super) fn is_begun_header(bytes: &[u8]) -> bool {
    header().as_bytes().starts_with(bytes)
}

struct Fields<'a>(RawMembers<'a>);

impl Fields<'_> {
    fn line(&self) -> Option<Line> {
        let (row, step, operation) = (self.get("row")?, self.get("step")?, self.get("operation")?);
        if let Some(at) = self.get("begin") {
            let request: String = self.get("request")?;
            let token: Option<String> = self.get("token");
            let token = token.map(String::into_boxed_str);
            return Some(Line::Begin { at, row, step, operation, request: from_hex(&request)?, token });
        }
        let (at, attempts): (_, u32) = (self.get("end")?, self.get("attempts")?);
        let value = self.0.get("value").map(|value| value.get().into());
        if value.is_none() && self.get("not_applied") != Some(true) {
            return None;
        }
        Some(Line::End { at, row, step, operation, attempts, value })
    }

    fn get<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_str(self.0.get(name)?.get()).ok()
    }
}

fn line(rest: &str) -> String {
    let rest = format!("{rest}}}");
    format!("{START}{}\",{rest}\n", checksum(rest.as_bytes()))
}

fn checksum(bytes: &[u8]) -> String {
    hex(digest(&[bytes]).iter().take(DIGITS / 2))
}

/// A string as JSON.
fn text(text: &str) -> String {
    // A string can always be written.
    serde_json::to_string(text).unwrap_or_default()
}

/// Each line that is read needs it, so it doesn't format.
fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes.flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn from_hex(text: &str) -> Option<[u8; 16]> {
    (text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(())?;
    Some(u128::from_str_radix(text, 16).ok()?.to_be_bytes())
}
