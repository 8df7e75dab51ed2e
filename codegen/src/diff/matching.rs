//! Which operations and types of the two sides are the same, and which were renamed.

use std::collections::{BTreeMap, BTreeSet};

use super::side::{Body, Key, Side};
use crate::plan::{Operation, Structure, Type};

/// The pairs of a comparison, by names and indexes.
#[derive(Debug, Default)]
pub(super) struct Matching {
    /// New names of operations by their old ones, unless both are the same.
    pub(super) renamed_operations: BTreeMap<String, String>,
    to_new: BTreeMap<usize, usize>,
    to_old: BTreeMap<usize, usize>,
}

/// The share of members or values that a renamed type must keep.
const KEPT: f64 = 0.5;

impl Matching {
    pub(super) fn new(old: &Side<'_>, new: &Side<'_>) -> Self {
        let mut matching = Self { renamed_operations: renamed_operations(old, new), ..Self::default() };
        let keys: BTreeMap<Key<'_>, usize> = new.types.iter().enumerate().map(|(index, ty)| (ty.key, index)).collect();
        for (index, ty) in old.types.iter().enumerate() {
            let key = match ty.key {
                Key::Request(name) => Key::Request(matching.new_operation(name)),
                Key::Response(name) => Key::Response(matching.new_operation(name)),
                shape => shape,
            };
            if let Some(found) = keys.get(&key).copied() {
                matching.pair(index, found);
            }
        }
        matching.pair_moved(old, new);
        matching.pair_renamed(old, new);
        matching
    }

    fn new_operation<'n>(&'n self, old: &'n str) -> &'n str {
        self.renamed_operations.get(old).map_or(old, String::as_str)
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.to_new.insert(old, new);
        self.to_old.insert(new, old);
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.to_new.iter().map(|(old, new)| (*old, *new))
    }

    pub(super) fn is_old_matched(&self, old: usize) -> bool {
        self.to_new.contains_key(&old)
    }

    pub(super) fn is_new_matched(&self, new: usize) -> bool {
        self.to_old.contains_key(&new)
    }

    /// True if a type of one side is the same as a type of the other, apart from renames.
    pub(super) fn same(&self, old: &Side<'_>, new: &Side<'_>, a: &Type, b: &Type) -> bool {
        match (a, b) {
            (Type::Named(a), Type::Named(b)) => match (old.named(&a.name), new.named(&b.name)) {
                (Some(a), Some(b)) => self.to_new.get(&a) == Some(&b),
                _ => a == b,
            },
            (Type::List(a), Type::List(b))
            | (Type::Nullable(a), Type::Nullable(b))
            | (Type::Boxed(a), Type::Boxed(b)) => self.same(old, new, a, b),
            (Type::Map(key, value), Type::Map(other, other_value)) => {
                self.same(old, new, key, other) && self.same(old, new, value, other_value)
            }
            _ => a == b,
        }
    }

    /// Shapes that became requests or responses, or are no longer.
    fn pair_moved(&mut self, old: &Side<'_>, new: &Side<'_>) {
        for (index, ty) in
            old.types.iter().enumerate().filter(|(index, _)| !self.to_new.contains_key(index)).collect::<Vec<_>>()
        {
            let mut same = new.types.iter().enumerate().filter(|(found, other)| {
                other.body.shape() == ty.body.shape() && other.key != ty.key && !self.to_old.contains_key(found)
            });
            if let (Some((found, _)), None) = (same.next(), same.next()) {
                self.pair(index, found);
            }
        }
    }

    /// Types that the same members target, with mostly the same content.
    fn pair_renamed(&mut self, old: &Side<'_>, new: &Side<'_>) {
        loop {
            let mut votes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            let mut back: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            for (a, b) in self.pairs() {
                let edges = new.edges(b);
                for edge in old.edges(a) {
                    let mut same = edges.iter().filter(|other| other.wire == edge.wire && other.suffix == edge.suffix);
                    if let (Some(other), None) = (same.next(), same.next()) {
                        votes.entry(edge.to).or_default().insert(other.to);
                        back.entry(other.to).or_default().insert(edge.to);
                    }
                }
            }
            let only = |votes: &BTreeSet<usize>| if votes.len() == 1 { votes.first().copied() } else { None };
            let found: Vec<(usize, usize)> = votes
                .iter()
                .filter_map(|(a, targets)| Some((*a, only(targets)?)))
                .filter(|(a, b)| back.get(b).and_then(only) == Some(*a))
                .filter(|(a, b)| !self.to_new.contains_key(a) && !self.to_old.contains_key(b))
                .filter(|(a, b)| is_renamed(old, new, *a, *b))
                .collect();
            if found.is_empty() {
                return;
            }
            found.into_iter().for_each(|(a, b)| self.pair(a, b));
        }
    }
}

fn is_renamed(old: &Side<'_>, new: &Side<'_>, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (old.ty(a), new.ty(b)) else { return false };
    if a.body.kind() != b.body.kind() || a.is_error || b.is_error {
        return false;
    }
    let (before, after) = (a.body.wire_names(), b.body.wire_names());
    let all = before.union(&after).count();
    let kept = before.intersection(&after).count();
    all == 0 || kept as f64 >= KEPT * all as f64
}

/// Operations with another name and the same request, response and errors.
fn renamed_operations(old: &Side<'_>, new: &Side<'_>) -> BTreeMap<String, String> {
    let gone: Vec<_> = old.service.operations.iter().filter(|other| new.operation(&other.name).is_none()).collect();
    let come: Vec<_> = new.service.operations.iter().filter(|other| old.operation(&other.name).is_none()).collect();
    let candidates = |operation: &Operation, side: &[&Operation]| -> Vec<String> {
        let form = form(operation);
        let same = side.iter().filter(|other| self::form(other) == form && near(&other.name, &operation.name));
        same.map(|other| other.name.clone()).collect()
    };
    let mut renamed = BTreeMap::new();
    for operation in &gone {
        if let [only] = candidates(operation, &come).as_slice()
            && let Some(other) = new.operation(only)
            && candidates(other, &gone).len() == 1
        {
            renamed.insert(operation.name.clone(), only.clone());
        }
    }
    renamed
}

fn near(a: &str, b: &str) -> bool {
    strsim::normalized_levenshtein(a, b) >= 0.4
}

/// The members of the request and the response.
fn form(operation: &Operation) -> (Vec<String>, Option<Vec<String>>) {
    let members = |structure: &Structure| {
        structure.members.iter().map(|member| format!("{} {:?}", member.wire, member.facts.target)).collect()
    };
    (members(&operation.input), operation.output.as_ref().map(members))
}

impl Body<'_> {
    /// The documentation-free name of the kind, with its article.
    pub(super) fn phrase(&self) -> String {
        let kind = self.kind();
        format!("{} {kind}", if kind.starts_with(['e', 'i', 'u']) && kind != "union" { "an" } else { "a" })
    }
}
