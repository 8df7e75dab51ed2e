//! Operations: requests and responses, tokens, host prefixes, endpoint parameters, paging.

use std::collections::{BTreeMap, BTreeSet};

use super::ir::{
    Effect, EndpointParam, EndpointParamValue, HostLabel, HostPrefix, Items, Named, Operation, Paging, PathField,
    Presence, Signature, Structure, Type,
};
use super::links::Links;
use super::naming::{OperationNames, TypeNames};
use super::shapes::{Role, Shapes, deprecated};
use crate::check;
use crate::endpoint::{self, Endpoint, Param, Source};
use crate::markdown::Paragraph;
use crate::smithy::{self, Authentication, HostPart, Shape, ShapeId, ShapeKind};

/// Plans one operation. `None` only if the operation has no names.
pub(crate) fn plan(
    operation: &smithy::Operation<'_>,
    shapes: &Shapes<'_>,
    links: &Links,
    endpoint: &Endpoint,
) -> Option<Operation> {
    let OperationNames { module, method, input, output } = shapes.naming.operation(operation.id)?.clone();
    let input = request(operation, &input, &method, shapes);
    let output = output.and_then(|names| {
        let shape = operation.output?;
        let next_token = operation.paginated.as_ref().and_then(|paginated| paginated.output_token.as_deref());
        let output = shapes.structure(shape, &names, Role::Output { next_token });
        let docs = output.docs.or(|| fallback_docs(operation, &method, links, "The response of "));
        Some(Structure { docs, ..output })
    });
    let tokens = operation.input.into_iter().flat_map(|shape| {
        let members = shape.members().into_iter().filter(|member| member.traits.idempotency_token());
        members.map(|member| shapes.naming.field(&shape.id, &member.name).name)
    });
    let tokens: Vec<String> = tokens.collect();
    let effect = if operation.traits.readonly() {
        Effect::Nothing
    } else if operation.traits.idempotent() || !tokens.is_empty() {
        Effect::Once
    } else {
        Effect::EachTime
    };
    let paginated = operation.paginated.as_ref().filter(|_| check::can_be_paged(shapes.model, operation));
    let paging = paginated.and_then(|paginated| paging(operation, paginated, &input, output.as_ref(), shapes));
    let docs = links.docs(operation.traits);
    Some(Operation {
        name: operation.id.name.clone(),
        module,
        method,
        summary: docs.first_block().text(),
        docs: docs.or(|| Paragraph::default().text("Calls ").code(&operation.id.name).text(".")),
        input,
        output,
        tokens,
        effect,
        signature: match operation.authentication {
            Authentication::None => Signature::None,
            _ if operation.traits.unsigned_payload() => Signature::WithoutBody,
            _ => Signature::Whole,
        },
        optional_auth: operation.authentication == Authentication::Optional,
        gzip: operation.traits.request_compression().is_some_and(|trait_| trait_.encodings.iter().any(|e| e == "gzip")),
        host_prefix: host_prefix(operation, shapes),
        endpoint_params: endpoint_params(operation, shapes, endpoint),
        paging,
        to_update: None,
        errors: errors(operation, shapes),
        deprecated: deprecated(operation.traits),
    })
}

/// The prefix with its labels, each once.
fn host_prefix(operation: &smithy::Operation<'_>, shapes: &Shapes<'_>) -> Option<HostPrefix> {
    let prefix = operation.traits.endpoint()?;
    let parts = prefix.parts?;
    let labels = parts.iter().filter_map(|part| match part {
        HostPart::Label(name) => Some(name.clone()),
        HostPart::Text(_) => None,
    });
    let labels = labels.collect::<BTreeSet<String>>().into_iter().filter_map(|wire| {
        let (shape, member) = (operation.input?, operation.input?.member(&wire)?);
        let is_enum = matches!(shapes.model.shape(&member.target).kind, ShapeKind::Enum(_));
        let field = shapes.naming.field(&shape.id, &wire).name;
        Some(HostLabel { wire, field, is_enum })
    });
    let labels = labels.collect();
    Some(HostPrefix { text: prefix.text, parts, labels })
}

