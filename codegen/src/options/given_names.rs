//! Names that the side file gives to shapes, members and values of the model.

use std::collections::BTreeMap;

use crate::diagnostic::{Positions, pointer};

/// The key of the names in the side file.
pub(super) const NAMES: &str = "names";

/// Rust names by the id of what they name: `namespace#Shape`, or `namespace#Shape$member`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenNames {
    /// The name of the side file in messages.
    pub(crate) file: String,
    pub(crate) by_id: BTreeMap<String, GivenName>,
}

/// A name and its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GivenName {
    pub(crate) name: String,
    /// The line in the side file, counted from 1.
    pub(crate) line: Option<usize>,
}

impl GivenNames {
    /// No names, from a file with this name in messages.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), by_id: BTreeMap::new() }
    }

    /// The names by the ids of what they name.
    pub fn ids(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id.iter().map(|(id, given)| (id.as_str(), given.name.as_str()))
    }

    /// The names in the table of a side file.
    pub(super) fn read(file: &str, text: &str, table: BTreeMap<String, String>) -> Self {
        let pointers: Vec<String> = table.keys().map(|id| pointer::of(&[NAMES, id])).collect();
        let lines = Positions::find(text, pointers.iter().map(String::as_str));
        let mut names = Self::new(file);
        for ((id, name), at) in table.into_iter().zip(&pointers) {
            names.insert(id, name, lines.line(at));
        }
        names
    }

    /// Adds a name that is in this line of the file.
    pub fn insert(&mut self, id: impl Into<String>, name: impl Into<String>, line: Option<usize>) {
        self.by_id.insert(id.into(), GivenName { name: name.into(), line });
    }
}
