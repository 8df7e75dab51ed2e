//! The journal: a file that records which steps of which rows were sent and answered, so that a run that ended early can
//! be continued.

mod entry;
mod error;
mod file;
mod line;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use self::entry::{Entry, State, StepId, digest};
pub use self::error::{JournalError, JournalProblem};
pub use self::file::{Journal, JournalSummary};
pub(crate) use self::line::{Begin, End, Outcome};
#[cfg(test)]
pub(crate) use self::tests::Folder;
