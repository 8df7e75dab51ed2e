//! What a decoding run is asked to do, and where in the document it failed.

use std::cell::RefCell;
use std::fmt::Write as _;

use serde::de;

/// Goes through one decoding run: how strictly to read, and where reading failed.
///
/// The path is built while an error travels up, each level adding its step, so that a run without one pays nothing.
#[derive(Debug, Default)]
pub struct Report {
    strict: bool,
    /// `None` until something fails; then the steps to it, innermost first.
    failure: RefCell<Option<Vec<Step>>>,
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
    /// Unknown members are skipped, as an answer of the service must be read.
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

    /// Takes values out of the text of the first error, that is the innermost.
    #[cold]
    pub fn fail<E: de::Error>(&self, error: E, expected: &str) -> E {
        let mut failure = self.failure.borrow_mut();
        if failure.is_some() {
            return error;
        }
        *failure = Some(Vec::new());
        // serde's own messages quote what was found, which may be customer data.
        let text = error.to_string();
        if text.starts_with("invalid ") && text.contains(", expected ") {
            return E::custom(format_args!("expected {expected}"));
        }
        error
    }

    /// Adds the step that led to a value that failed.
    #[cold]
    pub(super) fn came_by(&self, step: Step) {
        self.failure.borrow_mut().get_or_insert_default().push(step);
    }

    /// The wire path of the value that failed, like `Loan.Paintings[0].Title`; map entries are numbered:
    /// `Tags[#2]`. Empty for the document itself.
    #[must_use]
    pub fn into_path(self) -> String {
        let mut path = String::new();
        for step in self.failure.into_inner().unwrap_or_default().iter().rev() {
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
        path
    }
}
