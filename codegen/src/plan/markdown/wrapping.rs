//! Markdown as lines of a limited width that mean the same.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::SYNTAX;
use super::escape::guard_start;

/// Paragraphs in deeper quotations or lists stay as they are: each of their lines would repeat a long prefix.
const MAX_PREFIX: usize = 160;

/// Wraps Markdown to lines of at most `width` characters where it can.
///
/// Never inside code, links and tables; the lines of list items and quotations begin like their first one.
pub(crate) fn wrap(markdown: &str, width: usize) -> Vec<String> {
    let mut wrapper = Wrapper { source: markdown, width, lines: Vec::new(), done: 0 };
    for paragraph in paragraphs(markdown) {
        wrapper.paragraph(&paragraph);
    }
    wrapper.copy_to(markdown.len());
    while wrapper.lines.last().is_some_and(String::is_empty) {
        wrapper.lines.pop();
    }
    wrapper.lines
}

/// The running text of a paragraph or a list item.
struct Paragraph {
    range: Range<usize>,
    /// White space where a line may end, and whether it has to.
    breaks: Vec<(Range<usize>, bool)>,
}

fn paragraphs(markdown: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut is_open = false;
    // Blocks and links whose text keeps its lines.
    let mut fixed = 0_usize;
    let mut links = 0_usize;
    for (event, range) in Parser::new_ext(markdown, SYNTAX).into_offset_iter() {
        match &event {
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock) => fixed += 1,
            Event::End(end) if is_fixed(*end) => fixed = fixed.saturating_sub(1),
            _ => {}
        }
        let is_inline = match &event {
            Event::Start(tag) => is_inline(&tag.to_end()),
            Event::End(end) => is_inline(end),
            Event::Rule | Event::Html(_) => false,
            _ => true,
        };
        if fixed > 0 || !is_inline {
            is_open = false;
            continue;
        }
        if !is_open {
            is_open = true;
            // The parser leaves a backslash out of the text that it escapes.
            let is_escaped = markdown.get(..range.start).is_some_and(|before| before.ends_with('\\'));
            let start = range.start - usize::from(is_escaped);
            paragraphs.push(Paragraph { range: start..range.end, breaks: Vec::new() });
        }
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        paragraph.range.end = range.end.max(paragraph.range.end);
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(pulldown_cmark::TagEnd::Link | pulldown_cmark::TagEnd::Image) => links = links.saturating_sub(1),
            Event::Text(_) if links == 0 => {
                let text = markdown.get(range.clone()).unwrap_or_default();
                for (at, space) in text.match_indices([' ', '\t']) {
                    let at = range.start + at;
                    paragraph.breaks.push((at..at + space.len(), false));
                }
            }
            Event::SoftBreak if links == 0 => paragraph.breaks.push((range, false)),
            Event::HardBreak if links == 0 => paragraph.breaks.push((range, true)),
            _ => {}
        }
    }
    paragraphs
}

fn is_fixed(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(end, TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table | TagEnd::HtmlBlock)
}

fn is_inline(end: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

struct Wrapper<'a> {
    source: &'a str,
    width: usize,
    lines: Vec<String>,
    /// Up to here the source is in `lines`; the start of a line.
    done: usize,
}

