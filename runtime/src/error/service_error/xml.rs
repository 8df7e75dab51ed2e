//! Reads code and message of an error in XML, as the Query protocol, S3, SOAP and some gateways write it.
//!
//! Nothing else is read of XML, and nothing of HTML: it may contain customer data.

use super::code::bare_code;
use super::members::{Meaning, meaning};

/// The maximum depth of elements.
const MAX_DEPTH: usize = 16;

/// Code and message, as far as they were found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct XmlError {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// Reads a text as far as it is well-formed.
pub(super) fn read(text: &str) -> XmlError {
    let mut error = XmlError::default();
    // The element that has the name of an error: `<AccessDeniedException>`.
    let mut named = None;
    let mut open: Vec<&str> = Vec::new();
    let mut content = String::new();
    let mut rest = text;
    while let Some((before, markup, after)) = next_markup(rest) {
        rest = after;
        content.push_str(&unescaped(before));
        match markup {
            Markup::Start(name) if open.is_empty() && !may_contain_error(name) || open.len() == MAX_DEPTH => break,
            Markup::Start(name) => {
                named = named.or_else(|| bare_code(name).filter(|_| is_named_error(name)));
                open.push(name);
                content.clear();
            }
            Markup::End => {
                let name = open.pop();
                if let (Some(name), Some(parent)) = (name, open.last())
                    && is_error(parent)
                {
                    error.set(name, content.trim());
                }
                content.clear();
                if open.is_empty() {
                    break;
                }
            }
            Markup::Empty(name) => named = named.or_else(|| bare_code(name).filter(|_| is_named_error(name))),
            Markup::Text(text) => content.push_str(text),
            Markup::Ignored => {}
        }
    }
    error.code = error.code.or(named);
    error
}

impl XmlError {
    fn set(&mut self, name: &str, content: &str) {
        let text = Some(content).filter(|content| !content.is_empty());
        match meaning(name) {
            // `soap:Server`
            Some(Meaning::Code(_)) if name.starts_with("fault") => {
                self.code = self.code.take().or_else(|| bare_code(text?.rsplit(':').next()?));
            }
            Some(Meaning::Code(_)) => self.code = self.code.take().or_else(|| bare_code(text?)),
            Some(Meaning::Message(_)) => self.message = self.message.take().or_else(|| text.map(str::to_owned)),
            _ => {}
        }
    }
}

/// True for an element whose children are code and message.
fn is_error(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["error", "exception", "errorresponse", "fault"].iter().any(|ending| name.ends_with(ending))
}

/// True for an element that is named after an error. `Error` and `SoapFault` are no names.
fn is_named_error(name: &str) -> bool {
    name.ends_with("Exception") || name.ends_with("Error") && name != "Error"
}

fn may_contain_error(root: &str) -> bool {
    is_error(root) || ["Envelope", "Errors", "Response"].iter().any(|name| root.eq_ignore_ascii_case(name))
}

enum Markup<'a> {
    /// The start of an element, by its name without a namespace.
    Start(&'a str),
    Empty(&'a str),
    End,
    /// Text without entities.
    Text(&'a str),
    Ignored,
}

/// The next markup with the text before it and after it; `None` if there is none, or if it doesn't end.
fn next_markup(text: &str) -> Option<(&str, Markup<'_>, &str)> {
    let (before, markup) = text.split_once('<')?;
    let delimited = |start: &str, end: &str| markup.strip_prefix(start).map(|inner| inner.split_once(end));
    if let Some(comment) = delimited("!--", "-->") {
        return comment.map(|(_, after)| (before, Markup::Ignored, after));
    }
    if let Some(data) = delimited("![CDATA[", "]]>") {
        return data.map(|(text, after)| (before, Markup::Text(text), after));
    }
    if let Some(tag) = delimited("/", ">") {
        return tag.map(|(_, after)| (before, Markup::End, after));
    }
    let (tag, after) = split_tag(markup)?;
    let name = tag.split([' ', '/']).next().unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or_default();
    let markup = match tag {
        _ if tag.starts_with(['?', '!']) => Markup::Ignored,
        _ if tag.ends_with('/') => Markup::Empty(name),
        _ => Markup::Start(name),
    };
    Some((before, markup, after))
}

/// The text before and after the `>` that ends a tag. Values of attributes may contain others.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let end = text.find(|character: char| match quote {
        Some(open) => {
            quote = quote.filter(|_| character != open);
            false
        }
        None => {
            quote = matches!(character, '"' | '\'').then_some(character);
            character == '>'
        }
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// The text with its entities replaced. Unknown ones stay.
fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once('&') {
        unescaped.push_str(before);
        let (character, after) = match entity.split_once(';').and_then(|(name, after)| Some((character(name)?, after)))
        {
            Some(replaced) => replaced,
            None => ('&', entity),
        };
        unescaped.push(character);
        rest = after;
    }
    unescaped.push_str(rest);
    unescaped
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "apos" => '\'',
        "gt" => '>',
        "lt" => '<',
        "quot" => '"',
        _ => {
            let number = entity.strip_prefix('#')?;
            let number = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    })
}
