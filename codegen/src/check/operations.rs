//! Each operation of the service is one that can be generated.

use std::collections::BTreeSet;

use super::paging;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    let operations = model.operations();
    if operations.is_empty() && model.service.id != ShapeId::unit() {
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

/// Every label of the host prefix is a required member of the input that says it is one.
fn host_prefix(operation: &Operation<'_>, diagnostics: &mut Diagnostics) {
    let Some(prefix) = operation.traits.endpoint().map(|endpoint| endpoint.host_prefix) else {
        return;
    };
    for label in prefix.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)) {
        let member = operation.input.and_then(|input| input.member(label));
        if !member.is_some_and(|member| member.traits.host_label() && member.traits.required()) {
            let message = format!("the host prefix `{prefix}` takes `{label}` from the input, where no such label is");
            let help = "the input needs a member of this name with `smithy.api#hostLabel` and `smithy.api#required`";
            diagnostics.push(Diagnostic::error(message).shape(operation.id).help(help));
        }
    }
}
