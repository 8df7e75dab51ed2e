//! Scalars as a format has them. From JSON they come as text, so that no digit is lost and no feature of serde_json, which
//! any crate of a program can turn on, changes what is read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::report::Report;

/// The name under which serde_json gives the text of a value ([`RawValue`]). If it had another one, values would come as
/// in other formats.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// The name under which [`Reader`](super::reader::Reader) gives a string as such, and other values as their text.
pub(super) const SCALAR: &str = "$smithy_client_runtime::Scalar";

/// The key under which serde_json gives a number with its feature `arbitrary_precision`.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// The key under which toml gives a date or time.
const TOML_TIME: &str = "$__toml_private_datetime";

/// A scalar, before anything is known about its type.
#[derive(Debug)]
pub(super) enum Scalar<'de> {
    Text(Cow<'de, str>),
    /// A number in the notation of JSON.
    Number(Cow<'de, str>),
    Integer(i128),
    Float(f64),
    Bool(bool),
}

/// Reads a scalar; `expected` is for errors.
pub(super) fn read<'de, D: Deserializer<'de>>(
    from: D,
    expected: &'static str,
    report: &Report,
) -> Result<Scalar<'de>, D::Error> {
    let visitor = ScalarVisitor { expected, report };
    if report.is_of_reader() {
        from.deserialize_newtype_struct(SCALAR, visitor)
    } else {
        from.deserialize_newtype_struct(RAW, visitor)
    }
}

struct ScalarVisitor<'a> {
    expected: &'static str,
    report: &'a Report,
}

impl<'de> Visitor<'de> for ScalarVisitor<'_> {
    type Value = Scalar<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting(self.expected, to)
    }

    /// A format other than JSON.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Scalar<'de>, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value.into()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar<'de>, A::Error> {
        let invalid = || self.report.invalid_value(self.expected);
        let key = map.next_key_seed(Text)?.ok_or_else(invalid)?;
        let text = match &*key {
            RAW | NUMBER | TOML_TIME => map.next_value_seed(Text)?,
            _ => return Err(invalid()),
        };
        match &*key {
            RAW => of_json(text).ok_or_else(invalid),
            NUMBER => Ok(Scalar::Number(text)),
            _ => Ok(Scalar::Text(text)),
        }
    }
}

/// A scalar from its JSON text; `None` for lists, objects and `null`.
fn of_json(json: Cow<'_, str>) -> Option<Scalar<'_>> {
    match json.as_bytes().first()? {
        b'"' => Some(Scalar::Text(match json {
            Cow::Borrowed(json) => string(json)?,
            Cow::Owned(json) => Cow::Owned(string(&json)?.into_owned()),
        })),
        b't' | b'f' => Some(Scalar::Bool(&*json == "true")),
        b'-' | b'0'..=b'9' => Some(Scalar::Number(json)),
        _ => None,
    }
}

/// The text of a JSON string, without a copy if it has no escapes.
pub(super) fn string(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') { serde_json::from_str(json).ok().map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
}

/// Text that is borrowed from the input where the format lends it.
#[derive(Clone, Copy)]
pub(super) struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Cow<'de, str>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }
}
