//! The report as Markdown, for pull requests: the verdict and the most important changes first, details folded.

use std::fmt::Write as _;

use super::levels::weight;
use super::report::{Change, Listed, Report};
use crate::diagnostic::{counted, one_line};
use crate::markdown::code_span;

/// The number of changes before the folded details.
const SHOWN: usize = 5;

/// The most operations that are named in a row.
const MAX_OPERATIONS: usize = 4;

/// The most characters of a value.
const MAX_VALUE: usize = 160;

/// The size of the details, in bytes. GitHub accepts bodies of 65,536 characters.
const MAX_DETAILS: usize = 48_000;

impl Report {
    /// The report as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut text = format!("## Model update: {}\n\n", escaped(&self.title));
        if self.identical {
            text += "No change reaches the crate.\n";
        } else {
            let (verdict, version) = (&self.verdict, &self.version);
            let _ = writeln!(
                text,
                "**Wire: {}. Rust API: {}. Version: {} → {}.**\n\n{}",
                verdict.wire,
                verdict.rust,
                version.from,
                version.to,
                self.totals()
            );
        }
        let important: Vec<&Change> =
            self.changes.iter().filter(|change| weight(change.wire, change.rust) > 0).take(SHOWN).collect();
        if !important.is_empty() {
            text.push('\n');
        }
        for change in &important {
            let _ = writeln!(text, "- {}{}", line(change), allowed(change));
        }
        for sentence in self.allow.iter().flat_map(Listed::sentences) {
            let _ = writeln!(text, "\n> {}", escaped(&sentence));
        }
        self.details(&mut text);
        text
    }

    fn details(&self, text: &mut String) {
        let start = text.len();
        let mut left_out = 0;
        for (group, changes) in self.groups() {
            if text.len() - start > MAX_DETAILS {
                left_out += changes.len();
                continue;
            }
            let count = counted(changes.len(), "change");
            let _ = writeln!(text, "\n<details><summary>{}: {count}</summary>\n", escaped(&group));
            for change in changes {
                if text.len() - start > MAX_DETAILS {
                    left_out += 1;
                    continue;
                }
                let reached = if change.operations.len() > MAX_OPERATIONS {
                    format!(", in {} operations", change.operations.len())
                } else if change.operations.len() > 1 {
                    format!(", in {}", change.operations.join(", "))
                } else {
                    String::new()
                };
                let _ = writeln!(text, "- {}{}", line(change), allowed(change));
                let _ = writeln!(text, "  Wire {}, Rust {}, {}{reached}.", change.wire, change.rust, change.direction);
                if let Some(cause) = &change.cause {
                    let _ = writeln!(text, "  Cause: {}.", with_code(cause));
                }
            }
            *text += "\n</details>\n";
        }
        if left_out > 0 {
            let _ = writeln!(text, "\n{} more are in the report as text or JSON.", counted(left_out, "change"));
        }
    }
}

/// A change in a line: the place, the kind with the values, and what to do.
pub(super) fn line(change: &Change) -> String {
    let value = |value: &Option<String>| value.as_deref().map(|value| code_span(&shortened(value)));
    let values = match (value(&change.old), value(&change.new)) {
        (None, None) => String::new(),
        (Some(old), Some(new)) => format!(": {old} → {new}"),
        (Some(value), None) | (None, Some(value)) => format!(": {value}"),
    };
    format!(
        "{} {}{values}. {}",
        code_span(&change.path),
        lower_first(change.title),
        with_code(&shortened(&change.todo))
    )
}

fn allowed(change: &Change) -> String {
    match &change.allowed {
        Some(allowed) => format!(" (allowed until {}: {})", allowed.expires, escaped(&allowed.reason)),
        None => String::new(),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// The text with its code as it is, and everything else escaped.
fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { code_span(part) } else { escaped(part) }).collect()
}

/// The text without marks of Markdown and HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in one_line(text).chars() {
        match character {
            '<' => escaped += "&lt;",
            '&' => escaped += "&amp;",
            '*' | '_' | '[' | ']' | '\\' | '|' | '#' | '@' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

fn shortened(value: &str) -> String {
    let line = one_line(value);
    match line.char_indices().nth(MAX_VALUE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
