//! Each operation of the service is one that can be generated.

use std::collections::BTreeSet;

use super::paging;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let operations = model.operations();
    // What is bound and is no operation is reported as that.
    let binds_none = model.service.operations.is_empty() && model.service.resources.is_empty();
    if (binds_none || !diagnostics.has_errors()) && operations.is_empty() && model.service.id != ShapeId::unit() {
        let help = "bind operations to it under `operations`, or through `resources`";
        diagnostics.push(Diagnostic::error("the service has no operations").shape(&model.service.id).help(help));
    }
    let streams: BTreeSet<&ShapeId> =
        model.shapes.values().filter(|shape| shape.traits.streaming()).map(|shape| &shape.id).collect();
    for operation in &operations {
        if !streams.is_empty() {
            for (shape, way) in [(operation.input, "takes"), (operation.output, "answers with")] {
                if let Some(stream) = shape.and_then(|shape| find_stream(model, shape, &streams)) {
                    report_stream(operation, stream, way, diagnostics);
                }
            }
        }
        host_prefix(operation, diagnostics);
        paging::check(model, operation, diagnostics);
    }
}

/// The first stream that can be reached from the shape.
fn find_stream<'a>(model: &'a Model, from: &'a Shape, streams: &BTreeSet<&ShapeId>) -> Option<&'a Shape> {
    let mut seen = BTreeSet::new();
    let mut open = vec![&from.id];
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let shape = model.shape(id);
            if streams.contains(id) {
                return Some(shape);
            }
            open.extend(shape.members().into_iter().map(|member| &member.target));
        }
    }
    None
}

fn report_stream(operation: &Operation<'_>, stream: &Shape, way: &str, diagnostics: &mut Diagnostics) {
    let what = match stream.kind {
        ShapeKind::Union(_) => "an event stream",
        _ => "a stream of data",
    };
    let message = format!("the operation {way} {what} (`{}`), which is not supported yet", stream.id);
    let help = "take the operation out of the model to make a client without it";
    diagnostics.push(Diagnostic::error(message).shape(operation.id).help(help));
}

/// A prefix changes where the request goes, so leaving it out would make a crate that calls the wrong host.
fn host_prefix(operation: &Operation<'_>, diagnostics: &mut Diagnostics) {
    let Some(prefix) = operation.traits.endpoint().map(|endpoint| endpoint.host_prefix) else {
        return;
    };
    let message = format!("the operation has the host prefix `{prefix}`, which is not supported yet");
    let help = "take the operation out of the model to make a client without it";
    diagnostics.push(Diagnostic::error(message).shape(operation.id).help(help));
}
