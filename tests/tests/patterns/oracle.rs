//! The `regex` crate as the judge. A pattern is put into its words by plain replacement, by nothing of the generator.

use regex::Regex;

/// A pattern as the `regex` crate sees it: conditions, each with what it must say.
pub(crate) struct Oracle {
    conditions: Vec<(Regex, bool)>,
}

/// What is written otherwise in the `regex` crate, longer texts first.
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
    /// `None` where the `regex` crate can't read the pattern.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let mut conditions = Vec::new();
        let mut head = String::new();
        let mut rest = pattern;
        // A look-ahead is cut out, and asked for by itself.
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

    /// The pattern in regular expressions that texts can be made of.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().map(|(regex, _)| regex.as_str())
    }
}

fn regex(pattern: &str) -> Option<Regex> {
    regex::RegexBuilder::new(&rewritten(pattern)).size_limit(100 << 20).build().ok()
}

/// Where the first look-ahead begins and ends. None of the patterns tried here has a parenthesis in a class within one.
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
            // An escaped backslash is not the start of what follows it.
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
