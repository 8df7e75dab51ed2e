//! Documentation: Markdown with links to what it names, wrapped, with the constraints of members in words.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Docs;
use super::markdown::{from_documentation, is_invisible, wrap};
use crate::smithy::{Decimal, Length, Range, Traits};

/// How wide lines of documentation are, without their marker and indentation.
const WIDTH: usize = 100;

/// What code spans link to, by the model's name.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// The path of the crate's root, which all targets start with.
    pub(crate) root: String,
    targets: BTreeMap<String, String>,
}

impl Links {
    pub(crate) fn new(root: &str) -> Self {
        Self { root: root.to_owned(), targets: BTreeMap::new() }
    }

    pub(crate) fn insert(&mut self, name: &str, target: String) {
        self.targets.insert(name.to_owned(), target);
    }

    /// Documentation of something, by its traits.
    pub(crate) fn docs(&self, traits: &Traits) -> Docs {
        self.docs_with(traits, &[], "")
    }

    /// Documentation of something in a structure whose members may be named, followed by a paragraph of facts.
    pub(crate) fn docs_with(&self, traits: &Traits, members: &[(&str, &str)], facts: &str) -> Docs {
        let text = traits.documentation().map(from_documentation).unwrap_or_default();
        let mut lines = wrap(&self.link(&text, members), WIDTH);
        if !facts.is_empty() {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(wrap(facts, WIDTH));
        }
        lines
    }

    /// The first paragraph, without any markup.
    pub(crate) fn summary(traits: &Traits) -> String {
        traits.documentation().map(|text| first_paragraph(&from_documentation(text))).unwrap_or_default()
    }

    /// Turns code spans that name a shape, an operation or a member into links, unless they are part of one.
    fn link(&self, markdown: &str, members: &[(&str, &str)]) -> String {
        let mut linked = String::with_capacity(markdown.len());
        let mut copied = 0;
        let mut links = 0_usize;
        for (event, range) in Parser::new(markdown).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { .. }) => links += 1,
                Event::End(TagEnd::Link) => links = links.saturating_sub(1),
                Event::Code(name) if links == 0 => {
                    let Some(target) = self.target(&name, members) else { continue };
                    linked.push_str(markdown.get(copied..range.start).unwrap_or_default());
                    linked.push_str(&format!("[`{name}`]({target})"));
                    copied = range.end;
                }
                _ => {}
            }
        }
        linked + markdown.get(copied..).unwrap_or_default()
    }

    fn target(&self, name: &str, members: &[(&str, &str)]) -> Option<String> {
        let member = members.iter().find(|(wire, _)| *wire == name);
        member.map(|(_, field)| format!("field@Self::{field}")).or_else(|| self.targets.get(name).cloned())
    }
}

/// The text of the first block that has any.
fn first_paragraph(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {}
            Event::End(_) if !text.is_empty() => break,
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// What the traits say about values, target's under member's.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    pub(crate) required: bool,
    pub(crate) token: bool,
    /// Part of a request, so that somebody fills it.
    pub(crate) sendable: bool,
    pub(crate) sensitive: bool,
    pub(crate) length: Option<Length>,
    pub(crate) pattern: Option<String>,
    /// The pattern can't be compiled, so nobody but the service checks it.
    pub(crate) unchecked: bool,
    pub(crate) range: Option<Range>,
    pub(crate) unique: bool,
    /// What the length counts: characters, bytes, items or entries.
    pub(crate) unit: &'static str,
    /// Of the elements of a list, or the values of a map.
    pub(crate) items: Option<Box<Constraints>>,
    /// Of the keys of a map.
    pub(crate) keys: Option<Box<Constraints>>,
}

impl Constraints {
    /// Sentences for people who fill the member. Limits whose numbers the documentation tells already are left out.
    pub(crate) fn sentences(&self, documentation: &str) -> String {
        let mut sentences = Vec::new();
        if self.token {
            sentences.push("Filled in when absent: a UUID that stays the same when the call is retried.".to_owned());
        } else if self.required && self.sendable {
            sentences.push("Required.".to_owned());
        }
        let told: Vec<&str> = documentation.split(|letter: char| !letter.is_ascii_digit()).collect();
        if let Some(length) = &self.length {
            let limits = [length.min.filter(|min| *min > 0), length.max].into_iter().flatten();
            if !limits.clone().all(|limit| told.contains(&limit.to_string().as_str())) {
                sentences.push(length_sentence(length, self.unit));
            }
        }
        if let Some(Range { min, max }) = &self.range {
            let (min, max) = (min.as_ref().map(Decimal::to_string), max.as_ref().map(Decimal::to_string));
            if !min.iter().chain(&max).all(|limit| told.contains(&limit.as_str())) {
                sentences.extend(limits(min, max));
            }
        }
        if let Some(pattern) = &self.pattern {
            sentences.push(match self.unchecked {
                false => format!("Pattern: {}", code_span(pattern)),
                true => format!("Pattern, which only the service checks: {}", code_span(pattern)),
            });
        }
        if self.unique {
            sentences.push("No item twice.".to_owned());
        }
        let value = if self.unit == "entries" { "Each value" } else { "Each item" };
        for (which, inner) in [("Each key", &self.keys), (value, &self.items)] {
            let inner = inner.iter().map(|inner| inner.sentences("")).filter(|inner| !inner.is_empty());
            sentences.extend(inner.map(|inner| format!("{which}: {}", lower_first(&inner))));
        }
        sentences.join(" ")
    }

