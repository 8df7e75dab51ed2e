//! The characters that are allowed in documentation.

use std::borrow::Cow;

/// Removes characters that rustc rejects in comments or that editors don't show. Line feeds are the only line ends.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_removed = |c: char| is_special(c) && !matches!(c, '\n' | '\t');
    if !text.contains(is_removed) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.replace('\r', "\n").replace(is_removed, ""))
}

/// The text in one line, with special characters escaped.
pub(super) fn visible(text: &str) -> String {
    let escape = |c: char| if is_special(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// True for control characters, and for characters that have no width or change the direction of text, which rustc's
/// lint
/// `text_direction_codepoint_in_comment` rejects.
fn is_special(c: char) -> bool {
    let is_invisible = matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    c.is_control() || is_invisible
}
