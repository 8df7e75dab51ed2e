//! HTML as Markdown: follows tags as they come, so broken nesting costs marks but never text.

use std::collections::HashSet;
use std::mem;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Span, StartTag, Token, Tokenizer};

use super::escape;
use super::inline::{self, Piece, Style};
use super::output::Output;
use super::tags::Tag;

/// Whether the text starts with a tag that stands between paragraphs, as the documentation of official models does.
pub(super) fn is_document(text: &str) -> bool {
    let Some(tag) = text.strip_prefix('<') else { return false };
    let name: String = tag.chars().take(16).take_while(char::is_ascii_alphanumeric).collect();
    Tag::of(&name.to_ascii_lowercase()).is_some_and(|tag| !tag.is_inline())
}

pub(super) fn to_markdown(html: &str) -> String {
    let html = without_cut_tag(html);
    let Ok(tokens) = Tokenizer::new_with_emitter(html.as_str(), DefaultEmitter::<usize>::new_with_span())
        .collect::<Result<Vec<_>, _>>();
    let ends = tokens.iter().filter_map(|token| match token {
        Token::EndTag(tag) => Some(&tag.name),
        _ => None,
    });
    let mut writer = Writer { html: &html, ends: ends.collect(), ..Writer::default() };
    for token in &tokens {
        writer.token(token);
    }
    writer.finish()
}

/// After the last `>` no tag can be complete: a `<` there is text, which a tokenizer would drop.
fn without_cut_tag(html: &str) -> String {
    let (tags, tail) = html.split_at(html.rfind('>').map_or(0, |at| at + 1));
    [tags, &tail.replace('<', "&lt;")].concat()
}

#[derive(Default)]
struct Writer<'a> {
    html: &'a str,
    /// The names of all end tags of the text.
    ends: HashSet<&'a HtmlString>,
    out: Output,
    /// The open paragraph.
    pieces: Vec<Piece>,
    addresses: Vec<String>,
    strong: usize,
    emphasis: usize,
    code: usize,
    link: Option<usize>,
    /// The first piece of an anchor that leads nowhere.
    anchor: Option<usize>,
    heading: Option<usize>,
    preformatted: Option<String>,
    table: Option<Table>,
    in_title: bool,
    title: String,
    /// The element that is left out.
    hidden: Option<&'a HtmlString>,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    in_cell: bool,
    /// Tables inside this one, whose rows are taken as rows of this one.
    inner: usize,
}

impl<'a> Writer<'a> {
    fn token(&mut self, token: &'a Token<usize>) {
        if let Some(hidden) = self.hidden {
            if matches!(token, Token::EndTag(tag) if tag.name == *hidden) {
                self.hidden = None;
            }
            return;
        }
        match token {
            Token::String(text) => self.text(&String::from_utf8_lossy(text)),
            Token::StartTag(tag) => {
                let kind = Tag::of(&String::from_utf8_lossy(&tag.name));
                if self.is_literal(tag, kind) {
                    self.source(tag.span);
                } else if let Some(kind) = kind {
                    self.start(kind, tag);
                }
            }
            Token::EndTag(tag) => match Tag::of(&String::from_utf8_lossy(&tag.name)) {
                Some(kind) => self.end(kind, &tag.name),
                None if self.is_verbatim() => self.source(tag.span),
                None => {}
            },
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    /// Whether a tag is no mark-up but a placeholder that nobody escaped, like `<region>`.
    fn is_literal(&self, tag: &StartTag<usize>, kind: Option<Tag>) -> bool {
        let is_lone = !self.ends.contains(&tag.name) && tag.attributes.values().all(|value| value.is_empty());
        match kind {
            None => is_lone || self.is_verbatim(),
            Some(kind) => is_lone && self.code > 0 && !kind.is_inline(),
        }
    }

    fn is_verbatim(&self) -> bool {
        self.code > 0 || self.preformatted.is_some()
    }

    fn source(&mut self, span: Span<usize>) {
        let html = self.html;
        self.text(html.get(span.start..span.end).unwrap_or_default());
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.preformatted {
            code.push_str(text);
            return;
        }
        let style = match (self.strong, self.emphasis) {
            (0, 0) => Style::Plain,
            (0, _) => Style::Emphasis,
            _ => Style::Strong,
        };
        let is_code = self.code > 0;
        match self.pieces.last_mut() {
            Some(last) if last.is_code == is_code && last.style == style && last.link == self.link => {
                last.text.push_str(text)
            }
            _ => self.pieces.push(Piece { text: text.to_owned(), is_code, style, link: self.link }),
        }
    }

    fn start(&mut self, kind: Tag, tag: &'a StartTag<usize>) {
        if self.preformatted.is_some() {
            if kind == Tag::Break {
                self.text("\n");
            }
            return;
        }
        if !kind.is_inline() {
            self.flush();
        }
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value));
        let in_cell = self.in_cell();
        match kind {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Code => self.code += 1,
            Tag::Anchor => self.start_anchor(attribute("href").unwrap_or_default().trim()),
            Tag::Image => self.text(&attribute("alt").unwrap_or_default()),
            Tag::Break if self.is_marked() => self.text(" "),
            Tag::Break => self.flush(),
            Tag::Preformatted => self.preformatted = Some(String::new()),
            Tag::Table => match &mut self.table {
                Some(table) => table.inner += 1,
                None => self.table = Some(Table::default()),
            },
            Tag::Row | Tag::Cell => self.start_cell(kind == Tag::Cell),
            Tag::FullName => self.in_title = true,
            Tag::Hidden if self.ends.contains(&tag.name) => self.hidden = Some(&tag.name),
            // A cell holds one line.
            _ if in_cell => {}
            Tag::Heading(level) => self.heading = Some(level),
            Tag::List { ordered: false } => self.out.open_list(None),
            Tag::List { ordered: true } => {
                let start = attribute("start").and_then(|number| number.trim().parse().ok());
                self.out.open_list(Some(start.unwrap_or(1)));
            }
            Tag::Item => self.out.open_item(),
            Tag::Quote => self.out.open_quote(None),
            Tag::Callout(label) => self.out.open_quote(Some(label)),
            Tag::Inline | Tag::Block | Tag::Definition | Tag::Hidden => {}
        }
    }

