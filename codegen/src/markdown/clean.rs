//! Which characters documentation has.

use std::borrow::Cow;

/// Only line feeds end lines; no character is left that rustc rejects in comments or that editors show as nothing.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let goes = |c: char| is_odd(c) && !matches!(c, '\n' | '\t');
    if !text.contains(goes) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.replace('\r', "\n").replace(goes, ""))
}

/// The text with odd characters as escapes, in one line.
pub(super) fn visible(text: &str) -> String {
    let escape = |c: char| if is_odd(c) { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// Control characters, and marks that change the direction of text (rustc's `text_direction_codepoint_in_comment`) or
/// have no width.
fn is_odd(c: char) -> bool {
    let is_invisible = matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    c.is_control() || is_invisible
}
