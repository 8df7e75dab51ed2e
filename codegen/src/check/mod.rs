//! Selects the operations of the crate (`selection`), and reports what is invalid in the model.
//!
//! All problems are reported, and none is repaired. A model without errors can be planned without further checks,
//! except for those that concern Rust (names, patterns), which belong to the plan.

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

pub(crate) use self::paging::can_be_paged;
pub use self::recursion::MAX_NESTING;

/// Reports everything that prevents generation, and what has no effect. Only the selected shapes are checked.
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
