//! Compares what two sets of conditions accept.

use std::collections::{BTreeSet, VecDeque};

use super::automaton;
use super::compile::parse;
use super::machine::Dfa;
use super::{dialect, lookahead};

/// The maximum number of combined states that are looked at.
const MAX_STATES: usize = 60_000;

/// The maximum length that is compared as an automaton.
const MAX_LENGTH: u64 = 5_000;

/// What must hold for a text: its number of characters, and a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits<'a> {
    /// The minimum and maximum number of characters.
    pub length: (Option<u64>, Option<u64>),
    /// The pattern.
    pub pattern: Option<&'a str>,
}

/// How the accepted texts changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same texts.
    Same,
    /// More texts.
    Looser,
    /// Fewer texts.
    Tighter,
    /// Some texts are accepted that were not, and others no longer.
    Other,
}

/// Compares the texts that limits accept. `None` if a pattern can't be compiled, or the comparison would take too long.
#[must_use]
pub fn relation(old: Limits<'_>, new: Limits<'_>) -> Option<Relation> {
    let (before, after) = (conditions(old)?, conditions(new)?);
    let all: Vec<(&Tables, bool)> = before.iter().chain(&after).map(|(dfa, holds)| (dfa, *holds)).collect();
    let bytes = representatives(&all);
    let start: Vec<u16> = all.iter().map(|(dfa, _)| dfa.start).collect();
    let mut seen = BTreeSet::from([start.clone()]);
    let mut queue = VecDeque::from([start]);
    let (mut looser, mut tighter) = (false, false);
    while let Some(states) = queue.pop_front() {
        let accepts = |(state, (dfa, holds)): (&u16, &(&Tables, bool))| (*state >= dfa.accepting) == *holds;
        let (was, is) = (
            states.iter().zip(&all).take(before.len()).all(accepts),
            states.iter().zip(&all).skip(before.len()).all(accepts),
        );
        looser |= is && !was;
        tighter |= was && !is;
        if looser && tighter {
            return Some(Relation::Other);
        }
        for byte in &bytes {
            let next: Vec<u16> = states.iter().zip(&all).map(|(state, (dfa, _))| dfa.next(*state, *byte)).collect();
            if !seen.contains(&next) {
                if seen.len() >= MAX_STATES {
                    return None;
                }
                seen.insert(next.clone());
                queue.push_back(next);
            }
        }
    }
    Some(match (looser, tighter) {
        (false, false) => Relation::Same,
        (true, _) => Relation::Looser,
        (false, true) => Relation::Tighter,
    })
}

/// An automaton with a table of the next states.
struct Tables {
    start: u16,
    accepting: u16,
    class_of: Vec<Option<usize>>,
    cells: Vec<Vec<u16>>,
}

impl Tables {
    fn new(dfa: Dfa) -> Option<Self> {
        let is_in = |class: &[(u8, u8)], byte: u8| class.iter().any(|(first, last)| (*first..=*last).contains(&byte));
        let class_of = (0..=u8::MAX).map(|byte| dfa.classes.iter().position(|class| is_in(class, byte))).collect();
        let (start, accepting) = (u16::try_from(dfa.start).ok()?, u16::try_from(dfa.accepting).ok()?);
        Some(Self { start, accepting, class_of, cells: dfa.cells })
    }

    /// The next state. State 0 is the dead state.
    fn next(&self, state: u16, byte: u8) -> u16 {
        let class = self.class_of.get(usize::from(byte)).copied().flatten();
        let next = class.and_then(|class| self.cells.get(class)?.get(usize::from(state)).copied());
        next.unwrap_or_default()
    }
}

/// The automata that must accept a text, or must not.
fn conditions(limits: Limits<'_>) -> Option<Vec<(Tables, bool)>> {
    let mut sources = vec![(any_length(limits.length)?, true)];
    for condition in limits.pattern.map(lookahead::split).transpose().ok()?.into_iter().flatten() {
        sources.push((dialect::translate(&condition.pattern).ok()?, condition.holds));
    }
    let automata = sources
        .into_iter()
        .map(|(source, holds)| Some((Tables::new(automaton::build(parse(&source).ok()?).ok()?)?, holds)));
    automata.collect()
}

/// A pattern for the number of characters. It also rejects what is not UTF-8.
fn any_length((min, max): (Option<u64>, Option<u64>)) -> Option<String> {
    let min = min.unwrap_or_default();
    if min.max(max.unwrap_or_default()) > MAX_LENGTH {
        return None;
    }
    let max = max.map(|max| max.to_string()).unwrap_or_default();
    Some(format!("(?s)\\A.{{{min},{max}}}\\z"))
}

/// A byte of each class of bytes that no automaton distinguishes.
fn representatives(all: &[(&Tables, bool)]) -> Vec<u8> {
    let mut seen = BTreeSet::new();
    let class = |byte: u8| -> Vec<Option<usize>> {
        all.iter().map(|(dfa, _)| dfa.class_of.get(usize::from(byte)).copied().flatten()).collect()
    };
    (0..=u8::MAX).filter(|byte| seen.insert(class(*byte))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(old: (&str, Option<u64>, Option<u64>), new: (&str, Option<u64>, Option<u64>)) -> Option<Relation> {
        let limits = |(pattern, min, max): (&'static str, _, _)| Limits {
            length: (min, max),
            pattern: Some(pattern).filter(|pattern| !pattern.is_empty()),
        };
        let fixed =
            |(pattern, min, max): (&str, _, _)| limits((Box::leak(pattern.to_owned().into_boxed_str()), min, max));
        relation(fixed(old), fixed(new))
    }

    #[test]
    fn patterns_are_compared_by_what_they_accept() {
        use Relation::{Looser, Other, Same, Tighter};

        for (old, new, expected) in [
            ("^a+$", "^aa*$", Some(Same)),
            ("^[0-9]{12}$", "^([0-9]{12}|\\w{1,12})$", Some(Looser)),
            ("^[ab]+$", "^a+$", Some(Tighter)),
            ("^a+$", "^b+$", Some(Other)),
            ("a", "^a$", Some(Tighter)),
            ("^(?!aws)[a-z]+$", "^[a-z]+$", Some(Looser)),
            ("^(?=.{0,8}$)[a-z]+$", "^[a-z]{1,8}$", Some(Same)),
            ("(a)\\1", "a", None),
        ] {
            assert_eq!(of((old, None, None), (new, None, None)), expected, "{old} {new}");
        }
        assert_eq!(of(("", None, Some(255)), ("^(?s).{0,255}$", None, None)), Some(Same));
        assert_eq!(of(("^[a-z]+$", Some(1), Some(80)), ("^(?=.{0,80}$)[a-z]+$", None, None)), Some(Same));
        assert_eq!(of(("", Some(1), Some(80)), ("^(?s).{0,255}$", None, None)), Some(Looser));
    }
}
