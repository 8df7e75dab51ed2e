//! Checks the operations of the service.

use super::{host_prefix, paging};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Model, ShapeId};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let operations = model.operations();
    // A target that is not an operation is reported as such.
    let binds_none = model.service.operations.is_empty() && model.service.resources.is_empty();
    if (binds_none || !diagnostics.has_errors()) && operations.is_empty() && model.service.id != ShapeId::unit() {
        let help = "bind operations to it under `operations`, or through `resources`";
        diagnostics.push(Diagnostic::error("the service has no operations").shape(&model.service.id).help(help));
    }
    let unsigned = operations.iter().filter(|operation| operation.traits.optional_auth());
    let unsigned: Vec<String> = unsigned.map(|operation| format!("`{}`", operation.id.name)).collect();
    if !unsigned.is_empty() {
        let names = unsigned.join(", ");
        let message = format!("these operations are signed, although they have the trait `optionalAuth`: {names}");
        diagnostics.push(Diagnostic::warning(message).shape(&model.service.id));
    }
    for operation in &operations {
        host_prefix::check(operation, diagnostics);
        paging::check(model, operation, diagnostics);
    }
}
