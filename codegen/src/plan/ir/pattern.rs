//! The patterns as statics.

use super::types::Docs;
use crate::patterns::Machine;

/// An item of `patterns.rs`.
#[derive(Debug)]
pub(crate) enum PatternItem {
    /// The table of a machine that several patterns have.
    Table {
        name: String,
        machine: Machine,
    },
    Pattern(PatternStatic),
}

/// A pattern.
#[derive(Debug)]
pub(crate) struct PatternStatic {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) source: String,
    pub(crate) parts: Vec<PatternPart>,
}

/// One of its conditions.
#[derive(Debug)]
pub(crate) struct PatternPart {
    pub(crate) machine: Machine,
    /// The static that has the machine's table, if others have it too.
    pub(crate) table: Option<String>,
    /// False for what the text must not be.
    pub(crate) accepts: bool,
}
