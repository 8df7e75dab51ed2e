//! CommonMark for rustdoc: the source stays as it is except where rustdoc would see more in it than its author did.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag as Element, TagEnd};

use super::SYNTAX;
use super::escape;
use super::tags::Tag;

/// The text as Markdown; `None` when it has HTML or indented code and needs to be written anew.
pub(super) fn to_markdown(text: &str) -> Option<String> {
    let mut editor = Editor { source: text, ..Editor::default() };
    for (event, range) in Parser::new_ext(text, SYNTAX).into_offset_iter() {
        editor.event(&event, range)?;
    }
    editor.end_text();
    (!editor.needs_rewrite).then(|| editor.finish())
}

/// HTML of CommonMark, which CommonMark may have HTML in.
pub(super) fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, SYNTAX));
    html
}

/// Whether a text that starts with a tag goes on with Markdown, which takes a blank line.
pub(super) fn is_mixed(text: &str) -> bool {
    let has_blank_line = text.lines().any(|line| line.trim().is_empty());
    has_blank_line
        && !text.contains("<pre")
        && Parser::new_ext(text, SYNTAX).any(|event| match event {
            Event::Code(_) => true,
            Event::Start(Element::CodeBlock(kind)) => matches!(kind, CodeBlockKind::Fenced(_)),
            Event::Start(element) => matches!(
                element,
                Element::Heading { .. } | Element::List(_) | Element::Strong | Element::Link { .. } | Element::Table(_)
            ),
            _ => false,
        })
}

#[derive(Default)]
struct Editor<'a> {
    source: &'a str,
    /// Replacements in the order of the source.
    edits: Vec<(Range<usize>, String)>,
    /// Neighbouring pieces of text: the parser tears text apart at every special character.
    text: Vec<(Range<usize>, Piece)>,
    /// Where the last piece of a line ended.
    end: usize,
    /// Nothing of this line was read yet.
    at_line_start: bool,
    in_code: bool,
    in_autolink: bool,
    /// Open links and images: where the content of each ends, and whether it stays.
    links: Vec<(usize, bool)>,
    /// How many of them stay.
    staying_links: usize,
    /// Replacements don't do: the text has to be written anew.
    needs_rewrite: bool,
}

#[derive(Clone, Copy)]
enum Piece {
    Plain,
    /// Starts with a character after a backslash.
    Escaped,
    /// Looks like a tag.
    Placeholder,
    /// Stands for a character.
    Reference(char),
}

