//! Checks for shapes that contain themselves without a structure or union in between, and for resources that contain
//! themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Model, ShapeId, ShapeKind};

/// The maximum depth of lists and maps in each other. Models stay far below it, and Rust tools work far above it.
pub const MAX_NESTING: usize = 32;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    containers(model, diagnostics);
    resources(model, diagnostics);
}

/// Follows each list and map to its innermost items. There is only one path, since keys are strings.
fn containers(model: &Model, diagnostics: &mut Diagnostics) {
    let inner = |id: &ShapeId| match &model.shapes.get(id)?.kind {
        ShapeKind::List(member) => Some(&member.target),
        ShapeKind::Map { value, .. } => Some(&value.target),
        _ => None,
    };
    // How deep the content of each shape is nested. `None` if it contains itself.
    let mut depths: BTreeMap<&ShapeId, Option<usize>> = BTreeMap::new();
    for start in model.selected().map(|shape| &shape.id) {
        let mut path: Vec<&ShapeId> = Vec::new();
        let mut on_path: BTreeSet<&ShapeId> = BTreeSet::new();
        let mut at = start;
        let mut depth = loop {
            if let Some(known) = depths.get(at) {
                break *known;
            }
            if !on_path.insert(at) {
                let cycle: Vec<_> = path.iter().skip_while(|id| **id != at).map(|id| format!("`{id}`")).collect();
                diagnostics.push(
                    Diagnostic::error(format!("the shape contains itself: {} and back", cycle.join(", ")))
                        .shape(at)
                        .help("a shape can contain itself only through a structure or union"),
                );
                break None;
            }
            path.push(at);
            match inner(at) {
                Some(next) => at = next,
                None => {
                    path.pop();
                    break Some(0);
                }
            }
        };
        for id in path.into_iter().rev() {
            depth = depth.map(|depth| depth + 1);
            // Reported only for the innermost shape that is too deep.
            if depth == Some(MAX_NESTING + 1) {
                let message = format!("lists and maps are nested more than {MAX_NESTING} levels deep");
                diagnostics.push(Diagnostic::error(message).shape(id).help("add a structure in between"));
            }
            depths.insert(id, depth);
        }
    }
}

fn resources(model: &Model, diagnostics: &mut Diagnostics) {
    let children = |id: &ShapeId| match model.shapes.get(id).map(|shape| &shape.kind) {
        Some(ShapeKind::Resource(resource)) => resource.resources.as_slice(),
        _ => &[],
    };
    let mut done: BTreeSet<&ShapeId> = BTreeSet::new();
    for start in model.selected().map(|shape| &shape.id) {
        if done.contains(start) {
            continue;
        }
        // A depth-first walk without recursion. Each entry is a resource and its children that have not been visited.
        let mut path = vec![(start, children(start).iter())];
        let mut on_path = BTreeSet::from([start]);
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            match rest.next() {
                Some(child) if on_path.contains(child) => {
                    let message = format!("the resource contains itself through `{child}`");
                    diagnostics.push(Diagnostic::error(message).shape(id).help("remove it from `resources`"));
                }
                Some(child) if !done.contains(child) => {
                    on_path.insert(child);
                    path.push((child, children(child).iter()));
                }
                Some(_) => {}
                None => {
                    path.pop();
                    on_path.remove(id);
                    done.insert(id);
                }
            }
        }
    }
}