    fn end(&mut self, kind: Tag, name: &[u8]) {
        if kind == Tag::Preformatted {
            self.end_preformatted();
            return;
        }
        if self.preformatted.is_some() {
            return;
        }
        if kind == Tag::FullName && mem::take(&mut self.in_title) {
            self.title = inline::render(&mem::take(&mut self.pieces), &self.addresses);
        }
        if !kind.is_inline() {
            self.flush();
        }
        let in_cell = self.in_cell();
        match kind {
            Tag::Strong => self.strong = self.strong.saturating_sub(1),
            Tag::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            Tag::Code => self.code = self.code.saturating_sub(1),
            Tag::Anchor => self.end_anchor(),
            Tag::Table => self.end_table(),
            Tag::Row | Tag::Cell => {
                if let Some(table) = &mut self.table {
                    table.in_cell = false;
                }
            }
            _ if in_cell => {}
            Tag::List { .. } => self.out.close_list(),
            // The end of a term leaves the item open for what defines it.
            Tag::Item if name == b"li" => self.out.close_item(),
            Tag::Quote | Tag::Callout(_) => self.out.close_quote(),
            _ => {}
        }
    }

    fn start_anchor(&mut self, href: &str) {
        self.end_anchor();
        if escape::is_external(href) {
            self.link = Some(self.addresses.len());
            self.addresses.push(href.to_owned());
        } else if href.is_empty() {
            self.anchor = Some(self.pieces.len());
            // The anchor's text must not melt into what is before it.
            let link = self.link;
            self.pieces.push(Piece { text: String::new(), is_code: false, style: Style::Plain, link });
        }
    }

    /// An anchor that leads nowhere and says one name means a shape.
    fn end_anchor(&mut self) {
        self.link = None;
        let pieces = self.anchor.take().and_then(|start| self.pieces.get_mut(start..)).unwrap_or_default();
        let mut name = pieces.iter_mut().filter(|piece| !piece.text.is_empty());
        if let (Some(piece), None) = (name.next(), name.next()) {
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '$' | '#' | '-');
            let text = piece.text.trim();
            piece.is_code |= text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_name);
        }
        // Nor may what comes after.
        let link = self.link;
        self.pieces.push(Piece { text: String::new(), is_code: false, style: Style::Plain, link });
    }

    /// Whether a line break here would tear marks apart.
    fn is_marked(&self) -> bool {
        let has_marks = self.strong + self.emphasis + self.code > 0 || self.link.is_some() || self.anchor.is_some();
        has_marks || self.heading.is_some() || self.in_title || self.in_cell()
    }

    fn in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.in_cell)
    }

    fn start_cell(&mut self, is_cell: bool) {
        if let Some(table) = &mut self.table {
            if !is_cell || table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            table.in_cell = is_cell;
            if let (true, Some(row)) = (is_cell, table.rows.last_mut()) {
                row.push(String::new());
            }
        }
    }

    fn end_table(&mut self) {
        match &mut self.table {
            Some(table) if table.inner > 0 => table.inner -= 1,
            table => {
                let mut rows = table.take().unwrap_or_default().rows;
                rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
                self.out.table(&rows);
            }
        }
    }

    fn end_preformatted(&mut self) {
        let Some(code) = self.preformatted.take() else { return };
        if self.in_cell() {
            self.code += 1;
            self.text(&code);
            self.flush();
        } else {
            self.out.code_block(&code);
        }
    }

    /// Ends the open paragraph. Marks that its author forgot to close end with it.
    fn flush(&mut self) {
        let line = inline::render(&mem::take(&mut self.pieces), &self.addresses);
        let open_link = self.link.take().and_then(|link| self.addresses.get(link).cloned());
        self.addresses.clear();
        self.anchor = None;
        let heading = self.heading.take();
        self.in_title = false;
        if line.is_empty() {
            // Marks around a whole paragraph begin before it.
            if let Some(address) = open_link {
                self.addresses.push(address);
                self.link = Some(0);
            }
            return;
        }
        (self.strong, self.emphasis, self.code) = (0, 0, 0);
        let cell =
            self.table.as_mut().filter(|table| table.in_cell).and_then(|table| table.rows.last_mut()?.last_mut());
        if let Some(cell) = cell {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&line.replace('|', "\\|"));
        } else if let Some(level) = heading {
            self.out.heading(level, &line);
        } else {
            self.out.paragraph(&escape::guard_start(line));
        }
    }

    fn finish(mut self) -> String {
        self.end_preformatted();
        self.flush();
        self.end_table();
        if self.out.is_empty() { self.title } else { self.out.finish() }
    }
}
