//! Which shapes the operations reach, which of them can be sent, and which members must be boxed because of recursion.

use std::collections::{BTreeMap, BTreeSet};

use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

/// The shapes that are reached.
#[derive(Debug)]
pub(crate) struct Closure<'a> {
    /// All shapes that inputs, outputs and errors lead to, themselves included.
    pub(crate) reachable: BTreeSet<&'a ShapeId>,
    /// Errors, and all shapes that a member targets. An input or output is among them only if a member targets it.
    pub(crate) nested: BTreeSet<&'a ShapeId>,
    /// All shapes that inputs lead to, themselves included.
    pub(crate) sendable: BTreeSet<&'a ShapeId>,
    /// For each structure or union that contains itself without a list or map in between: the shapes that it leads to
    /// within such recursion, itself included.
    recursive: BTreeMap<&'a ShapeId, BTreeSet<&'a ShapeId>>,
}

impl<'a> Closure<'a> {
    pub(crate) fn new(model: &'a Model, operations: &[Operation<'a>]) -> Self {
        let inputs: Vec<&Shape> = operations.iter().filter_map(|operation| operation.input).collect();
        let outputs = operations.iter().filter_map(|operation| operation.output);
        let errors = operations.iter().flat_map(|operation| operation.errors.iter().map(|shape| &shape.id));
        let ends: Vec<&Shape> = inputs.iter().copied().chain(outputs).collect();
        let nested = model.reach(ends.iter().flat_map(|shape| targets(shape)).chain(errors).collect());
        let sendable = model.reach(inputs.iter().map(|shape| &shape.id).collect());
        let reachable = nested.iter().copied().chain(ends.iter().map(|shape| &shape.id)).collect();
        let recursive = loops(model, &reachable);
        Self { reachable, nested, sendable, recursive }
    }

    /// True if a member of `container` that targets `target` is part of a recursion, so that it must be boxed.
    ///
    /// All members of a recursion are boxed, although one would do. So whether a member is boxed depends only on the
    /// recursion, and not on where a search began. A model update that adds a recursion may box existing members, which
    /// breaks callers; the outline shows it.
    pub(crate) fn closes_loop(&self, container: &ShapeId, target: &ShapeId) -> bool {
        self.recursive.get(target).is_some_and(|reached| reached.contains(container))
    }
}

fn targets(shape: &Shape) -> impl Iterator<Item = &ShapeId> {
    shape.members().into_iter().map(|member| &member.target)
}

/// For each recursive structure and union: the structures and unions that it leads to within its recursion, itself
/// included.
fn loops<'a>(model: &'a Model, reachable: &BTreeSet<&'a ShapeId>) -> BTreeMap<&'a ShapeId, BTreeSet<&'a ShapeId>> {
    let is_node = |id: &ShapeId| matches!(model.shape(id).kind, ShapeKind::Structure(_) | ShapeKind::Union(_));
    let mut edges: BTreeMap<&ShapeId, BTreeSet<&ShapeId>> = BTreeMap::new();
    for id in reachable.iter().filter(|id| is_node(id)) {
        let targets = model.shape(id).members().into_iter().map(|member| &member.target);
        edges.insert(id, targets.filter(|target| is_node(target)).collect());
    }
    // A shape that leads nowhere, or only to such shapes, isn't recursive. Few or no shapes are left.
    loop {
        let ends: BTreeSet<&ShapeId> = edges.iter().filter(|(_, to)| to.is_empty()).map(|(id, _)| *id).collect();
        if ends.is_empty() {
            break;
        }
        edges.retain(|id, _| !ends.contains(id));
        for targets in edges.values_mut() {
            targets.retain(|target| !ends.contains(target));
        }
    }
    let follow = |start: &'a ShapeId| {
        let mut reached = BTreeSet::new();
        let mut open = vec![start];
        while let Some(id) = open.pop() {
            for target in edges.get(id).into_iter().flatten() {
                if reached.insert(*target) {
                    open.push(target);
                }
            }
        }
        reached
    };
    let mut loops: BTreeMap<_, _> = edges.keys().map(|id| (*id, follow(id))).collect();
    loops.retain(|id, reached| reached.contains(id));
    loops
}
