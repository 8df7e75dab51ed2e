//! Why a document could not be read: what is wrong, and where.

use std::fmt;

use super::report::{DecodeErrorKind, Report};

/// A document could not be read.
///
/// Its text holds no value of the document, since those may be customer data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    kind: DecodeErrorKind,
    path: String,
    line: usize,
    column: usize,
    message: String,
    /// There was nothing to read.
    empty: bool,
}

impl DecodeError {
    /// What is wrong, for programs.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.kind
    }

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

    pub(super) fn new(error: &serde_json::Error, report: Report, empty: bool) -> Self {
        let (line, column) = if empty { (0, 0) } else { (error.line(), error.column()) };
        let (problem, path) = report.finish();
        // What the report doesn't know is about JSON, not about the model; its text quotes nothing.
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
            // The message names the last step of the path alone.
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
