//! Operations that can't be generated yet. They are left out with a warning, so that the others can be generated.

use std::collections::{BTreeSet, VecDeque};

use crate::diagnostic::Diagnostic;
use crate::smithy::{Model, Shape, ShapeId, ShapeKind};

/// The number of members of a response for which the runtime records whether they were present.
const MAX_RECORDED: usize = 256;

/// An operation that can't be generated.
pub(super) struct Unsupported {
    pub(super) operation: ShapeId,
    /// The structure, and its member that is not supported.
    shape: ShapeId,
    member: String,
    reason: String,
}

impl Unsupported {
    /// A warning, or an error if the operation was requested by name.
    pub(super) fn diagnostic(&self, requested: bool) -> Diagnostic {
        let name = &self.operation.name;
        let (diagnostic, help) = if requested {
            let message = format!("the operation `{name}` can't be generated yet: {}", self.reason);
            (Diagnostic::error(message), "remove it from --operations".to_owned())
        } else {
            let message = format!("the operation `{name}` is left out: {}", self.reason);
            (Diagnostic::warning(message), format!("use --exclude {name} to exclude it without this warning"))
        };
        diagnostic.shape(&self.shape).member(&self.member).help(help)
    }
}

/// The operations of the model that can't be generated, each with one reason.
pub(super) fn unsupported(model: &Model) -> Vec<Unsupported> {
    let streams: BTreeSet<&ShapeId> =
        model.shapes.values().filter(|shape| shape.traits.streaming()).map(|shape| &shape.id).collect();
    let found = model.operations().into_iter().filter_map(|operation| {
        let (shape, member, reason) = stream(model, operation.input, "input", &streams)
            .or_else(|| stream(model, operation.output, "output", &streams))
            .or_else(|| wide_output(operation.output?))?;
        Some(Unsupported { operation: operation.id.clone(), shape, member, reason })
    });
    found.collect()
}

/// The member that leads to a stream. If there are several, the one nearest to the operation.
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
                let kind = match model.shape(&member.target).kind {
                    ShapeKind::Union(_) => "an event stream",
                    _ => "a stream of data",
                };
                let reason = format!("its {name} has {kind} (`{}`), which is not supported yet", member.target);
                return Some((id.clone(), member.name.clone(), reason));
            }
            if seen.insert(&member.target) {
                open.push_back(&member.target);
            }
        }
    }
    None
}

/// A required member beyond those that the runtime records: its absence would not be noticed.
fn wide_output(output: &Shape) -> Option<(ShapeId, String, String)> {
    let members = output.members();
    let member = members.iter().skip(MAX_RECORDED).find(|member| member.traits.required())?;
    let reason = format!(
        "its output has {} members and requires one past the first {MAX_RECORDED}, which is not supported yet",
        members.len()
    );
    Some((output.id.clone(), member.name.clone(), reason))
}
