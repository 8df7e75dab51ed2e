//! The dialect of models, ECMA 262 with some features of Java: what each form means, and what is rejected.

use smithy_client_codegen::patterns::{PatternError, compile};

use crate::dynamic::pattern;

/// A pattern, texts that match, texts that don't.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

fn check(cases: &[Case]) {
    for (source, good, bad) in cases {
        let compiled = compile(source).unwrap_or_else(|reason| panic!("{source}: {reason}"));
        let pattern = pattern(source, &compiled);
        for text in *good {
            assert!(pattern.matches(text), "{source} should match {text:?}");
        }
        for text in *bad {
            assert!(!pattern.matches(text), "{source} should not match {text:?}");
        }
    }
}

#[test]
fn patterns_are_searched_unless_they_are_anchored() {
    check(&[
        ("a", &["a", "bab", "\na"], &["", "b"]),
        ("^a", &["ab"], &["ba", "\na"]),
        ("a$", &["ba"], &["ab", "a\n", "a\nb"]),
        ("^a|b$", &["ac", "cb"], &["ca", "bc"]),
        ("", &["", "x"], &[]),
        ("/^a$/|b", &["b", "/b"], &["a", "/a/"]),
        ("/a/", &["/a/"], &["a"]),
        ("(x|$)a?", &["", "x", "a"], &[]),
        ("^$", &[""], &["\n"]),
        (r"\Aa\z", &["a"], &["a\n", "ba"]),
    ]);
}

#[test]
fn classes_of_letters_are_ascii_and_the_dot_matches_all_but_a_newline() {
    check(&[
        (r"^\d$", &["7"], &["٣"]),
        (r"^\D$", &["٣", "é"], &["7"]),
        (r"^\w$", &["_", "Z"], &["é", "-"]),
        (r"^[\W]$", &["é", "-"], &["_"]),
        (r"^\s$", &["\u{b}", "\r"], &["\u{a0}", "\u{2003}"]),
        (r"^\S$", &["\u{a0}"], &[" "]),
        (r"\bb", &["b", "éb", "a b"], &["ab", "_b"]),
        (r"a\B", &["ab"], &["a", "aé"]),
        (r"^é\B", &["é", "éé"], &["éa"]),
        ("^.$", &["a", "\r", "\u{2028}", "😀"], &["", "\n", "ab"]),
        ("^(?s).$", &["\n"], &["\n\n"]),
        ("^(?s:.).$", &["\na"], &["\n\n"]),
        (r"^[\s\S]$", &["\n", "é"], &[""]),
    ]);
}

#[test]
fn escapes_stand_for_their_characters() {
    check(&[
        (r"^\u0041\x42\u{43}\u{1F600}$", &["ABC😀"], &["ABC"]),
        (r"^\uD83D\uDE00$", &["😀"], &[""]),
        (
            r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF]$",
            &["é", "\u{fffd}", "😀", "\u{10ffff}"],
            &["\n", "\u{ffff}"],
        ),
        (r"^[\uD800-\uDFFF]*$", &[""], &["😀", "a"]),
        (r"^a\uD800?$", &["a"], &["a\u{fffd}"]),
        (r"^[^\uD800]$", &["a", "\n", "😀"], &[""]),
        (r"^\/\-\_\!\@\ \#\<\>\é$", &["/-_!@ #<>é"], &[]),
        (r"^\cJ\t\v\f\0[\b]$", &["\n\t\u{b}\u{c}\0\u{8}"], &[]),
        (r"^\\d$", &[r"\d"], &["7"]),
    ]);
}

#[test]
fn operators_of_other_dialects_are_literal_in_classes() {
    check(&[
        ("^[a[b]$", &["a", "[", "b"], &["]", "a]"]),
        ("^[[:alpha:]]$", &[":]", "[]", "a]"], &["b", "a"]),
        ("^[a&&b]$", &["a", "&", "b"], &["c"]),
        ("^[a~~b]$", &["a", "~", "b"], &[]),
        ("^[+--]$", &["+", ",", "-"], &["."]),
        ("^[a-]$", &["a", "-"], &["b"]),
        ("^[-a]$", &["a", "-"], &["b"]),
        (r"^[\w-.]$", &["a", "-", "."], &["/"]),
        (r"^[a-\d]$", &["a", "-", "5"], &["b"]),
        ("^[a-zA-Z-0-9]$", &["-", "5", "Q"], &["."]),
        ("^[(-|/|=|?)??]$", &["(", ")", "Z", "|", "?"], &["}", "'"]),
        (r"^[^\]]$", &["["], &["]"]),
        ("^[.^$|]$", &[".", "^", "$", "|"], &["a"]),
        ("^[a^]$", &["a", "^"], &["b"]),
    ]);
}

