//! A short text that a pattern accepts, for examples.

use std::collections::{BTreeMap, VecDeque};

use super::machine::{Compiled, Dfa, Machine};

/// Characters that people put into examples, the best ones first.
const COMMON: &str = "1abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ023456789-_.:/@";

/// The digits of numbers.
const DIGITS: &str = "1234567890";

/// Longer texts would hide what an example shows.
const MAX: usize = 40;

impl Compiled {
    /// A text that is accepted and shows how accepted texts look. `None` where anything goes, or where no short and common
    /// text does.
    pub(crate) fn sample(&self) -> Option<String> {
        let first = self.parts.iter().find(|part| part.accepts)?;
        let sample = match &first.machine {
            Machine::Chars { min, set, .. } => digits(*min, set)?,
            Machine::Dfa(dfa) => shortest(dfa).filter(|text| text.len() > 1)?,
        };
        (sample.len() <= MAX && self.accepts(&sample)).then_some(sample)
    }
}

/// As many digits as a number needs; of any other set nobody knows which characters make sense.
fn digits(min: u32, set: &[(char, char)]) -> Option<String> {
    (set == [('0', '9')]).then(|| DIGITS.chars().cycle().take(min.clamp(1, MAX as u32 + 1) as usize).collect())
}

/// The shortest way to a state that accepts, over common characters.
fn shortest(dfa: &Dfa) -> Option<String> {
    // For each state the one before it, and the character that led here.
    let mut before: BTreeMap<usize, (usize, char)> = BTreeMap::new();
    let mut open = VecDeque::from([dfa.start]);
    while let Some(state) = open.pop_front() {
        if state >= dfa.accepting {
            return Some(way(&before, dfa.start, state));
        }
        for letter in COMMON.chars() {
            let Some(next) = dfa.next(state, letter as u8).filter(|next| *next != 0 && *next != dfa.start) else {
                continue;
            };
            before.entry(next).or_insert_with(|| {
                open.push_back(next);
                (state, letter)
            });
        }
    }
    None
}

fn way(before: &BTreeMap<usize, (usize, char)>, start: usize, end: usize) -> String {
    let mut letters = Vec::new();
    let mut state = end;
    while let Some((previous, letter)) = before.get(&state).filter(|_| state != start) {
        letters.push(*letter);
        state = *previous;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::super::compile;

    #[test]
    fn a_sample_shows_how_a_text_looks_or_is_none() {
        for (pattern, sample) in [
            ("^O[0-9]{1,19}$", Some("O1")),
            ("^[0-9]{12}$", Some("123456789012")),
            ("^arn:(aws|aws-cn):store:[a-z0-9-]*:[0-9]{3}:box/b-[0-9a-f]+$", Some("arn:aws:store::111:box/b-1")),
            ("^(?!aws)[a-z]{2}-[a-z]+$", Some("aa-a")),
            // Anything goes, or what nobody would write.
            ("^[a-zA-Z ]+$", None),
            ("^[\\s\\S]*$", None),
            ("^\\x00{2}$", None),
            ("^[0-9]{50}$", None),
        ] {
            let compiled = compile(pattern).unwrap();
            assert_eq!(compiled.sample().as_deref(), sample, "{pattern}");
            assert!(sample.is_none_or(|sample| compiled.accepts(sample)));
        }
    }
}
