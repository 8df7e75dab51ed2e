//! Documentation: converts HTML or CommonMark to lines of Markdown for rustdoc.
//!
//! A text is parsed once into a list of events. Formatting and links are passes over the events, and one writer prints
//! them. The crate `pulldown-cmark-to-cmark` doesn't wrap lines; wrapping needs the width of each word with its
//! escapes, and the words that must not start a line. It also parses its own output repeatedly, and writes letters next
//! to some marks as `&#97;`, which makes the source hard to read.
//!
//! CommonMark is parsed by `pulldown-cmark`, which rustdoc uses too, so both parse it the same way. HTML is parsed by
//! the tokenizer `html5gum`, which has no dependencies. Together they compile in a third of the time of `htmd` with the
//! 30 crates of html5ever.

mod blocks;
mod builder;
mod clean;
mod commonmark;
mod escape;
mod html;
mod inline;
mod marks;
mod spans;
mod tags;
mod urls;
mod writer;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use std::mem;
use std::sync::Arc;

use self::blocks::Event;
use self::builder::Builder;
use self::clean::{clean, visible};
use self::spans::{Link, Look, Span, Spans};

/// The maximum width of lines, with their indentation and the comment marker.
const WIDTH: usize = 100;

/// The comment marker with its blank.
const MARKER: usize = "/// ".len();

/// Text with its structure. The default is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    events: Vec<Event>,
}

impl Document {
    /// Parses the documentation of a model: HTML, or CommonMark that may contain HTML.
    pub(crate) fn parse(text: &str) -> Self {
        let text = clean(text);
        let text = text.trim();
        let mut builder = Builder::default();
        if html::is_document(text) && !commonmark::is_mixed(text) {
            html::Reader::new(text, &mut builder).read(text);
        } else {
            commonmark::read(text, &mut builder);
        }
        let mut document = Self { events: builder.finish() };
        document.each_line(|spans| {
            marks::drop_unreadable(spans);
            spans::merge(spans);
            urls::link(spans);
        });
        document
    }

    /// Makes links of code for which there is a target, unless it is part of a link.
    pub(crate) fn link(&mut self, target: impl Fn(&str) -> Option<String>) {
        self.each_line(|spans| {
            for span in spans.iter_mut().filter(|span| span.look.is_code && span.look.link.is_none()) {
                span.look.link = target(&span.text).map(|target| Link(Arc::from(target)));
            }
        });
    }

    /// True if there is no text.
    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Appends a paragraph, unless it is empty.
    pub(crate) fn push(&mut self, paragraph: Paragraph) {
        let spans = paragraph.spans.finish();
        if !spans.is_empty() {
            self.events.push(Event::Paragraph(spans));
        }
    }

    /// The document with this text before its first words.
    pub(crate) fn with_prefix(mut self, words: Paragraph) -> Self {
        let mut words = words.spans;
        match self.events.first_mut() {
            Some(Event::Paragraph(spans)) => {
                words.extend(mem::take(spans));
                *spans = words.finish();
            }
            _ => self.events.insert(0, Event::Paragraph(words.finish())),
        }
        self
    }

    /// The document, or else a paragraph if it is empty.
    pub(crate) fn or(mut self, paragraph: impl FnOnce() -> Paragraph) -> Self {
        if self.is_empty() {
            self.push(paragraph());
        }
        self
    }

    /// The first block, without its containers.
    pub(crate) fn first_block(&self) -> Self {
        let is_block = |event: &&Event| !matches!(event, Event::Start(_) | Event::End);
        Self { events: self.events.iter().find(is_block).cloned().into_iter().collect() }
    }

    /// The text without formatting, one line for each block.
    pub(crate) fn text(&self) -> String {
        let mut blocks = Vec::new();
        for event in &self.events {
            match event {
                Event::Start(_) | Event::End => {}
                Event::Paragraph(spans) | Event::Heading(_, spans) => blocks.push(spans::text(spans)),
                Event::Code(code) => blocks.push(code.clone()),
                Event::Table(rows) => blocks.extend(rows.iter().flatten().map(|cell| spans::text(cell))),
            }
        }
        blocks.join("\n")
    }

    /// The code in the text, except for links.
    pub(crate) fn code(&self) -> Vec<&str> {
        let spans = self.events.iter().flat_map(|event| match event {
            Event::Paragraph(spans) | Event::Heading(_, spans) => spans.as_slice(),
            Event::Start(_) | Event::End | Event::Code(_) | Event::Table(_) => &[],
        });
        let code = spans.filter(|span| span.look.is_code && span.look.link.is_none());
        code.map(|span| span.text.as_str()).collect()
    }

    /// Lines of Markdown for comments with this indentation.
    pub(crate) fn lines(&self, indent: usize) -> Vec<String> {
        writer::lines(&self.events, WIDTH.saturating_sub(MARKER + indent))
    }

    fn each_line(&mut self, mut pass: impl FnMut(&mut Vec<Span>)) {
        for event in &mut self.events {
            match event {
                Event::Paragraph(spans) | Event::Heading(_, spans) => pass(spans),
                Event::Table(rows) => rows.iter_mut().flatten().for_each(&mut pass),
                Event::Code(_) | Event::Start(_) | Event::End => {}
            }
        }
    }
}

/// A paragraph of generated text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    spans: Spans,
}

impl Paragraph {
    /// Appends text. Blanks at its ends separate it from its neighbours.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.spans.push(&clean(text), &Look::default());
        self
    }

    /// Appends code, with special characters escaped.
    pub(crate) fn code(mut self, code: &str) -> Self {
        self.spans.push_code(&visible(code), &Look::default());
        self
    }

    /// Appends code that is a link.
    pub(crate) fn link(mut self, code: &str, target: &str) -> Self {
        let look = Look { link: Some(Link(Arc::from(target))), ..Look::default() };
        self.spans.push_code(code, &look);
        self
    }

    /// Lines of Markdown for comments with this indentation.
    pub(crate) fn lines(self, indent: usize) -> Vec<String> {
        Document::default().or(|| self).lines(indent)
    }
}

/// A code span of any text, in one line.
pub(crate) fn code_span(text: &str) -> String {
    inline::code(&visible(text))
}
