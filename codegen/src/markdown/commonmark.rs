//! CommonMark as tags and text. It is read by `pulldown-cmark`, rustdoc's own parser.

use std::mem;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as Element, TagEnd};

use super::builder::Builder;
use super::html;
use super::tags::Tag;
use super::urls::is_external;

/// Tables are what authors use beside CommonMark.
const SYNTAX: Options = Options::ENABLE_TABLES;

/// Whether a text that starts with a tag goes on with Markdown, which takes a blank line.
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

/// What HTML has no use for at the start of a block, and in its text.
const BLOCK_MARKS: &[&str] = &["- ", "* ", "+ ", "1. ", "#", "|", "~~~"];
const INLINE_MARKS: &[&str] = &["`", "**", "]("];

pub(super) fn read(text: &str, builder: &mut Builder) {
    let mut html = html::Reader::new(text, builder);
    // A block of HTML comes in lines, and a tag may take several.
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
                // A placeholder with a colon. Its text and its end are told by its address.
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

/// The tag that HTML has for an element; `None` where only the text counts.
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
