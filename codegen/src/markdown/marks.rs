//! Bold, italic and links where Markdown can say it: elsewhere a mark would be read as text.

use super::spans::{Span, Style};

/// Makes text plain whose marks wouldn't be read as such.
pub(super) fn drop_unreadable(spans: &mut [Span]) {
    for link in spans.chunk_by_mut(|a, b| a.look.link == b.look.link) {
        let style = link.first().map(|span| span.look.style).unwrap_or_default();
        // A link has one style or none: marks that start inside it and end outside would break it.
        if link.iter().any(|span| span.look.link.is_some() && span.look.style != style) {
            link.iter_mut().for_each(|span| span.look.style = Style::Plain);
        }
        // At the start of a paragraph this would define where `[…]` leads.
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

/// Whether marks around some spans are read as marks, by rules that are a little stricter than CommonMark's: no mark
/// touches a star, and what is no letter may be punctuation or not.
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

/// The character that a span begins with when it is printed, as far as the rules tell characters apart.
fn first_char(span: &Span) -> char {
    printed(span, span.text.chars().next())
}

fn last_char(span: &Span) -> char {
    printed(span, span.text.chars().next_back())
}

fn printed(span: &Span, edge: Option<char>) -> char {
    match edge {
        _ if span.look.is_code || span.look.link.is_some() => '`',
        // There may be marks around a URL.
        Some(edge) if edge != '*' && span.text.contains("http") => char::REPLACEMENT_CHARACTER,
        edge => edge.unwrap_or(' '),
    }
}
