//! The error of reading JSON: what is invalid, and where.

use std::fmt;

use super::decode_problem::{DecodeErrorKind, Place};
use super::reader::Reader;
use super::report::Report;
use super::syntax_error::{SyntaxError, position};

/// The error for JSON that could not be read.
///
/// It never contains a value of the JSON text, since values may be customer data; strict reading, which is for JSON that
/// the caller wrote, names unknown enum values unless they are sensitive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    first: DecodeProblem,
    others: Vec<DecodeProblem>,
    /// The input was empty.
    empty: bool,
}

/// One problem of JSON that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeProblem {
    kind: DecodeErrorKind,
    path: String,
    message: String,
    line: usize,
    column: usize,
}

impl DecodeProblem {
    fn at(Place { kind, path, message }: Place, (line, column): (usize, usize)) -> Self {
        Self { kind, path, message, line, column }
    }

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

    /// The line of the invalid value, or where reading stopped, from 1; 0 if the input was empty.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column of the invalid value, or where reading stopped, in bytes from 1; 0 if the input was empty.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

impl DecodeError {
    /// All problems in the order of the text. Strict reading finds all of them, other reading stops at the first one.
    pub fn problems(&self) -> impl Iterator<Item = &DecodeProblem> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// What is invalid, for programs, of the first problem.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.first.kind
    }

    /// The path of the first invalid value: [`DecodeProblem::path`].
    #[must_use]
    pub fn path(&self) -> &str {
        &self.first.path
    }

    /// What is invalid there, human-readable, without the path.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.first.message
    }

    /// The line of the first problem: [`DecodeProblem::line`].
    #[must_use]
    pub fn line(&self) -> usize {
        self.first.line
    }

    /// The column of the first problem: [`DecodeProblem::column`].
    #[must_use]
    pub fn column(&self) -> usize {
        self.first.column
    }

    fn of(first: DecodeProblem) -> Self {
        Self { first, others: Vec::new(), empty: false }
    }

    /// The error of a lenient run.
    pub(super) fn new(reader: &Reader<'_>, report: &Report, empty: bool) -> Self {
        let path = report.path();
        let (place, position) = match report.take_problem() {
            Some((kind, message)) => (Place { kind, path, message }, reader.position()),
            None => {
                let SyntaxError { message, position } = reader.syntax_error();
                (Place { kind: DecodeErrorKind::Syntax, path, message }, position)
            }
        };
        Self { empty, ..Self::of(DecodeProblem::at(place, if empty { (0, 0) } else { position })) }
    }

    /// The error for a text that is not JSON.
    pub(super) fn syntax(error: &serde_json::Error) -> Self {
        let SyntaxError { message, position } = SyntaxError::from(error);
        Self::of(DecodeProblem::at(Place { kind: DecodeErrorKind::Syntax, path: String::new(), message }, position))
    }

    /// The error of a strict run; `None` if it found no problem.
    pub(super) fn strict(report: Report, text: &str) -> Option<Self> {
        let problems = report.into_problems().into_iter().map(|found| {
            let place = Place { kind: found.kind, path: found.path, message: found.message };
            DecodeProblem::at(place, position(text.as_bytes(), found.offset))
        });
        let mut problems = problems.collect::<Vec<_>>().into_iter();
        problems.next().map(|first| Self { first, others: problems.collect(), empty: text.trim_ascii().is_empty() })
    }

    pub(super) fn not_utf8(body: &[u8], at: usize) -> Self {
        let message = "the text is not UTF-8".to_owned();
        let place = Place { kind: DecodeErrorKind::NotUtf8, path: String::new(), message };
        Self::of(DecodeProblem::at(place, position(body, at)))
    }
}

impl fmt::Display for DecodeProblem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, path, message, line, column } = self;
        match kind {
            // The message has only the last member of the path.
            DecodeErrorKind::MissingMember => write!(to, "the required member `{path}` is missing")?,
            _ if path.is_empty() => to.write_str(message)?,
            _ => write!(to, "{path}: {message}")?,
        }
        if *line > 0 {
            write!(to, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeProblem { kind, path, message, .. } = &self.first;
        match (self.empty, kind) {
            (true, DecodeErrorKind::MissingMember) => write!(to, "it is empty, but the member `{path}` is required"),
            (true, _) => write!(to, "it is empty: {message}"),
            (false, _) => {
                self.first.fmt(to)?;
                self.others.iter().try_for_each(|problem| write!(to, "; {problem}"))
            }
        }
    }
}

impl std::error::Error for DecodeError {}
