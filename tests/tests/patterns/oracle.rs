//! The oracle: the crate `regex`. Patterns are translated for it by plain replacement, without code of the generator.

use regex::Regex;

/// A pattern for the crate `regex`: conditions, each with its expected result.
pub(crate) struct Oracle {
    conditions: Vec<(Regex, bool)>,
}

/// Forms that differ in the crate `regex`, longer texts first.
const REPLACEMENTS: &[(&str, &str)] = &[
    (r"\uD800\uDC00-\uDBFF\uDFFF", r"\x{10000}-\x{10FFFF}"),
    (r"[\uD800-\uDFFFa-c]", "[a-c]"),
    (r"[--/&&b-d~~|[]", r"[\--/\&b-d\~|\[]"),
    (r"^{,2}a{b}c{1,x}]", r"^\{,2\}a\{b\}c\{1,x\}\]"),
    (r"[\b\0\v\f]", r"[\x08\x00\x0b\x0c]"),
    (r"\uD83D\uDE00", "\u{1f600}"),
    (r"\P{Print}", r"[^\x20-\x7e]"),
    (r"\p{Print}", r"[\x20-\x7e]"),
    (r"\p{Alnum}", "[0-9A-Za-z]"),
    (r"\p{Punct}", r"[!-/:-@\[-`\{-~]"),
    (r"\cJ", r"\n"),
    (r"\d", "[0-9]"),
    (r"\D", "[^0-9]"),
    (r"\w", "[0-9A-Za-z_]"),
    (r"\W", "[^0-9A-Za-z_]"),
    (r"\s", r"[\t\n\x0b\x0c\r ]"),
    (r"\S", r"[^\t\n\x0b\x0c\r ]"),
    (r"\b", r"(?-u:\b)"),
    (r"\B", r"(?-u:\B)"),
];

impl Oracle {
    /// `None` if the crate `regex` can't parse the pattern.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let mut conditions = Vec::new();
        let mut head = String::new();
        let mut rest = pattern;
        // A look-ahead is removed, and tested separately.
        while let Some((before, behind)) = look_ahead(rest) {
            let positive = rest[before..].starts_with("(?=");
            head.push_str(&rest[..before]);
            let body = &rest[before + 3..behind - 1];
            let anchor = if head.contains('^') { "" } else { "^" };
            conditions.push((regex(&format!("{head}{anchor}(?:{body})"))?, positive));
            rest = &rest[behind..];
        }
        conditions.push((regex(&format!("{head}{rest}"))?, true));
        Some(Self { conditions })
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        self.conditions.iter().all(|(regex, expected)| regex.is_match(text) == *expected)
    }

    /// The pattern as regular expressions from which texts can be generated.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().map(|(regex, _)| regex.as_str())
    }
}

fn regex(pattern: &str) -> Option<Regex> {
    regex::RegexBuilder::new(&rewritten(pattern)).size_limit(100 << 20).build().ok()
}

/// The start and end of the first look-ahead. No pattern of the tests has a parenthesis in a class in a look-ahead.
fn look_ahead(pattern: &str) -> Option<(usize, usize)> {
    let start = [pattern.find("(?="), pattern.find("(?!")].into_iter().flatten().min()?;
    let mut depth = 0;
    for (at, letter) in pattern[start..].char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((start, start + at + 1));
        }
    }
    None
}

fn rewritten(pattern: &str) -> String {
    let mut rewritten = String::new();
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        let replacement = REPLACEMENTS.iter().find(|(old, _)| rest.starts_with(old));
        let (taken, text) = match replacement {
            Some((old, new)) => (old.len(), (*new).to_owned()),
            // An escaped backslash doesn't start an escape with what follows.
            None if letter == '\\' => {
                let taken = rest.chars().take(2).map(char::len_utf8).sum();
                (taken, rest[..taken].to_owned())
            }
            None => (letter.len_utf8(), letter.to_string()),
        };
        rewritten += &text;
        rest = &rest[taken..];
    }
    rewritten
}
