//! Mutated patterns: real ones with parts inserted, removed and repeated.

use fastrand::Rng;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use smithy_client_codegen::patterns::compile;
use tests::fixtures::all_patterns::ALL;

use crate::dynamic::pattern;
use crate::oracle::Oracle;
use crate::texts::texts;

/// Parts that make patterns invalid or unusual, and some that don't.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "|",
    "^",
    "$",
    ".",
    "*",
    "+",
    "?",
    "-",
    "\\",
    "&&",
    "~~",
    "--",
    ",",
    "é",
    "😀",
    "\n",
    "(?:",
    "(?=",
    "(?!",
    "(?<=",
    "(?<a>",
    "(?s)",
    "(?i)",
    "(?m)",
    "(?",
    "[^",
    "[[",
    "{2}",
    "{1,3}",
    "{,2}",
    "{3,1}",
    "{99999}",
    "\\d",
    "\\W",
    "\\b",
    "\\B",
    "\\1",
    "\\p{L}",
    "\\P{Print}",
    "\\p{",
    "\\u0041",
    "\\uD83D",
    "\\u{",
    "\\x4",
    "\\c",
    "\\A",
    "\\z",
    "a-",
    "z-a",
    ".{0,80}$",
    "[a-z]",
];

const MUTANTS: u64 = 250;

fn mutant(seed: u64) -> String {
    let mut rng = Rng::with_seed(seed);
    let mut letters: Vec<char> = ALL[rng.usize(..ALL.len())].source().chars().collect();
    for _ in 0..rng.usize(1..4) {
        let at = rng.usize(..=letters.len());
        let end = (at + rng.usize(..4)).min(letters.len());
        match rng.u8(..3) {
            0 => letters.splice(at..at, PIECES[rng.usize(..PIECES.len())].chars()).for_each(drop),
            1 => letters.drain(at..end).for_each(drop),
            _ => {
                let copy = letters[at..end].to_vec();
                letters.splice(at..at, copy).for_each(drop);
            }
        }
    }
    letters.into_iter().collect()
}

/// True if both dialects agree about a pattern, or the oracle can express it.
fn reads_alike(source: &str) -> bool {
    let mut in_class = false;
    let mut previous = ' ';
    let mut letters = source.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' {
            // A range that ends with a set is not a range here, and the oracle can't express it.
            let ends_range = in_class && previous == '-';
            if ends_range || letters.next().is_none_or(|letter| "uxcpP0".contains(letter)) {
                return false;
            }
            previous = ' ';
            continue;
        }
        match letter {
            '[' if in_class => return false,
            '[' => in_class = true,
            ']' => in_class = false,
            '&' | '~' | '-' if in_class && previous == letter => return false,
            ',' | '}' if previous == '{' => return false,
            _ => {}
        }
        previous = letter;
    }
    // The oracle supports only simple look-aheads.
    !source.contains("(?=") && !source.contains("(?!")
}

#[test]
fn mutants_are_compiled_or_rejected_and_match_as_in_the_regex_crate() {
    let mut runner = TestRunner::deterministic();
    let (mut compiled_ones, mut compared) = (0, 0);
    for seed in 0..MUTANTS {
        let source = mutant(seed);
        let Ok(compiled) = compile(&source) else { continue };
        compiled_ones += 1;
        let Some(oracle) = reads_alike(&source).then(|| Oracle::new(&source)).flatten() else { continue };
        compared += 1;
        let pattern = pattern(&source, &compiled);
        let texts = texts(&oracle);
        for _ in 0..20 {
            let text = texts.new_tree(&mut runner).unwrap().current();
            assert_eq!(pattern.matches(&text), oracle.matches(&text), "seed {seed}: {source:?} with {text:?}");
        }
    }
    println!("{MUTANTS} mutants: {compiled_ones} compiled, {compared} of them compared");
    assert!(compared > MUTANTS / 8, "only {compared} were compared");
}
