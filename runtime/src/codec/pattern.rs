//! Patterns of a model, compiled by the generator to tables: what runs here is two small loops.
//!
//! A generated crate states its patterns as statics. There is no regex engine and nothing to set up; a match allocates
//! nothing, reads each byte once at most for each part, and can't fail.

mod char_set;
mod dfa;

pub use self::char_set::CharSet;
pub use self::dfa::Table;
use self::dfa::{Cells, Dfa};

/// A pattern of a model, ready to be matched.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    parts: &'static [Part],
}

impl Pattern {
    /// States a pattern: as the model writes it, and what must all be true of a text that matches.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(source: &'static str, parts: &'static [Part]) -> Self {
        Self { source, parts }
    }

    /// True where some part of the text matches; where the pattern is anchored, the whole of it.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.parts.iter().all(|part| part.machine.accepts(text) == part.accepts)
    }

    /// The pattern as the model writes it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}

/// One condition on the whole text: the pattern itself, or one of the look-aheads it starts with.
#[doc(hidden)]
#[derive(Debug)]
pub struct Part {
    machine: Machine,
    /// What the machine must say.
    accepts: bool,
}

#[derive(Debug)]
enum Machine {
    /// From `min` to `max` characters, all of them in a set.
    Chars {
        set: &'static CharSet,
        min: usize,
        max: usize,
    },
    Dfa(Dfa),
}

impl Part {
    /// From `min` to `max` characters of a set; `usize::MAX` stands for no upper limit.
    #[must_use]
    pub const fn chars(min: usize, max: usize, set: &'static CharSet) -> Self {
        Self { machine: Machine::Chars { set, min, max }, accepts: true }
    }

    /// A DFA with up to 256 states. Number 0 is dead, those from `accepting` on accept.
    #[must_use]
    pub const fn dfa<const STATES: usize, const CLASSES: usize>(
        start: usize,
        accepting: usize,
        table: &'static Table<u8, STATES, CLASSES>,
    ) -> Self {
        let cells = Cells::Narrow(table.cells.as_flattened());
        Self::of_dfa(Dfa { states: STATES, start, accepting, classes: &table.classes, cells })
    }

    /// The same with more than 256 states.
    #[must_use]
    pub const fn wide_dfa<const STATES: usize, const CLASSES: usize>(
        start: usize,
        accepting: usize,
        table: &'static Table<u16, STATES, CLASSES>,
    ) -> Self {
        let cells = Cells::Wide(table.cells.as_flattened());
        Self::of_dfa(Dfa { states: STATES, start, accepting, classes: &table.classes, cells })
    }

    const fn of_dfa(dfa: Dfa) -> Self {
        Self { machine: Machine::Dfa(dfa), accepts: true }
    }

    /// The opposite: what a negative look-ahead asks for.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { accepts: !self.accepts, ..self }
    }
}

impl Machine {
    fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Chars { set, min, max } => set.counts(text, *min, *max),
            Self::Dfa(dfa) => dfa.accepts(text),
        }
    }
}

#[cfg(test)]
mod tests;
