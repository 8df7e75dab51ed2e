//! JSON bytes to values and back, with errors that name the place and never quote what stands there.

use std::fmt;

use serde_json::Serializer;

use super::depth::Limited;
use super::format::TimestampFormat;
use super::path::Report;
use super::shape::Shape;

/// A document could not be read.
///
/// Its text holds no value of the document, since those may be customer data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    line: usize,
    column: usize,
    message: String,
}

impl DecodeError {
    /// The wire path of the value, like `Loan.Paintings[0].Title`; empty for the document itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line where reading stopped, from 1; 0 when there is no such place.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column where reading stopped, in bytes from 1; 0 when there is no such place.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    fn new(error: serde_json::Error, report: Report, expected: &str) -> Self {
        // A text that is replaced takes the place with it.
        let (line, column) = (error.line(), error.column());
        let text = report.fail(error, expected).to_string();
        // The place has fields of its own.
        let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
        Self { path: report.into_path(), line, column, message: message.to_owned() }
    }

    fn not_utf8(body: &[u8], at: usize) -> Self {
        let valid = body.get(..at).unwrap_or(body);
        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + valid.iter().rev().take_while(|byte| **byte != b'\n').count();
        Self { path: String::new(), line, column, message: "the text is not UTF-8".to_owned() }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(to, "{}: ", self.path)?;
        }
        to.write_str(&self.message)?;
        if self.line > 0 {
            write!(to, " (line {}, column {})", self.line, self.column)?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}

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

/// Writes a value as JSON for people, two spaces deep.
///
/// # Errors
/// Those of [`to_json`].
pub fn to_json_pretty<T: Shape>(value: &T) -> Result<String, EncodeError> {
    let mut json = Vec::with_capacity(128);
    value.write(&mut Serializer::with_formatter(&mut json, Limited::pretty()), TimestampFormat::DateTime)?;
    String::from_utf8(json).map_err(|error| EncodeError(error.to_string()))
}

/// Reads an answer of a service: unknown members and stray nulls are passed over, an empty body counts as `{}`.
///
/// # Errors
/// The body is not JSON, a value is of the wrong kind, or a required member is missing.
pub fn from_json<T: Shape>(body: &[u8]) -> Result<T, DecodeError> {
    read(body, Report::lenient())
}

/// Reads the answer of an operation that promises nothing: an empty body, or JSON of any kind, which is passed over.
///
/// # Errors
/// The body is something else, such as the page of a proxy: then nobody knows what became of the call.
pub fn from_nothing(body: &[u8]) -> Result<(), DecodeError> {
    let body = unmarked(body);
    if body.trim_ascii().is_empty() {
        return Ok(());
    }
    let read = serde_json::from_slice::<serde::de::IgnoredAny>(body);
    read.map(|_| ()).map_err(|error| DecodeError::new(error, Report::lenient(), "JSON"))
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
    let mut from = serde_json::Deserializer::from_str(text(body)?);
    let value = T::read(&mut from, &report);
    value.and_then(|value| from.end().map(|()| value)).map_err(|error| DecodeError::new(error, report, T::EXPECTED))
}

/// The body as text; nothing at all and `null` say as much as `{}`.
fn text(body: &[u8]) -> Result<&str, DecodeError> {
    let body = unmarked(body);
    // Checked once and as a whole, which is several times faster than string by string.
    let text = std::str::from_utf8(body).map_err(|error| DecodeError::not_utf8(body, error.valid_up_to()))?;
    Ok(if matches!(text.trim_ascii(), "" | "null") { "{}" } else { text })
}

/// Without the byte order mark that some shells and servers write.
fn unmarked(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}
