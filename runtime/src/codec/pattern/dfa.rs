//! Deterministic automata over the bytes of a text.

/// The next states of an automaton: a column for each class of bytes, in it a cell for each state.
///
/// By classes, because a byte's column is then known before the state is: less to wait for.
#[doc(hidden)]
#[derive(Debug)]
pub struct Table<T, const STATES: usize, const CLASSES: usize> {
    /// The class of each byte. One without a column can't be part of a match.
    pub(super) classes: [u8; 256],
    pub(super) cells: [[T; STATES]; CLASSES],
}

/// A class: pairs of the first and last bytes in it, the state that most states lead to, and the others: each state
/// from a first to a last one leads to another, beginning with a third.
pub(super) type Column<'a, T> = (&'a [u8], T, &'a [(T, T, T)]);

/// An automaton. A text is accepted where its last byte leads to a state that accepts.
#[derive(Debug)]
pub(super) struct Dfa {
    pub(super) states: usize,
    pub(super) start: usize,
    /// The first of the states that accept; they are the last ones.
    pub(super) accepting: usize,
    pub(super) classes: &'static [u8; 256],
    pub(super) cells: Cells,
}

#[derive(Debug)]
pub(super) enum Cells {
    Narrow(&'static [u8]),
    Wide(&'static [u16]),
}

/// No match can come from here any more.
const DEAD: usize = 0;

/// Makes `Table::new` for a type of cells: a `const fn` can't be generic over them.
macro_rules! table {
    ($cell:ty) => {
        impl<const STATES: usize, const CLASSES: usize> Table<$cell, STATES, CLASSES> {
            /// States a table. What is out of its bounds is left out.
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
