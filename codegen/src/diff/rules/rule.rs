//! The rows of the table of kinds.

use crate::diff::levels::{Rust, Wire};

/// All rows of one kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// The kind in a few words.
    pub(crate) title: &'static str,
    pub(crate) rows: &'static [Rule],
}

/// One row: the levels of a kind of change in some directions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) when: When,
    pub(crate) wire: Wire,
    pub(crate) rust: Rust,
    /// Why it has these levels.
    pub(crate) reason: &'static str,
    /// What users must do. `{at}`, `{old}` and `{new}` stand for the place and the values.
    pub(crate) todo: &'static str,
}

/// The directions of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Any,
    /// Requests, or both requests and responses.
    Input,
    /// Only responses and errors.
    Output,
}

impl When {
    /// The directions in a word; empty for all.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Input => "input",
            Self::Output => "output",
        }
    }
}
