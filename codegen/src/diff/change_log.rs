//! The report as an entry of a change log: what users must know, without what is the same for all entries.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::levels::weight;
use super::markdown::{escaped, line};
use super::report::{Change, Report};
use crate::diagnostic::counted;
use crate::markdown::code_span;

/// The most places that are named for a kind of change.
const MAX_PLACES: usize = 40;

impl Report {
    /// The report as the section of a change log, which starts with the new version. It has no date, since it is
    /// generated with the crate.
    pub fn to_change_log(&self) -> String {
        let (verdict, version) = (&self.verdict, &self.version);
        let mut text =
            format!("## {}\n\nWire: {}. Rust API: {}. {}\n", version.to, verdict.wire, verdict.rust, self.totals());
        for (level, heading) in [(3, "Breaking"), (2, "Behaviour")] {
            let changes = self.of_weight(level);
            if !changes.is_empty() {
                let _ = writeln!(text, "\n### {heading}\n");
            }
            for change in changes {
                let _ = writeln!(text, "- {}", line(change));
            }
        }
        for (level, heading) in [(1, "New"), (0, "Other")] {
            let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for change in self.of_weight(level) {
                kinds.entry(change.title).or_default().push(&change.path);
            }
            if !kinds.is_empty() {
                let _ = writeln!(text, "\n### {heading}\n");
            }
            for (title, places) in kinds {
                let _ = writeln!(text, "- {}: {}", escaped(title), named(&places));
            }
        }
        if self.documentation > 0 {
            let _ = writeln!(text, "\nThe documentation of {} changed.", counted(self.documentation, "item"));
        }
        text
    }

    fn of_weight(&self, level: u8) -> Vec<&Change> {
        self.changes.iter().filter(|change| weight(change.wire, change.rust) == level).collect()
    }
}

fn named(places: &[&str]) -> String {
    let mut names: Vec<String> = places.iter().take(MAX_PLACES).map(|place| code_span(place)).collect();
    if let more @ 1.. = places.len().saturating_sub(MAX_PLACES) {
        names.push(format!("{more} more"));
    }
    names.join(", ")
}
