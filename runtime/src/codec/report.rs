//! The mode of a decoding run (lenient or strict), its limits, and the problems that it reports: what is invalid, and
//! where.

use std::cell::{Cell, RefCell};
use std::fmt::{self, Write as _};

use serde::de;

use super::decode_problem::DecodeErrorKind;
use super::options::JsonOptions;

/// Passed through one decoding run: how to read, and what failed where.
///
/// A lenient run ends with its first problem. Its path is built while the error is returned, each level adding its step,
/// so that a run without an error costs nothing. A strict run goes on, with the steps as a stack.
#[derive(Debug)]
pub struct Report {
    /// Whether values are read by [`Reader`](super::reader::Reader), and not by any format of serde.
    of_reader: bool,
    keep_unknown_members: bool,
    /// The bytes that lists, maps and boxes may still take.
    memory: Cell<usize>,
    /// The name of the unknown member whose value comes next.
    unknown_member: RefCell<Option<Box<str>>>,
    problem: RefCell<Option<Problem>>,
    /// Lenient: the steps to the problem, innermost first. Strict: the steps to the present value.
    steps: RefCell<Vec<Step>>,
    strict: Option<Strict>,
}

/// What is invalid with respect to the model. Syntax errors are reported by the format.
#[derive(Debug)]
struct Problem {
    kind: DecodeErrorKind,
    message: String,
    /// Whether the returned error has this message already.
    is_in_error: bool,
}

/// The state of a strict run, which reads a JSON text.
#[derive(Debug)]
struct Strict {
    /// The address of the text, so that parts of it have a position.
    address: usize,
    /// Where the present value begins in the text.
    offset: Cell<usize>,
    /// Problems of a key, whose place is the value behind it.
    of_key: RefCell<Vec<(DecodeErrorKind, String)>>,
    problems: RefCell<Vec<Found>>,
}

/// The present value of a strict run.
pub(super) struct Present {
    offset: usize,
    steps: usize,
}

/// A problem of a strict run.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) kind: DecodeErrorKind,
    pub(super) message: String,
    pub(super) path: String,
    /// Where the invalid value begins in the text, in bytes.
    pub(super) offset: usize,
}

/// One step below a parent.
#[derive(Debug)]
pub(super) enum Step {
    /// Its wire name, and whether it is sensitive.
    Member(&'static str, bool),
    /// A member that the model doesn't have.
    Unknown(Box<str>),
    Index(usize),
    /// The position in a map. The key may be customer data, so it is not kept.
    Entry(usize),
}

/// Steps of a strict run, which has no other limit on its depth.
const MAX_STEPS: usize = 127;

impl Report {
    fn new(keep_unknown_members: bool, memory: usize, strict: Option<Strict>) -> Self {
        Self {
            of_reader: true,
            keep_unknown_members,
            memory: Cell::new(memory),
            unknown_member: RefCell::default(),
            problem: RefCell::default(),
            steps: RefCell::default(),
            strict,
        }
    }

    /// Unknown members are kept. For every format of serde.
    #[must_use]
    pub fn lenient() -> Self {
        Self { of_reader: false, ..Self::new(true, usize::MAX, None) }
    }

    /// For responses, with the settings of a client.
    pub(super) fn response(options: &JsonOptions) -> Self {
        Self::new(options.unknown_members, options.decoded_limit, None)
    }

    /// For the JSON text of a request that a person wrote: unknown members, unknown enum values and repeated keys are
    /// problems, and all problems are reported.
    pub(super) fn strict(text: &str) -> Self {
        let strict = Strict {
            address: text.as_ptr().addr(),
            offset: Cell::new(0),
            of_key: RefCell::default(),
            problems: RefCell::default(),
        };
        Self::new(false, usize::MAX, Some(strict))
    }

    pub(super) fn is_of_reader(&self) -> bool {
        self.of_reader
    }

    pub(super) fn is_strict(&self) -> bool {
        self.strict.is_some()
    }

    /// Takes memory from the limit.
    ///
    /// # Errors
    /// The limit is used up.
    #[inline]
    pub(super) fn charge<E: de::Error>(&self, bytes: usize) -> Result<(), E> {
        match self.memory.get().checked_sub(bytes) {
            Some(left) => {
                self.memory.set(left);
                Ok(())
            }
            None => Err(self.error(DecodeErrorKind::MemoryLimit, "too large to be decoded".to_owned())),
        }
    }

    /// Notes the name of an unknown member before its value is read.
    #[cold]
    pub(super) fn begin_unknown_member(&self, name: &str) {
        if self.keep_unknown_members || self.is_strict() {
            *self.unknown_member.borrow_mut() = Some(name.into());
        }
    }

