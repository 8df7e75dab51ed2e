//! Deterministic finite automata over the bytes of a text.

/// The transitions of an automaton: a column for each class of bytes, with a cell for each state.
///
/// The outer index is the class, because the column of a byte can then be computed before the state is known.
#[doc(hidden)]
#[derive(Debug)]
pub struct Table<T, const STATES: usize, const CLASSES: usize> {
    /// The class of each byte. A byte whose class has no column can't be part of a match.
    pub(super) classes: [u8; 256],
    pub(super) cells: [[T; STATES]; CLASSES],
}

/// A column: the byte ranges of the class (pairs of first and last byte), the next state of most states, and the
/// exceptions. An exception `(first, last, next)` leads from the states `first..=last` to the states `next..`, in
/// order.
pub(super) type Column<'a, T> = (&'a [u8], T, &'a [(T, T, T)]);

/// An automaton. It accepts a text if it is in an accepting state after the last byte.
#[derive(Debug)]
pub(super) struct Dfa {
    pub(super) states: usize,
    pub(super) start: usize,
    /// The first accepting state; all states after it are accepting too.
    pub(super) accepting: usize,
    pub(super) classes: &'static [u8; 256],
    pub(super) cells: Cells,
}

#[derive(Debug)]
pub(super) enum Cells {
    Narrow(&'static [u8]),
    Wide(&'static [u16]),
}

/// The state from which no accepting state can be reached.
const DEAD: usize = 0;

/// Implements `Table::new` for one type of cells: a `const fn` can't be generic over it.
macro_rules! table {
    ($cell:ty) => {
        impl<const STATES: usize, const CLASSES: usize> Table<$cell, STATES, CLASSES> {
            /// Declares a table. Bytes and states out of its bounds are ignored.
            #[must_use]
            pub const fn new(columns: [Column<'_, $cell>; CLASSES]) -> Self {
                let mut table = Self { classes: [u8::MAX; 256], cells: [[0; STATES]; CLASSES] };
                let mut class = 0;
                while class < CLASSES && class < 255 {
                    let (mut bytes, usual, mut others) = columns[class];
                    while let [first, last, rest @ ..] = bytes {
                        let mut byte = *first as usize;
                        while byte <= *last as usize {
                            table.classes[byte] = class as u8;
                            byte += 1;
                        }
                        bytes = rest;
                    }
                    table.cells[class] = [usual; STATES];
                    while let [(first, last, next), rest @ ..] = others {
                        let mut state = *first as usize;
                        while state <= *last as usize && state < STATES {
                            table.cells[class][state] = *next + (state - *first as usize) as $cell;
                            state += 1;
                        }
                        others = rest;
                    }
                    class += 1;
                }
                table
            }
        }
    };
}

table!(u8);
table!(u16);

impl Dfa {
    pub(super) fn accepts(&self, text: &str) -> bool {
        match self.cells {
            Cells::Narrow(cells) => self.run(text, cells),
            Cells::Wide(cells) => self.run(text, cells),
        }
    }

    fn run<T: Copy + Into<usize>>(&self, text: &str, cells: &[T]) -> bool {
        let mut state = self.start;
        for byte in text.bytes() {
            let column = usize::from(self.classes[usize::from(byte)]) * self.states;
            state = cells.get(column + state).map_or(DEAD, |next| (*next).into());
            if state == DEAD {
                return false;
            }
        }
        state >= self.accepting
    }
}
