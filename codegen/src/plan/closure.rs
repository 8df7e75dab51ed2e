//! Which shapes the operations reach, which of them can be sent, and where recursion must be cut.

use std::collections::{BTreeMap, BTreeSet};

use crate::smithy::{Model, Operation, Shape, ShapeId, ShapeKind};

/// Answers about reachability.
#[derive(Debug)]
pub(crate) struct Closure<'a> {
    /// Everything that inputs, outputs and errors lead to, themselves included.
    pub(crate) reachable: BTreeSet<&'a ShapeId>,
    /// Errors, and what a member somewhere targets: an input or output is among them only if it is part of something.
    pub(crate) nested: BTreeSet<&'a ShapeId>,
    /// What inputs lead to.
    pub(crate) sendable: BTreeSet<&'a ShapeId>,
    /// Structures and unions that contain themselves without a list or map between.
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

    /// True where a member of `container` that targets `target` closes a loop, so that it must be boxed.
    ///
    /// Every member within a loop is boxed, not only one that would do: so whether a member is boxed depends on the
    /// loop alone, and not on where a search began. An update that closes a new loop boxes old members too: a break,
    /// which the outline shows.
    pub(crate) fn closes_loop(&self, container: &ShapeId, target: &ShapeId) -> bool {
        self.recursive.get(target).is_some_and(|reached| reached.contains(container))
    }
}

fn targets(shape: &Shape) -> impl Iterator<Item = &ShapeId> {
    shape.members().into_iter().map(|member| &member.target)
}

/// For each structure and union on a loop: what it leads to within loops, itself included.
fn loops<'a>(model: &'a Model, reachable: &BTreeSet<&'a ShapeId>) -> BTreeMap<&'a ShapeId, BTreeSet<&'a ShapeId>> {
    let is_node = |id: &ShapeId| matches!(model.shape(id).kind, ShapeKind::Structure(_) | ShapeKind::Union(_));
    let mut edges: BTreeMap<&ShapeId, BTreeSet<&ShapeId>> = BTreeMap::new();
    for id in reachable.iter().filter(|id| is_node(id)) {
        let targets = model.shape(id).members().into_iter().map(|member| &member.target);
        edges.insert(id, targets.filter(|target| is_node(target)).collect());
    }
    // What leads nowhere, or only to what leads nowhere, is on no loop. This leaves few or none.
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
