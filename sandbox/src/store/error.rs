//! What is wrong with a folder or its files, as sentences that say what to do.

use std::fmt;
use std::io;
use std::path::Path;

use super::change::Row;

/// A folder that can't be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct StoreError(String);

impl fmt::Display for StoreError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for StoreError {}

impl From<StoreError> for io::Error {
    fn from(error: StoreError) -> Self {
        Self::other(error)
    }
}

impl StoreError {
    pub(crate) fn new(message: String) -> Self {
        Self(message)
    }

    /// The system refuses something.
    pub(super) fn io(path: &Path, what: &str, error: &io::Error) -> Self {
        Self(format!("{} can't be {what}: {error}", path.display()))
    }

    /// A file has other bytes than those that were written.
    pub(super) fn damaged(path: &Path, detail: &str) -> Self {
        let path = path.display();
        Self(format!("{path} is damaged: {detail}; restore the folder from a copy, or choose another folder"))
    }

    /// The same, with the folder in front.
    pub(crate) fn of(self, folder: &Path) -> Self {
        Self(format!("{}: {self}", folder.display()))
    }

    /// A record isn't what its kind says. Its text is not repeated, since members may be sensitive.
    pub(crate) fn record(row: &Row, detail: &str) -> Self {
        let Row { kind, catalog, id, .. } = row;
        let place = if catalog.is_empty() { format!("the record {kind}") } else { format!("{kind} {id} of {catalog}") };
        Self(format!(
            "the store is damaged: {place} {detail}; restore the folder from a copy, or choose another folder"
        ))
    }

    /// The database reports an error.
    pub(super) fn database(path: &Path, error: &redb::Error) -> Self {
        match error {
            redb::Error::Corrupted(detail) => Self::damaged(path, detail),
            redb::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                Self::damaged(path, "it doesn't begin like a database")
            }
            redb::Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                Self::damaged(path, "it is shorter than it says")
            }
            redb::Error::Io(error) => Self::io(path, "read or written", error),
            other => Self::damaged(path, &other.to_string()),
        }
    }
}
