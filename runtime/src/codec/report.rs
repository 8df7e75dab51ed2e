//! The mode of a decoding run (lenient or strict), and the problem that it reports: what is invalid, and where.

use std::cell::RefCell;
use std::fmt::{self, Write as _};

use serde::de;

/// What is invalid in JSON that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The text is not JSON, ends too early, or is nested deeper than can be read.
    Syntax,
    /// The text is not UTF-8.
    NotUtf8,
    /// A value doesn't have the type of the model.
    InvalidValue,
    /// A required member of an operation's output is absent.
    MissingMember,
    /// The model has no member with this name. Only strict reading reports it.
    UnknownMember,
}

/// Passed through one decoding run: whether to read strictly, and what failed where.
///
/// The path is built while an error is returned, each level adding its step, so that a run without an error costs
/// nothing.
#[derive(Debug, Default)]
pub struct Report {
    strict: bool,
    problem: RefCell<Option<Problem>>,
    /// The steps to the problem, innermost first.
    steps: RefCell<Vec<Step>>,
}

/// The first problem with respect to the model. Syntax errors are reported by the format.
#[derive(Debug)]
struct Problem {
    kind: DecodeErrorKind,
    message: String,
    /// Whether the returned error has this message already.
    is_in_error: bool,
}

/// One step below a parent.
#[derive(Debug)]
pub(super) enum Step {
    Member(&'static str),
    /// A member that the model doesn't have.
    Unknown(Box<str>),
    Index(usize),
    /// The position in a map. The key may be customer data, so it is not kept.
    Entry(usize),
}

impl Report {
    /// Unknown members are ignored. For responses.
    #[must_use]
    pub fn lenient() -> Self {
        Self::default()
    }

    /// Unknown members are errors. For requests that a person wrote.
    #[must_use]
    pub fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }

    pub(super) fn is_strict(&self) -> bool {
        self.strict
    }

    /// Records a problem and returns the error for it. The message must not contain a value that was read.
    #[cold]
    pub(super) fn error<E: de::Error>(&self, kind: DecodeErrorKind, message: String) -> E {
        let error = E::custom(&message);
        self.problem.borrow_mut().get_or_insert(Problem { kind, message, is_in_error: true });
        error
    }

    /// A value of another type than the expected one.
    #[cold]
    pub(super) fn invalid_value<E: de::Error>(&self, expected: &str) -> E {
        self.error(DecodeErrorKind::InvalidValue, format!("expected {expected}"))
    }

    /// Writes what a visitor expects. A format calls this only to build the error for a mismatch, so the mismatch is
    /// recorded here.
    #[cold]
    pub(super) fn expecting(&self, expected: &'static str, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = || Problem {
            kind: DecodeErrorKind::InvalidValue,
            message: format!("expected {expected}"),
            is_in_error: false,
        };
        self.problem.borrow_mut().get_or_insert_with(problem);
        to.write_str(expected)
    }

    /// Removes values from the text of a mismatch: formats quote the value that they found, which may be customer data.
    #[cold]
    pub fn redacted<E: de::Error>(&self, error: E) -> E {
        match &mut *self.problem.borrow_mut() {
            Some(Problem { message, is_in_error: is_in_error @ false, .. }) => {
                *is_in_error = true;
                E::custom(message)
            }
            _ => error,
        }
    }

    /// Adds the step from a parent to the value that failed.
    #[cold]
    pub(super) fn add_step(&self, step: Step) {
        self.steps.borrow_mut().push(step);
    }

    /// The problem, unless it is a syntax error, and the path of the value that failed, like `Loan.Paintings[0].Title`;
    /// map entries are numbered: `Tags[#2]`. The path is empty for the outermost value.
    pub(super) fn finish(self) -> (Option<(DecodeErrorKind, String)>, String) {
        let mut path = String::new();
        for step in self.steps.into_inner().iter().rev() {
            let mut member = |name: &str| {
                let dot = if path.is_empty() { "" } else { "." };
                write!(path, "{dot}{name}")
            };
            // Writing to a String can't fail.
            let _ = match step {
                Step::Member(name) => member(name),
                Step::Unknown(name) => member(name),
                Step::Index(index) => write!(path, "[{index}]"),
                Step::Entry(position) => write!(path, "[#{position}]"),
            };
        }
        let problem = self.problem.into_inner().map(|Problem { kind, message, .. }| (kind, message));
        (problem, path)
    }
}
