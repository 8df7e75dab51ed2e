//! Reading and writing JSON, with errors that have a path and never quote a value.

use std::fmt;

use serde_json::value::RawValue;

use super::decode_error::DecodeError;
use super::depth::Limited;
use super::format::{Style, TimestampFormat, Wire};
use super::json_writer::JsonWriter;
use super::options::JsonOptions;
use super::reader::{Failed, Reader};
use super::report::Report;
use super::shape::{AnyValue, Shape, read_strictly};
use super::surrogates::replace_surrogates;

/// The bytes that are allocated at first: most requests are shorter, and allocators are fast up to a size like this.
const CAPACITY: usize = 1000;

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

/// The body of a request, and the members in it that the model doesn't know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestBody {
    pub(crate) json: Vec<u8>,
    pub(crate) unknown_members: Vec<String>,
}

impl RequestBody {
    /// The JSON text.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.json
    }
}

/// Writes a request.
///
/// # Errors
/// Those of [`to_json`].
pub fn write_request<T: Shape>(value: &T, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
    write_body(value, options.unknown_members)
}

fn write_body(value: &dyn AnyValue, unknown_members: bool) -> Result<RequestBody, EncodeError> {
    let wire = Wire::new(unknown_members);
    let json = write(value, Style::Wire(TimestampFormat::DateTime, &wire), Limited::compact())?;
    Ok(RequestBody { json, unknown_members: wire.written.into_inner() })
}

/// Writes a value as compact JSON for a service. Absent members are omitted, unknown ones are written as they were read.
///
/// # Errors
/// JSON can't represent the value, such as a document with a number that is not finite, or the value is nested deeper
/// than 127 levels, which is the limit for reading too.
pub fn to_json<T: Shape>(value: &T) -> Result<Vec<u8>, EncodeError> {
    write_body(value, true).map(RequestBody::into_bytes)
}

/// Writes compact JSON in the style of serde.
pub(crate) fn write_compact(value: &dyn AnyValue) -> serde_json::Result<Vec<u8>> {
    write(value, Style::Serde, Limited::compact())
}

fn write(value: &dyn AnyValue, style: Style<'_>, layout: Limited) -> serde_json::Result<Vec<u8>> {
    let mut to = JsonWriter::new(CAPACITY, layout);
    value.write_json(&mut to, style)?;
    Ok(to.into_json())
}

/// Writes a value as human-readable JSON, indented by two spaces.
///
/// # Errors
/// Those of [`to_json`].
pub fn to_json_pretty<T: Shape>(value: &T) -> Result<String, EncodeError> {
    write_pretty(value)
}

fn write_pretty(value: &dyn AnyValue) -> Result<String, EncodeError> {
    let wire = Wire::new(true);
    let json = write(value, Style::Wire(TimestampFormat::DateTime, &wire), Limited::pretty())?;
    String::from_utf8(json).map_err(|error| EncodeError(error.to_string()))
}

/// Reads JSON of a service: unknown members are kept, unexpected nulls are ignored, an empty body is read as `{}`. Half of
/// a surrogate pair is read as U+FFFD.
///
/// # Errors
/// The body is not JSON, a value has another type than in the model, or a promised member (a required member of an
/// operation's own output) is missing.
pub fn from_json<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read_response(body, &JsonOptions { unknown_members: true, decoded_limit: usize::MAX })
}

/// Reads a response, with the settings of a client. Compiled for each output, so it contains only the code that needs the
/// type.
///
/// # Errors
/// Those of [`from_json`], and the decoded response would take more memory than the limit.
pub fn read_response<T: Shape>(body: &[u8], options: &JsonOptions) -> Result<T, DecodeError> {
    let mut place = None;
    read_body(body, options, &mut |reader, report| {
        T::read_into(&mut place, &mut *reader, report)?;
        reader.end()
    })?;
    // It has been read.
    Ok(place.unwrap_or_else(T::placeholder))
}

type Read<'a> = dyn FnMut(&mut Reader<'_>, &Report) -> Result<(), Failed> + 'a;

/// The part of [`read_response`] that is the same for all outputs.
fn read_body(body: &[u8], options: &JsonOptions, read: &mut Read<'_>) -> Result<(), DecodeError> {
    let text = text(body)?;
    let json = empty_as_object(text);
    let mut reader = Reader::new(json);
    let report = Report::response(options);
    if read(&mut reader, &report).is_ok() {
        return Ok(());
    }
    if let Some(json) = replace_surrogates(json) {
        let mut reader = Reader::new(&json);
        let report = Report::response(options);
        return read(&mut reader, &report).map_err(|Failed| DecodeError::new(&reader, &report, false));
    }
    Err(DecodeError::new(&reader, &report, text.trim_ascii().is_empty()))
}

/// Reads a modelled error. Unknown members are not kept: errors are never sent, and the members of the protocol (`code` and
/// the other spelling of `message`) are among them.
///
/// # Errors
/// Those of [`read_response`].
pub fn read_error<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read_response(body, &JsonOptions { unknown_members: false, ..JsonOptions::default() })
}

/// Reads the response of an operation without output members: an empty body, or any JSON, which is ignored.
///
/// # Errors
/// The body is not JSON, such as the HTML page of a proxy: then it is not known whether the service applied the
/// request.
pub fn read_nothing(body: &[u8]) -> Result<(), DecodeError> {
    let body = without_byte_order_mark(body);
    if body.trim_ascii().is_empty() {
        return Ok(());
    }
    let read = serde_json::from_slice::<serde::de::IgnoredAny>(body);
    read.map(|_| ()).map_err(|error| DecodeError::syntax(&error))
}

/// Reads a request that a person wrote. Unknown members, unknown enum values and repeated keys are errors, with the most
/// similar name or value, and all problems are reported.
///
/// # Errors
/// Those of [`from_json`], the ones named here, and a second member of a union.
pub fn from_json_strict<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    let mut place = None;
    read_body_strictly(body, &mut |json, report| read_strictly(json, &mut place, report))?;
    place.map_or_else(|| from_json(b"{}"), Ok)
}

/// The part of [`from_json_strict`] that is the same for all requests.
fn read_body_strictly(body: &[u8], read: &mut dyn FnMut(&RawValue, &Report) -> bool) -> Result<(), DecodeError> {
    let text = text(body)?;
    let json = empty_as_object(text);
    // The syntax is checked as a whole, so that a problem of one value doesn't hide those of the others.
    let raw: &RawValue = serde_json::from_str(json).map_err(|error| DecodeError::syntax(&error))?;
    let report = Report::strict(json);
    read(raw, &report);
    DecodeError::strict(report, text).map_or(Ok(()), Err)
}

/// An empty body and `null` are read as `{}`.
fn empty_as_object(text: &str) -> &str {
    if matches!(text.trim_ascii(), "" | "null") { "{}" } else { text }
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
