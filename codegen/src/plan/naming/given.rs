//! The names of the side file, checked against the model.

use std::collections::BTreeMap;

use super::element::{Element, Part};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::names::{self, Kind};
use crate::options::{GivenName, GivenNames};
use crate::smithy::{Model, Shape, ShapeId, ShapeKind};

/// The valid names of the side file.
pub(super) struct Given<'n> {
    file: &'n str,
    names: BTreeMap<&'n str, &'n GivenName>,
}

impl<'n> Given<'n> {
    /// Checks the names. Reports those that are invalid, and those of shapes and members that the model doesn't have.
    pub(super) fn new(model: &Model, given: &'n GivenNames, diagnostics: &mut Diagnostics) -> Self {
        let mut names = BTreeMap::new();
        for (id, given_name) in &given.by_id {
            match check(model, id, &given_name.name) {
                Ok(()) => {
                    names.insert(id.as_str(), given_name);
                }
                Err(Problem { message, near }) => {
                    let diagnostic = Diagnostic::error(message).did_you_mean(near.as_deref());
                    diagnostics.push(diagnostic.in_file(&given.file, given_name.line));
                }
            }
        }
        Self { file: &given.file, names }
    }

    /// The name that the side file gives to an element.
    pub(super) fn name(&self, element: &Element<'_>) -> Option<&'n str> {
        Some(self.entry(element)?.name.as_str())
    }

    /// Puts a problem at the line of an element's name.
    pub(super) fn place(&self, element: &Element<'_>, problem: Diagnostic) -> Diagnostic {
        problem.in_file(self.file, self.entry(element).and_then(|given| given.line))
    }

    fn entry(&self, element: &Element<'_>) -> Option<&'n GivenName> {
        // Most side files have no names.
        if self.names.is_empty() || element.part != Part::Itself {
            return None;
        }
        // An enum value can also be identified by its wire value.
        let by_value = || self.names.get(format!("{}${}", element.shape, element.wire).as_str());
        self.names.get(element.id().as_str()).or_else(|| element.member.and_then(|_| by_value())).copied()
    }
}

/// The problem with an entry, and the name that may be meant.
struct Problem {
    message: String,
    near: Option<String>,
}

impl Problem {
    fn new(message: String) -> Self {
        Self { message, near: None }
    }
}

/// Checks that the model has the shape or member, and that the name is valid for it.
fn check(model: &Model, id: &str, name: &str) -> Result<(), Problem> {
    let (shape, member) = match id.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (id, None),
    };
    let unknown = || {
        let known: Vec<String> = model.shapes.keys().map(ToString::to_string).collect();
        let near = nearest(shape, known.iter().map(String::as_str)).map(str::to_owned);
        Problem { message: format!("the model has no shape `{shape}`"), near }
    };
    let found = shape.parse::<ShapeId>().ok().and_then(|id| model.shapes.get(&id)).ok_or_else(unknown)?;
    let kind = match member {
        None => kind_of(found),
        Some(member) => kind_of_member(found, member)?,
    };
    let nameless = || format!("`{id}` has no name in the crate: the shape is {}", found.kind.phrase());
    let kind = kind.ok_or_else(|| Problem::new(nameless()))?;
    match names::invalid_reason(name, kind) {
        None => Ok(()),
        Some(reason) => Err(Problem::new(format!("the name `{name}` of `{id}` is invalid: {reason}"))),
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
