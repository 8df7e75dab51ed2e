//! JSON bytes to values and back, with errors that name the place and never quote what stands there.

use std::fmt;

use serde_json::Serializer;

use super::decode_error::DecodeError;
use super::depth::Limited;
use super::format::TimestampFormat;
use super::report::Report;
use super::shape::Shape;

/// A value could not be written as JSON.
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

/// Writes a value as compact JSON, members by name, absent ones left out.
///
/// # Errors
/// A value that JSON can't hold, such as a document with a number that isn't finite, or that is nested deeper than 127
/// levels, which is as deep as can be read.
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

/// Reads a response of a service: unknown members and stray nulls are passed over, an empty body counts as `{}`.
///
/// # Errors
/// The body is not JSON, a value is of the wrong kind, or a required member is missing.
pub fn from_json<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read(body, Report::lenient())
}

/// Reads the response of an operation that promises nothing: an empty body, or JSON of any kind, which is passed over.
///
/// # Errors
/// The body is something else, such as the page of a proxy: then nobody knows what became of the call.
pub fn from_nothing(body: &[u8]) -> Result<(), DecodeError> {
    let body = unmarked(body);
    if body.trim_ascii().is_empty() {
        return Ok(());
    }
    let read = serde_json::from_slice::<serde::de::IgnoredAny>(body);
    read.map(|_| ()).map_err(|error| DecodeError::new(&error, Report::lenient(), false))
}

/// Reads a request that a person wrote: a member that the model doesn't have is an error that names the nearest one.
///
/// # Errors
/// Those of [`from_json`], and an unknown member.
pub fn from_json_strict<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read(body, Report::strict())
}

/// Compiled for each input and output, so only what needs the type is in it.
fn read<T: Shape>(body: &[u8], report: Report) -> Result<T, DecodeError> {
    let text = text(body)?;
    // Nothing at all and `null` mean as much as `{}`.
    let mut from =
        serde_json::Deserializer::from_str(if matches!(text.trim_ascii(), "" | "null") { "{}" } else { text });
    let value = T::read(&mut from, &report);
    value
        .and_then(|value| from.end().map(|()| value))
        .map_err(|error| DecodeError::new(&error, report, text.trim_ascii().is_empty()))
}

/// The body as text.
fn text(body: &[u8]) -> Result<&str, DecodeError> {
    let body = unmarked(body);
    // Checked once and as a whole, which is several times faster than string by string.
    std::str::from_utf8(body).map_err(|error| DecodeError::not_utf8(body, error.valid_up_to()))
}

/// Without the byte order mark that some shells and servers write.
fn unmarked(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}
