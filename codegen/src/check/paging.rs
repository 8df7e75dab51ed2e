//! Checks that the members of paging exist and have supported types.

use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::smithy::{Model, Operation, Shape, ShapeKind};

pub(super) fn check(model: &Model, operation: &Operation<'_>, diagnostics: &mut Diagnostics) {
    let Some(paging) = &operation.paginated else {
        return;
    };
    let mut report = |message: String, help: Option<String>| {
        let shape = operation.id.to_string();
        let place = pointer::of(&["shapes", &shape, "traits", "smithy.api#paginated"]);
        let diagnostic = Diagnostic::error(message).shape(operation.id).at(&place);
        diagnostics.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    };
    let mut find = |side: Side, key: &str, path: Option<&String>| {
        let path = path?;
        let root = match side {
            Side::Input => operation.input,
            Side::Output => operation.output,
        };
        match resolve(model, root, path) {
            Ok(shape) => Some(shape),
            Err(near) => {
                let side = if side == Side::Input { "input" } else { "output" };
                let help = near.map(|name| format!("did you mean `{name}`?"));
                report(format!("the `{key}` of paging is `{path}`, which the operation's {side} doesn't have"), help);
                None
            }
        }
    };
    let input_token = find(Side::Input, "inputToken", paging.input_token.as_ref());
    let output_token = find(Side::Output, "outputToken", paging.output_token.as_ref());
    let page_size = find(Side::Input, "pageSize", paging.page_size.as_ref());
    let items = find(Side::Output, "items", paging.items.as_ref());

    for (key, value) in [("inputToken", &paging.input_token), ("outputToken", &paging.output_token)] {
        if value.is_none() {
            let help = "set it in `smithy.api#paginated` of the operation or of the service";
            report(format!("paging has no `{key}`"), Some(help.to_owned()));
        }
    }
    if let (Some(input), Some(output)) = (input_token, output_token)
        && !same_type(input, output)
    {
        let (output, input) = (output.kind.phrase(), input.kind.phrase());
        report(format!("the `outputToken` of paging is {output}, but its `inputToken` is {input}"), None);
    }
    // Smithy allows other tokens too, but no service has them.
    if let (Some(shape), Some(_)) = (input_token, output_token)
        && !is_token(model, shape)
    {
        report(
            format!(
                "the token of paging must be a string or a map with strings as keys, but is {}",
                shape.kind.phrase()
            ),
            None,
        );
    }
    if let Some(shape) = page_size
        && !matches!(shape.kind, ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long)
    {
        report(format!("the `pageSize` of paging must be an integer, but is {}", shape.kind.phrase()), None);
    }
    if let Some(shape) = items
        && !matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. })
    {
        report(format!("the `items` of paging must be a list or map, but are {}", shape.kind.phrase()), None);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Input,
    Output,
}

fn is_token(model: &Model, shape: &Shape) -> bool {
    let is_string = |kind: &ShapeKind| matches!(kind, ShapeKind::String);
    match &shape.kind {
        ShapeKind::Map { key, .. } => is_string(&model.shape(&key.target).kind),
        kind => is_string(kind),
    }
}

/// True if both shapes become the same Rust type. Simple shapes of one type do, whatever their names.
fn same_type(a: &Shape, b: &Shape) -> bool {
    let simple = a.members().is_empty() && !matches!(a.kind, ShapeKind::Enum(_) | ShapeKind::IntEnum(_));
    a.id == b.id || (simple && a.kind.name() == b.kind.name())
}

/// Follows the path through structures. The error is the nearest name at the place where the path ends.
fn resolve<'a>(model: &'a Model, root: Option<&'a Shape>, path: &str) -> Result<&'a Shape, Option<String>> {
    let mut shape = root.ok_or(None)?;
    for name in path.split('.') {
        let names = shape.members().into_iter().map(|member| member.name.as_str());
        let member = shape.member(name).ok_or_else(|| nearest(name, names).map(str::to_owned))?;
        shape = model.get(&member.target).ok_or(None)?;
    }
    Ok(shape)
}
