//! Collects changes: the same change of a shape is one entry, however many members it is reached from.

use std::collections::{BTreeMap, BTreeSet};

use super::levels::{Direction, weight};
use super::report::Change;
use super::rules::Kind;
use super::side::Reach;

/// What is the same in all places of a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    /// The place in the model, as `Shape` or `Shape$member`.
    pub(super) shape: String,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) cause: Option<String>,
}

/// The changes found so far, each with its places.
#[derive(Debug, Default)]
pub(super) struct Changes(BTreeMap<Fact, Vec<Reach>>);

impl Changes {
    pub(super) fn add(&mut self, fact: Fact, place: Reach) {
        self.0.entry(fact).or_default().push(place);
    }

    /// The entries, the most serious first.
    pub(super) fn finish(self) -> Vec<Change> {
        let mut changes: Vec<Change> = self.0.into_iter().map(|(fact, places)| change(fact, places)).collect();
        changes.sort_by(|a, b| {
            let level = |change: &Change| (weight(change.wire, change.rust), change.wire, change.rust);
            level(b).cmp(&level(a)).then_with(|| {
                (&a.path, a.kind, &a.shape, &a.old, &a.new).cmp(&(&b.path, b.kind, &b.shape, &b.old, &b.new))
            })
        });
        changes
    }
}

fn change(fact: Fact, places: Vec<Reach>) -> Change {
    let Fact { kind, shape, old, new, cause } = fact;
    let count = places.len();
    let direction = Direction::of(places.iter().any(|place| place.input), places.iter().any(|place| place.output));
    let operations: BTreeSet<String> = places.iter().flat_map(|place| place.operations.iter().cloned()).collect();
    let depth = |path: &str| path.matches('.').count();
    // Requests come first: they are what callers write.
    let path = places
        .into_iter()
        .min_by(|a, b| (depth(&a.path), !a.input, &a.path).cmp(&(depth(&b.path), !b.input, &b.path)))
        .map(|place| place.path)
        .unwrap_or_default();
    let rule = kind.rule(direction);
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
    let todo = |text: &str| text.replace("{at}", &path).replace("{old}", &value(&old)).replace("{new}", &value(&new));
    Change {
        title: kind.rules().title,
        kind,
        direction,
        wire: rule.wire,
        rust: rule.rust,
        reason: todo(rule.reason),
        todo: todo(rule.todo),
        path,
        shape,
        operations: operations.into_iter().collect(),
        places: count,
        old,
        new,
        cause,
        allowed: None,
    }
}