impl Editor<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) -> Option<()> {
        if !matches!(event, Event::Text(_) | Event::InlineHtml(_)) {
            self.end_text();
        }
        match event {
            Event::Text(_) if self.in_code => {}
            Event::Text(decoded) => {
                let is_escaped = self.end < range.start && self.slice(&(range.start - 1..range.start)) == "\\";
                let piece = match decoded.chars().next() {
                    _ if is_escaped => Piece::Escaped,
                    Some(c) if self.slice(&range) != &**decoded && self.slice(&range).starts_with('&') => {
                        Piece::Reference(c)
                    }
                    _ => Piece::Plain,
                };
                self.text(range.clone(), piece);
            }
            Event::InlineHtml(html) => {
                let name: String =
                    html.chars().skip(1).take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                if name.is_empty() || Tag::of(&name.to_ascii_lowercase()).is_some() {
                    return None;
                }
                self.text(range.clone(), Piece::Placeholder);
            }
            Event::Html(_) => return None,
            Event::HardBreak => {
                let spaces = self.slice(&range).bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
                if spaces > 0 {
                    self.edits.push((range.start..range.start + spaces, "\\".to_owned()));
                }
                self.at_line_start = true;
            }
            Event::SoftBreak => self.at_line_start = true,
            Event::Start(element) => self.start(element, &range)?,
            Event::End(end) => self.end(*end, &range)?,
            _ => self.at_line_start = false,
        }
        if !matches!(event, Event::Start(_)) {
            self.end = range.end;
            if let Some((content_end, _)) = self.links.last_mut() {
                *content_end = range.end.max(*content_end);
            }
        }
        Some(())
    }

    fn start(&mut self, element: &Element<'_>, range: &Range<usize>) -> Option<()> {
        match element {
            Element::CodeBlock(CodeBlockKind::Indented) | Element::HtmlBlock => return None,
            Element::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.in_code = true;
                self.mark_as_text(info, range);
            }
            Element::Link { link_type: LinkType::Autolink | LinkType::Email, dest_url, .. } => {
                self.in_autolink = escape::is_external(dest_url) || dest_url.contains('@');
                if !self.in_autolink {
                    self.edits.push((range.start..range.start, "\\".to_owned()));
                }
                self.open_link(range.end, self.in_autolink);
            }
            Element::Link { dest_url, .. } | Element::Image { dest_url, .. } => {
                let bracket = range.start + if matches!(element, Element::Link { .. }) { 1 } else { 2 };
                let stays = escape::is_external(dest_url);
                if !stays {
                    self.edits.push((range.start..bracket, String::new()));
                }
                self.open_link(bracket, stays);
            }
            Element::Emphasis | Element::Strong | Element::Strikethrough => {}
            _ => self.at_line_start = true,
        }
        Some(())
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) -> Option<()> {
        match end {
            TagEnd::CodeBlock => {
                self.in_code = false;
                // Without its last fence the block would swallow what is written after this text.
                let last = self.slice(range).lines().skip(1).last()?;
                let fence = last.trim_start_matches([' ', '\t', '>']);
                return (fence.starts_with("```") || fence.starts_with("~~~")).then_some(());
            }
            TagEnd::Link | TagEnd::Image => {
                self.in_autolink = false;
                match self.links.pop() {
                    Some((content_end, false)) => self.edits.push((content_end..range.end, String::new())),
                    _ => self.staying_links = self.staying_links.saturating_sub(1),
                }
            }
            _ => {}
        }
        Some(())
    }

    fn open_link(&mut self, content: usize, stays: bool) {
        self.links.push((content, stays));
        self.staying_links += usize::from(stays);
    }

    /// Gives a fenced block a language that rustdoc doesn't compile.
    fn mark_as_text(&mut self, info: &str, range: &Range<usize>) {
        if matches!(
            info,
            "text" | "json" | "xml" | "yaml" | "toml" | "sql" | "http" | "sh" | "shell" | "bash" | "console"
        ) {
            return;
        }
        let line = self.slice(range).lines().next().unwrap_or_default();
        let fence = line.bytes().take_while(|b| b" `~".contains(b)).count();
        let (start, end) = (range.start + fence, range.start + line.len());
        self.edits.push((start..end, "text".to_owned()));
    }

    fn text(&mut self, range: Range<usize>, piece: Piece) {
        let gap = usize::from(matches!(piece, Piece::Escaped));
        if self.text.last().is_some_and(|(last, _)| last.end + gap != range.start) {
            self.end_text();
        }
        self.text.push((range, piece));
    }

    /// Escapes what is text here and might be something else for rustdoc.
    fn end_text(&mut self) {
        let pieces = std::mem::take(&mut self.text);
        let (Some((first, _)), Some((last, _))) = (pieces.first(), pieces.last()) else { return };
        let start = first.start;
        let text = self.source.get(start..last.end).unwrap_or_default();
        let next_url =
            |from: usize| escape::find_url(text, from.saturating_sub(start)).filter(|_| self.staying_links == 0);
        let mut url = next_url(start);
        let mut done = start;
        let mut bare_backslash = None;
        for (range, piece) in pieces {
            for (at, c) in self.source.get(range.clone()).unwrap_or_default().char_indices() {
                let at = range.start + at;
                if at < done {
                    continue;
                }
                if let Some(found) = url.take_if(|url| start + url.range.start <= at) {
                    let end = start + found.range.end;
                    if start + found.range.start == at {
                        let parts = text.get(found.range.start..).unwrap_or_default().split('&').skip(1);
                        let address = text.get(found.range).unwrap_or_default();
                        let references = address.matches('&').count();
                        // Other references than this one can end an address.
                        self.needs_rewrite |=
                            parts.take(references).any(|part| escape::is_entity(part) && !part.starts_with("amp;"));
                        let address = address.replace("&amp;", "&");
                        // Code next to a code span would become part of it.
                        let touches = |text: Option<&str>| text.is_some_and(|text| text.starts_with('`'));
                        self.needs_rewrite |= found.is_template
                            && (touches(self.source.get(end..)) || touches(self.source.get(at.saturating_sub(1)..)));
                        let (open, close) = if found.is_template { ("`", "`") } else { ("<", ">") };
                        let backslash = if bare_backslash == Some(at) { "\\" } else { "" };
                        self.edits.push((at..end, [backslash, open, &address, close].concat()));
                        done = end;
                    }
                    url = next_url(end);
                    continue;
                }
                let is_start = at == range.start;
                match piece {
                    Piece::Reference(decoded) => {
                        let after = self.source.get(range.end..).unwrap_or_default();
                        // These could become indentation, a list's number or an address.
                        self.needs_rewrite |= decoded.is_whitespace() || decoded.is_ascii_alphanumeric();
                        self.edits.push((range.clone(), reference(decoded, self.at_line_start, after)));
                        done = range.end;
                    }
                    Piece::Escaped if is_start => {}
                    Piece::Placeholder if is_start => self.edits.push((at..at, "\\".to_owned())),
                    _ if self.in_autolink => {}
                    _ if matches!(c, '[' | ']' | '`') => self.edits.push((at..at, "\\".to_owned())),
                    // The brackets of a link that comes next may be taken away, and an address may bring the `>`.
                    _ if c == '<' && opens_tag(self.source, start + text.len(), at) => {
                        self.edits.push((at..at, "\\".to_owned()))
                    }
                    _ if c == '\\' => bare_backslash = Some(at + 1),
                    _ => {}
                }
                self.at_line_start &= c == ' ';
            }
        }
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    fn finish(self) -> String {
        let mut out = String::with_capacity(self.source.len() + self.edits.len());
        let mut from = 0;
        for (range, replacement) in self.edits {
            out.push_str(self.source.get(from..range.start).unwrap_or_default());
            out.push_str(&replacement);
            from = range.end.max(from);
        }
        out.push_str(self.source.get(from..).unwrap_or_default());
        out
    }
}

/// Whether `<` in a run of text may start a tag once the text has been edited.
fn opens_tag(source: &str, text_end: usize, at: usize) -> bool {
    at + 1 == text_end || source.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(escape::opens_tag)
}

/// A character as the text that its reference was: `&#42;` is a star, never emphasis.
fn reference(c: char, is_first: bool, after: &str) -> String {
    let next = after.chars().next().unwrap_or(' ');
    let escaped = match c {
        '.' | ')' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '|' => true,
        '<' => !next.is_whitespace() && !next.is_ascii_digit(),
        '&' => escape::is_entity(after),
        '#' | '+' | '-' | '=' | '>' => is_first,
        _ => false,
    };
    match c {
        c if escaped => format!("\\{c}"),
        c => c.to_string(),
    }
}
