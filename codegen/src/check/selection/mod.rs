//! Which operations of the service the crate has: those that the user names, without those that can't be generated.

mod support;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, amount, nearest, pointer};
use crate::options::Selection;
use crate::smithy::{LeftOut, Model, ShapeId};

/// Takes out of the model what the user doesn't want, and what can't be generated.
pub(crate) fn select(model: &mut Model, selection: &Selection, diagnostics: &mut Diagnostics) {
    let all_known = unknown_names(model, selection, diagnostics);
    let unwanted =
        |name: &str| (!selection.only.is_empty() && !selection.only.contains(name)) || selection.except.contains(name);
    let operations = model.operations().len();
    let unwanted: Vec<ShapeId> =
        model.operations().iter().map(|operation| operation.id).filter(|id| unwanted(&id.name)).cloned().collect();
    model.drop_operations(unwanted);
    if *selection != Selection::default() {
        model.narrow();
        // What couldn't be read and isn't wanted is no problem.
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

    if all_known && operations > 0 && model.operations().is_empty() {
        let message = format!("no operation is left of the {} that the service has", amount(operations, "operation"));
        diagnostics.push(Diagnostic::error(message).shape(&model.service.id));
    }
}

/// Reports names that no operation has. True if there are none.
fn unknown_names(model: &Model, selection: &Selection, diagnostics: &mut Diagnostics) -> bool {
    let mut all_known = true;
    let operations = model.operations();
    let known: BTreeSet<&str> = operations.iter().map(|operation| operation.id.name.as_str()).collect();
    // What couldn't be read has been reported as that.
    let broken = |name: &str| model.left_out.iter().any(|(id, why)| *why == LeftOut::Broken && id.name == name);
    for (flag, names) in [("--operations", &selection.only), ("--exclude", &selection.except)] {
        for name in names.iter().filter(|name| !known.contains(name.as_str()) && !broken(name)) {
            all_known = false;
            let message = format!("{flag} names `{name}`, which is no operation of the service");
            let at = pointer::of(&["shapes", &model.service.id.to_string()]);
            let near = nearest(name, known.iter().copied());
            diagnostics.push(Diagnostic::error(message).at(&at).did_you_mean(near));
        }
    }
    all_known
}
