//! Removes bold, italic and links where Markdown would parse their marks as text.

use super::spans::{Span, Style};

/// Removes the formatting whose marks Markdown would not parse.
pub(super) fn drop_unreadable(spans: &mut [Span]) {
    for link in spans.chunk_by_mut(|a, b| a.look.link == b.look.link) {
        let style = link.first().map(|span| span.look.style).unwrap_or_default();
        // A link has at most one style: marks that start inside of it and end outside would break it.
        if link.iter().any(|span| span.look.link.is_some() && span.look.style != style) {
            link.iter_mut().for_each(|span| span.look.style = Style::Plain);
        }
        // At the start of a paragraph it would be a link definition.
        if link.iter().any(|span| span.look.is_code && span.text.contains("]:")) {
            link.iter_mut().for_each(|span| span.look.link = None);
        }
    }
    let mut start = 0;
    while let Some(style) = spans.get(start).map(|span| span.look.style) {
        let (before, rest) = spans.split_at_mut(start);
        let len = rest.iter().take_while(|span| span.look.style == style).count();
        let (run, after) = rest.split_at_mut(len);
        if style != Style::Plain && !is_readable(before.last(), run, after.first()) {
            run.iter_mut().for_each(|span| span.look.style = Style::Plain);
        }
        start += len;
    }
}

/// True if Markdown parses the marks around some spans. The rules are a little stricter than those of CommonMark: no
/// mark may be next to a star, and a character that is not alphanumeric may or may not be punctuation.
fn is_readable(before: Option<&Span>, run: &[Span], after: Option<&Span>) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let before = before.filter(|_| !first.has_space_before).map_or(' ', |before| match before.look.style {
        Style::Plain => last_char(before),
        _ => '*',
    });
    let after = after.filter(|after| !after.has_space_before).map_or(' ', first_char);
    let is_edge = |c: char| c.is_whitespace() || c.is_ascii_punctuation();
    let (first, last) = (first_char(first), last_char(last));
    let opens = before != '*' && (first.is_alphanumeric() || is_edge(before));
    opens && last != '*' && (last.is_alphanumeric() || is_edge(after))
}

/// The first printed character of a span, as far as the rules distinguish characters.
fn first_char(span: &Span) -> char {
    printed(span, span.text.chars().next())
}

fn last_char(span: &Span) -> char {
    printed(span, span.text.chars().next_back())
}

fn printed(span: &Span, edge: Option<char>) -> char {
    match edge {
        _ if span.look.is_code || span.look.link.is_some() => '`',
        // A URL may get marks around it.
        Some(edge) if edge != '*' && span.text.contains("http") => char::REPLACEMENT_CHARACTER,
        edge => edge.unwrap_or(' '),
    }
}
