//! Whether an operation can be paged: the members of paging exist and have supported types. Otherwise its paging is left
//! out with a warning.

use crate::diagnostic::{Diagnostic, Diagnostics, nearest, pointer};
use crate::smithy::{Model, Operation, Paginated, Shape, ShapeKind};

/// A reason why an operation can't be paged, and what to do.
type Problem = (String, Option<String>);

pub(super) fn check(model: &Model, operation: &Operation<'_>, diagnostics: &mut Diagnostics) {
    let Some(paging) = &operation.paginated else {
        return;
    };
    let shape = operation.id.to_string();
    let place = pointer::of(&["shapes", &shape, "traits", "smithy.api#paginated"]);
    for (problem, help) in problems(model, operation, paging) {
        let message = format!("the operation `{}` is generated without paging: {problem}", operation.id.name);
        let diagnostic = Diagnostic::warning(message).shape(operation.id).at(&place);
        diagnostics.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }
}

/// True if the operation has paging, and its tokens, page size and items have supported types.
pub(crate) fn can_be_paged(model: &Model, operation: &Operation<'_>) -> bool {
    operation.paginated.as_ref().is_some_and(|paging| problems(model, operation, paging).is_empty())
}

fn problems(model: &Model, operation: &Operation<'_>, paging: &Paginated) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut report = |message: String, help: Option<String>| problems.push((message, help));
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
                report(format!("its `{key}` is `{path}`, which the operation's {side} doesn't have"), help);
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
            report(format!("it has no `{key}`"), Some(help.to_owned()));
        }
    }
    if let (Some(input), Some(output)) = (input_token, output_token)
        && !same_type(input, output)
    {
        let (output, input) = (output.kind.phrase(), input.kind.phrase());
        report(format!("its `outputToken` is {output}, but its `inputToken` is {input}"), None);
    }
    // Smithy allows other tokens too.
    if let (Some(shape), Some(_)) = (input_token, output_token)
        && !is_token(model, shape)
    {
        report(
            format!("its token must be a string or a map with strings as keys, but is {}", shape.kind.phrase()),
            None,
        );
    }
    if let Some(shape) = page_size
        && !matches!(shape.kind, ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long)
    {
        report(format!("its `pageSize` must be an integer, but is {}", shape.kind.phrase()), None);
    }
    if let Some(shape) = items
        && !matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. })
    {
        report(format!("its `items` must be a list or map, but are {}", shape.kind.phrase()), None);
    }
    problems
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

/// Follows the path, which leads only through structures. The error is the nearest name at the place where the path
/// ends.
fn resolve<'a>(model: &'a Model, root: Option<&'a Shape>, path: &str) -> Result<&'a Shape, Option<String>> {
    let mut shape = root.ok_or(None)?;
    for name in path.split('.') {
        if !matches!(shape.kind, ShapeKind::Structure(_)) {
            return Err(None);
        }
        let names = shape.members().into_iter().map(|member| member.name.as_str());
        let member = shape.member(name).ok_or_else(|| nearest(name, names).map(str::to_owned))?;
        shape = model.get(&member.target).ok_or(None)?;
    }
    Ok(shape)
}
