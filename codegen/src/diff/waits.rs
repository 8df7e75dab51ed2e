//! Compares the states that calls can be waited for.

use super::comparison::{Comparison, Values};
use super::rules::Kind;
use crate::emit::{wait_after_text, wait_text};
use crate::plan::{Wait, WaitAfter};

impl Comparison<'_> {
    pub(super) fn waits(&mut self) {
        let (old, new) = (&self.old.service.waits, &self.new.service.waits);
        let mut changes = Vec::new();
        for wait in old {
            // A state that another operation shows has another type of answers.
            let same = |other: &&Wait| other.name == wait.name && other.operation == wait.operation;
            match new.iter().find(same) {
                Some(other) => compare(&wait.operation, (wait_text(wait), wait_text(other)), &mut changes),
                None => changes.push((Kind::WaitRemoved, wait.operation.clone(), (Some(title(wait)), None))),
            }
        }
        for wait in new {
            if !old.iter().any(|other| other.name == wait.name && other.operation == wait.operation) {
                changes.push((Kind::WaitAdded, wait.operation.clone(), (None, Some(title(wait)))));
            }
        }
        let (before, after) = (leading(old), leading(new));
        for (wait, leads) in &before {
            match after.iter().find(|(other, lead)| other.name == wait.name && lead.operation == leads.operation) {
                Some((_, lead)) => {
                    compare(&leads.operation, (wait_after_text(leads), wait_after_text(lead)), &mut changes);
                }
                None => changes.push((Kind::WaitRemoved, leads.operation.clone(), (Some(title(wait)), None))),
            }
        }
        for (wait, lead) in &after {
            if !before.iter().any(|(other, leads)| other.name == wait.name && lead.operation == leads.operation) {
                changes.push((Kind::WaitAdded, lead.operation.clone(), (None, Some(title(wait)))));
            }
        }
        for (kind, operation, values) in changes {
            let place = Self::at_operation(&operation);
            self.add(kind, operation, values, place);
        }
    }
}

type Found = (Kind, String, Values);

fn compare(operation: &str, (old, new): (String, String), changes: &mut Vec<Found>) {
    if old != new {
        changes.push((Kind::WaitChanged, operation.to_owned(), (Some(old), Some(new))));
    }
}

fn title(wait: &Wait) -> String {
    wait.name.clone()
}

/// The operations that lead to states.
fn leading(waits: &[Wait]) -> Vec<(&Wait, &WaitAfter)> {
    waits.iter().flat_map(|wait| wait.after.iter().map(move |after| (wait, after))).collect()
}
