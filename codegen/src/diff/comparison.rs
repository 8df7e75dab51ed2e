//! What all parts of a comparison share: the two sides, their pairs, and the changes found so far.

use std::collections::BTreeSet;

use super::changes::{Changes, Fact};
use super::matching::Matching;
use super::report::OldName;
use super::rules::Kind;
use super::side::{Reach, Side};
use crate::plan::{Deprecated, Site, Type};

/// A comparison in progress.
pub(super) struct Comparison<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) matching: Matching,
    pub(super) changes: Changes,
    pub(super) old_names: BTreeSet<OldName>,
}

/// A changed value, before and after.
pub(super) type Values = (Option<String>, Option<String>);

impl<'a> Comparison<'a> {
    pub(super) fn new(old: Side<'a>, new: Side<'a>) -> Self {
        let matching = Matching::new(&old, &new);
        Self { old, new, matching, changes: Changes::default(), old_names: BTreeSet::new() }
    }

    pub(super) fn add(&mut self, kind: Kind, shape: impl ToString, (old, new): Values, place: Reach) {
        self.changes.add(Fact { kind, shape: shape.to_string(), old, new, cause: None }, place);
    }

    pub(super) fn add_with_cause(
        &mut self,
        kind: Kind,
        shape: impl ToString,
        (old, new): Values,
        cause: Option<String>,
        place: Reach,
    ) {
        self.changes.add(Fact { kind, shape: shape.to_string(), old, new, cause }, place);
    }

    /// Notes the Rust name that an item had before.
    pub(super) fn old_name(&mut self, id: &Site, name: &str, renamed: bool) {
        self.old_names.insert(OldName { id: id.id(), name: name.to_owned(), renamed });
    }

    pub(super) fn same(&self, old: &Type, new: &Type) -> bool {
        self.matching.same(&self.old, &self.new, old, new)
    }

    /// What reaches a pair of types. Only operations that both sides have are affected, if there are any.
    pub(super) fn reach(&self, old: usize, new: usize) -> Reach {
        let (before, after) = (self.old.reach(old), self.new.reach(new));
        let renamed = |name: &String| self.matching.renamed_operations.get(name).unwrap_or(name).clone();
        let earlier: BTreeSet<String> = before.operations.iter().map(renamed).collect();
        let common: BTreeSet<String> = earlier.intersection(&after.operations).cloned().collect();
        let operations = if common.is_empty() { earlier.union(&after.operations).cloned().collect() } else { common };
        let both = (before.input && after.input, before.output && after.output);
        let (input, output) = match both {
            (false, false) => (before.input || after.input, before.output || after.output),
            both => both,
        };
        Reach { operations, input, output, path: after.path }
    }

    /// The place of an operation.
    pub(super) fn at_operation(name: &str) -> Reach {
        Reach { operations: BTreeSet::from([name.to_owned()]), input: true, output: true, path: name.to_owned() }
    }

    /// The place of the service.
    pub(super) fn at_service(&self) -> Reach {
        let operations = BTreeSet::new();
        Reach { operations, input: true, output: true, path: self.new.service.target_prefix.clone() }
    }

    /// Compares the deprecations of an item.
    pub(super) fn deprecation(
        &mut self,
        old: Option<&Deprecated>,
        new: Option<&Deprecated>,
        site: &str,
        place: &Reach,
    ) {
        let kind = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => Kind::DeprecationAdded,
            (Some(_), None) => Kind::DeprecationRemoved,
            (Some(old), Some(new)) if old == new => return,
            (Some(_), Some(_)) => Kind::DeprecationNoteChanged,
        };
        let note = |deprecated: Option<&Deprecated>| deprecated.and_then(|deprecated| deprecated.note.clone());
        self.add(kind, site, (note(old), note(new)), place.clone());
    }

    /// Compares the Rust names of an item that is the same in both models. `owner` is the item that has its name now.
    pub(super) fn rust_names(&mut self, old: &[&str], new: &[&str], site: &Site, owner: Option<&str>, place: &Reach) {
        if old != new {
            if let Some(first) = old.first() {
                self.old_name(site, first, false);
            }
            let values = change(names(old), names(new));
            self.add_with_cause(Kind::RustNameChanged, site.to_string(), values, owner.map(taken), place.clone());
        }
    }
}

/// The cause of another name.
pub(super) fn taken(owner: &str) -> String {
    format!("`{owner}` has its name now")
}

/// The names of an item, each once.
fn names(names: &[&str]) -> String {
    let mut seen = BTreeSet::new();
    let once: Vec<&str> = names.iter().copied().filter(|name| seen.insert(*name)).collect();
    once.join(", ")
}

/// A value before and after.
pub(super) fn change(old: impl ToString, new: impl ToString) -> Values {
    (Some(old.to_string()), Some(new.to_string()))
}

impl Reach {
    /// The place of a member of the type that this reaches.
    pub(super) fn member(&self, wire: &str) -> Self {
        Self { path: format!("{}.{wire}", self.path), ..self.clone() }
    }

    /// The place of items in it.
    pub(super) fn inside(&self, suffix: &str) -> Self {
        Self { path: format!("{}{suffix}", self.path), ..self.clone() }
    }
}
