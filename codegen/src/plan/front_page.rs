//! What the examples on the crate's front page call.

use super::ir::{ErrorItem, ExampleCall, ExampleValue, FrontPage, Operation, Structure, Type, TypeItem};

pub(crate) fn plan(operations: &[Operation], types: &[TypeItem], errors: &[ErrorItem]) -> FrontPage {
    let simple =
        |operation: &&Operation| operation.input.members.iter().all(|member| !member.in_new || text_like(&member.ty));
    let candidates = || operations.iter().filter(simple);
    let count = |operation: &&Operation| operation.input.members.iter().filter(|member| member.in_new).count();
    let paged = candidates().filter(|operation| has_items(operation)).min_by_key(count);
    let call = paged.or_else(|| candidates().next()).map(|operation| ExampleCall {
        operation: operation.name.clone(),
        method: operation.method.clone(),
        input: operation.input.name.clone(),
        arguments: arguments(&operation.input),
        items: has_items(operation),
    });
    let members = |error: &&ErrorItem| {
        let item = types.iter().find(|item| item.name() == error.ty.name);
        let Some(TypeItem::Structure(structure)) = item else { return 0 };
        structure.members.len()
    };
    // Of several the first by name.
    let error = errors.iter().rev().max_by_key(members).map(|error| error.variant.clone());
    FrontPage { call, error }
}

fn has_items(operation: &Operation) -> bool {
    operation.paging.as_ref().is_some_and(|paging| paging.items.is_some())
}

fn text_like(ty: &Type) -> bool {
    match ty {
        Type::String | Type::Bool | Type::I32 | Type::I64 => true,
        Type::Named(named) => named.text,
        _ => false,
    }
}

fn arguments(input: &Structure) -> Vec<ExampleValue> {
    let given = input.members.iter().filter(|member| member.in_new);
    let values = given.map(|member| match member.ty {
        Type::Bool => ExampleValue::Bool(true),
        Type::I32 | Type::I64 => ExampleValue::Number(1),
        _ => ExampleValue::Text(member.example.clone().unwrap_or_else(|| "…".to_owned())),
    });
    values.collect()
}
