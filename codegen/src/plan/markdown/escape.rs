//! Escapes of plain text, so that Markdown reads it as text, and the bare URLs in it.

use std::ops::Range;

/// How often a block has each character that only means something in pairs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pairs {
    pub(super) stars: usize,
    pub(super) underscores: usize,
    pub(super) tildes: usize,
}

impl Pairs {
    pub(super) fn count(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                b'*' => self.stars += 1,
                b'_' => self.underscores += 1,
                b'~' => self.tildes += 1,
                _ => {}
            }
        }
    }
}

/// Appends `text`, escaped only where Markdown would see something else in it. `after` follows it in the output.
pub(super) fn push_text(out: &mut String, text: &str, after: char, pairs: Pairs) {
    let mut before = out.chars().next_back().unwrap_or(' ');
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next().unwrap_or(after);
        let flanking = !(before.is_whitespace() && next.is_whitespace());
        let escaped = match c {
            '[' | ']' | '`' => true,
            '*' => pairs.stars > 1 && flanking,
            '_' => pairs.underscores > 1 && flanking && !(before.is_alphanumeric() && next.is_alphanumeric()),
            '~' => pairs.tildes > 1 && flanking,
            '<' => opens_tag(next),
            '\\' => next.is_ascii_punctuation(),
            '!' => next == '[' && rest.as_str().is_empty(),
            '&' => is_entity(rest.as_str()),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Whether `<` before this character can start a tag, a comment or an autolink.
pub(super) fn opens_tag(next: char) -> bool {
    next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')
}

/// Whether the text after an ampersand completes a character reference.
pub(super) fn is_entity(after_ampersand: &str) -> bool {
    // No name is longer; without a limit many ampersands would make this quadratic.
    let name = after_ampersand.bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && after_ampersand.as_bytes().get(name) == Some(&b';')
}

/// A paragraph whose beginning can't be taken for a heading, a list, a quotation, a rule or a fence.
pub(super) fn guard_start(mut paragraph: String) -> String {
    let first = paragraph.split(' ').next().unwrap_or_default();
    let at = match first.as_bytes() {
        [b'>', ..] | [b'~', b'~', b'~', ..] => 0,
        [b'-' | b'+' | b'*'] => 0,
        [b'#', ..] if first.bytes().all(|b| b == b'#') => 0,
        [digits @ .., b'.' | b')'] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => digits.len(),
        [mark @ (b'-' | b'*' | b'_' | b'='), ..] if paragraph.bytes().all(|b| b == *mark || b == b' ') => 0,
        _ => return paragraph,
    };
    paragraph.insert(at, '\\');
    paragraph
}

/// A URL in plain text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Url {
    pub(super) range: Range<usize>,
    /// It has blanks to fill in, like `https://{region}.example.com`: nothing to link to.
    pub(super) is_template: bool,
}

/// The first URL that starts at byte `from` or later.
pub(super) fn find_url(text: &str, mut from: usize) -> Option<Url> {
    loop {
        let start = from + text.get(from..)?.find("http")?;
        let tail = text.get(start..)?;
        let scheme = ["https://", "http://"].into_iter().find(|scheme| tail.starts_with(scheme));
        let Some(scheme) = scheme else {
            from = start + "http".len();
            continue;
        };
        let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '`');
        let ends_link = |c: char| ends(c) || matches!(c, '<' | '>' | '{' | '}' | '[' | ']' | '|' | '\\' | '^');
        let link = tail.split(ends_link).next().unwrap_or_default();
        let is_template = tail.get(link.len()..).is_some_and(|rest| rest.starts_with(['<', '{', '[']));
        let word = if is_template { tail.split(ends).next().unwrap_or_default() } else { link };
        let end = without_punctuation(word);
        if end > scheme.len() {
            return Some(Url { range: start..start + end, is_template });
        }
        from = start + scheme.len();
    }
}

/// The length of a URL without what belongs to the sentence around it.
fn without_punctuation(url: &str) -> usize {
    let mut end = url;
    let mut surplus = end.matches(')').count().saturating_sub(end.matches('(').count());
    while let Some(last) = end.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '’' | '”' => {}
            ')' if surplus > 0 => surplus -= 1,
            _ => break,
        }
        end = end.strip_suffix(last).unwrap_or_default();
    }
    end.len()
}

/// Where a link may lead: rustdoc would look for an item behind anything else.
pub(super) fn is_external(href: &str) -> bool {
    let starts = |scheme: &str| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    href.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty() && (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
    }) || starts("mailto:")
}

/// An address as Markdown takes it between parentheses or angle brackets.
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
