//! Builds the events of a source from its tags. If tags are nested incorrectly, formatting may be lost, but no text.

use std::mem;
use std::sync::Arc;

use super::blocks::{Blocks, Event};
use super::clean::clean;
use super::spans::{Link, Look, Span, Spans, Style};
use super::tags::Tag;
use super::urls;

/// Takes tags and text in order. The marks of CommonMark are passed as the corresponding HTML tags.
#[derive(Debug, Default)]
pub(super) struct Builder {
    blocks: Blocks,
    /// The open paragraph.
    spans: Spans,
    strong: usize,
    emphasis: usize,
    code: usize,
    link: Option<Link>,
    /// The index of the span at which an anchor without an address starts.
    anchor: Option<usize>,
    heading: Option<usize>,
    preformatted: Option<String>,
    table: Option<Table>,
    in_title: bool,
    title: Vec<Span>,
    is_hidden: bool,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Vec<Span>>>,
    in_cell: bool,
    /// The number of tables in this one, whose rows become rows of this one.
    inner: usize,
}

impl Builder {
    /// True if text, and unknown tags, are kept unchanged.
    pub(super) fn is_verbatim(&self) -> bool {
        self.is_code() || self.preformatted.is_some()
    }

    pub(super) fn is_code(&self) -> bool {
        self.code > 0
    }

    pub(super) fn text(&mut self, text: &str) {
        // Entities may stand for characters that were removed from the source.
        let text = clean(text);
        match &mut self.preformatted {
            _ if self.is_hidden => {}
            Some(code) => code.push_str(&text),
            None => self.spans.push(&text, &self.look()),
        }
    }

    /// Adds code that is not between tags.
    pub(super) fn code(&mut self, code: &str) {
        match self.preformatted {
            None if !self.is_hidden => self.spans.push_code(&clean(code), &self.look()),
            _ => self.text(code),
        }
    }

    fn look(&self) -> Look {
        let style = match (self.strong, self.emphasis) {
            (0, 0) => Style::Plain,
            (0, _) => Style::Emphasis,
            _ => Style::Strong,
        };
        Look { is_code: self.is_code(), style, link: self.link.clone() }
    }

    pub(super) fn start(&mut self, tag: Tag) {
        if self.is_hidden {
            return;
        }
        if self.preformatted.is_some() {
            if tag == Tag::Break {
                self.text("\n");
            }
            return;
        }
        if !tag.is_inline() {
            self.flush();
        }
        let in_cell = self.in_cell();
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Code => self.code += 1,
            Tag::Break if self.is_marked() => self.text(" "),
            Tag::Break => self.flush(),
            Tag::Preformatted => self.preformatted = Some(String::new()),
            Tag::Table => match &mut self.table {
                Some(table) => table.inner += 1,
                None => self.table = Some(Table::default()),
            },
            Tag::Row | Tag::Cell => self.start_cell(tag == Tag::Cell),
            Tag::FullName => self.in_title = true,
            Tag::Hidden => self.is_hidden = true,
            // A cell has only one line.
            _ if in_cell => {}
            Tag::Heading(level) => self.heading = Some(level),
            Tag::List { first_number } => self.blocks.open_list(first_number),
            Tag::Item | Tag::Term => self.blocks.open_item(),
            Tag::Quote => self.blocks.open_quote(None),
            Tag::Callout(label) => self.blocks.open_quote(Some(label)),
            Tag::Anchor | Tag::Image | Tag::Inline | Tag::Block => {}
        }
    }

    pub(super) fn end(&mut self, tag: Tag) {
        if self.is_hidden {
            self.is_hidden = tag != Tag::Hidden;
            return;
        }
        if tag == Tag::Preformatted {
            self.end_preformatted();
            return;
        }
        if self.preformatted.is_some() {
            return;
        }
        if tag == Tag::FullName && mem::take(&mut self.in_title) {
            self.title = mem::take(&mut self.spans).finish();
        }
        if !tag.is_inline() {
            self.flush();
        }
        let in_cell = self.in_cell();
        match tag {
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
            Tag::List { .. } => self.blocks.close_list(),
            Tag::Item => self.blocks.close_item(),
            Tag::Quote | Tag::Callout(_) => self.blocks.close_quote(),
            _ => {}
        }
    }

    pub(super) fn start_anchor(&mut self, address: &str) {
        if self.is_hidden || self.preformatted.is_some() {
            return;
        }
        self.end_anchor();
        if urls::is_external(address) {
            self.link = Some(Link(Arc::from(address)));
        } else if address.is_empty() && !self.is_code() {
            self.anchor = Some(self.spans.len());
            self.spans.separate();
        }
    }

    /// An anchor without an address whose text is a name refers to a shape.
    fn end_anchor(&mut self) {
        self.link = None;
        if let Some(start) = self.anchor.take() {
            if let [span] = self.spans.since(start) {
                let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '$' | '#' | '-');
                span.look.is_code |=
                    span.text.starts_with(|c: char| c.is_ascii_alphabetic()) && span.text.chars().all(is_name);
            }
            self.spans.separate();
        }
    }

    /// True if a line break at this place would be inside of formatting.
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
                row.push(Vec::new());
            }
        }
    }

    fn end_table(&mut self) {
        match &mut self.table {
            Some(table) if table.inner > 0 => table.inner -= 1,
            table => {
                let mut rows = table.take().unwrap_or_default().rows;
                rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
                if !rows.is_empty() {
                    self.blocks.push(Event::Table(rows));
                }
            }
        }
    }

    fn end_preformatted(&mut self) {
        let Some(code) = self.preformatted.take() else { return };
        let lines: Vec<&str> = code.trim_end().lines().map(str::trim_end).skip_while(|line| line.is_empty()).collect();
        let code = lines.join("\n");
        if self.in_cell() {
            self.spans.push(&code, &Look { is_code: true, ..self.look() });
            self.flush();
        } else if !code.is_empty() {
            self.blocks.push(Event::Code(code));
        }
    }

    /// Ends the open paragraph, and all formatting in it that is still open.
    fn flush(&mut self) {
        let mut spans = mem::take(&mut self.spans).finish();
        self.anchor = None;
        let heading = self.heading.take();
        self.in_title = false;
        // Formatting around a whole paragraph may start before it.
        if spans.is_empty() {
            return;
        }
        self.link = None;
        (self.strong, self.emphasis, self.code) = (0, 0, 0);
        let cell =
            self.table.as_mut().filter(|table| table.in_cell).and_then(|table| table.rows.last_mut()?.last_mut());
        match (cell, heading) {
            (Some(cell), _) => {
                spans.iter_mut().take(1).for_each(|first| first.has_space_before = !cell.is_empty());
                cell.extend(spans);
            }
            (None, Some(level)) => self.blocks.push(Event::Heading(level, spans)),
            (None, None) => self.blocks.push(Event::Paragraph(spans)),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Event> {
        self.is_hidden = false;
        self.end_preformatted();
        self.flush();
        if let Some(table) = &mut self.table {
            table.inner = 0;
        }
        self.end_table();
        if self.blocks.is_empty() && !self.title.is_empty() {
            self.blocks.push(Event::Paragraph(mem::take(&mut self.title)));
        }
        self.blocks.finish()
    }
}
