//! Shapes that hold themselves without a structure or union in between, and resources that do.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{Model, ShapeId, ShapeKind};

/// So many lists and maps may be nested in each other. Far above what occurs, far below what
/// tools that read Rust types can bear.
pub const MAX_NESTING: usize = 32;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    containers(model, diagnostics);
    resources(model, diagnostics);
}

/// Follows each list and map to what it holds in the end. There is only one way to go: keys are strings.
fn containers(model: &Model, diagnostics: &mut Diagnostics) {
    let inner = |id: &ShapeId| match &model.shapes.get(id)?.kind {
        ShapeKind::List(member) => Some(&member.target),
        ShapeKind::Map { value, .. } => Some(&value.target),
        _ => None,
    };
    // How deep what each shape holds is nested; `None` if it never ends.
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
                    Diagnostic::error(format!("the shape holds itself without end: {} and back", cycle.join(", ")))
                        .shape(at)
                        .help("a shape can hold itself only through a structure or union"),
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
            // Reported once: shapes around it are deeper still.
            if depth == Some(MAX_NESTING + 1) {
                let message = format!("lists and maps are nested in each other deeper than {MAX_NESTING} levels");
                diagnostics.push(Diagnostic::error(message).shape(id).help("put a structure in between"));
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
        // Depth first without recursion: each entry is a resource and the children it has yet to visit.
        let mut path = vec![(start, children(start).iter())];
        let mut on_path = BTreeSet::from([start]);
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            match rest.next() {
                Some(child) if on_path.contains(child) => {
                    let message = format!("the resource holds itself through `{child}`");
                    diagnostics.push(Diagnostic::error(message).shape(id).help("take it out of `resources`"));
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
