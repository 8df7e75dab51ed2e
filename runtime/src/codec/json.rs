//! Reading and writing JSON, with errors that have a path and never quote a value.

use std::fmt;

use serde_json::Serializer;

use super::decode_error::DecodeError;
use super::depth::Limited;
use super::format::TimestampFormat;
use super::report::Report;
use super::shape::Shape;

/// The error for a value that could not be written as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError(String);

impl fmt::Display for EncodeError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the value can't be written as JSON: {}", self.0)
    }
}

impl std::error::Error for EncodeError {}

impl From<serde_json::Error> for EncodeError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// Writes a value as compact JSON. Absent members are omitted.
///
/// # Errors
/// JSON can't represent the value, such as a document with a number that is not finite, or the value is nested deeper
/// than 127 levels, which is the limit for reading too.
pub fn to_json<T: Shape>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut json = Vec::with_capacity(128);
    value.write(&mut Serializer::with_formatter(&mut json, Limited::compact()), TimestampFormat::DateTime)?;
    Ok(json)
}

/// Writes a value as human-readable JSON, indented by two spaces.
///
/// # Errors
/// Those of [`to_json`].
pub fn to_json_pretty<T: Shape>(value: &T) -> Result<String, EncodeError> {
    let mut json = Vec::with_capacity(128);
    value.write(&mut Serializer::with_formatter(&mut json, Limited::pretty()), TimestampFormat::DateTime)?;
    String::from_utf8(json).map_err(|error| EncodeError(error.to_string()))
}

/// Reads a response: unknown members and unexpected nulls are ignored, an empty body is read as `{}`.
///
/// # Errors
/// The body is not JSON, a value has another type than in the model, or a promised member (a required member of an
/// operation's own output) is missing.
pub fn from_json<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read(body, Report::lenient())
}

/// Reads the response of an operation without output members: an empty body, or any JSON, which is ignored.
///
/// # Errors
/// The body is not JSON, such as the HTML page of a proxy: then it is not known whether the service applied the
/// request.
pub fn from_nothing(body: &[u8]) -> Result<(), DecodeError> {
    let body = without_byte_order_mark(body);
    if body.trim_ascii().is_empty() {
        return Ok(());
    }
    let read = serde_json::from_slice::<serde::de::IgnoredAny>(body);
    read.map(|_| ()).map_err(|error| DecodeError::new(&error, Report::lenient(), false))
}

/// Reads a request that a person wrote: an unknown member is an error that suggests the most similar name.
///
/// # Errors
/// Those of [`from_json`], an unknown member, and a second member of a union.
pub fn from_json_strict<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read(body, Report::strict())
}

/// Compiled for each input and output, so it contains only the code that needs the type.
fn read<T: Shape>(body: &[u8], report: Report) -> Result<T, DecodeError> {
    let text = text(body)?;
    // An empty body and `null` are read as `{}`.
    let mut from =
        serde_json::Deserializer::from_str(if matches!(text.trim_ascii(), "" | "null") { "{}" } else { text });
    let value = T::read(&mut from, &report);
    value
        .and_then(|value| from.end().map(|()| value))
        .map_err(|error| DecodeError::new(&error, report, text.trim_ascii().is_empty()))
}

fn text(body: &[u8]) -> Result<&str, DecodeError> {
    let body = without_byte_order_mark(body);
    // One check of the whole body is several times faster than a check of each string.
    std::str::from_utf8(body).map_err(|error| DecodeError::not_utf8(body, error.valid_up_to()))
}

/// Removes the byte order mark that some shells and servers write.
fn without_byte_order_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}
