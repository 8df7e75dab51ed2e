//! Minimal automata over the bytes of UTF-8, built by regex-automata and numbered anew for tables.

use std::collections::{BTreeMap, VecDeque};

use regex_automata::dfa::dense;
use regex_automata::dfa::{Automaton, StartKind};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Dot, Hir, Look, Repetition};

use super::Uncompiled;

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

/// The most states that are shipped.
const MAX_STATES: usize = 4096;

/// The most bytes of table that are shipped.
const MAX_BYTES: usize = 64 * 1024;

/// Limits for what is needed on the way, in bytes; with them even hostile patterns take no more than a second or so.
const MAX_NFA: usize = 2 << 20;
const MAX_DETERMINIZATION: usize = 8 << 20;

impl Dfa {
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

/// Builds the automaton that accepts a text if `hir` matches somewhere in it.
pub(super) fn build(hir: Hir) -> Result<Dfa, Uncompiled> {
    // Spelled out rather than left to an unanchored start: so that it goes by characters, and ends with the text.
    let anything =
        || Hir::repetition(Repetition { min: 0, max: None, greedy: true, sub: Box::new(Hir::dot(Dot::AnyChar)) });
    let whole = Hir::concat(vec![Hir::look(Look::Start), anything(), hir, anything(), Hir::look(Look::End)]);
    let nfa = thompson::Compiler::new()
        .configure(thompson::Config::new().nfa_size_limit(Some(MAX_NFA)).which_captures(thompson::WhichCaptures::None))
        .build_from_hir(&whole)
        .map_err(|_| Uncompiled::TooLarge)?;
    let config = dense::Config::new()
        .accelerate(false)
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .dfa_size_limit(Some(MAX_DETERMINIZATION))
        .determinize_size_limit(Some(MAX_DETERMINIZATION))
        .minimize(true);
    let dense = dense::Builder::new().configure(config).build_from_nfa(&nfa).map_err(|_| Uncompiled::TooLarge)?;
    let start = dense.start_state(&start::Config::new().anchored(Anchored::Yes)).map_err(|_| Uncompiled::TooLarge)?;
    number(&explore(&dense, start)?)
}

/// States in the order they are found from the start, which comes first.
struct Explored {
    /// The next state for each byte.
    rows: Vec<Vec<usize>>,
    accepts: Vec<bool>,
}

fn explore(dense: &dense::DFA<Vec<u32>>, start: StateID) -> Result<Explored, Uncompiled> {
    let mut explored = Explored { rows: Vec::new(), accepts: Vec::new() };
    let mut numbers = BTreeMap::from([(start, 0)]);
    let mut open = VecDeque::from([start]);
    while let Some(state) = open.pop_front() {
        let row = (u8::MIN..=u8::MAX).map(|byte| {
            let next = dense.next_state(state, byte);
            let number = numbers.len();
            *numbers.entry(next).or_insert_with(|| {
                open.push_back(next);
                number
            })
        });
        explored.rows.push(row.collect());
        explored.accepts.push(dense.is_match_state(dense.next_eoi_state(state)));
        if numbers.len() > MAX_STATES {
            return Err(Uncompiled::TooLarge);
        }
    }
    Ok(explored)
}

impl Explored {
    /// The states from which a text can still be accepted.
    fn alive(&self) -> Vec<bool> {
        let mut before = vec![Vec::new(); self.rows.len()];
        for (state, row) in self.rows.iter().enumerate() {
            for next in row {
                if let Some(before) = before.get_mut(*next)
                    && before.last() != Some(&state)
                {
                    before.push(state);
                }
            }
        }
        let mut alive = self.accepts.clone();
        let mut open: Vec<usize> = (0..alive.len()).filter(|state| alive.get(*state) == Some(&true)).collect();
        while let Some(state) = open.pop() {
            for previous in before.get(state).into_iter().flatten() {
                if let Some(alive @ false) = alive.get_mut(*previous) {
                    *alive = true;
                    open.push(*previous);
                }
            }
        }
        alive
    }
}

/// Numbers the states: the dead one, those that don't accept, those that do; and puts bytes into classes.
fn number(explored: &Explored) -> Result<Dfa, Uncompiled> {
    let alive = explored.alive();
    let of = |accepts: bool| {
        let states = explored.accepts.iter().zip(&alive).enumerate();
        states.filter(move |(_, (state, alive))| **alive && **state == accepts).map(|(state, _)| state)
    };
    let accepting = 1 + of(false).count();
    let order: Vec<usize> = of(false).chain(of(true)).collect();
    let states = 1 + order.len();
    let mut numbers = vec![0_u16; explored.rows.len()];
    for (number, state) in (1..).zip(&order) {
        if let Some(place) = numbers.get_mut(*state) {
            *place = number;
        }
    }
    let number = |state: usize| numbers.get(state).copied().unwrap_or_default();
    let mut columns: BTreeMap<Vec<u16>, Vec<(u8, u8)>> = BTreeMap::new();
    for byte in u8::MIN..=u8::MAX {
        let next = |state: &usize| explored.rows.get(*state)?.get(usize::from(byte)).copied();
        let cells = order.iter().map(|state| next(state).map_or(0, number));
        let column: Vec<u16> = std::iter::once(0).chain(cells).collect();
        if column.iter().all(|next| *next == 0) {
            continue;
        }
        let ranges = columns.entry(column).or_default();
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == byte => *last = byte,
            _ => ranges.push((byte, byte)),
        }
    }
    let mut columns: Vec<_> = columns.into_iter().collect();
    columns.sort_by(|(_, a), (_, b)| a.cmp(b));
    let (cells, classes) = columns.into_iter().unzip();
    let dfa = Dfa { states, start: usize::from(number(0)), accepting, classes, cells };
    if dfa.table_bytes() > MAX_BYTES { Err(Uncompiled::TooLarge) } else { Ok(dfa) }
}
