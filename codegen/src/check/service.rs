//! What the service says of itself: its renames, the name it is signed for, and the sizes of its answers.

use crate::diagnostic::{Diagnostic, Diagnostics, pointer};
use crate::smithy::{Model, ShapeId, ShapeKind};
use crate::suggest::nearest;

/// The runtime notes which members it has read, and has room for so many.
const MAX_WATCHED: usize = 256;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    renames(model, diagnostics);
    signing_name(model, diagnostics);
    wide_outputs(model, diagnostics);
}

/// Only shapes of data have names of their own to change.
fn renames(model: &Model, diagnostics: &mut Diagnostics) {
    let service = model.service.id.to_string();
    for id in model.service.rename.keys() {
        let at = pointer(&["shapes", &service, "rename", &id.to_string()]);
        let diagnostic = match model.get(id) {
            Some(shape) if shape.kind.is_data() => continue,
            Some(shape) => {
                Diagnostic::error(format!("`rename` is for shapes of data, but `{id}` is {}", shape.kind.phrase()))
            }
            None if model.left_out.contains_key(id) => continue,
            None => {
                let names: Vec<String> = model.shapes.keys().map(ToString::to_string).collect();
                let near = nearest(&id.to_string(), names.iter().map(String::as_str));
                Diagnostic::error(format!("`rename` names `{id}`, which the model doesn't define")).did_you_mean(near)
            }
        };
        diagnostics.push(diagnostic.shape(&model.service.id).at(&at));
    }
}

/// The name becomes a part of a header and of what is signed, between slashes.
fn signing_name(model: &Model, diagnostics: &mut Diagnostics) {
    let Some(name) = model.service.traits.sigv4().map(|sigv4| sigv4.name) else {
        return;
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if name.is_empty() || !name.bytes().all(allowed) {
        let at = pointer(&["shapes", &model.service.id.to_string(), "traits", "aws.auth#sigv4"]);
        let diagnostic =
            Diagnostic::error(format!("`{}` can't be the name that requests are signed for", name.escape_debug()));
        let help = "it is one or more ASCII letters, digits, `-`, `_` and `.`";
        diagnostics.push(diagnostic.shape(&model.service.id).at(&at).help(help));
    }
}

/// A member that is promised and not looked for would be made up.
fn wide_outputs(model: &Model, diagnostics: &mut Diagnostics) {
    let outputs: std::collections::BTreeSet<&ShapeId> =
        model.operations().iter().filter_map(|operation| operation.output).map(|output| &output.id).collect();
    for id in outputs {
        let Some(ShapeKind::Structure(members)) = model.get(id).map(|shape| &shape.kind) else {
            continue;
        };
        if let Some(member) = members.iter().skip(MAX_WATCHED).find(|member| member.traits.required()) {
            let message = format!(
                "the output has {} members and requires one past the first {MAX_WATCHED}, which is not supported yet",
                members.len()
            );
            diagnostics.push(Diagnostic::error(message).shape(id).member(&member.name));
        }
    }
}
