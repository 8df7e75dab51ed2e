//! A short text that matches a pattern, for examples.

use std::collections::{BTreeMap, VecDeque};

use super::machine::{Compiled, Dfa, Machine};

/// The characters that are used in examples, in order of preference.
const COMMON: &str = "1abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ023456789-_.:/@";

/// The digits of numbers.
const DIGITS: &str = "1234567890";

/// The maximum length. Longer texts would distract from the example.
const MAX: usize = 40;

impl Compiled {
    /// A text that is accepted and shows what accepted texts look like. `None` if the pattern accepts almost any text,
    /// or no short text of common characters.
    pub(crate) fn sample(&self) -> Option<String> {
        let first = self.parts.iter().find(|part| part.accepts)?;
        let sample = match &first.machine {
            Machine::Chars { min, set, .. } => digits(*min, set)?,
            Machine::Dfa(dfa) => shortest(dfa).filter(|text| text.len() > 1)?,
        };
        (sample.len() <= MAX && self.accepts(&sample)).then_some(sample)
    }
}

/// As many digits as a number needs. For other sets it is unknown which characters make sense.
fn digits(min: u32, set: &[(char, char)]) -> Option<String> {
    (set == [('0', '9')]).then(|| DIGITS.chars().cycle().take(min.clamp(1, MAX as u32 + 1) as usize).collect())
}

/// The shortest text of common characters that leads to an accepting state.
fn shortest(dfa: &Dfa) -> Option<String> {
    // The previous state of each state, and the character in between.
    let mut before: BTreeMap<usize, (usize, char)> = BTreeMap::new();
    let mut open = VecDeque::from([dfa.start]);
    while let Some(state) = open.pop_front() {
        if state >= dfa.accepting {
            return Some(path(&before, dfa.start, state));
        }
        for character in COMMON.chars() {
            let Some(next) = dfa.next(state, character as u8).filter(|next| *next != 0 && *next != dfa.start) else {
                continue;
            };
            before.entry(next).or_insert_with(|| {
                open.push_back(next);
                (state, character)
            });
        }
    }
    None
}

fn path(before: &BTreeMap<usize, (usize, char)>, start: usize, end: usize) -> String {
    let mut characters = Vec::new();
    let mut state = end;
    while let Some((previous, character)) = before.get(&state).filter(|_| state != start) {
        characters.push(*character);
        state = *previous;
    }
    characters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::super::compile;

    #[test]
    fn a_sample_shows_what_a_text_looks_like_or_is_none() {
        for (pattern, sample) in [
            ("^O[0-9]{1,19}$", Some("O1")),
            ("^[0-9]{12}$", Some("123456789012")),
            ("^arn:(aws|aws-cn):store:[a-z0-9-]*:[0-9]{3}:box/b-[0-9a-f]+$", Some("arn:aws:store::111:box/b-1")),
            ("^(?!aws)[a-z]{2}-[a-z]+$", Some("aa-a")),
            // Almost any text is accepted, or no text that makes sense.
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