#[test]
fn braces_are_quantifiers_only_if_they_contain_a_count() {
    check(&[
        ("^a{2}$", &["aa"], &["a", "aaa"]),
        ("^a{2,}$", &["aa", "aaa"], &["a"]),
        ("^a{0,1}?$", &["", "a"], &["aa"]),
        ("^a{,2}$", &["a{,2}"], &["", "a"]),
        ("^{}a{x}]$", &["{}a{x}]"], &[]),
        ("^a{2$", &["a{2"], &["aa"]),
        ("^(?:a{2}){2}$", &["aaaa"], &["aa"]),
    ]);
}

#[test]
fn properties_are_known_by_their_names_in_both_dialects() {
    check(&[
        (r"^\p{L}$", &["é", "É"], &["3"]),
        (r"^\p{Lu}$", &["É"], &["é"]),
        (r"^\PL$", &["3", "-"], &["é"]),
        (r"^\pN$", &["3", "٣"], &["é"]),
        (r"^\p{IsAlphabetic}$", &["é"], &["3"]),
        (r"^\p{Alphabetic}$", &["é"], &["3"]),
        (r"^\p{Script=Greek}\p{sc=Greek}\p{Greek}$", &["αβγ"], &["abc"]),
        (r"^\p{ASCII}\p{Print}\P{Print}$", &["\0 é", "a~\n"], &["éa\n", "aéé"]),
        (r"^[\p{Alnum}\p{Punct}]$", &["a", "`", "~"], &["é", " ", "«"]),
        (r"^[^\p{Cntrl}]$", &["é", " "], &["\u{7f}"]),
    ]);
}

#[test]
fn groups_and_flags_have_their_usual_meaning() {
    check(&[
        ("^(a)(?:b)(?<name>c)$", &["abc"], &[]),
        ("^(?i)straße$", &["STRAßE"], &["STRASSE"]),
        ("^(?i:k)k$", &["Kk"], &["KK"]),
        ("^(?i)a(?-i)b$", &["Ab"], &["AB"]),
        ("(?m)^b$", &["a\nb\nc"], &["ab"]),
    ]);
}

#[test]
fn look_aheads_at_the_start_are_separate_conditions() {
    check(&[
        ("^(?=.{0,3}$)[a-zé\n]*$", &["", "abc", "ééé"], &["abcd", "a\nb"]),
        ("^(?s)(?=.{0,3}$)[a-z\n]*$", &["a\nb"], &["a\nbc"]),
        ("^(?=.{0,3}$)(?s).*b$", &["ab"], &["a\nb"]),
        ("^(?=.{2,}$)(?=.{0,3}$)a*$", &["aa", "aaa"], &["a", "aaaa"]),
        ("^(?=.{2})a", &["ab"], &["a", "a\n"]),
        ("^(?!aws:)[a-z:]+$", &["a:", "awss"], &["aws:", "aws:a"]),
        ("^(?!.*--)(?!-)[a-z-]+$", &["a-b", "a-"], &["a--b", "-a"]),
        ("(?!x)^[a-z]$", &["a"], &["x"]),
        ("^(?=a|b)[abc](|c)$", &["a", "bc"], &["c"]),
        (r"^(?=[)(]\)$)[()]+$", &["))", "()"], &[")(", "(("]),
        (r"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$", &["1a", "-1"], &["11", ""]),
    ]);
}

