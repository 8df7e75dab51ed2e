//! The model as the rest of the generator uses it: one service, its operations, and all shapes.

use std::collections::{BTreeMap, BTreeSet};

use super::prelude::PRELUDE;
use super::shape::{Shape, ShapeKind};
use super::shape_id::ShapeId;
use super::trait_values::Paginated;
use super::traits::Traits;

/// A service model: one service, and all shapes of the file.
///
/// In a checked model, every id refers to a shape of the required type.
#[derive(Clone, Debug)]
pub struct Model {
    /// The service to generate a client for.
    pub service: Service,
    /// The shapes of the file, without services and mixins. For shapes of the prelude see [`Model::shape`].
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// The shapes of the file that are not in `shapes`.
    pub(crate) left_out: BTreeMap<ShapeId, LeftOut>,
    /// Uses of unknown traits, in the order of shapes and members.
    pub(crate) unknown_traits: Vec<UnknownTrait>,
    /// Operations of the service that are not generated.
    dropped: BTreeSet<ShapeId>,
    /// The shapes that the generated operations reach. `None` means all shapes.
    selected: Option<BTreeSet<ShapeId>>,
    prelude: BTreeMap<ShapeId, Shape>,
    unit: Shape,
}

/// Why a shape of the file is not in [`Model::shapes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// It is a mixin, and was merged into the shapes that use it.
    Mixin,
    /// It is a service.
    Service,
    /// It is invalid, which has been reported.
    Invalid,
}

/// A use of a trait that the generator doesn't know.
#[derive(Clone, Debug)]
pub(crate) struct UnknownTrait {
    pub(crate) id: String,
    pub(crate) shape: ShapeId,
    pub(crate) member: Option<String>,
    /// The place in the file, as a JSON pointer.
    pub(crate) pointer: String,
}

/// The service shape.
#[derive(Clone, Debug)]
pub struct Service {
    /// The id. Its name is the first part of the header `X-Amz-Target`.
    pub id: ShapeId,
    /// Its traits.
    pub traits: Traits,
    /// The protocol of the service.
    pub protocol: Protocol,
    /// The API version. May be empty.
    pub version: String,
    /// Operations bound to the service itself. See [`Model::operations`] for all operations.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation may return.
    pub errors: Vec<ShapeId>,
    /// New names of shapes within this service.
    pub rename: BTreeMap<ShapeId, String>,
}

/// The protocols that can be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
}

impl Protocol {
    /// All protocols.
    pub(crate) const ALL: [Self; 2] = [Self::AwsJson1_0, Self::AwsJson1_1];

    /// The name, such as `awsJson1_0`.
    pub fn name(self) -> &'static str {
        self.trait_id().trim_start_matches("aws.protocols#")
    }

    /// The id of the trait by which a service declares the protocol.
    pub fn trait_id(self) -> &'static str {
        match self {
            Self::AwsJson1_0 => "aws.protocols#awsJson1_0",
            Self::AwsJson1_1 => "aws.protocols#awsJson1_1",
        }
    }
}

/// An operation of the service, with the shapes and traits that it refers to.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    /// Its id.
    pub id: &'a ShapeId,
    /// Its traits.
    pub traits: &'a Traits,
    /// The structure of the request, if any.
    pub input: Option<&'a Shape>,
    /// The structure of the response, if any.
    pub output: Option<&'a Shape>,
    /// Errors of the operation and of the service, sorted.
    pub errors: Vec<&'a Shape>,
    /// The paging of the operation, merged with that of the service.
    pub paginated: Option<Paginated>,
}

impl Model {
    pub(super) fn new(
        service: Service,
        shapes: BTreeMap<ShapeId, Shape>,
        left_out: BTreeMap<ShapeId, LeftOut>,
        unknown_traits: Vec<UnknownTrait>,
    ) -> Self {
        let prelude = PRELUDE
            .iter()
            .map(|(name, kind)| {
                let id = ShapeId::prelude(name);
                (id.clone(), Shape { id, kind: kind.clone(), traits: Traits::new() })
            })
            .collect();
        let unit = Shape { id: ShapeId::unit(), kind: ShapeKind::Structure(Vec::new()), traits: Traits::new() };
        Self { service, shapes, left_out, unknown_traits, dropped: BTreeSet::new(), selected: None, prelude, unit }
    }

