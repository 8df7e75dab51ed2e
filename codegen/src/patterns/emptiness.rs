//! Whether any text matches a pattern.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::limits::MAX_STEPS;
use super::machine::Dfa;

/// True if no text fulfils all conditions: each is an automaton, and whether it must accept the text. False also if
/// it would take too long to find out. `utf8` accepts all texts and nothing else.
pub(super) fn is_empty(conditions: &[(&Dfa, bool)], utf8: &Dfa) -> bool {
    let conditions: Vec<(&Dfa, bool)> = conditions.iter().copied().chain([(utf8, true)]).collect();
    let examples = examples(&conditions);
    let start: Vec<usize> = conditions.iter().map(|(dfa, _)| dfa.start).collect();
    let mut seen = BTreeSet::from([start.clone()]);
    let mut open = VecDeque::from([start]);
    let mut steps = 0;
    while let Some(states) = open.pop_front() {
        if conditions.iter().zip(&states).all(|((dfa, holds), state)| (*state >= dfa.accepting) == *holds) {
            return false;
        }
        steps += examples.len() * conditions.len();
        if steps > MAX_STEPS {
            return false;
        }
        for byte in &examples {
            let next = conditions.iter().zip(&states).map(|((dfa, holds), state)| {
                // From the dead state, a text is never accepted.
                Some(dfa.next(*state, *byte).unwrap_or_default()).filter(|next| *next != 0 || !holds)
            });
            let Some(next) = next.collect::<Option<Vec<usize>>>() else { continue };
            if seen.insert(next.clone()) {
                open.push_back(next);
            }
        }
    }
    true
}

/// One of all bytes that the automata don't distinguish.
fn examples(conditions: &[(&Dfa, bool)]) -> Vec<u8> {
    let class = |dfa: &Dfa, byte: u8| {
        dfa.classes.iter().position(|class| class.iter().any(|(first, last)| (*first..=*last).contains(&byte)))
    };
    let classes = |byte: u8| conditions.iter().map(|(dfa, _)| class(dfa, byte)).collect::<Vec<_>>();
    let examples: BTreeMap<_, u8> = (u8::MIN..=u8::MAX).rev().map(|byte| (classes(byte), byte)).collect();
    examples.into_values().collect()
}
