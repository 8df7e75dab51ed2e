//! Why a journal can't be used.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The error for a [`Journal`](crate::Journal) that can't be opened or written.
#[derive(Clone)]
pub struct JournalError(Arc<Inner>);

struct Inner {
    path: PathBuf,
    problem: JournalProblem,
    line: Option<usize>,
    message: String,
    source: Option<io::Error>,
}

/// What is wrong with a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JournalProblem {
    /// Another run uses it.
    InUse,
    /// The file is no journal, or one of a later version.
    Foreign,
    /// A line was changed, or is missing.
    Damaged,
    /// The file can't be opened, read or written.
    Io,
    /// A value that a step keeps can't be written as JSON, or the recorded one is of another type.
    Value,
}

impl JournalError {
    pub(super) fn new(path: &Path, problem: JournalProblem, message: impl Into<String>) -> Self {
        Self(Arc::new(Inner { path: path.to_owned(), problem, line: None, message: message.into(), source: None }))
    }

    pub(super) fn at_line(path: &Path, problem: JournalProblem, line: usize, message: impl Into<String>) -> Self {
        let (path, message) = (path.to_owned(), message.into());
        Self(Arc::new(Inner { path, problem, line: Some(line), message, source: None }))
    }

    pub(super) fn io(path: &Path, doing: &str, source: io::Error) -> Self {
        let message = format!("it can't be {doing}: {source}");
        let (path, problem, source) = (path.to_owned(), JournalProblem::Io, Some(source));
        Self(Arc::new(Inner { path, problem, line: None, message, source }))
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> JournalProblem {
        self.0.problem
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// The line, from 1, for a file that is foreign or damaged.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { path, line, message, .. } = &*self.0;
        write!(to, "The journal {}", path.display())?;
        if let Some(line) = line {
            write!(to, ", line {line}")?;
        }
        write!(to, ": {message}")
    }
}

/// Prints the same line as `Display`.
impl fmt::Debug for JournalError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl StdError for JournalError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}
