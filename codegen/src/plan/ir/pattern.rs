//! The patterns as statics.

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
    /// The pattern as code, in a line of Markdown.
    pub(crate) docs: String,
    pub(crate) source: String,
    /// What texts that match are, in words.
    pub(crate) form: Option<&'static str>,
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
