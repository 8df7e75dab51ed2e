//! Minimal automata over the bytes of UTF-8, built by regex-automata, with renumbered states.

use std::collections::{BTreeMap, VecDeque};

use regex_automata::dfa::dense;
use regex_automata::dfa::{Automaton, StartKind};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Capture, Class, ClassBytes, ClassBytesRange, Dot, Hir, HirKind, Look, Repetition};

use super::limits::{MAX_BYTES, MAX_DFA, MAX_NFA, MAX_STATES};
use super::machine::Dfa;
use super::reason::PatternError;
use super::states::{States, number};

/// Builds the automaton that accepts a text if `hir` matches somewhere in it.
pub(super) fn build(hir: Hir) -> Result<Dfa, PatternError> {
    // An unanchored start would not go by characters, and would not end with the text.
    let anything = || repeated(Hir::dot(Dot::AnyChar), 0, None);
    let whole = Hir::concat(vec![Hir::look(Look::Start), anything(), hir, anything(), Hir::look(Look::End)]);
    let whole = assuming_utf8(whole);
    let states = match determinize(&whole, Direction::Forward) {
        Ok(states) => states.minimal(),
        // A small automaton may be out of reach because of large intermediate ones: forward, `[1-9][0-9]{0,38}$` has
        // 2^39 states before the minimal 41. Backward it is small, and its reversal is minimal (Brzozowski's
        // algorithm).
        Err(_) => determinize(&whole, Direction::Backward)?.reversed(),
    };
    let states = states.ok_or(PatternError::TooLarge)?;
    let dfa = number(&states);
    if dfa.states > MAX_STATES || dfa.table_bytes() > MAX_BYTES { Err(PatternError::TooLarge) } else { Ok(dfa) }
}

/// The automaton that accepts all texts, and no other bytes.
pub(super) fn utf8() -> Result<Dfa, PatternError> {
    let texts = repeated(Hir::dot(Dot::AnyChar), 0, None);
    let whole = Hir::concat(vec![Hir::look(Look::Start), texts, Hir::look(Look::End)]);
    let states = determinize(&whole, Direction::Forward)?.minimal().ok_or(PatternError::TooLarge)?;
    Ok(number(&states))
}

fn repeated(hir: Hir, min: u32, max: Option<u32>) -> Hir {
    Hir::repetition(Repetition { min, max, greedy: true, sub: Box::new(hir) })
}

/// The same expression for texts that are known to be UTF-8, as all texts here are, with far fewer states: a class that
/// has all characters beyond ASCII accepts a byte that starts one, and any continuation bytes.
fn assuming_utf8(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Class(class) => match first_bytes(&class) {
            Some(first) => Hir::concat(vec![bytes(first), repeated(bytes(vec![(0x80, 0xbf)]), 0, None)]),
            None => Hir::class(class),
        },
        HirKind::Repetition(Repetition { min, max, sub, .. }) => repeated(assuming_utf8(*sub), min, max),
        HirKind::Capture(Capture { sub, .. }) => assuming_utf8(*sub),
        HirKind::Concat(parts) => Hir::concat(parts.into_iter().map(assuming_utf8).collect()),
        HirKind::Alternation(branches) => Hir::alternation(branches.into_iter().map(assuming_utf8).collect()),
    }
}

/// The first bytes of the characters of a class, if it has all characters beyond ASCII.
fn first_bytes(class: &Class) -> Option<Vec<(u8, u8)>> {
    let Class::Unicode(class) = class else { return None };
    let mut ranges: Vec<_> = class.ranges().iter().map(|range| (range.start(), range.end())).collect();
    let (start, end) = ranges.pop()?;
    if start > '\u{80}' || end != char::MAX {
        return None;
    }
    let ascii = |character: char| u8::try_from(character).ok();
    let mut bytes =
        ranges.into_iter().map(|(start, end)| Some((ascii(start)?, ascii(end)?))).collect::<Option<Vec<_>>>()?;
    if start.is_ascii() {
        bytes.push((ascii(start)?, 0x7f));
    }
    bytes.push((0xc2, 0xf4));
    Some(bytes)
}

fn bytes(ranges: Vec<(u8, u8)>) -> Hir {
    let ranges = ranges.into_iter().map(|(first, last)| ClassBytesRange::new(first, last));
    Hir::class(Class::Bytes(ClassBytes::new(ranges)))
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Direction {
    Forward,
    Backward,
}

fn determinize(hir: &Hir, direction: Direction) -> Result<States, PatternError> {
    let config = thompson::Config::new()
        .reverse(direction == Direction::Backward)
        .utf8(false)
        .nfa_size_limit(Some(MAX_NFA))
        .which_captures(thompson::WhichCaptures::None);
    let nfa = thompson::Compiler::new().configure(config).build_from_hir(hir).map_err(|_| PatternError::TooLarge)?;
    let config = dense::Config::new()
        .accelerate(false)
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .dfa_size_limit(Some(MAX_DFA))
        .determinize_size_limit(Some(MAX_DFA));
    let dfa = dense::Builder::new().configure(config).build_from_nfa(&nfa).map_err(|_| PatternError::TooLarge)?;
    let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).map_err(|_| PatternError::TooLarge)?;
    let mut sets: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
    for byte in u8::MIN..=u8::MAX {
        sets.entry(nfa.byte_classes().get(byte)).or_default().push(byte);
    }
    Ok(explore(&dfa, start, sets.into_values().collect()))
}

/// The states that are reached from the start state, which is the first. The automaton doesn't distinguish the bytes of
/// a set.
fn explore(dfa: &dense::DFA<Vec<u32>>, start: StateID, sets: Vec<Vec<u8>>) -> States {
    let examples: Vec<u8> = sets.iter().filter_map(|set| set.first().copied()).collect();
    let mut states = States { bytes: sets, ..States::default() };
    let mut numbers = BTreeMap::from([(start, 0)]);
    let mut open = VecDeque::from([start]);
    while let Some(state) = open.pop_front() {
        let row = examples.iter().map(|byte| {
            let next = dfa.next_state(state, *byte);
            let number = numbers.len();
            *numbers.entry(next).or_insert_with(|| {
                open.push_back(next);
                number
            })
        });
        states.rows.push(row.collect());
        states.accept.push(dfa.is_match_state(dfa.next_eoi_state(state)));
    }
    states
}
