//! The error of reading JSON: what is invalid, and where.

use std::fmt;

use super::report::{DecodeErrorKind, Report};

/// The error for JSON that could not be read.
///
/// It never contains a value of the JSON text, since values may be customer data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    kind: DecodeErrorKind,
    path: String,
    line: usize,
    column: usize,
    message: String,
    /// The input was empty.
    empty: bool,
}

impl DecodeError {
    /// What is invalid, for programs.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

    /// The path of the invalid value in wire names, like `Loan.Paintings[0].Title`; empty for the outermost value.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is invalid there, human-readable, without the path.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The line where reading stopped, from 1; 0 if the input was empty.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column where reading stopped, in bytes from 1; 0 if the input was empty.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    pub(super) fn new(error: &serde_json::Error, report: Report, empty: bool) -> Self {
        let (line, column) = if empty { (0, 0) } else { (error.line(), error.column()) };
        let (problem, path) = report.finish();
        // An error that the report doesn't have is a syntax error of JSON. Its text quotes no value.
        let (kind, message) = problem.unwrap_or_else(|| {
            let text = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            (DecodeErrorKind::Syntax, text.strip_suffix(&place).unwrap_or(&text).to_owned())
        });
        Self { kind, path, line, column, message, empty }
    }

    pub(super) fn not_utf8(body: &[u8], at: usize) -> Self {
        let valid = body.get(..at).unwrap_or(body);
        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + valid.iter().rev().take_while(|byte| **byte != b'\n').count();
        let message = "the text is not UTF-8".to_owned();
        Self { kind: DecodeErrorKind::NotUtf8, path: String::new(), line, column, message, empty: false }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, path, line, column, message, empty } = self;
        match (empty, kind) {
            (true, DecodeErrorKind::MissingMember) => {
                return write!(to, "it is empty, but the member `{path}` is required");
            }
            (true, _) => return write!(to, "it is empty: {message}"),
            // The message has only the last member of the path.
            (false, DecodeErrorKind::MissingMember) => write!(to, "the required member `{path}` is missing")?,
            (false, _) if path.is_empty() => to.write_str(message)?,
            (false, _) => write!(to, "{path}: {message}")?,
        }
        if *line > 0 {
            write!(to, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}