    /// The name of the unknown member whose value comes next, unless the value is to be skipped.
    pub(super) fn unknown_member(&self) -> Option<Box<str>> {
        self.unknown_member.borrow_mut().take()
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

    /// Adds the step from a parent to the value that failed. A strict run knows it already.
    #[cold]
    pub(super) fn add_step(&self, step: Step) {
        if !self.is_strict() {
            self.steps.borrow_mut().push(step);
        }
    }

    /// A strict run goes to a value within the present one.
    #[inline]
    pub(super) fn enter(&self, step: impl FnOnce() -> Step) {
        if self.is_strict() {
            self.steps.borrow_mut().push(step());
        }
    }

    /// A strict run goes back.
    #[inline]
    pub(super) fn leave(&self) {
        if self.is_strict() {
            self.steps.borrow_mut().pop();
        }
    }

    /// Whether a strict run is within a sensitive member.
    pub(super) fn is_sensitive(&self) -> bool {
        self.steps.borrow().iter().any(|step| matches!(step, Step::Member(_, true)))
    }

    /// Whether a strict run is as deep as values may be nested.
    pub(super) fn is_too_deep(&self) -> bool {
        self.steps.borrow().len() > MAX_STEPS
    }

    /// Makes a part of the text the present value of a strict run. Returns what is present until then.
    pub(super) fn begin(&self, json: &str) -> Present {
        let offset = |strict: &Strict| strict.offset.replace(json.as_ptr().addr().saturating_sub(strict.address));
        let before = Present { offset: self.strict.as_ref().map_or(0, offset), steps: self.steps.borrow().len() };
        let of_key = self.strict.as_ref().map(|strict| std::mem::take(&mut *strict.of_key.borrow_mut()));
        for (kind, message) in of_key.into_iter().flatten() {
            self.record(kind, message, None);
        }
        before
    }

    /// Goes back to the value before.
    pub(super) fn end(&self, before: &Present) {
        if let Some(strict) = &self.strict {
            strict.offset.set(before.offset);
            // A value that could not be read didn't leave what it had entered.
            self.steps.borrow_mut().truncate(before.steps);
        }
    }

    /// Records a problem of a key in a strict run, at the value that comes next.
    #[cold]
    pub(super) fn record_of_key(&self, kind: DecodeErrorKind, message: String) {
        if let Some(strict) = &self.strict {
            strict.of_key.borrow_mut().push((kind, message));
        }
    }

    /// Records a problem of a strict run at the present value, or at a step below it.
    #[cold]
    pub(super) fn record(&self, kind: DecodeErrorKind, message: String, below: Option<Step>) {
        let Some(strict) = &self.strict else { return };
        let path = path(self.steps.borrow().iter().chain(&below));
        strict.problems.borrow_mut().push(Found { kind, message, path, offset: strict.offset.get() });
    }

    /// Records the problem that ended the reading of the present value of a strict run; without one, a syntax error with
    /// this text.
    #[cold]
    pub(super) fn record_failure(&self, syntax_error: impl FnOnce() -> String) {
        let (kind, message) = self.take_problem().unwrap_or_else(|| (DecodeErrorKind::Syntax, syntax_error()));
        self.record(kind, message, None);
    }

    /// The problems of a strict run, in the order of the text.
    pub(super) fn into_problems(self) -> Vec<Found> {
        let mut problems = self.strict.map(|strict| strict.problems.into_inner()).unwrap_or_default();
        problems.sort_by_key(|problem| problem.offset);
        problems
    }

    /// The problem that ended the reading, if it is not a syntax error.
    pub(super) fn take_problem(&self) -> Option<(DecodeErrorKind, String)> {
        self.problem.borrow_mut().take().map(|Problem { kind, message, .. }| (kind, message))
    }

    /// The path of the value with which a lenient run ended, like `Loan.Paintings[0].Title`; map entries are numbered:
    /// `Tags[#2]`. It is empty for the outermost value.
    pub(super) fn path(&self) -> String {
        path(self.steps.borrow().iter().rev())
    }
}

fn path<'a>(steps: impl Iterator<Item = &'a Step>) -> String {
    let mut path = String::new();
    for step in steps {
        let mut member = |name: &str| {
            let dot = if path.is_empty() { "" } else { "." };
            write!(path, "{dot}{name}")
        };
        // Writing to a String can't fail.
        let _ = match step {
            Step::Member(name, _) => member(name),
            Step::Unknown(name) => member(name),
            Step::Index(index) => write!(path, "[{index}]"),
            Step::Entry(position) => write!(path, "[#{position}]"),
        };
    }
    path
}
