//! Operations: requests and responses under their names, tokens, paging.

use std::collections::{BTreeMap, BTreeSet};

use super::links::Links;
use super::shapes::{Role, Shapes, deprecated};
use super::{
    Effect, Endpoint, HostLabel, HostPrefix, Items, Named, Operation, Paging, PathField, Presence, Signature,
    Structure, Type, endpoint, names,
};
use crate::markdown::Paragraph;
use crate::smithy::{self, HostPart, Shape, ShapeId, ShapeKind};

/// The names of the request and response types of each operation.
#[derive(Debug)]
pub(crate) struct OperationTypes<'a> {
    pub(crate) input: String,
    pub(crate) output: Option<String>,
    /// Shapes whose type is one of these: neither made up nor shared.
    pub(crate) own: Vec<&'a ShapeId>,
}

/// Names requests and responses. Each operation has types of its own: a request for one that takes no input, and for
/// those that share an input, a type each.
pub(crate) fn operation_types<'a>(
    operations: &[smithy::Operation<'a>],
    type_name: impl Fn(&ShapeId) -> String,
) -> Vec<OperationTypes<'a>> {
    let mut uses: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    for shape in operations.iter().flat_map(|operation| [operation.input, operation.output]).flatten() {
        *uses.entry(&shape.id).or_default() += 1;
    }
    let suffix = suffix(operations);
    let types = operations.iter().map(|operation| {
        let mut own = Vec::new();
        let mut name = |shape: Option<&'a Shape>, suffix: &str| match shape {
            Some(shape) if uses.get(&shape.id) == Some(&1) => {
                own.push(&shape.id);
                type_name(&shape.id)
            }
            _ => names::type_name(&format!("{}{suffix}", operation.id.name)),
        };
        let input = name(operation.input, suffix.0);
        let output = operation.output.is_some().then(|| name(operation.output, suffix.1));
        OperationTypes { input, output, own }
    });
    types.collect()
}

/// How the model itself ends the names of inputs and outputs.
fn suffix(operations: &[smithy::Operation<'_>]) -> (&'static str, &'static str) {
    let ends = |shape: Option<&Shape>| shape.is_some_and(|shape| shape.id.name.ends_with("Request"));
    let requests = operations.iter().filter(|operation| ends(operation.input)).count();
    if requests * 2 >= operations.len() { ("Request", "Response") } else { ("Input", "Output") }
}

/// Plans one operation.
pub(crate) fn plan(
    operation: &smithy::Operation<'_>,
    types: &OperationTypes<'_>,
    shapes: &Shapes<'_>,
    links: &Links,
    endpoint: &Endpoint,
) -> Operation {
    let input = request(operation, &types.input, shapes);
    let output = types.output.as_ref().and_then(|name| {
        let shape = operation.output?;
        let next_token = operation.paginated.as_ref().and_then(|paginated| paginated.output_token.as_deref());
        let output = shapes.structure(shape, name, Role::Output { next_token });
        let docs = output.docs.or(|| about(operation, links, " answers."));
        Some(Structure { docs, ..output })
    });
    let token = operation.input.and_then(|shape| {
        let member = shape.members().into_iter().find(|member| member.traits.idempotency_token())?;
        Some(names::field_name(&member.name))
    });
    let effect = if operation.traits.readonly() {
        Effect::Nothing
    } else if operation.traits.idempotent() || token.is_some() {
        Effect::Once
    } else {
        Effect::EachTime
    };
    let paging = operation
        .paginated
        .as_ref()
        .and_then(|paginated| paging(operation, paginated, &input, output.as_ref(), shapes));
    let docs = links.docs(operation.traits);
    Operation {
        name: operation.id.name.clone(),
        module: names::module_name(&operation.id.name),
        method: names::method_name(&operation.id.name),
        summary: docs.first_block().text(),
        docs,
        input,
        output,
        token,
        effect,
        signature: match operation.traits {
            traits if traits.no_auth() => Signature::None,
            traits if traits.unsigned_payload() => Signature::WithoutBody,
            _ => Signature::Whole,
        },
        gzip: operation.traits.request_compression().is_some_and(|trait_| trait_.encodings.iter().any(|e| e == "gzip")),
        host_prefix: host_prefix(operation, shapes),
        endpoint_params: endpoint::given(shapes.model, operation)
            .into_iter()
            .filter(|param| endpoint.given.contains(&param.name))
            .collect(),
        paging,
        errors: errors(operation, shapes),
        deprecated: deprecated(operation.traits),
    }
}

/// The prefix with its labels, each once.
fn host_prefix(operation: &smithy::Operation<'_>, shapes: &Shapes<'_>) -> Option<HostPrefix> {
    let prefix = operation.traits.endpoint()?;
    let names: BTreeSet<&str> = prefix
        .parts()?
        .into_iter()
        .filter_map(|part| match part {
            HostPart::Label(name) => Some(name),
            HostPart::Text(_) => None,
        })
        .collect();
    let labels = names.into_iter().filter_map(|name| {
        let member = operation.input?.member(name)?;
        let is_enum = matches!(shapes.model.shape(&member.target).kind, ShapeKind::Enum(_));
        Some(HostLabel { wire: name.to_owned(), field: names::field_name(name), is_enum })
    });
    let labels = labels.collect();
    Some(HostPrefix { template: prefix.host_prefix, labels })
}

/// The errors by name.
fn errors(operation: &smithy::Operation<'_>, shapes: &Shapes<'_>) -> Vec<Named> {
    let named = operation.errors.iter().map(|error| {
        let name = shapes.type_name(&error.id);
        (name.clone(), Named { name, in_operation: shapes.in_operations.contains(&error.id), text: false })
    });
    named.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn request(operation: &smithy::Operation<'_>, name: &str, shapes: &Shapes<'_>) -> Structure {
    // One that takes nothing gets a request all the same, so that members may come with an update.
    let input = operation.input.unwrap_or_else(|| shapes.model.shape(&ShapeId::prelude("Unit")));
    let request = shapes.structure(input, name, Role::Input);
    let docs = request.docs.or(|| about(operation, shapes.links, " takes."));
    Structure { docs, ..request }
}

/// What is said about a request or response that the model says nothing about.
fn about(operation: &smithy::Operation<'_>, links: &Links, does: &str) -> Paragraph {
    let name = &operation.id.name;
    let target = format!("{}::Client::{}", links.root, names::method_name(name));
    Paragraph::default().text("What ").link(name, &target).text(does)
}

/// Paging, where each path leads to a field. The checks have reported those that don't.
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

/// Follows a path of member names joined by dots; gives the fields and the type at its end.
fn path(path: &str, start: &Shape, planned: &Structure, shapes: &Shapes<'_>) -> Option<(Vec<PathField>, Type)> {
    let mut fields = Vec::new();
    let mut shape = start;
    let mut ty = None;
    for (index, name) in path.split('.').enumerate() {
        let member = shape.member(name)?;
        // Only the fields of the response itself can be plain.
        let promised = index == 0
            && planned.members.iter().any(|field| field.wire == name && field.presence == Presence::Promised);
        fields.push(PathField { field: names::field_name(name), optional: !promised });
        ty = Some(shapes.shape_type(&member.target, 0));
        shape = shapes.model.shape(&member.target);
    }
    Some((fields, ty?))
}
