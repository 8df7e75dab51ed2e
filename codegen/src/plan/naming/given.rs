//! Names that the side file gives, held against the model.

use std::collections::BTreeMap;

use super::thing::{Part, Thing};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::names::{self, Kind};
use crate::options::{GivenName, GivenNames};
use crate::smithy::{Model, Shape, ShapeId, ShapeKind};

/// The names that can be given.
pub(super) struct Given<'n> {
    file: &'n str,
    names: BTreeMap<&'n str, &'n GivenName>,
}

impl<'n> Given<'n> {
    /// Reports entries that name nothing in the model, or give what is no name.
    pub(super) fn new(model: &Model, given: &'n GivenNames, diagnostics: &mut Diagnostics) -> Self {
        let mut names = BTreeMap::new();
        for (id, given_name) in &given.by_id {
            match check(model, id, &given_name.name) {
                Ok(()) => {
                    names.insert(id.as_str(), given_name);
                }
                Err(Problem { message, near }) => {
                    let diagnostic = Diagnostic::error(message).did_you_mean(near.as_deref());
                    diagnostics.push(diagnostic.elsewhere(&given.file, given_name.line));
                }
            }
        }
        Self { file: &given.file, names }
    }

    /// The name that is given to something.
    pub(super) fn name(&self, thing: &Thing<'_>) -> Option<&'n str> {
        Some(self.entry(thing)?.name.as_str())
    }

    /// Puts a problem at the line where something is given its name.
    pub(super) fn place(&self, thing: &Thing<'_>, problem: Diagnostic) -> Diagnostic {
        problem.elsewhere(self.file, self.entry(thing).and_then(|given| given.line))
    }

    fn entry(&self, thing: &Thing<'_>) -> Option<&'n GivenName> {
        // Most side files give no names.
        if self.names.is_empty() || thing.part != Part::Itself {
            return None;
        }
        // A value of an enum may be called by what it is on the wire.
        let by_value = || self.names.get(format!("{}${}", thing.shape, thing.wire).as_str());
        self.names.get(thing.id().as_str()).or_else(|| thing.member.and_then(|_| by_value())).copied()
    }
}

/// What is wrong with an entry, and the name that it perhaps means.
struct Problem {
    message: String,
    near: Option<String>,
}

impl Problem {
    fn new(message: String) -> Self {
        Self { message, near: None }
    }
}

/// Whether the model has the shape or member, and it can have this name.
fn check(model: &Model, id: &str, name: &str) -> Result<(), Problem> {
    let (shape, member) = match id.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (id, None),
    };
    let unknown = || {
        let known: Vec<String> = model.shapes.keys().map(ToString::to_string).collect();
        let near = nearest(shape, known.iter().map(String::as_str)).map(str::to_owned);
        Problem { message: format!("`{shape}` is no shape of the model"), near }
    };
    let found = shape.parse::<ShapeId>().ok().and_then(|id| model.shapes.get(&id)).ok_or_else(unknown)?;
    let kind = match member {
        None => kind_of(found),
        Some(member) => kind_of_member(found, member)?,
    };
    let nameless = || format!("`{id}` can't be given a name: {} has none in the crate", found.kind.phrase());
    let kind = kind.ok_or_else(|| Problem::new(nameless()))?;
    match names::refuse(name, kind) {
        None => Ok(()),
        Some(why) => Err(Problem::new(format!("`{id}` can't be `{name}`: {why}"))),
    }
}

fn kind_of(shape: &Shape) -> Option<Kind> {
    match shape.kind {
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => Some(Kind::Type),
        ShapeKind::Operation(_) => Some(Kind::Method),
        _ => None,
    }
}

fn kind_of_member(shape: &Shape, member: &str) -> Result<Option<Kind>, Problem> {
    let (kind, members): (Kind, Vec<&str>) = match &shape.kind {
        ShapeKind::Structure(members) => (Kind::Field, members.iter().map(|member| member.name.as_str()).collect()),
        ShapeKind::Union(members) => (Kind::Variant, members.iter().map(|member| member.name.as_str()).collect()),
        ShapeKind::Enum(values) => {
            let both = values.iter().flat_map(|value| [value.name.as_str(), value.value.as_str()]);
            (Kind::Variant, both.collect())
        }
        ShapeKind::IntEnum(values) => (Kind::Variant, values.iter().map(|value| value.name.as_str()).collect()),
        _ => return Ok(None),
    };
    if members.contains(&member) {
        return Ok(Some(kind));
    }
    let near = nearest(member, members).map(str::to_owned);
    Err(Problem { message: format!("`{}` has no member `{member}`", shape.id), near })
}
