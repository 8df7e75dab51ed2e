//! Texts for testing patterns: generated from a pattern, at the limits of its counts and ranges, changed, or arbitrary.

use fastrand::Rng;
use proptest::prelude::*;
use proptest::strategy::Union;
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

use crate::oracle::Oracle;

/// Characters that are often handled incorrectly.
const ODD: &[char] = &[
    '\n',
    '\r',
    '\0',
    ' ',
    '-',
    '_',
    '@',
    '.',
    '/',
    '0',
    '9',
    'a',
    'Z',
    '\u{7f}',
    '\u{80}',
    'é',
    'İ',
    'K',
    '٣',
    '\u{2028}',
    '\u{ffff}',
    '😀',
    '\u{10ffff}',
];

/// Texts for a pattern.
pub(crate) fn texts(oracle: &Oracle) -> impl Strategy<Value = String> + use<> {
    let hirs: Vec<Hir> = oracle.sources().map(|source| regex_syntax::parse(source).unwrap()).collect();
    let drawn = hirs.iter().map(|hir| proptest::string::string_regex(&without_looks(hir).to_string()).unwrap());
    let drawn = Union::new(drawn.collect::<Vec<_>>());
    let bounds = any::<u64>().prop_map(move |seed| {
        let mut rng = Rng::with_seed(seed);
        let mut text = String::new();
        at_bounds(&hirs[rng.usize(..hirs.len())], &mut rng, &mut text);
        text
    });
    let base = prop_oneof![3 => drawn, 3 => bounds, 1 => ".*", 1 => any::<String>()];
    (base, any::<u64>()).prop_map(|(text, seed)| changed(text, &mut Rng::with_seed(seed)))
}

/// The same without anchors, from which no texts can be generated.
fn without_looks(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(without_looks).collect()),
        HirKind::Alternation(branches) => Hir::alternation(branches.iter().map(without_looks).collect()),
        HirKind::Capture(group) => without_looks(&group.sub),
        HirKind::Repetition(Repetition { min, max, greedy, sub }) => {
            Hir::repetition(Repetition { min: *min, max: *max, greedy: *greedy, sub: Box::new(without_looks(sub)) })
        }
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

/// A text at the limits of counts and ranges, and sometimes one beyond.
fn at_bounds(hir: &Hir, rng: &mut Rng, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).unwrap()),
        HirKind::Class(Class::Unicode(class)) => {
            let Some(range) = class.ranges().get(rng.usize(..class.ranges().len().max(1))) else { return };
            let step = if rng.u8(..) < 4 { 1 } else { 0 };
            let (start, end) = (u32::from(range.start()), u32::from(range.end()));
            let letter = [start.saturating_sub(step), end.saturating_add(step), rng.u32(start..=end)][rng.usize(..3)];
            text.extend(char::from_u32(letter));
        }
        HirKind::Class(Class::Bytes(class)) => {
            text.extend(class.ranges().first().map(|range| char::from(range.start())));
        }
        HirKind::Repetition(repetition) => {
            let max = repetition.max.unwrap_or(repetition.min + 3);
            let step = if rng.u8(..) < 16 { 1 } else { 0 };
            let counts =
                [repetition.min.saturating_sub(step), max + step, rng.u32(repetition.min..=max.max(repetition.min))];
            for _ in 0..counts[rng.usize(..3)] {
                at_bounds(&repetition.sub, rng, text);
            }
        }
        HirKind::Capture(group) => at_bounds(&group.sub, rng, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| at_bounds(part, rng, text)),
        HirKind::Alternation(branches) => at_bounds(&branches[rng.usize(..branches.len())], rng, text),
    }
}

/// The text unchanged, or with a few characters inserted, removed, replaced or repeated, often at its ends.
fn changed(text: String, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..[0, 0, 1, 1, 2, 5][rng.usize(..6)] {
        let at = [0, letters.len(), rng.usize(..=letters.len())][rng.usize(..3)];
        let odd = ODD[rng.usize(..ODD.len())];
        match rng.u8(..4) {
            0 => letters.insert(at, odd),
            1 if at < letters.len() => letters[at] = odd,
            2 if at < letters.len() => {
                letters.remove(at);
            }
            3 if at < letters.len() => letters.insert(at, letters[at]),
            _ => {}
        }
    }
    letters.into_iter().collect()
}
