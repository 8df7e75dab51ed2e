//! The model that the rest of the generator reads: one service, its operations, and all shapes.

use std::collections::{BTreeMap, BTreeSet};

use super::prelude::PRELUDE;
use super::shape::{Shape, ShapeKind};
use super::shape_id::ShapeId;
use super::trait_values::Paginated;
use super::traits::Traits;

/// A service model: one service, and every shape the file defines.
///
/// In a checked model every id in it names a shape of the right kind.
#[derive(Clone, Debug)]
pub struct Model {
    /// The service to make a client for.
    pub service: Service,
    /// What the file defines, without services and mixins.
    /// Prelude shapes are not in here; [`Model::shape`] knows them.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// What the file defines and `shapes` lacks.
    pub(crate) left_out: BTreeMap<ShapeId, LeftOut>,
    /// Traits in no list, in the order of their places.
    pub(crate) unknown_traits: Vec<UnknownTrait>,
    /// Operations of the service that the crate goes without.
    dropped: BTreeSet<ShapeId>,
    /// What the operations reach that the user wants, if that isn't all of them.
    selected: Option<BTreeSet<ShapeId>>,
    prelude: BTreeMap<ShapeId, Shape>,
    unit: Shape,
}

/// Why a shape of the file is none of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// It went into the shapes that mix it in.
    Mixin,
    /// It is a service.
    Service,
    /// It couldn't be read, which has been reported.
    Broken,
}

/// A use of a trait that is in no list.
#[derive(Clone, Debug)]
pub(crate) struct UnknownTrait {
    pub(crate) id: String,
    pub(crate) shape: ShapeId,
    pub(crate) member: Option<String>,
    /// Its place in the file.
    pub(crate) pointer: String,
}

/// The service shape.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its name is the first half of `X-Amz-Target`.
    pub id: ShapeId,
    /// Its traits.
    pub traits: Traits,
    /// How requests are written.
    pub protocol: Protocol,
    /// The API version, which may be empty.
    pub version: String,
    /// Operations bound to the service itself; see [`Model::operations`] for all.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation can answer.
    pub errors: Vec<ShapeId>,
    /// Names that replace those of shapes within this service.
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
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::AwsJson1_0, Self::AwsJson1_1];

    /// Its name: `awsJson1_0`.
    pub fn name(self) -> &'static str {
        self.trait_id().trim_start_matches("aws.protocols#")
    }

    /// The trait by which a service says that it speaks it.
    pub fn trait_id(self) -> &'static str {
        match self {
            Self::AwsJson1_0 => "aws.protocols#awsJson1_0",
            Self::AwsJson1_1 => "aws.protocols#awsJson1_1",
        }
    }
}

/// An operation of the service, with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    /// Its id.
    pub id: &'a ShapeId,
    /// Its traits.
    pub traits: &'a Traits,
    /// The structure that is sent, if any.
    pub input: Option<&'a Shape>,
    /// The structure that comes back, if any.
    pub output: Option<&'a Shape>,
    /// Its errors and those of the service, sorted.
    pub errors: Vec<&'a Shape>,
    /// Paging, with what the service sets for all its operations filled in.
    pub paginated: Option<Paginated>,
    /// Whether requests are signed, with what the service sets for all its operations filled in.
    pub authentication: Authentication,
}

/// Whether the requests of an operation are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// They are.
    Required,
    /// They are if there are credentials (`smithy.api#optionalAuth`).
    Optional,
    /// They aren't: the list of authentication schemes is empty (`smithy.api#auth`).
    None,
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

    /// The shape with this id, of the model or of the prelude.
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        let shape = self.shapes.get(id).or_else(|| self.prelude.get(id));
        shape.or((*id == self.unit.id).then_some(&self.unit))
    }

    /// The shape with this id. In a checked model there always is one; without a check an
    /// unknown id gives the empty structure.
    pub fn shape(&self, id: &ShapeId) -> &Shape {
        self.get(id).unwrap_or(&self.unit)
    }

    /// The operations of the service that the crate has, bound to it or to one of its resources, sorted by name.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        let ids = self.operation_ids().into_iter().filter(|id| !self.dropped.contains(*id));
        let mut operations: Vec<_> = ids.filter_map(|id| self.operation(id)).collect();
        operations.sort_by(|a, b| (&a.id.name, a.id).cmp(&(&b.id.name, b.id)));
        operations
    }

    /// Goes on without these operations.
    pub(crate) fn drop_operations(&mut self, ids: impl IntoIterator<Item = ShapeId>) {
        self.dropped.extend(ids);
    }

    /// From now on, what the operations that are left don't reach isn't selected.
    pub(crate) fn narrow(&mut self) {
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

    /// Whether the operations reach the shape, of which the user may want a part only. Services count as reached, and so
    /// do mixins, whose traits and members are everywhere.
    pub(crate) fn is_selected(&self, id: &ShapeId) -> bool {
        let everywhere = || matches!(self.left_out.get(id), Some(LeftOut::Mixin | LeftOut::Service));
        self.selected.as_ref().is_none_or(|selected| selected.contains(id) || everywhere())
    }

    /// Whether the user wants a part of the service only.
    pub(crate) fn is_narrow(&self) -> bool {
        self.selected.is_some()
    }

    /// The shapes that are selected.
    pub(crate) fn selected(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values().filter(|shape| self.is_selected(&shape.id))
    }

    /// What members lead to from these shapes, themselves included. `Unit` is not among it: nothing is no type.
    pub(crate) fn reach<'a>(&'a self, mut open: Vec<&'a ShapeId>) -> BTreeSet<&'a ShapeId> {
        let mut reached = BTreeSet::new();
        while let Some(id) = open.pop() {
            if *id != self.unit.id && reached.insert(id) {
                open.extend(self.shape(id).members().into_iter().map(|member| &member.target));
            }
        }
        reached
    }

    /// How many operations the crate goes without.
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
        // The list of the operation counts instead of that of the service.
        let schemes = shape.traits.auth().or_else(|| self.service.traits.auth());
        let authentication = match schemes {
            Some(schemes) if schemes.is_empty() => Authentication::None,
            _ if shape.traits.optional_auth() => Authentication::Optional,
            _ => Authentication::Required,
        };
        Some(Operation {
            id: &shape.id,
            traits: &shape.traits,
            input: operation.input.as_ref().and_then(|id| self.get(id)),
            output: operation.output.as_ref().and_then(|id| self.get(id)),
            errors: errors.into_iter().filter_map(|id| self.get(id)).collect(),
            paginated,
            authentication,
        })
    }
}
