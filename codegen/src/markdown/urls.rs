//! URLs: those in text become links, and links must be external.

use std::mem;
use std::ops::Range;
use std::sync::Arc;

use super::spans::{Link, Look, Span};

/// Makes links of the URLs in text, as rustdoc's lints require.
pub(super) fn link(spans: &mut Vec<Span>) {
    let is_text = |span: &Span| !span.look.is_code && span.look.link.is_none();
    if !spans.iter().any(|span| is_text(span) && find(&span.text, 0).is_some()) {
        return;
    }
    for span in mem::take(spans) {
        if is_text(&span) { split(&span, spans) } else { spans.push(span) }
    }
}

/// Appends the parts of a span: text and URLs.
fn split(span: &Span, spans: &mut Vec<Span>) {
    let mut from = 0;
    let mut push = |range: Range<usize>, look: Look| {
        let piece = span.text.get(range.clone()).unwrap_or_default();
        let has_space = span.text.get(..range.start).is_some_and(|before| before.ends_with(' '));
        let has_space_before =
            if range.start == 0 { span.has_space_before } else { has_space || piece.starts_with(' ') };
        if !piece.trim().is_empty() {
            spans.push(Span { text: piece.trim().to_owned(), look, has_space_before });
        }
    };
    while let Some(url) = find(&span.text, from) {
        push(from..url.range.start, span.look.clone());
        from = url.range.end;
        let address = span.text.get(url.range.clone()).unwrap_or_default();
        let look = match url.is_template {
            true => Look { is_code: true, ..span.look.clone() },
            false => Look { link: Some(Link(Arc::from(address))), ..span.look.clone() },
        };
        push(url.range, look);
    }
    push(from..span.text.len(), span.look.clone());
}

/// A URL in plain text.
#[derive(Debug, PartialEq, Eq)]
struct Url {
    range: Range<usize>,
    /// True if it has placeholders, like `https://{region}.example.com`, so that it can't be a link.
    is_template: bool,
}

/// The first URL at or after the byte `from`.
fn find(text: &str, mut from: usize) -> Option<Url> {
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

/// The length of a URL without the punctuation of the sentence around it.
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

/// True if a link may have this address. rustdoc would look for an item with any other one.
pub(super) fn is_external(href: &str) -> bool {
    let starts = |scheme: &str| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    href.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty() && (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
    }) || starts("mailto:")
}
