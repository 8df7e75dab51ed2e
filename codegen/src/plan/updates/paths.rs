//! Paths of member names in a request. They pass through lists.

use crate::diagnostic::nearest;
use crate::smithy::{Model, Shape, ShapeId, ShapeKind};

/// The maximum number of structures whose members are compared one by one.
const MAX_STRUCTURES: usize = 500;

/// A path that leads nowhere: why, and the name that may be meant.
pub(super) struct Lost {
    pub(super) message: String,
    pub(super) near: Option<String>,
}

/// The shape that a path leads to.
pub(super) fn target<'m>(model: &'m Model, start: &'m Shape, path: &str) -> Result<&'m Shape, Lost> {
    let mut shape = start;
    let mut walked: Vec<&str> = Vec::new();
    for name in path.split('.') {
        let container = items(model, shape);
        let members: Vec<&str> = match container.kind {
            ShapeKind::Structure(_) | ShapeKind::Union(_) => {
                container.members().into_iter().map(|member| member.name.as_str()).collect()
            }
            _ => {
                let message = format!("`{}` is {}, which has no members", walked.join("."), container.kind.phrase());
                return Err(Lost { message: format!("the path `{path}` leads nowhere: {message}"), near: None });
            }
        };
        let Some(member) = container.member(name) else {
            let message = format!("the path `{path}` leads nowhere: `{}` has no member `{name}`", container.id.name);
            // The whole path is suggested, so that it can be copied.
            let near = nearest(name, members).map(|near| {
                let rest = path.split('.').skip(walked.len() + 1);
                walked.iter().copied().chain([near]).chain(rest).collect::<Vec<_>>().join(".")
            });
            return Err(Lost { message, near });
        };
        walked.push(name);
        shape = model.shape(&member.target);
    }
    Ok(shape)
}

/// The items of a list, however deep; other shapes are themselves.
pub(super) fn items<'m>(model: &'m Model, mut shape: &'m Shape) -> &'m Shape {
    // A list that contains itself is rejected by the checks.
    for _ in 0..crate::check::MAX_NESTING {
        match &shape.kind {
            ShapeKind::List(member) => shape = model.shape(&member.target),
            _ => break,
        }
    }
    shape
}

/// The paths of all structures in a request, without those in lists and maps, and without repetitions of a structure in
/// itself.
pub(super) fn structures(model: &Model, request: &Shape) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<(String, Vec<&ShapeId>)> = vec![(String::new(), vec![&request.id])];
    // Breadth first, so that the limit cuts the deepest.
    let mut next = 0;
    while let Some((path, ids)) = open.get(next).cloned() {
        next += 1;
        let Some(id) = ids.last() else { continue };
        for member in model.shape(id).members() {
            let is_structure = matches!(model.shape(&member.target).kind, ShapeKind::Structure(_));
            if is_structure && !ids.contains(&&member.target) && found.len() < MAX_STRUCTURES {
                let below = if path.is_empty() { member.name.clone() } else { format!("{path}.{}", member.name) };
                found.push(below.clone());
                open.push((below, ids.iter().copied().chain([&member.target]).collect()));
            }
        }
    }
    found.sort_unstable();
    found
}
