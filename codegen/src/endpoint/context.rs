//! The parameters of the endpoint rules that operations set: fixed values, and values of members.

use std::collections::BTreeSet;

use crate::smithy::{Model, Operation, ParameterValue, ShapeKind, is_identifier};

/// A parameter that an operation sets.
#[derive(Debug)]
pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) source: Source,
}

/// The source of its value.
#[derive(Debug)]
pub(crate) enum Source {
    /// The same value for each request. A boolean is `true` or `false`.
    Fixed(String),
    /// A string member of the input.
    Text(String),
    /// An enum member of the input.
    Enum(String),
    /// A boolean member of the input.
    Flag(String),
}

/// The names of all parameters that operations set.
pub(super) fn names(model: &Model) -> BTreeSet<String> {
    model.operations().iter().flat_map(|operation| given(model, operation)).map(|param| param.name).collect()
}

/// The parameters that one operation sets. Lists, and values in members of members, are not supported and left out.
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
