//! Escapes plain text, so that Markdown parses it as text.

use super::spans::{Look, Span, Style};

/// Stands for a blank at which a line may be broken. Texts don't contain it.
pub(super) const BREAK: char = '\n';

/// The characters of a block that could be marks, since there are several, and one could end what another one starts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pairs {
    stars: bool,
    underscores: bool,
    tildes: bool,
}

impl Pairs {
    pub(super) fn of(spans: &[Span]) -> Self {
        let has_marks = spans.iter().any(|span| span.look.style != Style::Plain);
        Self {
            stars: has_marks || can_pair(spans, '*'),
            underscores: can_pair(spans, '_'),
            tildes: can_pair(spans, '~'),
        }
    }
}

fn can_pair(spans: &[Span], mark: char) -> bool {
    let (mut count, mut ends) = (0, false);
    for span in spans.iter().filter(|span| !span.look.is_code) {
        for (at, _) in span.text.match_indices(mark) {
            count += 1;
            let before = span.text.get(..at).and_then(|before| before.chars().next_back());
            // The mark of a span may come directly before it.
            let follows_space = span.has_space_before && span.look == Look::default();
            ends |= !before.map_or(follows_space, char::is_whitespace);
        }
    }
    count > 1 && ends
}

/// Appends `text`, escaped only where Markdown would parse a mark. `after` is the character that follows.
pub(super) fn push_text(out: &mut String, text: &str, after: char, pairs: Pairs) {
    let mut before = out.chars().next_back().unwrap_or(' ');
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next().unwrap_or(after);
        let flanking = !(before.is_whitespace() && next.is_whitespace());
        let escaped = match c {
            '[' | ']' | '`' => true,
            '*' => pairs.stars && flanking,
            '_' => pairs.underscores && flanking && !(before.is_alphanumeric() && next.is_alphanumeric()),
            '~' => pairs.tildes && flanking,
            '<' => opens_tag(next),
            // At the end of a line it would be a line break.
            '\\' => next.is_ascii_punctuation() || next.is_whitespace(),
            '!' => next == '[' && rest.as_str().is_empty(),
            '&' => is_entity(rest.as_str()),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(if c == ' ' { BREAK } else { c });
        before = c;
    }
}

/// True if `<` before this character may start a tag, a comment or an autolink.
pub(super) fn opens_tag(next: char) -> bool {
    next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')
}

/// True if the text after an ampersand completes a character reference.
pub(super) fn is_entity(after_ampersand: &str) -> bool {
    // The longest names are shorter. Without a limit, many ampersands would need quadratic time.
    let name = after_ampersand.bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && after_ampersand.as_bytes().get(name) == Some(&b';')
}

/// Escapes the first word of a line, so that it doesn't start a heading, a list, a quotation, a rule or a fence. Within
/// a paragraph, only a list that starts with 1 can start.
pub(super) fn guard_start(word: &str, is_first_line: bool) -> String {
    let at = match word.as_bytes() {
        [b'>', ..] | [b'~', b'~', b'~', ..] | [b'+'] => 0,
        [first @ (b'#' | b'-' | b'*' | b'_' | b'='), rest @ ..] if rest.iter().all(|b| b == first) => 0,
        [zeros @ .., b'1', b'.' | b')'] if zeros.iter().all(|b| *b == b'0') => word.len() - 1,
        [digits @ .., b'.' | b')'] if is_first_line && digits.iter().all(u8::is_ascii_digit) => digits.len(),
        _ => return word.to_owned(),
    };
    let (before, rest) = word.split_at(at);
    [before, "\\", rest].concat()
}

/// An address in the form that Markdown needs between parentheses or angle brackets.
pub(super) fn destination(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for (at, c) in href.char_indices() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '`' => out.push_str("%60"),
            '\\' => out.push_str("%5C"),
            '&' if is_entity(href.get(at + 1..).unwrap_or_default()) => out.push_str("&amp;"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
