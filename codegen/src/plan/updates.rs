//! Resources with a read and an update: which members of the response the update takes, and what the side file says
//! about it.

mod paths;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::rules::Given;
use super::ir::{Identify, Member, Move, Operation, Presence, Source, Structure, ToUpdate, Type};
use super::shapes::Shapes;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::options::{ResourceOptions, Resources};
use crate::smithy::{Model, ResourceShape, Shape, ShapeId, ShapeKind};

/// Adds to each read of a resource what its response becomes.
pub(crate) fn plan(
    planned: &mut [Operation],
    shapes: &Shapes<'_>,
    resources: &Resources,
    diagnostics: &mut Diagnostics,
) {
    let mut problems = Diagnostics::new();
    let all = all(shapes.model);
    report_unknown(&all, resources, &mut problems);
    let nothing = ResourceOptions::default();
    for (id, resource) in all {
        let given = resources.by_name.get(&id.name);
        let given = Given { name: &id.name, options: given.unwrap_or(&nothing), resources, is_given: given.is_some() };
        let Some((read, update)) = given.bound(resource, &mut problems) else { continue };
        let find = |id: &ShapeId| planned.iter().position(|operation| operation.name == id.name);
        // One of them may not be selected.
        let (Some(read), Some(update)) = (find(read), find(update)) else { continue };
        let to_update = between(planned.get(read), planned.get(update), resource, shapes, &given, &mut problems);
        if let Some(operation) = planned.get_mut(read)
            && operation.to_update.is_none()
        {
            operation.to_update = to_update;
        }
    }
    if !resources.is_lenient {
        diagnostics.append(problems);
    }
}

/// The resources of the service by their ids.
fn all(model: &Model) -> BTreeMap<&ShapeId, &ResourceShape> {
    let mut found = BTreeMap::new();
    let mut open: Vec<&ShapeId> = model.service.resources.iter().collect();
    while let Some(id) = open.pop() {
        if let Some(Shape { kind: ShapeKind::Resource(resource), .. }) = model.get(id)
            && found.insert(id, &**resource).is_none()
        {
            open.extend(&resource.resources);
        }
    }
    found
}

fn report_unknown(all: &BTreeMap<&ShapeId, &ResourceShape>, resources: &Resources, problems: &mut Diagnostics) {
    let known: Vec<&str> = all.keys().map(|id| id.name.as_str()).collect();
    for name in resources.by_name.keys().filter(|name| !known.contains(&name.as_str())) {
        let problem = Diagnostic::error(format!("the service has no resource `{name}`"));
        let problem = problem.did_you_mean(nearest(name, known.iter().copied()));
        problems.push(resources.place(problem, &[name]));
    }
}

/// What the response of the read becomes. `None` if the update takes nothing of it but identifiers.
fn between(
    read: Option<&Operation>,
    update: Option<&Operation>,
    resource: &ResourceShape,
    shapes: &Shapes<'_>,
    given: &Given<'_>,
    problems: &mut Diagnostics,
) -> Option<ToUpdate> {
    let (read, update) = (read?, update?);
    let Some(output) = &read.output else {
        given.report_nothing_in_common(&read.name, &update.name, problems);
        return None;
    };
    let identifiers = given.identifiers(resource, output, &update.input, problems);
    let (mut moves, mut retyped, mut only_update) = (Vec::new(), Vec::new(), Vec::new());
    for to in &update.input.members {
        let wire = identifiers.get(to.wire.as_str()).copied().unwrap_or(&to.wire);
        let from = output.members.iter().find(|from| from.wire == wire);
        // A token belongs to one request.
        match from.filter(|_| !update.tokens.contains(&to.field)) {
            Some(from) if from.ty == to.ty => moves.push(moved(from, to, shapes)),
            Some(from) => retyped.push(source(from)),
            None if update.tokens.contains(&to.field) => {}
            None => only_update.push((to.wire.clone(), to.field.clone())),
        }
    }
    let is_identifier = |wire: &String| resource.identifiers.contains_key(wire);
    if moves.iter().all(|moved| is_identifier(&moved.wire)) {
        given.report_nothing_in_common(&read.name, &update.name, problems);
        return None;
    }
    let identify: Vec<Identify> = resource
        .identifiers
        .keys()
        .filter(|wire| moves.iter().all(|moved| moved.wire != **wire))
        .filter_map(|wire| identify(wire, &read.input, &update.input))
        .collect();
    only_update.retain(|(wire, _)| identify.iter().all(|identify| identify.wire != *wire));
    let is_taken = |wire: &str| moves.iter().map(|moved| &moved.from).chain(&retyped).any(|from| from.wire == wire);
    let only_read = output.members.iter().filter(|from| !is_taken(&from.wire)).map(source).collect();
    let input = shapes.model.shape(&update.input.shape);
    given.check_lock(problems);
    Some(ToUpdate {
        operation: update.name.clone(),
        method: update.method.clone(),
        request: update.request(),
        identify,
        retyped,
        only_read,
        only_update,
        response_only: given.response_only(input, problems),
        unescape: given.strings(shapes.model, input, problems),
        stubs: given.stubs(shapes.model, input, problems),
        modify: given.modify(shapes.model, input, (&moves, &update.errors), problems),
        moves,
    })
}

fn moved(from: &Member, to: &Member, shapes: &Shapes<'_>) -> Move {
    let target = shapes.model.shape(&from.facts.target);
    Move {
        from: source(from),
        wire: to.wire.clone(),
        field: to.field.clone(),
        ty: to.ty.clone(),
        is_structure: matches!(target.kind, ShapeKind::Structure(_)) && matches!(to.ty, Type::Named(_)),
    }
}

fn source(member: &Member) -> Source {
    Source { wire: member.wire.clone(), field: member.field.clone(), presence: member.presence }
}

/// An identifier that the requests of both have.
fn identify(wire: &str, read: &Structure, update: &Structure) -> Option<Identify> {
    let member = |request: &'_ Structure| {
        let member = request.members.iter().find(|member| member.wire == wire)?;
        (member.presence == Presence::Optional).then(|| (member.field.clone(), member.ty.clone()))
    };
    let ((from, read), (field, update)) = (member(read)?, member(update)?);
    (read == update).then(|| Identify { wire: wire.to_owned(), from, field })
}
