//! Compares what responses become: the updates of resources.

use super::comparison::Comparison;
use super::rules::Kind;
use super::side::Reach;
use crate::emit::{modify_lines, update_text};
use crate::plan::ToUpdate;

impl Comparison<'_> {
    pub(super) fn updates(&mut self, old: Option<&ToUpdate>, new: Option<&ToUpdate>, site: &str, place: &Reach) {
        // Another type is the end of one method and the beginning of another.
        let same_type = match (old, new) {
            (Some(old), Some(new)) => {
                let renamed = self.matching.renamed_operations.get(&old.operation).unwrap_or(&old.operation);
                *renamed == new.operation
            }
            _ => false,
        };
        let text = |update: Option<&ToUpdate>| update.map(update_text);
        let modify = |update: Option<&ToUpdate>| update.and_then(|update| update.modify.as_ref()).map(modify_lines);
        let mut changes = Vec::new();
        match (old, new) {
            (Some(_), Some(_)) if same_type && text(old) == text(new) => {}
            (Some(_), Some(_)) if same_type => changes.push((Kind::ToUpdateChanged, text(old), text(new))),
            _ => {
                changes.extend(old.map(|_| (Kind::ToUpdateRemoved, text(old), None)));
                changes.extend(new.map(|_| (Kind::ToUpdateAdded, None, text(new))));
            }
        }
        match (modify(old), modify(new)) {
            (None, None) => {}
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => {
                // Only the lines that differ.
                let lines = |of: &[String], other: &[String]| -> String {
                    let own: Vec<&str> = of.iter().filter(|line| !other.contains(line)).map(String::as_str).collect();
                    own.join("; ")
                };
                changes.push((Kind::ModifyChanged, Some(lines(&old, &new)), Some(lines(&new, &old))));
            }
            (Some(old), None) => changes.push((Kind::ModifyRemoved, old.into_iter().next(), None)),
            (None, Some(new)) => changes.push((Kind::ModifyAdded, None, new.into_iter().next())),
        }
        for (kind, old, new) in changes {
            self.add(kind, site, (old, new), place.clone());
        }
    }
}