    /// The same in a few words, for the outline.
    pub(crate) fn outline(&self) -> String {
        let mut words = Vec::new();
        let flags = [
            (self.required, "required"),
            (self.token, "token"),
            (self.sensitive, "sensitive"),
            (self.unique, "unique"),
        ];
        words.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, word)| word.to_owned()));
        let span = |min: Option<String>, max: Option<String>| {
            format!("{}..{}", min.unwrap_or_default(), max.unwrap_or_default())
        };
        if let Some(Length { min, max }) = &self.length {
            words.push(format!("length {}", span(min.map(|min| min.to_string()), max.map(|max| max.to_string()))));
        }
        if let Some(Range { min, max }) = &self.range {
            words.push(format!(
                "range {}",
                span(min.as_ref().map(Decimal::to_string), max.as_ref().map(Decimal::to_string))
            ));
        }
        if let Some(pattern) = &self.pattern {
            words.push(format!("pattern {pattern}"));
        }
        for (which, inner) in [("key", &self.keys), ("each", &self.items)] {
            let inner = inner.iter().map(|inner| inner.outline()).filter(|inner| !inner.is_empty());
            words.extend(inner.map(|inner| format!("{which} ({inner})")));
        }
        words.join(", ")
    }
}

/// A sentence as it stands behind a colon.
fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn length_sentence(length: &Length, unit: &str) -> String {
    let unit = |limit: u64| match unit {
        "entries" if limit == 1 => "entry",
        _ if limit == 1 => unit.trim_end_matches('s'),
        _ => unit,
    };
    match (length.min.filter(|min| *min > 0), length.max) {
        (Some(min), Some(max)) if min == max => format!("Exactly {min} {}.", unit(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {}.", unit(max)),
        (Some(min), None) => format!("At least {min} {}.", unit(min)),
        (None, Some(max)) => format!("At most {max} {}.", unit(max)),
        (None, None) => format!("Any number of {}.", unit(0)),
    }
}

fn limits(min: Option<String>, max: Option<String>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}.")),
        (Some(min), None) => Some(format!("At least {min}.")),
        (None, Some(max)) => Some(format!("At most {max}.")),
        (None, None) => None,
    }
}

/// What the documentation of an enum value says when the model says nothing.
pub(crate) fn wire_value(value: &str) -> String {
    if value.trim().is_empty() { format!("The text `{value:?}`.") } else { code_span(value) }
}

/// A code span around any text, in one line.
pub(crate) fn code_span(text: &str) -> String {
    let runs = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(runs + 1);
    let is_odd = |letter: char| letter.is_control() || is_invisible(letter);
    let escape = |letter: char| if is_odd(letter) { letter.escape_default().to_string() } else { letter.to_string() };
    let text: String = text.chars().map(escape).collect();
    if runs > 0 { format!("{ticks} {text} {ticks}") } else { format!("{ticks}{text}{ticks}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_the_first_paragraph_without_markup() {
        for (markdown, expected) in [
            ("", ""),
            ("One.\n\nTwo.", "One."),
            ("Calls `Get` *and*\n[more](https://a.b) \\*.", "Calls Get and more *."),
            ("# Title\n\nText", "Title"),
            ("- one\n- two", "one"),
            ("```\ncode\n```\ntext", "code"),
            ("![](x)\n\nText", "Text"),
        ] {
            assert_eq!(first_paragraph(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn code_spans_that_name_something_become_links() {
        let mut links = Links::default();
        links.insert("GetThing", "crate::Client::get_thing".to_owned());
        links.insert("Size", "crate::types::Size".to_owned());
        let members = [("Size", "size")];
        for (text, expected) in [
            ("Call `GetThing` first.", "Call [`GetThing`](crate::Client::get_thing) first."),
            ("`Size` and `Other`", "[`Size`](field@Self::size) and `Other`"),
            ("[`Size`](x) `open", "[`Size`](x) `open"),
            ("[the `Size` here](https://a.b) \\`Size\\`", "[the `Size` here](https://a.b) \\`Size\\`"),
            ("~~~text\n`Size`\n~~~", "~~~text\n`Size`\n~~~"),
            ("```text\n`Size`\n```\n`Size`", "```text\n`Size`\n```\n[`Size`](field@Self::size)"),
        ] {
            assert_eq!(links.link(text, &members), expected);
        }
    }

    #[test]
    fn patterns_stand_in_code_spans_whatever_they_hold() {
        for (pattern, span) in [
            ("^a$", "`^a$`"),
            ("[`]", "`` [`] ``"),
            ("``", "``` `` ```"),
            ("a\nb\r", "`a\\nb\\r`"),
            ("[\u{202e}]", "`[\\u{202e}]`"),
        ] {
            assert_eq!(code_span(pattern), span);
        }
    }
}
