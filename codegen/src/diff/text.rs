//! The report as plain text, for terminals.

use std::fmt::Write as _;

use super::levels::{Rust, Wire};
use super::report::{Change, Listed, Report};
use crate::diagnostic::{counted, one_line};

/// The longest value that is printed.
const MAX_VALUE: usize = 120;

/// The most operations that are named for one change.
const MAX_OPERATIONS: usize = 4;

impl Report {
    /// The report as plain text: totals, and then the changes by operation.
    pub fn to_text(&self) -> String {
        let mut text = format!("{}: {}\n", self.title, self.summary());
        // Writing to a String can't fail.
        let _ = writeln!(text, "{}", self.totals());
        for (group, changes) in self.groups() {
            let _ = writeln!(text, "\n{group}");
            for change in changes {
                let _ = writeln!(text, "  {}: {}", change.path, change.sentence());
                let levels = format!("wire {}, Rust {}", change.wire, change.rust);
                let _ = writeln!(text, "    {levels}, {}{}", change.direction, change.reached());
                if let Some(cause) = &change.cause {
                    let _ = writeln!(text, "    cause: {cause}");
                }
                let _ = writeln!(text, "    to do: {}", change.todo);
                if let Some(allowed) = &change.allowed {
                    let _ = writeln!(text, "    allowed until {}: {}", allowed.expires, allowed.reason);
                }
            }
        }
        for sentence in self.allow.iter().flat_map(Listed::sentences) {
            let _ = writeln!(text, "\nwarning: {sentence}");
        }
        text
    }

    /// The verdict and the versions in a line.
    pub(super) fn summary(&self) -> String {
        if self.identical {
            return "no change reaches the crate".to_owned();
        }
        let (verdict, version) = (&self.verdict, &self.version);
        let to = if version.from == version.to {
            format!("the version stays {}", version.from)
        } else {
            format!("version {} becomes {}", version.from, version.to)
        };
        format!("wire {}, Rust API {}; {to}", verdict.wire, verdict.rust)
    }

    /// The numbers of changes by level.
    pub(super) fn totals(&self) -> String {
        let with = |wire: Wire| self.changes.iter().filter(|change| change.wire == wire).count();
        let of = |rust: Rust| self.changes.iter().filter(|change| change.rust == rust).count();
        format!(
            "{}. Wire: {} breaking, {} behaviour, {} compatible. Rust API: {} major, {} minor, {} patch. \
             Documentation: {}.",
            counted(self.changes.len(), "change"),
            with(Wire::Breaking),
            with(Wire::Behaviour),
            with(Wire::Compatible),
            of(Rust::Major),
            of(Rust::Minor),
            of(Rust::Patch),
            counted(self.documentation, "text"),
        )
    }

    /// The changes by operation, those of several operations and of the service last. Each group keeps their order.
    pub(super) fn groups(&self) -> Vec<(String, Vec<&Change>)> {
        let mut groups: Vec<(String, Vec<&Change>)> = Vec::new();
        let group = |change: &Change| match change.operations.as_slice() {
            [] => "The service".to_owned(),
            [one] => one.clone(),
            _ => "Several operations".to_owned(),
        };
        for change in &self.changes {
            let name = group(change);
            match groups.iter_mut().find(|(other, _)| *other == name) {
                Some((_, changes)) => changes.push(change),
                None => groups.push((name, vec![change])),
            }
        }
        let order = |name: &str| match name {
            "The service" => 2,
            "Several operations" => 1,
            _ => 0,
        };
        groups.sort_by(|(a, _), (b, _)| (order(a), a).cmp(&(order(b), b)));
        groups
    }
}

impl Change {
    /// The kind with the values.
    pub(super) fn sentence(&self) -> String {
        let value = |value: &Option<String>| value.as_deref().map(shortened);
        match (value(&self.old), value(&self.new)) {
            (None, None) => self.title.to_owned(),
            (Some(old), Some(new)) => format!("{}: {old} → {new}", self.title),
            (Some(value), None) | (None, Some(value)) => format!("{}: {value}", self.title),
        }
    }

    /// The operations, unless the group says them.
    pub(super) fn reached(&self) -> String {
        match self.operations.as_slice() {
            [] | [_] => String::new(),
            all if all.len() <= MAX_OPERATIONS => format!(", in {}", all.join(", ")),
            all => format!(", in {} operations", all.len()),
        }
    }
}

/// The value in one line of limited length.
fn shortened(value: &str) -> String {
    let line = one_line(value);
    match line.char_indices().nth(MAX_VALUE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