#[test]
fn a_pattern_that_cannot_be_compiled_has_the_reason() {
    let cases: &[(&str, &str)] = &[
        (r"(a)\1", "it has a back-reference"),
        (r"(?<n>a)\k<n>", "it has a back-reference"),
        ("^a(?<!b)$", "it has a look-behind"),
        ("^a(?<=a)$", "it has a look-behind"),
        ("a(?=b)", "it has a look-ahead that is not at its start"),
        ("(?=.{0,80}$)a", "it has a look-ahead that is not at its start"),
        ("^(?=a)b|c", "it has a look-ahead that is not at its start"),
        ("^(?=a)*b", "it has a look-ahead that is not at its start"),
        ("^(?m)(?=a)b", "it has a look-ahead that is not at its start"),
        ("^(?=a(?=b))a", "it has a look-ahead that is not at its start"),
        ("(^(?=a)a)", "it has a look-ahead that is not at its start"),
        ("a*+b", "it has a possessive quantifier or an atomic group"),
        ("a{2}+", "it has a possessive quantifier or an atomic group"),
        ("(?>a)", "it has a possessive quantifier or an atomic group"),
        (r"\p{InGreek}", r"it has the unknown character property `\p{InGreek}`"),
        (r"\p{", "it has the unknown character property ``"),
        (r"\p{^L}", "it has the unknown character property `^L`"),
        (r"\q", r"it has the unknown escape `\q`"),
        (r"\u12", r"it has the unknown escape `\u`"),
        (r"\u{110000}", r"it has the unknown escape `\u`"),
        ("a\\", r"it has the unknown escape `\`"),
        ("(?x)a b", "it has the unknown flag `x`"),
        ("[]a]", "it has `[]`, which is ambiguous"),
        ("[^]", "it has `[^]`, which is ambiguous"),
        ("[a-z&&[^x]]", "it has `&&[`, which is ambiguous"),
        ("[z-a]", "it is invalid: a range in a character class is reversed"),
        ("[a", "it is invalid: a `[` without its `]`"),
        ("^(?=[", "it is invalid: a `[` without its `]`"),
        ("^(?=(a)", "it is invalid: a `(` without its `)`"),
        ("(a", "it is invalid: unclosed group"),
        ("a)", "it is invalid: unopened group"),
        ("a**", "it is invalid: two quantifiers in a row"),
        ("a*{2}", "it is invalid: two quantifiers in a row"),
        ("(?<n", "it is invalid: the name of a group has no end"),
        ("*a", "it is invalid: repetition operator missing expression"),
        ("/^[a-z]+$/", "no text matches it"),
        ("/^a/", "no text matches it"),
        ("a^b", "no text matches it"),
        ("$a", "no text matches it"),
        (r"\za", "no text matches it"),
        (r"^a\Bb$b", "no text matches it"),
        (r"a\b\Bb", "no text matches it"),
        (r"^\uD800+$", "no text matches it"),
        (r"[^\s\S]", "no text matches it"),
        (r"^[^\d\D]{2,}$", "no text matches it"),
        ("^(?=a)b", "no text matches it"),
        ("^(?!a)a$", "no text matches it"),
        (r"^(?![\s\S]*$)x?", "no text matches it"),
        ("^(?=[0-9]{3}$)[0-9]{4,}$", "no text matches it"),
        ("^(?=.{1,3}$)(?=.*é)(?!.*é$)(?!é)é*$", "no text matches it"),
    ];
    for (source, reason) in cases {
        let found = compile(source).map_err(|found| found.to_string());
        assert_eq!(found, Err((*reason).to_owned()), "{source}");
    }
}

#[test]
fn a_pattern_that_would_be_too_large_is_rejected_quickly() {
    let nested = "(".repeat(10_000) + &")".repeat(10_000);
    let long = "a".repeat(20_000);
    for source in [
        "(((a{1000}){1000}){1000}){1000}",
        "^[a-z]{1,100000}-$",
        r"^(\p{L}+-){1,100}[\p{L}\p{N}]{1,200}$",
        "(a|b)*a(a|b){12}c(a|b)*b(a|b){12}$",
        "a{4294967295}b",
        r"^arn:aws(-cn|-us-gov|-iso-f)?:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}$",
        r"^https://([.\-_a-zA-Z0-9]+/?){3,1016}$",
        "^(.{0,200}a){0,200}$",
        &("^".to_owned() + &"(?=.{1,300}a)".repeat(700)),
        &nested,
        &long,
    ] {
        assert_eq!(compile(source), Err(PatternError::TooLarge), "{:.60}", source);
    }
}
