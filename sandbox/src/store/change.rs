//! What the store keeps: records as bytes, each with its place.

use std::collections::BTreeMap;
use std::fmt;

/// The place of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) kind: &'static str,
    /// Empty for what belongs to no catalog.
    pub(crate) catalog: &'static str,
    pub(crate) id: String,
}

/// Records that are written together; `None` for one that is removed.
pub(crate) type Changes = BTreeMap<Key, Option<Vec<u8>>>;

/// A record that was read.
#[derive(PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) kind: String,
    pub(crate) catalog: String,
    pub(crate) id: String,
    pub(crate) value: Vec<u8>,
}

/// Without the value, whose members may be sensitive.
impl fmt::Debug for Row {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {} {}", self.kind, self.catalog, self.id)
    }
}
