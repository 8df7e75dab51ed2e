//! All patterns of a crate, compiled once each, with names for different ones.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::compile;
use super::machine::Compiled;
use super::reason::PatternError;
use crate::names::{self, Style, Taken};
use crate::smithy::{Model, Shape, ShapeId};

/// A use of a pattern by a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use<'a> {
    /// The pattern.
    pub pattern: &'a str,
    /// The shape that has it.
    pub shape: &'a ShapeId,
    /// The member of the shape, if the pattern is set on the member.
    pub member: Option<&'a str>,
}

/// The patterns of the members of some shapes, set on the member or on its target.
pub fn uses<'a>(model: &'a Model, shapes: impl IntoIterator<Item = &'a Shape>) -> Vec<Use<'a>> {
    let members = shapes.into_iter().flat_map(|shape| shape.members().into_iter().map(move |member| (shape, member)));
    let uses = members.filter_map(|(shape, member)| {
        let own = member.traits.pattern();
        let own = own.map(|pattern| Use { pattern, shape: &shape.id, member: Some(&member.name) });
        own.or_else(|| {
            let target = model.shape(&member.target);
            Some(Use { pattern: target.traits.pattern()?, shape: &target.id, member: None })
        })
    });
    uses.collect()
}

/// The patterns of a crate, by their text.
#[derive(Debug, Default)]
pub struct Patterns {
    by_source: BTreeMap<String, Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    compiled: Result<Compiled, PatternError>,
    form: Option<&'static str>,
}

/// A pattern with its name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The name of its static, such as `AWS_ACCOUNT`.
    pub name: &'a str,
    /// The pattern.
    pub source: &'a str,
    /// The compiled pattern, or the reason why it can't be compiled.
    pub compiled: Result<&'a Compiled, &'a PatternError>,
    /// The well-known form of the strings that match, in words.
    pub form: Option<&'static str>,
}

impl Patterns {
    /// Compiles patterns, each different one once.
    ///
    /// A static is named after the first shape with its pattern, or after the first member if no shape has it, so the
    /// names don't depend on the order in the model. Different patterns with the same name are numbered.
    #[must_use]
    pub fn new(uses: &[Use<'_>]) -> Self {
        // Shapes sort before members.
        let mut owners: BTreeMap<&str, (bool, &str, Option<&str>)> = BTreeMap::new();
        for Use { pattern, shape, member } in uses {
            let user = (member.is_some(), shape.name.as_str(), *member);
            let owner = owners.entry(pattern).or_insert(user);
            *owner = user.min(*owner);
        }
        let wanted: BTreeSet<(String, &str)> = owners
            .into_iter()
            .map(|(pattern, (_, shape, member))| (names::constant_name(shape, member), pattern))
            .collect();
        // Names without a number are reserved for the patterns that they are derived for.
        let mut taken: Taken = wanted.iter().map(|(name, _)| name.as_str()).collect();
        let mut by_source = BTreeMap::new();
        let mut previous = String::new();
        for (wanted, pattern) in wanted {
            let name = if wanted == previous { taken.free(wanted.clone(), Style::Snake) } else { wanted.clone() };
            previous = wanted;
            let compiled = compile(pattern);
            let form = compiled.as_ref().ok().and_then(Compiled::form);
            by_source.insert(pattern.to_owned(), Entry { name, compiled, form });
        }
        Self { by_source }
    }

    /// A pattern by its text. `None` if it was not passed to [`new`](Self::new).
    #[must_use]
    pub fn get(&self, pattern: &str) -> Option<Named<'_>> {
        self.by_source.get_key_value(pattern).map(named)
    }

    /// All patterns, by the names of their statics.
    #[must_use]
    pub fn by_name(&self) -> Vec<Named<'_>> {
        let mut all: Vec<_> = self.by_source.iter().map(named).collect();
        all.sort_by_key(|named| named.name);
        all
    }
}

fn named<'a>((source, entry): (&'a String, &'a Entry)) -> Named<'a> {
    Named { name: &entry.name, source, compiled: entry.compiled.as_ref(), form: entry.form }
}
