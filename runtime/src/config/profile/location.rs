//! The line of a file, for messages.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// A line in a file.
#[derive(Clone)]
pub(crate) struct Location {
    pub(crate) file: Arc<Path>,
    pub(crate) line: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}, line {}", self.file.display(), self.line)
    }
}
