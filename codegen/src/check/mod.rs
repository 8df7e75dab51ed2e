//! Which operations of the service the crate has (`selection`), and what is wrong with the model. All problems are
//! reported, none is repaired.
//!
//! A model that passes can be planned without a further question about its form. Questions of
//! Rust (names, patterns) belong to the plan.

mod defaults;
mod host_prefix;
mod operations;
mod paging;
mod problem;
mod recursion;
mod references;
pub(crate) mod selection;
mod service;
#[cfg(test)]
mod tests;
mod traits;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Model, ShapeKind};

pub use self::recursion::MAX_NESTING;

/// Reports everything that keeps the model from being generated, and what has no effect. Of a model of which the user
/// wants a part, only that part is looked at.
pub fn check(model: &Model, diagnostics: &mut Diagnostics) {
    references::check(model, diagnostics);
    traits::check(model, diagnostics);
    recursion::check(model, diagnostics);
    service::check(model, diagnostics);
    operations::check(model, diagnostics);
    for shape in model.selected() {
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