    /// The shape with this id, from the model or the prelude.
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        let shape = self.shapes.get(id).or_else(|| self.prelude.get(id));
        shape.or((*id == self.unit.id).then_some(&self.unit))
    }

    /// The shape with this id. In a checked model it exists. In another model, an unknown id returns the empty
    /// structure.
    pub fn shape(&self, id: &ShapeId) -> &Shape {
        self.get(id).unwrap_or(&self.unit)
    }

    /// The operations that are generated, bound to the service or to one of its resources, sorted by name.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        let ids = self.operation_ids().into_iter().filter(|id| !self.dropped.contains(*id));
        let mut operations: Vec<_> = ids.filter_map(|id| self.operation(id)).collect();
        operations.sort_by(|a, b| (&a.id.name, a.id).cmp(&(&b.id.name, b.id)));
        operations
    }

    /// Excludes these operations from generation.
    pub(crate) fn drop_operations(&mut self, ids: impl IntoIterator<Item = ShapeId>) {
        self.dropped.extend(ids);
    }

    /// Selects the shapes that the remaining operations reach.
    pub(crate) fn select_reached(&mut self) {
        let mut open: Vec<&ShapeId> = self.service.errors.iter().collect();
        let operations: Vec<&ShapeId> = self.operations().into_iter().map(|operation| operation.id).collect();
        for id in &operations {
            if let Some(Shape { kind: ShapeKind::Operation(operation), .. }) = self.shapes.get(id) {
                open.extend(operation.input.iter().chain(&operation.output).chain(&operation.errors));
            }
        }
        let reached = self.reach(open).into_iter().chain(operations);
        self.selected = Some(reached.cloned().collect());
    }

    /// True if the shape is selected. Services count as selected, and so do mixins, whose traits and members may be in
    /// any shape.
    pub(crate) fn is_selected(&self, id: &ShapeId) -> bool {
        let everywhere = || matches!(self.left_out.get(id), Some(LeftOut::Mixin | LeftOut::Service));
        self.selected.as_ref().is_none_or(|selected| selected.contains(id) || everywhere())
    }

    /// True if only a part of the shapes is selected.
    pub(crate) fn is_partial(&self) -> bool {
        self.selected.is_some()
    }

    /// The selected shapes.
    pub(crate) fn selected(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values().filter(|shape| self.is_selected(&shape.id))
    }

    /// The shapes that members lead to from these shapes, themselves included, but without `Unit`, which is no type.
    pub(crate) fn reach<'a>(&'a self, mut open: Vec<&'a ShapeId>) -> BTreeSet<&'a ShapeId> {
        let mut reached = BTreeSet::new();
        while let Some(id) = open.pop() {
            if *id != self.unit.id && reached.insert(id) {
                open.extend(self.shape(id).members().into_iter().map(|member| &member.target));
            }
        }
        reached
    }

    /// The number of operations that are not generated.
    pub(crate) fn dropped(&self) -> usize {
        self.dropped.len()
    }

    fn operation_ids(&self) -> BTreeSet<&ShapeId> {
        let mut operations: BTreeSet<&ShapeId> = self.service.operations.iter().collect();
        let mut seen = BTreeSet::new();
        let mut resources: Vec<&ShapeId> = self.service.resources.iter().collect();
        while let Some(id) = resources.pop() {
            let Some(Shape { kind: ShapeKind::Resource(resource), .. }) = self.shapes.get(id) else {
                continue;
            };
            if seen.insert(id) {
                operations.extend(resource.lifecycle().map(|(_, id)| id));
                operations.extend(&resource.operations);
                operations.extend(&resource.collection_operations);
                resources.extend(&resource.resources);
            }
        }
        operations
    }

    fn operation<'a>(&'a self, id: &ShapeId) -> Option<Operation<'a>> {
        let shape = self.shapes.get(id)?;
        let ShapeKind::Operation(operation) = &shape.kind else {
            return None;
        };
        let errors: BTreeSet<&ShapeId> = operation.errors.iter().chain(&self.service.errors).collect();
        let paginated = shape.traits.paginated().map(|own| match self.service.traits.paginated() {
            Some(common) => own.or(common),
            None => own,
        });
        Some(Operation {
            id: &shape.id,
            traits: &shape.traits,
            input: operation.input.as_ref().and_then(|id| self.get(id)),
            output: operation.output.as_ref().and_then(|id| self.get(id)),
            errors: errors.into_iter().filter_map(|id| self.get(id)).collect(),
            paginated,
        })
    }
}
