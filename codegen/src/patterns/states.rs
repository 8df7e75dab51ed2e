//! The states between an automaton of regex-automata and a table: they are reversed, numbered, and bytes are grouped
//! into classes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::limits::{MAX_STATES, MAX_STEPS};
use super::machine::Dfa;

/// The states of an automaton. The first one is the start state.
#[derive(Debug, Default)]
pub(super) struct States {
    /// The next state for each byte.
    pub(super) rows: Vec<Vec<usize>>,
    /// True for the states that accept.
    pub(super) accept: Vec<bool>,
}

impl States {
    /// The states from which an accepting state can be reached.
    fn alive(&self) -> Vec<bool> {
        let mut before = vec![BTreeSet::new(); self.rows.len()];
        for (state, row) in self.rows.iter().enumerate() {
            for next in row {
                if let Some(before) = before.get_mut(*next) {
                    before.insert(state);
                }
            }
        }
        let mut alive = self.accept.clone();
        let mut open: Vec<usize> = numbers_of(&self.accept, true).collect();
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

    /// The minimal automaton for the reversed texts. Each of its states is a set of states of this one. `None` if that
    /// takes too long or becomes too large.
    pub(super) fn reversed(&self) -> Option<States> {
        let classes = self.classes();
        // The states that lead to each state, for each class.
        let before: Vec<Vec<Vec<usize>>> = classes
            .keys()
            .map(|column| {
                let mut before = vec![Vec::new(); self.rows.len()];
                for (state, next) in column.iter().enumerate() {
                    before.get_mut(*next)?.push(state);
                }
                Some(before)
            })
            .collect::<Option<_>>()?;
        // Sets are sorted.
        let start: Vec<usize> = numbers_of(&self.accept, true).collect();
        let mut reversed = States::default();
        let mut numbers = BTreeMap::from([(start.clone(), 0)]);
        let mut open = VecDeque::from([start]);
        let mut steps = 0;
        while let Some(set) = open.pop_front() {
            let mut row = vec![0; 256];
            for (before, bytes) in before.iter().zip(classes.values()) {
                let mut next: Vec<usize> =
                    set.iter().filter_map(|state| before.get(*state)).flatten().copied().collect();
                steps += set.len() + next.len();
                next.sort_unstable();
                next.dedup();
                let number = numbers.len();
                let number = *numbers.entry(next.clone()).or_insert_with(|| {
                    open.push_back(next);
                    number
                });
                for byte in bytes {
                    *row.get_mut(usize::from(*byte))? = number;
                }
            }
            if steps > MAX_STEPS || numbers.len() > MAX_STATES {
                return None;
            }
            reversed.rows.push(row);
            // The first state of this automaton is its start state.
            reversed.accept.push(set.first() == Some(&0));
        }
        Some(reversed)
    }

    /// The different columns of next states, each with its bytes.
    fn classes(&self) -> BTreeMap<Vec<usize>, Vec<u8>> {
        let mut classes: BTreeMap<Vec<usize>, Vec<u8>> = BTreeMap::new();
        for byte in u8::MIN..=u8::MAX {
            let column = self.rows.iter().filter_map(|row| row.get(usize::from(byte)).copied());
            classes.entry(column.collect()).or_default().push(byte);
        }
        classes
    }
}

fn numbers_of(flags: &[bool], wanted: bool) -> impl Iterator<Item = usize> {
    flags.iter().enumerate().filter(move |(_, flag)| **flag == wanted).map(|(number, _)| number)
}

/// Numbers the states (the dead one, those that don't accept, those that accept), and groups bytes into classes.
pub(super) fn number(states: &States) -> Dfa {
    let alive = states.alive();
    let is_alive = |state: &usize| alive.get(*state) == Some(&true);
    let mut order: Vec<usize> = numbers_of(&states.accept, false).filter(is_alive).collect();
    let accepting = 1 + order.len();
    order.extend(numbers_of(&states.accept, true));
    let mut numbers = vec![0; states.rows.len()];
    for (number, state) in (1..).zip(&order) {
        if let Some(place) = numbers.get_mut(*state) {
            *place = number;
        }
    }
    let number = |state: usize| numbers.get(state).copied().unwrap_or_default();

    let mut classes: BTreeMap<Vec<u16>, Vec<(u8, u8)>> = BTreeMap::new();
    for (column, bytes) in states.classes() {
        let next = order.iter().map(|state| column.get(*state).map_or(0, |next| number(*next)));
        let column: Vec<u16> = std::iter::once(0).chain(next).collect();
        if column.iter().any(|next| *next != 0) {
            // Columns that differ only in dead states become one class.
            let ranges = classes.entry(column).or_default();
            ranges.extend(bytes.into_iter().map(|byte| (byte, byte)));
        }
    }
    let mut classes: Vec<_> = classes.into_iter().map(|(column, bytes)| (ranges(bytes), column)).collect();
    classes.sort();
    let (classes, cells) = classes.into_iter().unzip();
    Dfa { states: 1 + order.len(), start: usize::from(number(0)), accepting, classes, cells }
}

/// Joins adjacent ranges.
fn ranges(mut bytes: Vec<(u8, u8)>) -> Vec<(u8, u8)> {
    bytes.sort_unstable();
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for (first, last) in bytes {
        match ranges.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(first) => *end = last,
            _ => ranges.push((first, last)),
        }
    }
    ranges
}
