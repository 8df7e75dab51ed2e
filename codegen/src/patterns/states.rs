//! The states between an automaton of regex-automata and a table: they are minimised or reversed, numbered, and bytes
//! are grouped into classes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::limits::{MAX_STATES, MAX_STEPS};
use super::machine::Dfa;

/// The states of an automaton. The first one is the start state.
#[derive(Debug, Default)]
pub(super) struct States {
    /// Sets of bytes. Those in one set lead from each state to the same next state.
    pub(super) bytes: Vec<Vec<u8>>,
    /// The next state for each set of bytes.
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

    /// The minimal automaton for the same texts. `None` as soon as it is certain that it is too large.
    ///
    /// The minimization of regex-automata takes more than a second for an automaton of some thousand states.
    pub(super) fn minimal(&self) -> Option<States> {
        let classes = self.classes();
        let Partition { blocks, block_of } = Partition::equivalent(&self.accept, &before(&classes)?)?;
        // In the order of bytes, states are numbered as they are reached, whatever the automaton before.
        let mut in_order: Vec<(&Vec<usize>, &Vec<u8>)> = classes.iter().collect();
        in_order.sort_by_key(|(_, bytes)| *bytes);
        let bytes = in_order.iter().map(|(_, bytes)| (*bytes).clone()).collect();
        let mut minimal = States { bytes, ..States::default() };
        let start = *block_of.first()?;
        let mut numbers = BTreeMap::from([(start, 0)]);
        let mut open = VecDeque::from([start]);
        while let Some(block) = open.pop_front() {
            let state = *blocks.get(block)?.first()?;
            let row = in_order.iter().map(|(column, _)| {
                let next = *block_of.get(*column.get(state)?)?;
                let number = numbers.len();
                Some(*numbers.entry(next).or_insert_with(|| {
                    open.push_back(next);
                    number
                }))
            });
            minimal.rows.push(row.collect::<Option<_>>()?);
            minimal.accept.push(*self.accept.get(state)?);
        }
        Some(minimal)
    }

    /// The minimal automaton for the reversed texts. Each of its states is a set of states of this one. `None` if that
    /// takes too long or becomes too large.
    pub(super) fn reversed(&self) -> Option<States> {
        let classes = self.classes();
        let before = before(&classes)?;
        // Sets are sorted.
        let start: Vec<usize> = numbers_of(&self.accept, true).collect();
        let mut reversed = States { bytes: classes.into_values().collect(), ..States::default() };
        let mut numbers = BTreeMap::from([(start.clone(), 0)]);
        let mut open = VecDeque::from([start]);
        let mut steps = 0;
        while let Some(set) = open.pop_front() {
            let mut row = Vec::new();
            for before in &before {
                let mut next: Vec<usize> =
                    set.iter().filter_map(|state| before.get(*state)).flatten().copied().collect();
                steps += set.len() + next.len();
                next.sort_unstable();
                next.dedup();
                let number = numbers.len();
                row.push(*numbers.entry(next.clone()).or_insert_with(|| {
                    open.push_back(next);
                    number
                }));
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
        for (set, bytes) in self.bytes.iter().enumerate() {
            let column = self.rows.iter().filter_map(|row| row.get(set).copied());
            classes.entry(column.collect()).or_default().extend(bytes);
        }
        classes
    }
}

/// The states that lead to each state, for each class.
fn before(classes: &BTreeMap<Vec<usize>, Vec<u8>>) -> Option<Vec<Vec<Vec<usize>>>> {
    let of_class = |column: &Vec<usize>| {
        let mut before = vec![Vec::new(); column.len()];
        for (state, next) in column.iter().enumerate() {
            before.get_mut(*next)?.push(state);
        }
        Some(before)
    };
    classes.keys().map(of_class).collect()
}

/// States in blocks, none of which is empty.
struct Partition {
    blocks: Vec<Vec<usize>>,
    block_of: Vec<usize>,
}

impl Partition {
    /// The states that accept the same texts are in one block (Hopcroft's algorithm). Blocks are only ever split, so
    /// too many of them are too many states, and the rest needs no work.
    fn equivalent(accept: &[bool], before: &[Vec<Vec<usize>>]) -> Option<Self> {
        let blocks = [false, true].map(|accepts| numbers_of(accept, accepts).collect::<Vec<_>>());
        let [rejecting, _] = &blocks;
        let block_of = if rejecting.is_empty() {
            vec![0; accept.len()]
        } else {
            accept.iter().map(|accepts| usize::from(*accepts)).collect()
        };
        let blocks = blocks.into_iter().filter(|block| !block.is_empty()).collect();
        let mut partition = Self { blocks, block_of };
        let mut open: BTreeSet<usize> = (0..partition.blocks.len()).collect();
        while let Some(splitter) = open.pop_first() {
            let splitter = partition.blocks.get(splitter)?.clone();
            for before in before {
                let mut leading: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
                for previous in splitter.iter().filter_map(|state| before.get(*state)).flatten() {
                    leading.entry(*partition.block_of.get(*previous)?).or_default().push(*previous);
                }
                for (block, leading) in leading {
                    partition.split(block, leading, &mut open)?;
                }
            }
            // The dead state is not counted.
            if partition.blocks.len() > MAX_STATES + 1 {
                return None;
            }
        }
        Some(partition)
    }

    /// Moves some states of a block to a new one, unless they are all of them.
    fn split(&mut self, block: usize, moved: Vec<usize>, open: &mut BTreeSet<usize>) -> Option<()> {
        let new = self.blocks.len();
        let states = self.blocks.get_mut(block)?;
        if moved.len() == states.len() {
            return Some(());
        }
        for state in &moved {
            *self.block_of.get_mut(*state)? = new;
        }
        let block_of = &self.block_of;
        states.retain(|state| block_of.get(*state) == Some(&block));
        // The smaller one suffices, unless the whole block was still to be done.
        open.insert(if open.contains(&block) || moved.len() <= states.len() { new } else { block });
        self.blocks.push(moved);
        Some(())
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
