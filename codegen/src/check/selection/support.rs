//! Operations that can't be generated yet, and why. The others can, so that they cost a warning and not the crate.

use std::collections::{BTreeSet, VecDeque};

use crate::diagnostic::Diagnostic;
use crate::smithy::{Model, Shape, ShapeId, ShapeKind};

/// The runtime notes which members of an answer it has read, and has room for so many.
const MAX_WATCHED: usize = 256;

/// An operation that can't be generated.
pub(super) struct Unsupported {
    pub(super) operation: ShapeId,
    /// The structure and its member that the operation fails on.
    shape: ShapeId,
    member: String,
    why: String,
}

impl Unsupported {
    /// A warning; an error where the user asked for this very operation.
    pub(super) fn diagnostic(&self, wanted: bool) -> Diagnostic {
        let name = &self.operation.name;
        let (diagnostic, help) = if wanted {
            let message = format!("the operation `{name}` can't be generated yet: {}", self.why);
            (Diagnostic::error(message), "take it out of --operations".to_owned())
        } else {
            let message = format!("the operation `{name}` is left out: {}", self.why);
            (Diagnostic::warning(message), format!("--exclude {name} says that this is meant"))
        };
        diagnostic.shape(&self.shape).member(&self.member).help(help)
    }
}

/// The operations of the model that can't be generated, one reason for each.
pub(super) fn unsupported(model: &Model) -> Vec<Unsupported> {
    let streams: BTreeSet<&ShapeId> =
        model.shapes.values().filter(|shape| shape.traits.streaming()).map(|shape| &shape.id).collect();
    let found = model.operations().into_iter().filter_map(|operation| {
        let (shape, member, why) = stream(model, operation.input, "input", &streams)
            .or_else(|| stream(model, operation.output, "output", &streams))
            .or_else(|| wide_output(operation.output?))?;
        Some(Unsupported { operation: operation.id.clone(), shape, member, why })
    });
    found.collect()
}

/// The member that leads to a stream, the nearest to the operation first.
fn stream(
    model: &Model,
    side: Option<&Shape>,
    name: &str,
    streams: &BTreeSet<&ShapeId>,
) -> Option<(ShapeId, String, String)> {
    if streams.is_empty() {
        return None;
    }
    let from = &side?.id;
    let mut seen = BTreeSet::from([from]);
    let mut open = VecDeque::from([from]);
    while let Some(id) = open.pop_front() {
        for member in model.shape(id).members() {
            if streams.contains(&member.target) {
                let what = match model.shape(&member.target).kind {
                    ShapeKind::Union(_) => "an event stream",
                    _ => "a stream of data",
                };
                let why = format!("its {name} has {what} (`{}`), which is not supported yet", member.target);
                return Some((id.clone(), member.name.clone(), why));
            }
            if seen.insert(&member.target) {
                open.push_back(&member.target);
            }
        }
    }
    None
}

/// A member that is promised and not looked for would be made up.
fn wide_output(output: &Shape) -> Option<(ShapeId, String, String)> {
    let members = output.members();
    let member = members.iter().skip(MAX_WATCHED).find(|member| member.traits.required())?;
    let why = format!(
        "its output has {} members and requires one past the first {MAX_WATCHED}, which is not supported yet",
        members.len()
    );
    Some((output.id.clone(), member.name.clone(), why))
}
