//! Patterns that are compiled at run time of a test, and matched by the runtime.

use smithy_client_codegen::patterns::{Compiled, Dfa, Machine};
use smithy_client_runtime::__v1::{CharSet, Part, Pattern, Table};

/// The runtime's form of a pattern. Its tables are never freed, like statics.
pub(crate) fn pattern(source: &str, compiled: &Compiled) -> Pattern {
    let parts: Vec<Part> = compiled
        .parts
        .iter()
        .map(|part| {
            let made = match &part.machine {
                Machine::Chars { min, max, set } => {
                    let max = max.map_or(usize::MAX, |max| max as usize);
                    Part::chars(*min as usize, max, leaked(char_set(set)))
                }
                Machine::Dfa(dfa) => automaton(dfa),
            };
            if part.accepts { made } else { made.negated() }
        })
        .collect();
    Pattern::new(source.to_owned().leak(), parts.leak())
}

fn char_set(set: &[(char, char)]) -> CharSet {
    let mut ascii = Vec::new();
    let mut others = Vec::new();
    for (first, last) in set {
        if first.is_ascii() {
            ascii.extend([*first as u8, (*last).min('\u{7f}') as u8]);
        }
        if !last.is_ascii() {
            others.push(((*first).max('\u{80}'), *last));
        }
    }
    CharSet::new(&ascii, others.leak())
}

/// The tables have the maximum size, since the real size isn't known at compile time.
fn automaton(dfa: &Dfa) -> Part {
    let classes: Vec<Vec<u8>> =
        dfa.classes.iter().map(|class| class.iter().flat_map(|(first, last)| [*first, *last]).collect()).collect();
    let cells = |class: usize| dfa.cells.get(class).into_iter().flatten().enumerate();
    let bytes = |class: usize| classes.get(class).map_or(&[][..], Vec::as_slice);
    if dfa.is_wide() {
        assert!(dfa.classes.len() <= 32 && dfa.states <= 4096, "more than the largest table takes");
        let runs: Vec<Vec<(u16, u16, u16)>> = (0..32)
            .map(|class| cells(class).map(|(state, next)| (state as u16, state as u16, *next)).collect())
            .collect();
        let columns = std::array::from_fn(|class| (bytes(class), 0, runs[class].as_slice()));
        Part::wide_dfa(dfa.start, dfa.accepting, leaked(Table::<u16, 4096, 32>::new(columns)))
    } else {
        let runs: Vec<Vec<(u8, u8, u8)>> = (0..255)
            .map(|class| cells(class).map(|(state, next)| (state as u8, state as u8, *next as u8)).collect())
            .collect();
        let columns = std::array::from_fn(|class| (bytes(class), 0, runs[class].as_slice()));
        Part::dfa(dfa.start, dfa.accepting, leaked(Table::<u8, 256, 255>::new(columns)))
    }
}

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
