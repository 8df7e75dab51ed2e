//! Documentation text as Markdown for rustdoc: from CommonMark or HTML, then wrapped to lines.
//!
//! Markdown is read by `pulldown-cmark`, rustdoc's own parser, so both see the same text; HTML by the tokenizer
//! `html5gum` (no dependencies). Together they compile in a third of the time of `htmd` with html5ever's 30 crates.

mod commonmark;
mod escape;
mod html;
mod inline;
mod output;
mod tags;
mod wrapping;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use pulldown_cmark::Options;

pub(crate) use self::wrapping::wrap;

/// What rustdoc switches on, without the typographic quotes, which don't change the structure.
const SYNTAX: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Markdown of a model's documentation text: blank-line separated blocks. Empty when the text says nothing.
pub(crate) fn from_documentation(text: &str) -> String {
    let text = clean(text);
    let text = text.trim();
    let markdown = if html::is_document(text) && !commonmark::is_mixed(text) {
        html::to_markdown(text)
    } else {
        commonmark::to_markdown(text).unwrap_or_else(|| html::to_markdown(&commonmark::to_html(text)))
    };
    // Entities may have brought in what was taken out before.
    clean(markdown.trim()).into_owned()
}

/// Only line feeds end lines; no character is left that rustc rejects in comments or that editors show as nothing.
fn clean(text: &str) -> Cow<'_, str> {
    let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || is_invisible(c);
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.replace('\r', "\n").replace(odd, ""))
}

/// Marks that change the direction of text (rustc's `text_direction_codepoint_in_comment`) or have no width.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
