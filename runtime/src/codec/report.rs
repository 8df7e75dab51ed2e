//! What a decoding run is asked to do, and what it reports when it fails: the kind of the problem and the place.

use std::cell::RefCell;
use std::fmt::{self, Write as _};

use serde::de;

/// What is wrong with a document that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The text is not JSON, ends too early, or is nested deeper than can be read.
    Syntax,
    /// The text is not UTF-8.
    NotUtf8,
    /// A value is not of the kind that the model says.
    InvalidValue,
    /// A member without which a response is unusable is absent.
    MissingMember,
    /// The model has no member of this name. Only strict reading reports it.
    UnknownMember,
}

/// Goes through one decoding run: how strictly to read, and where reading failed.
///
/// The path is built while an error travels up, each level adding its step, so that a run without one pays nothing.
#[derive(Debug, Default)]
pub struct Report {
    strict: bool,
    problem: RefCell<Option<Problem>>,
    /// The steps to the problem, innermost first.
    steps: RefCell<Vec<Step>>,
}

/// The first thing that went wrong, as far as it is the model's business: syntax errors are the format's.
#[derive(Debug)]
struct Problem {
    kind: DecodeErrorKind,
    message: String,
    /// Whether the error that travels up holds this message already.
    is_in_error: bool,
}

/// One step below a parent.
#[derive(Debug)]
pub(super) enum Step {
    Member(&'static str),
    /// The name of a member that the model doesn't have.
    Unknown(Box<str>),
    Index(usize),
    /// The position in a map. Its key may be customer data, so it is not kept.
    Entry(usize),
}

impl Report {
    /// Unknown members are skipped, as a response of the service must be read.
    #[must_use]
    pub fn lenient() -> Self {
        Self::default()
    }

    /// Unknown members are errors, as a request written by a person should be read.
    #[must_use]
    pub fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }

    pub(super) fn is_strict(&self) -> bool {
        self.strict
    }

    /// An error of ours, whose message quotes no value of the document.
    #[cold]
    pub(super) fn error<E: de::Error>(&self, kind: DecodeErrorKind, message: String) -> E {
        let error = E::custom(&message);
        self.problem.borrow_mut().get_or_insert(Problem { kind, message, is_in_error: true });
        error
    }

    /// A value of the wrong kind.
    #[cold]
    pub(super) fn invalid_value<E: de::Error>(&self, expected: &str) -> E {
        self.error(DecodeErrorKind::InvalidValue, format!("expected {expected}"))
    }

    /// Writes what a visitor expects. A format asks for that only while it makes the error that something else stands
    /// there, so this is where mismatches become known.
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

    /// Removes values from the text of a mismatch: formats quote what they found, which may be customer data.
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

    /// Adds the step that led to a value that failed.
    #[cold]
    pub(super) fn came_by(&self, step: Step) {
        self.steps.borrow_mut().push(step);
    }

    /// The problem, if it is the model's business, and the path of the value that failed, like
    /// `Loan.Paintings[0].Title`; map entries are numbered: `Tags[#2]`. Empty for the document itself.
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