impl Wrapper<'_> {
    /// Takes lines over as they are.
    fn copy_to(&mut self, end: usize) {
        let text = self.source.get(self.done..end).unwrap_or_default();
        self.lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
        self.done = end.max(self.done);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Range { start, end } = paragraph.range;
        let before = self.source.get(self.done..start).unwrap_or_default();
        let line_start = self.done + before.rfind('\n').map_or(0, |at| at + 1);
        let prefix = self.source.get(line_start..start).unwrap_or_default();
        let is_footnote = prefix.contains('[');
        if start < self.done || prefix.len() > MAX_PREFIX || is_footnote {
            return;
        }
        let after = self.source.get(end..).unwrap_or_default();
        let rest = after.split('\n').next().unwrap_or_default();
        self.copy_to(line_start);
        self.done = (end + rest.len() + 1).min(self.source.len());

        // Later lines have blanks in place of list markers.
        let indent = indent(prefix);
        let quotes = prefix.matches('>').count();
        let mut line = Line { text: prefix.to_owned(), width: prefix.chars().count(), is_empty: true, can_end: false };
        let mut from = start;
        for (space, is_forced) in paragraph.breaks.iter().cloned().chain([(end..end + rest.len(), true)]) {
            let word = self.source.get(from..space.start).unwrap_or_default();
            let is_line_start = self.source.get(..from).is_some_and(|before| from > start && before.ends_with('\n'));
            let word = unquoted(word, quotes, is_line_start);
            from = space.end;
            if !word.is_empty() {
                // Indentation that isn't kept made text of it.
                let is_text = line.is_empty && is_line_start && !word.starts_with('`');
                let word = if is_text && starts_block(&word) { guard_start(word) } else { word };
                let len = word.chars().count();
                if line.can_end && line.width + 1 + len > self.width && !starts_block(&word) {
                    let full = std::mem::replace(&mut line, Line::new(&indent));
                    self.lines.push(full.text.trim_end().to_owned());
                }
                line.push(&word, len);
            }
            if is_forced {
                if space.start != end {
                    line.text.push('\\');
                }
                let full = std::mem::replace(&mut line, Line::new(&indent));
                self.lines.push(full.text.trim_end().to_owned());
            }
        }
        if let Some(line) = self.lines.last_mut().filter(|_| !rest.trim().is_empty()) {
            line.push_str(rest.trim_end());
        }
    }
}

struct Line {
    text: String,
    width: usize,
    is_empty: bool,
    /// Its last word may be a line's last.
    can_end: bool,
}

impl Line {
    fn new(indent: &str) -> Self {
        Self { text: indent.to_owned(), width: indent.chars().count(), is_empty: true, can_end: false }
    }

    fn push(&mut self, word: &str, len: usize) {
        if !self.is_empty {
            self.text.push(' ');
            self.width += 1;
        }
        self.text.push_str(word);
        self.width += len;
        // Words like `---` are text only as long as others follow on their line.
        let needs_more = starts_block(word) && (self.is_empty || !self.can_end);
        // A backslash at the end of a line is a line break.
        self.can_end = !word.ends_with('\\') && !needs_more;
        self.is_empty = false;
    }
}

/// What lines start with that go on after a line with this prefix: blanks in place of list markers.
fn indent(prefix: &str) -> String {
    let mut indent = String::with_capacity(prefix.len());
    let mut chars = prefix.chars().peekable();
    while let Some(c) = chars.next() {
        indent.push(if matches!(c, '>' | '\t') { c } else { ' ' });
        // A quotation takes the first blank after its mark for itself.
        if c == '>' && chars.peek().is_some_and(|next| !matches!(next, '>' | ' ' | '\t')) {
            indent.push(' ');
        }
    }
    indent
}

/// A word without the marks of quotations; one of several lines, as a code span can be, as one line.
fn unquoted(word: &str, quotes: usize, is_line_start: bool) -> String {
    let mut out = String::with_capacity(word.len());
    for (at, mut line) in word.trim_end_matches([' ', '\t']).split('\n').enumerate() {
        if at > 0 || is_line_start {
            line = line.trim_start();
            for _ in 0..quotes {
                line = line.strip_prefix('>').unwrap_or(line).trim_start();
            }
        }
        if at > 0 {
            out.truncate(out.trim_end().len());
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// Whether a line that starts with this word wouldn't go on with the paragraph.
fn starts_block(word: &str) -> bool {
    match word.as_bytes() {
        [b'>' | b'#' | b'|', ..] | [b'<', b'!' | b'?' | b'/', ..] | [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..] => {
            true
        }
        // Only a list that counts from one can follow a paragraph without a blank line.
        [zeros @ .., b'1', b'.' | b')'] => zeros.iter().all(|b| *b == b'0'),
        bytes => bytes.iter().all(|b| b"-+*_=:|".contains(b)),
    }
}
