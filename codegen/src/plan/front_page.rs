//! Chooses the operation and the error of the examples on the front page of the crate.

use super::ir::{Effect, ErrorItem, Example, FrontPage, Operation, TypeItem};

pub(crate) fn plan(operations: &[Operation], types: &[TypeItem], errors: &[ErrorItem]) -> FrontPage {
    let members = |error: &ErrorItem| {
        let item = types.iter().find(|item| item.name() == error.ty.name);
        let Some(TypeItem::Structure(structure)) = item else { return 0 };
        structure.members.len()
    };
    // If several have the most members, the first one by name.
    let error = errors.iter().enumerate().rev().max_by_key(|(_, error)| members(error));
    let call = operations.iter().enumerate().min_by_key(|(_, operation)| complexity(operation));
    FrontPage { call: call.map(|(index, _)| index), error: error.map(|(index, _)| index) }
}

/// How much there is to read in an example. Operations that change nothing come first, then operations with items.
fn complexity(operation: &Operation) -> (bool, bool, usize, usize) {
    let has_items = operation.paging.as_ref().is_some_and(|paging| paging.items.is_some());
    let is_harmless = operation.effect == Effect::Nothing || operation.paging.is_some();
    let words = operation.input.required().map(|member| match member.example {
        Example::Bool(_) | Example::Whole(_) | Example::Text(_) => 1,
        _ => 3,
    });
    (!is_harmless, !has_items, words.sum(), operation.method.len())
}
