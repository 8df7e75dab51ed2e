//! Patterns, as statics of the generated crate.

use crate::patterns::Machine;

/// An item of `patterns.rs`.
#[derive(Debug)]
pub(crate) enum PatternItem {
    /// The table of an automaton that several patterns have.
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

/// A condition of a pattern.
#[derive(Debug)]
pub(crate) struct PatternPart {
    pub(crate) machine: Machine,
    /// The static of the automaton's table, if other patterns have it too.
    pub(crate) table: Option<String>,
    /// False if the text must not match.
    pub(crate) accepts: bool,
}
