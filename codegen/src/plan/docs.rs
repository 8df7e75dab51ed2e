//! The constraints of members as sentences, for their documentation.

use super::ir::Facts;
use crate::markdown::{Document, Paragraph};
use crate::smithy::{Decimal, Length, Range};

impl Facts {
    /// The sentences about the constraints. Limits whose numbers are in the documentation already are left out.
    pub(crate) fn paragraph(&self, documentation: &Document) -> Paragraph {
        let text = documentation.text();
        let numbers: Vec<&str> = text.split(|character: char| !character.is_ascii_digit()).collect();
        self.sentences(&numbers).into_iter().fold(Paragraph::default(), |paragraph, (words, pattern)| {
            let paragraph = paragraph.text(&format!(" {words} "));
            if let Some(pattern) = pattern { paragraph.code(pattern) } else { paragraph }
        })
    }

    /// The sentences, each with the pattern that follows it. `documented` has the numbers in the documentation.
    fn sentences(&self, documented: &[&str]) -> Vec<(String, Option<&str>)> {
        let is_documented =
            |limits: &[Option<String>]| limits.iter().flatten().all(|limit| documented.contains(&limit.as_str()));
        let mut words: Vec<String> = Vec::new();
        if self.token {
            words.push("Generated if absent: a UUID that is the same in all attempts of a call.".to_owned());
        } else if self.required && self.sendable {
            words.push("Required.".to_owned());
        }
        if let Some(length) = &self.length {
            let limits = [length.min.filter(|min| *min > 0), length.max];
            if !is_documented(&limits.map(|limit| limit.map(|limit| limit.to_string()))) {
                words.push(length_sentence(length, self.unit));
            }
        }
        if let Some(Range { min, max }) = &self.range {
            let limits = [min, max].map(|limit| limit.as_ref().map(Decimal::to_string));
            if !is_documented(&limits) {
                words.extend(range_sentence(limits));
            }
        }
        let mut sentences: Vec<(String, Option<&str>)> = words.into_iter().map(|words| (words, None)).collect();
        if let Some(pattern) = &self.pattern {
            let words = match &self.form {
                _ if self.unchecked => "Pattern, which only the service checks:".to_owned(),
                Some(form) => format!("Pattern ({form}):"),
                None => "Pattern:".to_owned(),
            };
            sentences.push((words, Some(pattern)));
        }
        if self.unique {
            sentences.push(("The items must be unique.".to_owned(), None));
        }
        let value = if self.unit == "entries" { "Each value" } else { "Each item" };
        for (which, inner) in [("Each key", &self.keys), (value, &self.items)] {
            let mut inner = inner.as_ref().map(|inner| inner.sentences(&[])).unwrap_or_default();
            if let Some((words, _)) = inner.first_mut() {
                *words = format!("{which}: {}", lower_first(words));
            }
            sentences.extend(inner);
        }
        sentences
    }

    /// The constraints in a few words, for the outline.
    pub(crate) fn outline(&self) -> String {
        let mut words = Vec::new();
        let flags = [
            (self.required, "required"),
            (self.token, "token"),
            (self.sensitive.is_some(), "sensitive"),
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

/// The sentence as it is written after a colon.
fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
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

fn range_sentence(limits: [Option<String>; 2]) -> Option<String> {
    match limits {
        [Some(min), Some(max)] => Some(format!("From {min} to {max}.")),
        [Some(min), None] => Some(format!("At least {min}.")),
        [None, Some(max)] => Some(format!("At most {max}.")),
        [None, None] => None,
    }
}

/// The documentation of an enum value. It has the wire value, unless the name of the variant is the same.
pub(crate) fn enum_value(docs: Document, variant: &str, wire: &str) -> Document {
    if docs.is_empty() {
        return docs.or(|| wire_value(wire));
    }
    if variant == wire || docs.code().contains(&wire) { docs } else { docs.with_prefix(wire_value(wire).text(": ")) }
}

fn wire_value(value: &str) -> Paragraph {
    let paragraph = Paragraph::default();
    if value.trim().is_empty() {
        paragraph.text("The text ").code(&format!("{value:?}"))
    } else {
        paragraph.code(value)
    }
}
