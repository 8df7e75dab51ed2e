//! Parameters of the endpoint rules that operations give: fixed ones, and values of members.

use std::collections::BTreeSet;

use crate::smithy::{Model, Operation, ParameterValue, ShapeKind, is_identifier};

/// A parameter that an operation gives.
#[derive(Debug)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) source: Source,
}

/// Where its value comes from.
#[derive(Debug)]
pub(crate) enum Source {
    /// The same for each request; a boolean as `true` or `false`.
    Fixed(String),
    /// A member of the input that holds text.
    Text(String),
    /// One that holds an open enum.
    Enum(String),
    /// One that holds a boolean.
    Flag(String),
}

/// The names of all that some operation gives.
pub(super) fn names(model: &Model) -> BTreeSet<String> {
    model.operations().iter().flat_map(|operation| given(model, operation)).map(|param| param.name).collect()
}

/// What one operation gives. Lists, and values from within members, are left unset.
pub(crate) fn given(model: &Model, operation: &Operation<'_>) -> Vec<Param> {
    let fixed = operation.traits.static_context_params().into_iter().flatten().filter_map(|(name, param)| {
        let value = match param.value {
            ParameterValue::String(text) => text,
            ParameterValue::Bool(value) => value.to_string(),
            ParameterValue::StringArray(_) => return None,
        };
        Some(Param { name, source: Source::Fixed(value) })
    });
    let members = operation.input.map(|shape| shape.members()).unwrap_or_default();
    let own = members.iter().filter_map(|member| Some((member.traits.context_param()?.name, member.name.clone())));
    let paths = operation.traits.operation_context_params().into_iter().flatten();
    let paths = paths.filter(|(_, param)| is_identifier(&param.path)).map(|(name, param)| (name, param.path));
    let bound = own.chain(paths).filter_map(|(name, member)| {
        let member = operation.input?.member(&member)?;
        let source = match model.shape(&member.target).kind {
            ShapeKind::String => Source::Text(member.name.clone()),
            ShapeKind::Enum(_) => Source::Enum(member.name.clone()),
            ShapeKind::Boolean => Source::Flag(member.name.clone()),
            _ => return None,
        };
        Some(Param { name, source })
    });
    fixed.chain(bound).collect()
}
