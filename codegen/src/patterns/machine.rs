//! Compiled patterns: conditions, each with an automaton.

/// A compiled pattern: conditions that must all hold for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The conditions, at least one.
    pub parts: Vec<Part>,
}

/// A condition on the whole text: the pattern itself, or a look-ahead at its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The automaton.
    pub machine: Machine,
    /// False for a negative look-ahead, for which the automaton must not accept the text.
    pub accepts: bool,
}

/// An automaton that accepts or rejects a whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Machine {
    /// Accepts a number of characters that are all in a set.
    Chars {
        /// The minimum number.
        min: u32,
        /// The maximum number.
        max: Option<u32>,
        /// The first and last characters of the ranges, sorted and not adjacent.
        set: Vec<(char, char)>,
    },
    /// Accepts by states.
    Dfa(Dfa),
}

/// A minimal automaton that accepts whole texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dfa {
    /// The number of states. State 0 is the dead state.
    pub states: usize,
    /// The start state.
    pub start: usize,
    /// The first accepting state. The accepting states are the last ones.
    pub accepting: usize,
    /// The classes of equivalent bytes, as sorted ranges. Bytes in no class lead to the dead state.
    pub classes: Vec<Vec<(u8, u8)>>,
    /// The next state, for each class and each state.
    pub cells: Vec<Vec<u16>>,
}

impl Compiled {
    /// The size of the tables in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        self.parts.iter().map(|part| part.machine.table_bytes()).sum()
    }

    /// True if the text is accepted.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        self.parts.iter().all(|part| part.machine.accepts(text) == part.accepts)
    }
}

impl Machine {
    fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Chars { min, max, set } => {
                let is_in_set = |character| set.iter().any(|(first, last)| (*first..=*last).contains(&character));
                let length = text.chars().count() as u64;
                text.chars().all(is_in_set) && length >= u64::from(*min) && max.is_none_or(|max| length <= max.into())
            }
            Self::Dfa(dfa) => dfa.accepts(text),
        }
    }

    /// The size of the tables in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        match self {
            // A bit for each ASCII character, and eight bytes for each range of others.
            Self::Chars { set, .. } => 16 + set.iter().filter(|(_, last)| !last.is_ascii()).count() * 8,
            Self::Dfa(dfa) => dfa.table_bytes(),
        }
    }
}

impl Dfa {
    fn accepts(&self, text: &str) -> bool {
        let end = text.bytes().try_fold(self.start, |state, byte| self.next(state, byte));
        end.is_some_and(|end| end >= self.accepting)
    }

    /// The state after a byte. `None` if the byte is in no class.
    pub(super) fn next(&self, state: usize, byte: u8) -> Option<usize> {
        let is_class = |class: &Vec<(u8, u8)>| class.iter().any(|(first, last)| (*first..=*last).contains(&byte));
        let class = self.classes.iter().position(is_class)?;
        self.cells.get(class)?.get(state).map(|state| usize::from(*state))
    }

    /// The size of the table in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        let cell = if self.is_wide() { 2 } else { 1 };
        256 + self.states * self.classes.len() * cell
    }

    /// True if the numbers of states need more than a byte.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.states > 256
    }
}
