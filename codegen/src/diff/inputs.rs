//! The two models of a comparison, planned with the same options.

use std::collections::BTreeSet;
use std::fmt;

use crate::diagnostic::Diagnostics;
use crate::generate::{self, Planned};
use crate::options::{GivenNames, Options, Selection};
use crate::smithy::{self, Model, ShapeId, ShapeKind};

/// A model, with what the crate is generated with.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The name of the file in messages.
    pub file: &'a str,
    /// The text of the model.
    pub text: &'a str,
    /// The selection of operations, the names and the package of the crate. Operations and names that only the other
    /// model has are no problem.
    pub options: &'a Options,
}

/// The error for models from which no crate can be generated: their problems as human-readable text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected(String);

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

impl std::error::Error for Rejected {}

/// The plans of both models.
pub(super) fn plan(old: &Input<'_>, new: &Input<'_>) -> Result<(Planned, Planned), Rejected> {
    let mut problems = String::new();
    let mut parse = |input: &Input<'_>| {
        let mut diagnostics = Diagnostics::new();
        let model = smithy::parse(input.text, &mut diagnostics);
        if diagnostics.has_errors() || model.is_none() {
            problems += &diagnostics.render(input.file, input.text);
        }
        model.map(|model| (model, diagnostics))
    };
    let parsed = (parse(old), parse(new));
    let (Some((before, old_problems)), Some((after, new_problems))) = parsed else { return Err(Rejected(problems)) };
    problems.clear();
    let old_options = options(old, &before, &after);
    let new_options = options(new, &after, &before);
    let mut run = |input: &Input<'_>, model: Model, options: Result<Options, String>, mut diagnostics: Diagnostics| {
        let planned = match options {
            Ok(options) => generate::plan(model, &options, &mut diagnostics),
            Err(problem) => {
                problems += &format!("{}: error: {problem}\n", input.file);
                return None;
            }
        };
        if planned.is_none() {
            problems += &diagnostics.render(input.file, input.text);
        }
        planned
    };
    let planned = (run(old, before, old_options, old_problems), run(new, after, new_options, new_problems));
    match planned {
        (Some(before), Some(after)) => Ok((before, after)),
        _ => Err(Rejected(problems)),
    }
}

/// The options without what only the other model has. Names that neither has stay, and are reported.
fn options(input: &Input<'_>, model: &Model, other: &Model) -> Result<Options, String> {
    let options = input.options;
    let operations = |model: &Model| -> BTreeSet<String> {
        model.operations().iter().map(|operation| operation.id.name.clone()).collect()
    };
    let (own, others) = (operations(model), operations(other));
    let kept = |names: &BTreeSet<String>| -> BTreeSet<String> {
        names.iter().filter(|name| own.contains(*name) || !others.contains(*name)).cloned().collect()
    };
    let Selection { only, except } = &options.selection;
    let selection = Selection { only: kept(only), except: kept(except) };
    if selection.only.is_empty() && !only.is_empty() {
        return Err("the model has none of the selected operations".to_owned());
    }
    let mut names = GivenNames::new(&options.names.file);
    for (id, given) in &options.names.by_id {
        if has(model, id) || !has(other, id) {
            names.insert(id, &given.name, given.line);
        }
    }
    // The side file may be that of the other model.
    let (resources, waits) = (options.resources.lenient(), options.waits.lenient());
    let mut quotas = options.quotas.clone();
    for group in quotas.groups.values_mut() {
        group.operations.retain(|(name, _)| own.contains(name) || !others.contains(name));
    }
    Ok(Options { selection, names, resources, quotas, waits, protocol_tests: false, ..options.clone() })
}

/// The ids in the names of the side file that a model doesn't have, so that no crate can be generated with them. Empty if
/// the model can't be parsed.
pub fn names_of_nothing(input: &Input<'_>) -> Vec<String> {
    let Some(model) = smithy::parse(input.text, &mut Diagnostics::new()) else { return Vec::new() };
    input.options.names.by_id.keys().filter(|id| !has(&model, id)).cloned().collect()
}

/// True if the model has the shape, member or value with this id.
fn has(model: &Model, id: &str) -> bool {
    let (shape, member) = id.split_once('$').map_or((id, None), |(shape, member)| (shape, Some(member)));
    let shape = shape.parse::<ShapeId>().ok().and_then(|id| model.shapes.get(&id));
    shape.is_some_and(|shape| {
        member.is_none_or(|name| match &shape.kind {
            ShapeKind::Enum(values) => values.iter().any(|value| value.name == name || value.value == name),
            ShapeKind::IntEnum(values) => values.iter().any(|value| value.name == name),
            _ => shape.member(name).is_some(),
        })
    })
}
