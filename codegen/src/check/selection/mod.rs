//! Selects the operations of the crate: the requested ones, without those that can't be generated.

mod support;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, counted, nearest, pointer};
use crate::options::Selection;
use crate::smithy::{LeftOut, Model, ShapeId};

/// Removes the operations that are not requested, and those that can't be generated.
pub(crate) fn select(model: &mut Model, selection: &Selection, diagnostics: &mut Diagnostics) {
    let all_known = unknown_names(model, selection, diagnostics);
    let is_excluded =
        |name: &str| (!selection.only.is_empty() && !selection.only.contains(name)) || selection.except.contains(name);
    let operations = model.operations().len();
    let excluded: Vec<ShapeId> =
        model.operations().iter().map(|operation| operation.id).filter(|id| is_excluded(&id.name)).cloned().collect();
    model.drop_operations(excluded);
    if *selection != Selection::default() {
        model.select_reached();
        // An invalid shape that no selected operation reaches is not a problem.
        diagnostics.retain_shapes(|id| {
            id.parse().map_or(true, |id: ShapeId| model.is_selected(&id) || selection.only.contains(&id.name))
        });
    }

    let unsupported = support::unsupported(model);
    for found in &unsupported {
        diagnostics.push(found.diagnostic(selection.only.contains(&found.operation.name)));
    }
    let ids: Vec<ShapeId> = unsupported.into_iter().map(|found| found.operation).collect();
    model.drop_operations(ids);
    if model.is_partial() {
        // What only those operations reach isn't generated either.
        model.select_reached();
    }

    if all_known && operations > 0 && model.operations().is_empty() {
        let message = format!("none of the {} of the service is left", counted(operations, "operation"));
        diagnostics.push(Diagnostic::error(message).shape(&model.service.id));
    }
}

/// Reports names that no operation has. Returns true if there are none.
fn unknown_names(model: &Model, selection: &Selection, diagnostics: &mut Diagnostics) -> bool {
    let mut all_known = true;
    let operations = model.operations();
    let known: BTreeSet<&str> = operations.iter().map(|operation| operation.id.name.as_str()).collect();
    // Invalid shapes have been reported.
    let is_invalid = |name: &str| model.left_out.iter().any(|(id, why)| *why == LeftOut::Invalid && id.name == name);
    for (flag, names) in [("--operations", &selection.only), ("--exclude", &selection.except)] {
        for name in names.iter().filter(|name| !known.contains(name.as_str()) && !is_invalid(name)) {
            all_known = false;
            let message = format!("`{name}` in {flag} is not an operation of the service");
            let at = pointer::of(&["shapes", &model.service.id.to_string()]);
            let near = nearest(name, known.iter().copied());
            diagnostics.push(Diagnostic::error(message).at(&at).did_you_mean(near));
        }
    }
    all_known
}
