//! Checks the renames and the signing name of the service.

use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::smithy::Model;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    renames(model, diagnostics);
    signing_name(model, diagnostics);
}

/// Only simple and aggregate shapes can be renamed.
fn renames(model: &Model, diagnostics: &mut Diagnostics) {
    let service = model.service.id.to_string();
    for id in model.service.rename.keys().filter(|id| model.is_selected(id)) {
        let at = pointer::of(&["shapes", &service, "rename", &id.to_string()]);
        let diagnostic = match model.get(id) {
            Some(shape) if shape.kind.is_data() => continue,
            Some(shape) => Diagnostic::error(format!(
                "`rename` is for simple and aggregate shapes, but `{id}` is {}",
                shape.kind.phrase()
            )),
            None if model.left_out.contains_key(id) => continue,
            None => {
                let names: Vec<String> = model.shapes.keys().map(ToString::to_string).collect();
                let near = nearest(&id.to_string(), names.iter().map(String::as_str));
                Diagnostic::error(format!("`rename` has `{id}`, which the model doesn't define")).did_you_mean(near)
            }
        };
        diagnostics.push(diagnostic.shape(&model.service.id).at(&at));
    }
}

/// The name becomes a part of a header and of the signed text, between slashes.
fn signing_name(model: &Model, diagnostics: &mut Diagnostics) {
    let Some(name) = model.service.traits.sigv4().map(|sigv4| sigv4.name) else {
        return;
    };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if name.is_empty() || !name.bytes().all(allowed) {
        let at = pointer::of(&["shapes", &model.service.id.to_string(), "traits", "aws.auth#sigv4"]);
        let message = format!("the name `{}` for signatures is invalid", name.escape_debug());
        let diagnostic = Diagnostic::error(message);
        let help = "it consists of one or more ASCII letters, digits, `-`, `_` and `.`";
        diagnostics.push(diagnostic.shape(&model.service.id).at(&at).help(help));
    }
}
