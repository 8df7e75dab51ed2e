//! Where in a document the codec is, and what it should report about it.

use std::cell::RefCell;
use std::fmt::Write as _;

use serde::de;

/// What one decoding run is asked to do, and where it failed.
#[derive(Debug, Default)]
pub struct Report {
    strict: bool,
    failed_at: RefCell<Option<String>>,
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

    /// The path of the innermost value that could not be read; empty for the document itself.
    #[must_use]
    pub fn into_path(self) -> String {
        self.failed_at.into_inner().unwrap_or_default()
    }
}

/// One step below a parent.
#[derive(Clone, Copy, Debug)]
enum Step {
    Member(&'static str),
    Index(usize),
    /// The position in a map. Its key may be customer data, so it is not kept.
    Entry(usize),
}

/// A place in the document, as a chain of steps up to the root. Lives on the stack: it costs nothing until asked.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<(&'a At<'a>, Step)>,
    report: &'a Report,
}

impl<'a> At<'a> {
    /// The document itself.
    #[must_use]
    pub fn root(report: &'a Report) -> Self {
        Self { parent: None, report }
    }

    pub(super) fn member(&'a self, name: &'static str) -> Self {
        self.below(Step::Member(name))
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        self.below(Step::Index(index))
    }

    pub(super) fn entry(&'a self, position: usize) -> Self {
        self.below(Step::Entry(position))
    }

    fn below(&'a self, step: Step) -> Self {
        Self { parent: Some((self, step)), report: self.report }
    }

    pub(super) fn is_strict(&self) -> bool {
        self.report.strict
    }

    /// Remembers this place when it is the first, that is the innermost, to fail, and takes values out of the text.
    #[cold]
    pub(super) fn fail<E: de::Error>(&self, error: E, expected: &str) -> E {
        let mut failed_at = self.report.failed_at.borrow_mut();
        if failed_at.is_some() {
            return error;
        }
        *failed_at = Some(self.to_path());
        // serde's own messages quote what was found, which may be customer data.
        let text = error.to_string();
        if text.starts_with("invalid ") && text.contains(", expected ") {
            return E::custom(format_args!("expected {expected}"));
        }
        error
    }

    /// The wire path, like `Project.ExpectedCustomerSpend[0].Amount`; map entries are numbered: `Tags[#2]`.
    fn to_path(self) -> String {
        let mut steps = Vec::new();
        let mut place = self;
        while let Some((parent, step)) = place.parent {
            steps.push(step);
            place = *parent;
        }
        let mut path = String::new();
        for step in steps.iter().rev() {
            // Writing to a String can't fail.
            let _ = match step {
                Step::Member(name) if path.is_empty() => write!(path, "{name}"),
                Step::Member(name) => write!(path, ".{name}"),
                Step::Index(index) => write!(path, "[{index}]"),
                Step::Entry(position) => write!(path, "[#{position}]"),
            };
        }
        path
    }
}
