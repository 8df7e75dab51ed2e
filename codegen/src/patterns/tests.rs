//! Names and forms of compiled patterns. Whether they match correctly is tested in `tests/`, against the crate `regex`.

use super::states::States;
use super::*;
use crate::smithy::ShapeId;

/// A pattern, the name of the shape that has it, and its member.
type Place = (&'static str, &'static str, Option<&'static str>);

fn shape(shape: &'static str, pattern: &'static str) -> Place {
    (pattern, shape, None)
}

fn member(shape: &'static str, member: &'static str, pattern: &'static str) -> Place {
    (pattern, shape, Some(member))
}

fn patterns(places: &[Place]) -> Patterns {
    let ids: Vec<ShapeId> = places.iter().map(|(_, shape, _)| ShapeId::prelude(shape)).collect();
    let uses = places.iter().zip(&ids).map(|((pattern, _, member), shape)| Use { pattern, shape, member: *member });
    Patterns::new(&uses.collect::<Vec<_>>())
}

fn names(places: &[Place]) -> Vec<(String, String)> {
    let patterns = patterns(places);
    patterns.by_name().iter().map(|named| (named.name.to_owned(), named.source.to_owned())).collect()
}

#[test]
fn a_pattern_is_named_after_its_first_shape_or_else_its_first_member() {
    let uses = [
        shape("Zip", "z"),
        shape("AWSAccount", "z"),
        member("Aaa", "Zip", "z"),
        member("Order", "BillTo", "b"),
        member("Order", "Amount", "b"),
        shape("_1", "u"),
    ];
    let expected = [("AWS_ACCOUNT", "z"), ("ORDER_AMOUNT", "b"), ("_1", "u")];
    assert_eq!(names(&uses), expected.map(|(name, source)| (name.to_owned(), source.to_owned())));
}

#[test]
fn names_that_clash_are_numbered_whatever_the_order() {
    let mut uses =
        [shape("AbC", "3"), member("Ab", "C", "2"), shape("Ab_C", "1"), shape("AbC2", "4"), shape("AbC_2", "5")];
    let first = names(&uses);
    let expected = [("AB_C", "1"), ("AB_C2", "4"), ("AB_C_2", "5"), ("AB_C_3", "2"), ("AB_C_4", "3")];
    assert_eq!(first, expected.map(|(name, source)| (name.to_owned(), source.to_owned())));
    uses.reverse();
    assert_eq!(names(&uses), first);
}

#[test]
fn a_pattern_is_found_by_its_text_compiled_or_with_the_reason() {
    let patterns = patterns(&[shape("A", "^a$"), shape("B", r"(b)\1")]);
    assert_eq!(patterns.get("^a$").map(|named| (named.name, named.compiled.is_ok())), Some(("A", true)));
    let error = patterns.get(r"(b)\1").map(|named| named.compiled.cloned());
    assert_eq!(error.map(|result| result.map_err(Clone::clone)), Some(Err(PatternError::BackReference)));
    assert!(patterns.get("c").is_none());
}

fn counted(pattern: &str) -> Option<(u32, Option<u32>, usize)> {
    match compile(pattern).unwrap().parts.as_slice() {
        [Part { machine: Machine::Chars { min, max, set }, accepts: true }] => Some((*min, *max, set.len())),
        _ => None,
    }
}

#[test]
fn an_anchored_set_of_characters_is_counted_and_nothing_else_is() {
    for (pattern, expected) in [
        ("^[0-9]{12}$", Some((12, Some(12), 1))),
        ("^([a-zA-Z])+$", Some((1, None, 2))),
        ("^(?s).{0,255}$", Some((0, Some(255), 1))),
        ("^(a|b|c)?$", Some((0, Some(1), 1))),
        ("^é*$", Some((0, None, 1))),
        ("^[^x]$", Some((1, Some(1), 2))),
        ("[0-9]{12}$", None),
        ("^[0-9]{12}", None),
        ("^[0-9]{2}[a-z]$", None),
        ("^(ab)*$", None),
    ] {
        assert_eq!(counted(pattern), expected, "{pattern}");
    }
}

#[test]
fn automata_are_minimal_with_the_dead_state_first_and_the_accepting_ones_last() {
    let compiled = compile("^(a|ab|abb|x|xb|xbb)$").unwrap();
    let [Part { machine: Machine::Dfa(dfa), accepts: true }] = compiled.parts.as_slice() else {
        panic!("{compiled:?} should be an automaton");
    };
    let expected = Dfa {
        states: 5,
        start: 1,
        accepting: 2,
        classes: vec![vec![(b'a', b'a'), (b'x', b'x')], vec![(b'b', b'b')]],
        cells: vec![vec![0, 2, 0, 0, 0], vec![0, 0, 3, 4, 0]],
    };
    assert_eq!(*dfa, expected);
    assert_eq!(dfa.table_bytes(), 256 + 5 * 2);
}

#[test]
fn a_large_automaton_before_it_is_minimised_becomes_a_small_one() {
    // The numbers of octets and the rest of a text are independent, so there are many equivalent states.
    let compiled = compile("^((a|b|ab|ba|aab){1,40}|(aa|bb|ab|ba){1,20})$").unwrap();
    let [Part { machine: Machine::Dfa(dfa), .. }] = compiled.parts.as_slice() else {
        panic!("{compiled:?} should be an automaton");
    };
    assert!((50..500).contains(&dfa.states), "{} states", dfa.states);
    let text = |part: &str, times| part.repeat(times);
    assert!(compiled.accepts(&text("aab", 40)) && !compiled.accepts(&text("aab", 41)));
}

#[test]
fn minimisation_joins_equal_states_and_gives_up_as_soon_as_there_are_too_many() {
    // Each state leads to the next one, and the last to itself.
    let chain = |length: usize, accepts: fn(usize) -> bool| States {
        bytes: vec![vec![b'a']],
        rows: (1..=length).map(|next| vec![next.min(length - 1)]).collect(),
        accept: (0..length).map(accepts).collect(),
    };
    assert_eq!(chain(9000, |_| true).minimal().map(|minimal| minimal.rows), Some(vec![vec![0]]));
    assert_eq!(chain(1000, |state| state == 999).minimal().map(|minimal| minimal.rows.len()), Some(1000));
    assert!(chain(9000, |state| state == 8999).minimal().is_none());
}

#[test]
fn an_automaton_that_is_small_only_backward_is_compiled() {
    let compiled = compile("[1-9][0-9]{0,38}$").unwrap();
    let [Part { machine: Machine::Dfa(dfa), .. }] = compiled.parts.as_slice() else {
        panic!("{compiled:?} should be an automaton");
    };
    assert!(dfa.states < 50, "{} states", dfa.states);
}
