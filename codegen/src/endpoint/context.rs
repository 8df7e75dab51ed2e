//! Parameters of the endpoint rules that operations give: fixed ones, and values of members.

use std::collections::BTreeSet;

use crate::names;
use crate::smithy::{Model, Operation, ParameterValue, ShapeKind, is_identifier};

/// A parameter that an operation gives.
#[derive(Debug)]
pub(crate) struct EndpointParam {
    pub(crate) name: String,
    pub(crate) value: EndpointParamValue,
}

/// Where its value comes from.
#[derive(Debug)]
pub(crate) enum EndpointParamValue {
    /// The same for each request; a boolean as `true` or `false`.
    Fixed(String),
    /// A field that holds text.
    Text(String),
    /// A field that holds an open enum.
    Enum(String),
    /// A field that holds a boolean.
    Flag(String),
}

/// The names of all that some operation gives.
pub(super) fn names(model: &Model) -> BTreeSet<String> {
    model.operations().iter().flat_map(|operation| given(model, operation)).map(|param| param.name).collect()
}

/// What one operation gives. Lists, and values from within members, are left unset.
pub(crate) fn given(model: &Model, operation: &Operation<'_>) -> Vec<EndpointParam> {
    let fixed = operation.traits.static_context_params().into_iter().flatten().filter_map(|(name, param)| {
        let value = match param.value {
            ParameterValue::String(text) => text,
            ParameterValue::Bool(value) => value.to_string(),
            ParameterValue::StringArray(_) => return None,
        };
        Some(EndpointParam { name, value: EndpointParamValue::Fixed(value) })
    });
    let members = operation.input.map(|shape| shape.members()).unwrap_or_default();
    let own = members.iter().filter_map(|member| Some((member.traits.context_param()?.name, member.name.clone())));
    let paths = operation.traits.operation_context_params().into_iter().flatten();
    let paths = paths.filter(|(_, param)| is_identifier(&param.path)).map(|(name, param)| (name, param.path));
    let bound = own.chain(paths).filter_map(|(name, member)| {
        let member = operation.input?.member(&member)?;
        let field = names::field_name(&member.name);
        let value = match model.shape(&member.target).kind {
            ShapeKind::String => EndpointParamValue::Text(field),
            ShapeKind::Enum(_) => EndpointParamValue::Enum(field),
            ShapeKind::Boolean => EndpointParamValue::Flag(field),
            _ => return None,
        };
        Some(EndpointParam { name, value })
    });
    fixed.chain(bound).collect()
}
