//! Matching, with patterns written by hand in the form that the generator emits.

use super::*;

static WORD: Pattern = Pattern::new("^[a-cß-ÿ]{2,3}$", &[Part::chars(2, 3, &CharSet::new(b"ac", &[('ß', 'ÿ')]))]);

#[test]
fn the_length_of_a_match_is_counted_in_characters_and_not_in_bytes() {
    for (text, expected) in [("", false), ("a", false), ("ab", true), ("abc", true), ("abca", false)] {
        assert_eq!(WORD.matches(text), expected, "{text:?}");
    }
    for (text, expected) in [("ßÿ", true), ("ßàÿ", true), ("aÞ", false), ("aĀ", false), ("ad", false), ("ab\n", false)]
    {
        assert_eq!(WORD.matches(text), expected, "{text:?}");
    }
}

#[test]
fn a_set_without_an_upper_limit_matches_any_length() {
    static PATTERN: Pattern = Pattern::new("^a*$", &[Part::chars(0, usize::MAX, &CharSet::new(b"aa", &[]))]);
    assert!(PATTERN.matches(""));
    assert!(PATTERN.matches(&"a".repeat(10_000)));
    assert!(!PATTERN.matches(&("a".repeat(10_000) + "b")));
}

// State 1 expects an `a`; state 2 accepts, or continues with `a` or `b`.
static AB_TABLE: Table<u8, 3, 2> = Table::<u8, _, _>::new([(b"aa", 2, &[]), (b"bb", 0, &[(2, 2, 2)])]);
static AB: Pattern = Pattern::new("^a[ab]*$", &[Part::dfa(1, 2, &AB_TABLE)]);

#[test]
fn an_automaton_accepts_by_its_last_state() {
    for (text, expected) in [("", false), ("a", true), ("abba", true), ("b", false), ("abc", false), ("aé", false)] {
        assert_eq!(AB.matches(text), expected, "{text:?}");
    }
}

#[test]
fn wide_cells_match_like_narrow_cells() {
    static TABLE: Table<u16, 3, 2> = Table::<u16, _, _>::new([(b"aa", 2, &[]), (b"bb", 0, &[(2, 2, 2)])]);
    static WIDE: Pattern = Pattern::new("^a[ab]*$", &[Part::wide_dfa(1, 2, &TABLE)]);
    for text in ["", "a", "abba", "b", "abc", "aé"] {
        assert_eq!(WIDE.matches(text), AB.matches(text), "{text:?}");
    }
}

#[test]
fn an_exception_leads_from_a_range_of_states_to_a_range_of_states() {
    static TABLE: Table<u8, 5, 1> = Table::<u8, _, _>::new([(b"09AF", 0, &[(1, 3, 2)])]);
    static PATTERN: Pattern = Pattern::new("^[0-9A-F]{3}$", &[Part::dfa(1, 4, &TABLE)]);
    for (text, expected) in [("0aF", false), ("0AF", true), ("0A", false), ("0AF0", false)] {
        assert_eq!(PATTERN.matches(text), expected, "{text:?}");
    }
}

#[test]
fn all_parts_must_hold_and_negated_parts_must_not() {
    static PATTERN: Pattern = Pattern::new(
        "^(?=[a-z]{0,3}$)(?!a$)a[ab]*$",
        &[
            Part::chars(0, 3, &CharSet::new(b"az", &[])),
            Part::chars(1, 1, &CharSet::new(b"aa", &[])).negated(),
            Part::dfa(1, 2, &AB_TABLE),
        ],
    );
    for (text, expected) in [("a", false), ("ab", true), ("aba", true), ("abab", false), ("bab", false)] {
        assert_eq!(PATTERN.matches(text), expected, "{text:?}");
    }
}

#[test]
fn invalid_tables_match_nothing_and_do_not_panic() {
    static TABLE: Table<u8, 3, 1> = Table::<u8, _, _>::new([(b"\x00\xff\x07", 7, &[(2, 9, 1)])]);
    static INVALID: Pattern = Pattern::new("", &[Part::dfa(9, 2, &TABLE)]);
    assert!(!INVALID.matches("abc"));
    static EMPTY: Pattern = Pattern::new("", &[Part::dfa(0, 1, &const { Table::<u8, 0, 0>::new([]) })]);
    assert!(!EMPTY.matches("") && !EMPTY.matches("a"));
}

#[test]
fn the_source_is_the_pattern_of_the_model() {
    assert_eq!(WORD.source(), "^[a-cß-ÿ]{2,3}$");
}
