//! Names that the side file gives to shapes, members and values of the model.

use std::collections::BTreeMap;

use crate::diagnostic::{Positions, pointer};

/// The key of the table in the side file.
pub(super) const NAMES: &str = "names";

/// Rust names by what they are for: `namespace#Shape`, or `namespace#Shape$member`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenNames {
    /// How people call the file that they come from, for messages.
    pub(crate) file: String,
    pub(crate) by_id: BTreeMap<String, GivenName>,
}

/// A name, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GivenName {
    pub(crate) name: String,
    /// The line in the file, counted from 1.
    pub(crate) line: Option<usize>,
}

impl GivenNames {
    /// None yet, from a file that messages call so.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), by_id: BTreeMap::new() }
    }

    /// The names of the table that a side file has.
    pub(super) fn read(file: &str, text: &str, table: BTreeMap<String, String>) -> Self {
        let pointers: Vec<String> = table.keys().map(|id| pointer::of(&[NAMES, id])).collect();
        let lines = Positions::find(text, pointers.iter().map(String::as_str));
        let mut names = Self::new(file);
        for ((id, name), at) in table.into_iter().zip(&pointers) {
            names.insert(id, name, lines.line(at));
        }
        names
    }

    /// Gives a name, written in this line of the file.
    pub fn insert(&mut self, id: impl Into<String>, name: impl Into<String>, line: Option<usize>) {
        self.by_id.insert(id.into(), GivenName { name: name.into(), line });
    }
}
