//! What the shapes of a model must mean together. All problems are reported, none is repaired.
//!
//! A model that passes can be planned without a further question about its form. Questions of
//! Rust (names, patterns) belong to the plan.

mod defaults;
mod host_prefix;
mod operations;
mod paging;
mod recursion;
mod references;
mod service;
#[cfg(test)]
mod tests;
mod traits;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Member, Model, Shape, ShapeKind};

pub use recursion::MAX_NESTING;

/// Reports everything that keeps the model from being generated.
pub fn check(model: &Model, diagnostics: &mut Diagnostics) {
    references::check(model, diagnostics);
    traits::check(model, diagnostics);
    recursion::check(model, diagnostics);
    service::check(model, diagnostics);
    operations::check(model, diagnostics);
    for shape in model.shapes.values() {
        let is_empty = match &shape.kind {
            ShapeKind::Union(members) => members.is_empty(),
            ShapeKind::Enum(values) => values.is_empty(),
            _ => false,
        };
        if is_empty {
            let message = format!("{} needs at least one member", shape.kind.phrase());
            diagnostics.push(Diagnostic::error(message).shape(&shape.id));
        }
    }
}

/// An error about a member, at its place.
fn member_error(shape: &Shape, member: &Member, message: impl Into<String>) -> Diagnostic {
    let diagnostic = Diagnostic::error(message).shape(&shape.id);
    match shape.kind {
        ShapeKind::List(_) | ShapeKind::Map { .. } => {
            let place = crate::diagnostic::pointer(&["shapes", &shape.id.to_string(), &member.name]);
            diagnostic.named_member(&member.name).at(&place)
        }
        _ => diagnostic.member(&member.name),
    }
}
