//! HTML as tags and text.

use std::collections::HashSet;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Span, StartTag, Token, Tokenizer};

use super::builder::Builder;
use super::tags::Tag;

/// True if the text starts with a block-level HTML tag, as the documentation of official models does.
pub(super) fn is_document(text: &str) -> bool {
    let Some(tag) = text.strip_prefix('<') else { return false };
    Tag::of(&name(tag)).is_some_and(|tag| !tag.is_inline())
}

/// Reads HTML, as a whole or in the parts that CommonMark contains.
pub(super) struct Reader<'a> {
    pub(super) builder: &'a mut Builder,
    /// The names of all end tags in the text.
    ends: HashSet<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &str, builder: &'a mut Builder) -> Self {
        Self { builder, ends: text.split("</").skip(1).map(name).collect() }
    }

    pub(super) fn read(&mut self, html: &str) {
        let html = without_incomplete_tag(html);
        let Ok(()) = Tokenizer::new_with_emitter(html.as_str(), DefaultEmitter::<usize>::new_with_span())
            .try_for_each(|token| token.map(|token| self.token(&html, &token)));
    }

    fn token(&mut self, html: &str, token: &Token<usize>) {
        let source = |span: Span<usize>| html.get(span.start..span.end).unwrap_or_default();
        match token {
            Token::String(text) => self.builder.text(&String::from_utf8_lossy(text)),
            Token::StartTag(tag) => match Tag::of(&String::from_utf8_lossy(&tag.name)) {
                kind if self.is_literal(tag, kind) => self.builder.text(source(tag.span)),
                Some(kind) => self.start(kind, tag),
                None => {}
            },
            Token::EndTag(tag) => match Tag::of(&String::from_utf8_lossy(&tag.name)) {
                Some(kind) => self.builder.end(kind),
                None if self.builder.is_verbatim() => self.builder.text(source(tag.span)),
                None => {}
            },
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, kind: Tag, tag: &StartTag<usize>) {
        let attribute = |name: &str| {
            tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value)).unwrap_or_default()
        };
        match kind {
            Tag::Anchor => self.builder.start_anchor(attribute("href").trim()),
            Tag::Image => self.builder.text(&attribute("alt")),
            // Without an end tag it would hide the rest of the text.
            Tag::Hidden if !self.has_end(tag) => {}
            Tag::List { first_number: Some(default) } => {
                let first_number = attribute("start").trim().parse().unwrap_or(default);
                self.builder.start(Tag::List { first_number: Some(first_number) });
            }
            kind => self.builder.start(kind),
        }
    }

    /// True if a tag is not mark-up but an unescaped placeholder, like `<region>`.
    fn is_literal(&self, tag: &StartTag<usize>, kind: Option<Tag>) -> bool {
        let is_lone = || !self.has_end(tag) && tag.attributes.values().all(|value| value.is_empty());
        match kind {
            None => self.builder.is_verbatim() || is_lone(),
            Some(kind) => self.builder.is_code() && !kind.is_inline() && is_lone(),
        }
    }

    fn has_end(&self, tag: &StartTag<usize>) -> bool {
        self.ends.contains(&*String::from_utf8_lossy(&tag.name))
    }
}

/// The name at the start of a tag.
fn name(tag: &str) -> String {
    tag.chars().take_while(|c| !c.is_whitespace() && !matches!(c, '/' | '>')).map(|c| c.to_ascii_lowercase()).collect()
}

/// After the last `>` no tag is complete: a `<` there is text, which the tokenizer would drop.
fn without_incomplete_tag(html: &str) -> String {
    let (tags, tail) = html.split_at(html.rfind('>').map_or(0, |at| at + 1));
    [tags, &tail.replace('<', "&lt;")].concat()
}
