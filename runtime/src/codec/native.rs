//! JSON text as values of any format, for unknown members outside of JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::format::Style;
use super::sorted::Sorted;

/// A value as JSON text for a service, and natively for a format of serde.
pub(super) struct Styled<'a>(pub(super) &'a RawValue, pub(super) Style<'a>);

impl Serialize for Styled<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.1 {
            Style::Wire(..) => self.0.serialize(to),
            Style::Serde => Native(self.0).serialize(to),
        }
    }
}

/// The maximum depth of values that are kept: with what they stand in they are not deeper than JSON is read.
pub(super) const MAX_DEPTH: usize = 64;

/// A value that is at most [`MAX_DEPTH`] deep.
struct Native<'a>(&'a RawValue);

impl Serialize for Native<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let json = self.0.get();
        match json.as_bytes().first() {
            Some(b'{') => {
                let members = raw_members(json).map_err(S::Error::custom)?;
                to.collect_map(members.iter().map(|(name, json)| (name, Native(json))))
            }
            Some(b'[') => {
                let elements = elements(json).map_err(S::Error::custom)?;
                to.collect_seq(elements.iter().map(|json| Native(json)))
            }
            Some(b'"') => {
                let text = string(json).map_err(S::Error::custom)?;
                to.serialize_str(&text)
            }
            Some(b't') => to.serialize_bool(true),
            Some(b'f') => to.serialize_bool(false),
            Some(b'n') | None => to.serialize_unit(),
            Some(_) => number(json, to),
        }
    }
}

/// Writes a number as such if that keeps its value, else as text.
fn number<S: Serializer>(json: &str, to: S) -> Result<S::Ok, S::Error> {
    if let Ok(whole) = json.parse() {
        return to.serialize_i64(whole);
    }
    if let Ok(whole) = json.parse() {
        return to.serialize_u64(whole);
    }
    match json.parse() {
        Ok(float) if keeps_value(float, json) => to.serialize_f64(float),
        _ => to.serialize_str(json),
    }
}

/// True if the float, which was parsed from this number in the notation of JSON, stands for exactly that number when it
/// is written again.
pub(super) fn keeps_value(float: f64, json: &str) -> bool {
    // Every number with up to 15 digits and a small exponent comes back.
    let is_short = json.len() <= 15 && !json.contains(['e', 'E']);
    is_short || float.is_finite() && decimal(json) == decimal(&format!("{float:e}"))
}

/// The value of a number in the notation of JSON: its digits without zeros at their ends, and the power of ten of the
/// first one. The sign is left out, since both sides have the same.
fn decimal(number: &str) -> (String, i64) {
    let number = number.trim_start_matches('-');
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    let zeros = (digits.len() - significant.len()) as i64;
    let significant = significant.trim_end_matches('0');
    if significant.is_empty() {
        return (String::new(), 0);
    }
    // An exponent beyond all limits differs from every other.
    let exponent: i64 = exponent.parse().unwrap_or(i64::MAX / 2);
    (significant.to_owned(), exponent + whole.len() as i64 - zeros)
}

/// Whether two JSON texts stand for the same value, digit by digit.
pub(super) fn same_json(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    match (a.as_bytes().first(), b.as_bytes().first()) {
        (Some(b'{'), Some(b'{')) => match (raw_members(a), raw_members(b)) {
            (Ok(a), Ok(b)) => {
                let is_same = |((a_name, a), (b_name, b)): (&(String, &RawValue), &(String, &RawValue))| {
                    a_name == b_name && same_json(a.get(), b.get())
                };
                a.len() == b.len() && a.iter().zip(b.iter()).all(is_same)
            }
            _ => false,
        },
        (Some(b'['), Some(b'[')) => match (elements(a), elements(b)) {
            (Ok(a), Ok(b)) => a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same_json(a.get(), b.get())),
            _ => false,
        },
        (Some(b'"'), Some(b'"')) => match (string(a), string(b)) {
            (Ok(a), Ok(b)) => a == b,
            _ => false,
        },
        (Some(b'-' | b'0'..=b'9'), Some(b'-' | b'0'..=b'9')) => {
            a.starts_with('-') == b.starts_with('-') && decimal(a) == decimal(b)
        }
        _ => false,
    }
}

/// The members of an object by their names.
pub(crate) type RawMembers<'a> = Sorted<String, &'a RawValue>;

/// Reads the members of an object, and not their values. Of members with the same name the last one counts.
///
/// # Errors
/// The text is not a JSON object. The error may quote it.
pub(crate) fn raw_members(json: &str) -> serde_json::Result<RawMembers<'_>> {
    let mut from = serde_json::Deserializer::from_str(json);
    let members = from.deserialize_map(MembersVisitor)?;
    from.end()?;
    Ok(Sorted::of(members))
}

/// Reads the members of an object in their order.
struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

fn elements(json: &str) -> serde_json::Result<Vec<&RawValue>> {
    serde_json::from_str(json)
}

fn string(json: &str) -> serde_json::Result<Cow<'_, str>> {
    serde_json::from_str(json)
}

/// How deep lists and objects in a JSON text are nested.
pub(super) fn depth(json: &str) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    let (mut in_string, mut is_escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_natively_and_numbers_only_if_they_keep_their_value() {
        for (json, native) in [
            (
                r#"{"b":[1,-2.50,{}],"a":"x\u00e9","c":null,"d":[true,false]}"#,
                r#"{"a":"xé","b":[1,-2.5,{}],"c":null,"d":[true,false]}"#,
            ),
            ("18446744073709551615", "18446744073709551615"),
            ("1E2", "100.0"),
            ("0.1", "0.1"),
            ("-0.000", "-0.0"),
            ("123456789012345678901234567890", "\"123456789012345678901234567890\""),
            ("0.1234567890123456789", "\"0.1234567890123456789\""),
            ("1e400", "\"1e400\""),
            ("1e99999999999999999999", "\"1e99999999999999999999\""),
        ] {
            let raw: &RawValue = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&Styled(raw, Style::Serde)).unwrap(), native, "{json}");
        }
    }

    #[test]
    fn values_are_the_same_however_they_are_written() {
        for (a, b, same) in [
            (r#"{"a": [1, 2], "b": 1}"#, r#"{"b":1.0,"a":[1e0,2]}"#, true),
            (r#"["a \u0062"]"#, r#"[ "a b" ]"#, true),
            (r#"["a b"]"#, r#"["ab"]"#, false),
            ("0.10", "1e-1", true),
            ("-1", "1", false),
            ("12345678901234567890.1", "12345678901234567890.2", false),
            ("[1]", "[1, 1]", false),
            ("{\"a\":1}", "{\"b\":1}", false),
            ("null", "[]", false),
        ] {
            assert_eq!(same_json(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn brackets_in_strings_are_no_depth() {
        for (json, expected) in [("1", 0), ("[]", 1), (r#"[{"a": "[[\"["}, [1]]"#, 2)] {
            assert_eq!(depth(json), expected, "{json}");
        }
    }
}
