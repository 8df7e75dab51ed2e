//! CommonMark as tags and text. The parser is `pulldown-cmark`, which rustdoc uses too.

use std::mem;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as Element, TagEnd};

use super::builder::Builder;
use super::html;
use super::tags::Tag;
use super::urls::is_external;

/// Tables are the only extension of CommonMark in models.
const SYNTAX: Options = Options::ENABLE_TABLES;

/// True if a text that starts with an HTML tag has Markdown after a blank line.
pub(super) fn is_mixed(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = lines.split(|line| line.trim().is_empty()).skip(1).filter_map(|block| block.split_first());
    !text.contains("<pre")
        && blocks.any(|(first, rest)| {
            let start = first.trim_start();
            let is_text = first.len() - start.len() < 4 && !start.starts_with('<');
            let has_mark = |line: &str| INLINE_MARKS.iter().any(|mark| line.contains(mark));
            is_text
                && (BLOCK_MARKS.iter().any(|mark| start.starts_with(mark))
                    || has_mark(first)
                    || rest.iter().any(|line| has_mark(line)))
        })
}

/// The marks at the start of a block and in its text that HTML doesn't have.
const BLOCK_MARKS: &[&str] = &["- ", "* ", "+ ", "1. ", "#", "|", "~~~"];
const INLINE_MARKS: &[&str] = &["`", "**", "]("];

pub(super) fn read(text: &str, builder: &mut Builder) {
    let mut html = html::Reader::new(text, builder);
    // HTML blocks are passed line by line, but a tag may span several lines.
    let mut block = String::new();
    let mut events = Parser::new_ext(text, SYNTAX);
    while let Some(event) = events.next() {
        let builder = &mut *html.builder;
        match event {
            Event::Text(text) => builder.text(&text),
            Event::Code(code) => builder.code(&code),
            Event::SoftBreak => builder.text(" "),
            Event::HardBreak => builder.start(Tag::Break),
            Event::Html(line) => block.push_str(&line),
            Event::End(TagEnd::HtmlBlock) => html.read(&mem::take(&mut block)),
            Event::InlineHtml(tag) => html.read(&tag),
            Event::Start(Element::Link { link_type, dest_url, .. }) => match link_type {
                // A placeholder with a colon. Its text and its end are skipped, since the address has the same text.
                LinkType::Autolink if !is_external(&dest_url) => {
                    builder.text(&format!("<{dest_url}>"));
                    events.nth(1);
                }
                LinkType::Email => builder.start_anchor(&format!("mailto:{dest_url}")),
                _ => builder.start_anchor(&dest_url),
            },
            Event::Start(Element::List(Some(number))) => {
                builder.start(Tag::List { first_number: Some(u32::try_from(number).unwrap_or(u32::MAX)) });
            }
            Event::Start(element) => {
                if let Some(tag) = tag(element.to_end()) {
                    builder.start(tag);
                }
            }
            Event::End(end) => {
                if let Some(tag) = tag(end) {
                    builder.end(tag);
                }
            }
            _ => {}
        }
    }
}

/// The HTML tag of an element. `None` if only its text is used.
fn tag(element: TagEnd) -> Option<Tag> {
    Some(match element {
        TagEnd::Paragraph => Tag::Block,
        TagEnd::Heading(level) => Tag::Heading(level as usize),
        TagEnd::BlockQuote(_) => Tag::Quote,
        TagEnd::CodeBlock => Tag::Preformatted,
        TagEnd::List(_) => Tag::List { first_number: None },
        TagEnd::Item => Tag::Item,
        TagEnd::Table => Tag::Table,
        TagEnd::TableHead | TagEnd::TableRow => Tag::Row,
        TagEnd::TableCell => Tag::Cell,
        TagEnd::Emphasis => Tag::Emphasis,
        TagEnd::Strong => Tag::Strong,
        TagEnd::Link => Tag::Anchor,
        _ => return None,
    })
}