/// The parameters that the operation sets and the endpoint rules use.
fn endpoint_params(operation: &smithy::Operation<'_>, shapes: &Shapes<'_>, endpoint: &Endpoint) -> Vec<EndpointParam> {
    let given = endpoint::given(shapes.model, operation).into_iter();
    let params = given.filter(|param| endpoint.given.contains(&param.name)).filter_map(|Param { name, source }| {
        let field = |member: &str| Some(shapes.naming.field(&operation.input?.id, member).name);
        let value = match source {
            Source::Fixed(text) => EndpointParamValue::Fixed(text),
            Source::Text(member) => EndpointParamValue::Text(field(&member)?),
            Source::Enum(member) => EndpointParamValue::Enum(field(&member)?),
            Source::Flag(member) => EndpointParamValue::Flag(field(&member)?),
        };
        Some(EndpointParam { name, value })
    });
    params.collect()
}

/// The errors by name.
fn errors(operation: &smithy::Operation<'_>, shapes: &Shapes<'_>) -> Vec<Named> {
    let named = operation.errors.iter().map(|error| {
        let TypeNames { name, in_operation, .. } = shapes.naming.ty(&error.id);
        (name.clone(), Named { name, in_operation, text: false })
    });
    named.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn request(operation: &smithy::Operation<'_>, names: &TypeNames, method: &str, shapes: &Shapes<'_>) -> Structure {
    // An operation without input has a request too, so that a model update can add members.
    let input = operation.input.unwrap_or_else(|| shapes.model.shape(&ShapeId::prelude("Unit")));
    let request = shapes.structure(input, names, Role::Input);
    let docs = request.docs.or(|| fallback_docs(operation, method, shapes.links, "The request of "));
    Structure { docs, ..request }
}

/// The documentation of a request or response that has none in the model.
fn fallback_docs(operation: &smithy::Operation<'_>, method: &str, links: &Links, start: &str) -> Paragraph {
    let target = format!("{}::Client::{method}", links.root);
    Paragraph::default().text(start).link(&operation.id.name, &target).text(".")
}

/// The paging of an operation that can be paged.
fn paging(
    operation: &smithy::Operation<'_>,
    paginated: &smithy::Paginated,
    input: &Structure,
    output: Option<&Structure>,
    shapes: &Shapes<'_>,
) -> Option<Paging> {
    let output = output?;
    let (input_token, token_type) = path(paginated.input_token.as_deref()?, operation.input?, input, shapes)?;
    let (output_token, output_type) = path(paginated.output_token.as_deref()?, operation.output?, output, shapes)?;
    if token_type != output_type {
        return None;
    }
    let items = paginated.items.as_deref().and_then(|items| {
        let (path, ty) = path(items, operation.output?, output, shapes)?;
        match ty {
            Type::List(item) => Some(Items { path, item: *item, key: None }),
            Type::Map(key, item) => Some(Items { path, item: *item, key: Some(*key) }),
            _ => None,
        }
    });
    Some(Paging { input_token, output_token, token_type, items })
}

/// Follows a path of member names joined by dots. Returns the fields, and the type of the last one.
fn path(path: &str, start: &Shape, planned: &Structure, shapes: &Shapes<'_>) -> Option<(Vec<PathField>, Type)> {
    let mut fields = Vec::new();
    let mut shape = start;
    let mut ty = None;
    for (index, name) in path.split('.').enumerate() {
        let member = shape.member(name)?;
        // Only the fields of the response itself can be plain.
        let promised = index == 0
            && planned.members.iter().any(|field| field.wire == name && field.presence == Presence::Promised);
        fields.push(PathField { field: shapes.naming.field(&shape.id, name).name, optional: !promised });
        ty = Some(shapes.shape_type(&member.target, 0));
        shape = shapes.model.shape(&member.target);
    }
    Some((fields, ty?))
}
