//! The two axes of a change, and its direction.

use std::fmt;

use serde::Serialize;

/// Whether programs that were built before can still talk to the service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// They can, as before.
    #[default]
    Compatible,
    /// They can, but what they see or what is accepted may differ.
    Behaviour,
    /// Some of their requests fail, or some responses can't be read or lack values.
    Breaking,
}

/// What the change does to the public API of the generated crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rust {
    /// The crate doesn't change.
    #[default]
    None,
    /// Nothing that a program can name changes.
    Patch,
    /// Additions and deprecations.
    Minor,
    /// A program may no longer compile.
    Major,
}

/// Where the changed values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// In requests.
    Input,
    /// In responses and errors.
    Output,
    /// In both, or in neither, such as endpoint rules.
    Both,
}

impl Direction {
    pub(super) fn of(input: bool, output: bool) -> Self {
        match (input, output) {
            (true, false) => Self::Input,
            (false, true) => Self::Output,
            _ => Self::Both,
        }
    }
}

/// How much attention a change needs: 3 if something breaks, 2 if behaviour may change, 1 for additions, or else 0.
pub(super) fn weight(wire: Wire, rust: Rust) -> u8 {
    match (wire, rust) {
        (Wire::Breaking, _) | (_, Rust::Major) => 3,
        (Wire::Behaviour, _) => 2,
        (Wire::Compatible, Rust::Minor) => 1,
        (Wire::Compatible, Rust::Patch | Rust::None) => 0,
    }
}

impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Compatible => "compatible",
            Self::Behaviour => "behaviour may change",
            Self::Breaking => "breaking",
        })
    }
}

impl fmt::Display for Rust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Input => "input",
            Self::Output => "output",
            Self::Both => "both",
        })
    }
}
