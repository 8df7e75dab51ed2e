//! What a pattern becomes: conditions, each decided by a machine.

/// A compiled pattern: conditions that must all hold of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// At least one.
    pub parts: Vec<Part>,
}

/// One condition on the whole text: the pattern itself, or a look-ahead that it starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What decides.
    pub machine: Machine,
    /// False for a negative look-ahead: the machine must not accept.
    pub accepts: bool,
}

/// What decides whether a whole text is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Machine {
    /// A number of characters, all of them in a set.
    Chars {
        /// At least so many.
        min: u32,
        /// At most so many.
        max: Option<u32>,
        /// First and last character of each range, sorted and apart from each other.
        set: Vec<(char, char)>,
    },
    /// Whatever is more than that.
    Dfa(Dfa),
}

/// A minimal automaton that accepts whole texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dfa {
    /// How many states; number 0 is dead.
    pub states: usize,
    /// Where texts begin.
    pub start: usize,
    /// The first of the states that accept; they are the last ones.
    pub accepting: usize,
    /// Bytes that behave alike, as ranges, sorted. Bytes in none of them lead to the dead state from everywhere.
    pub classes: Vec<Vec<(u8, u8)>>,
    /// For each class, for each state: the next state.
    pub cells: Vec<Vec<u16>>,
}

impl Compiled {
    /// What the tables take in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        self.parts.iter().map(|part| part.machine.table_bytes()).sum()
    }

    /// Whether a text is accepted.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        self.parts.iter().all(|part| part.machine.accepts(text) == part.accepts)
    }
}

impl Machine {
    fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Chars { min, max, set } => {
                let is_in_set = |letter| set.iter().any(|(first, last)| (*first..=*last).contains(&letter));
                let length = text.chars().count() as u64;
                text.chars().all(is_in_set) && length >= u64::from(*min) && max.is_none_or(|max| length <= max.into())
            }
            Self::Dfa(dfa) => dfa.accepts(text),
        }
    }

    /// What the tables take in a program, in bytes.
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

    /// The state behind a byte; `None` for the dead one that bytes of no class lead to.
    pub(super) fn next(&self, state: usize, byte: u8) -> Option<usize> {
        let is_class = |class: &Vec<(u8, u8)>| class.iter().any(|(first, last)| (*first..=*last).contains(&byte));
        let class = self.classes.iter().position(is_class)?;
        self.cells.get(class)?.get(state).map(|state| usize::from(*state))
    }

    /// What the table takes in a program, in bytes.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        let cell = if self.is_wide() { 2 } else { 1 };
        256 + self.states * self.classes.len() * cell
    }

    /// Whether states have numbers beyond a byte.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.states > 256
    }
}
