//! Matches strings against the patterns of a model, which the generator compiled to tables.
//!
//! A generated crate declares its patterns as statics. There is no regex engine and no set-up at run time. A match
//! allocates nothing, reads each byte at most once per part, and can't fail.

mod char_set;
mod dfa;

pub use self::char_set::CharSet;
pub use self::dfa::Table;
use self::dfa::{Cells, Dfa};

/// A compiled pattern of a model.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    form: Option<&'static str>,
    parts: &'static [Part],
}

impl Pattern {
    /// Declares a pattern: its source in the model, and the parts, all of which must hold for a match.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(source: &'static str, parts: &'static [Part]) -> Self {
        Self { source, form: None, parts }
    }

    /// Declares what texts that match are, in words: `a date, YYYY-MM-DD`.
    #[doc(hidden)]
    #[must_use]
    pub const fn described(self, form: &'static str) -> Self {
        Self { form: Some(form), ..self }
    }

    /// True if the pattern matches anywhere in the text, as Smithy defines it: only anchors (`^`, `$`) tie it to the
    /// ends.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.parts.iter().all(|part| part.machine.accepts(text) == part.accepts)
    }

    /// The source of the pattern in the model.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// What texts that match are, in words with an example, like `a date, YYYY-MM-DD`; `None` if the pattern is for
    /// nothing that people have a word for.
    #[must_use]
    pub const fn form(&self) -> Option<&'static str> {
        self.form
    }
}

/// One condition on the whole text: the pattern itself, or one of the look-aheads it starts with.
#[doc(hidden)]
#[derive(Debug)]
pub struct Part {
    machine: Machine,
    /// The result that the machine must give.
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
    /// From `min` to `max` characters of a set; `usize::MAX` is no upper limit.
    #[must_use]
    pub const fn chars(min: usize, max: usize, set: &'static CharSet) -> Self {
        Self { machine: Machine::Chars { set, min, max }, accepts: true }
    }

    /// A DFA with up to 256 states. State 0 is the dead state; the states from `accepting` on are accepting.
    #[must_use]
    pub const fn dfa<const STATES: usize, const CLASSES: usize>(
        start: usize,
        accepting: usize,
        table: &'static Table<u8, STATES, CLASSES>,
    ) -> Self {
        let cells = Cells::Narrow(table.cells.as_flattened());
        Self::of_dfa(Dfa { states: STATES, start, accepting, classes: &table.classes, cells })
    }

    /// A DFA with more than 256 states.
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

    /// The part holds where it did not hold before: a negative look-ahead.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { accepts: !self.accepts, ..self }
    }
}

impl Machine {
    fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Chars { set, min, max } => set.matches(text, *min, *max),
            Self::Dfa(dfa) => dfa.accepts(text),
        }
    }
}

#[cfg(test)]
mod tests;
