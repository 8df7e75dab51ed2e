//! The version of the format of records, and the steps from older ones.
//!
//! A change of a record's form that older records don't fit needs a new step at the end of [`STEPS`], and a test with
//! records of the version before.

use std::collections::BTreeMap;

use serde_json::Value;

/// All records, by kind, catalog and identifier.
pub(super) type Records = BTreeMap<(String, String, String), Value>;

/// A step changes all records of a version into those of the next one.
type Step = fn(&mut Records);

/// The step at a position is that from the version with this number.
const STEPS: [Step; 1] = [tasks_know_when_they_complete];

/// The version that is written.
pub(super) const FORMAT: u64 = STEPS.len() as u64;

/// Changes the records of a version into those of [`FORMAT`].
pub(super) fn migrate(from: u64, records: &mut Records) {
    let done = usize::try_from(from).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(done) {
        step(records);
    }
}

/// From version 0, which was never released: tasks had only the time of their start, and took a second.
fn tasks_know_when_they_complete(records: &mut Records) {
    let tasks = records.iter_mut().filter(|((kind, _, _), _)| kind == "task");
    for (_, task) in tasks {
        let started = task.get("started").and_then(Value::as_i64);
        if let (Some(started), Some(members)) = (started, task.as_object_mut()) {
            members.entry("completes").or_insert_with(|| started.saturating_add(1000).into());
        }
    }
}
