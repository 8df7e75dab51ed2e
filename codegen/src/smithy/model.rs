//! The model that the rest of the generator reads: shapes with their kinds, members and traits.

use std::collections::{BTreeMap, BTreeSet};

use super::prelude::PRELUDE;
use super::{Paginated, ShapeId, Traits};

/// A service model: one service, and every shape the file defines.
///
/// After [`crate::check::check`] found no error, every id in it names a shape of the right kind.
#[derive(Clone, Debug)]
pub struct Model {
    /// The service to make a client for.
    pub service: Service,
    /// What the file defines, without services and mixins.
    /// Prelude shapes are not in here; [`Model::shape`] knows them.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// What the file defines and `shapes` lacks.
    pub(crate) left_out: BTreeMap<ShapeId, LeftOut>,
    /// Operations of the service that the crate goes without.
    dropped: BTreeSet<ShapeId>,
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

/// One shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// What it is, with its members.
    pub kind: ShapeKind,
    /// Its own and inherited traits.
    pub traits: Traits,
}

/// What a shape is. Members are sorted by name.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the simple kinds are named as in Smithy")]
pub enum ShapeKind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    /// An enum, or a string with the older `smithy.api#enum` trait.
    Enum(Vec<EnumMember<String>>),
    IntEnum(Vec<EnumMember<i32>>),
    /// A list. A `set` of Smithy 1.0 is a list with `uniqueItems`.
    List(Member),
    Map {
        key: Member,
        value: Member,
    },
    Structure(Vec<Member>),
    Union(Vec<Member>),
    Operation(OperationShape),
    Resource(Box<ResourceShape>),
}

impl ShapeKind {
    /// The kind's name in Smithy.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
            Self::Enum(_) => "enum",
            Self::IntEnum(_) => "intEnum",
            Self::List(_) => "list",
            Self::Map { .. } => "map",
            Self::Structure(_) => "structure",
            Self::Union(_) => "union",
            Self::Operation(_) => "operation",
            Self::Resource(_) => "resource",
        }
    }

    /// The kind's name after its article: "an enum".
    pub fn phrase(&self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Whether a member can target it.
    pub fn is_data(&self) -> bool {
        !matches!(self, Self::Operation(_) | Self::Resource(_))
    }

    /// Whether its values are numbers.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Byte
                | Self::Short
                | Self::Integer
                | Self::Long
                | Self::Float
                | Self::Double
                | Self::BigInteger
                | Self::BigDecimal
                | Self::IntEnum(_)
        )
    }
}

/// A member of a structure, union, list or map. Those of lists and maps are called
/// `member`, `key` and `value`.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name, an identifier; also its name on the wire.
    pub name: String,
    /// The shape of its value.
    pub target: ShapeId,
    /// Traits of the member alone; each replaces the target's trait of the same kind.
    pub traits: Traits,
}

/// A value of an enum (`String`) or an intEnum (`i32`).
#[derive(Clone, Debug)]
pub struct EnumMember<T> {
    /// Its name in the model, an identifier.
    pub name: String,
    /// What is sent.
    pub value: T,
    /// Its traits.
    pub traits: Traits,
}

/// What an operation takes and gives. `smithy.api#Unit` is `None`.
#[derive(Clone, Debug, Default)]
pub struct OperationShape {
    /// The structure that is sent.
    pub input: Option<ShapeId>,
    /// The structure that comes back.
    pub output: Option<ShapeId>,
    /// Errors of this operation, without those of the service.
    pub errors: Vec<ShapeId>,
}

/// A resource: what it is known by, and the operations on it.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "named as in Smithy")]
pub struct ResourceShape {
    pub identifiers: BTreeMap<String, ShapeId>,
    pub properties: BTreeMap<String, ShapeId>,
    pub create: Option<ShapeId>,
    pub put: Option<ShapeId>,
    pub read: Option<ShapeId>,
    pub update: Option<ShapeId>,
    pub delete: Option<ShapeId>,
    pub list: Option<ShapeId>,
    pub operations: Vec<ShapeId>,
    pub collection_operations: Vec<ShapeId>,
    pub resources: Vec<ShapeId>,
}

impl ResourceShape {
    /// The operations of the resource's life cycle, each with its role.
    pub fn lifecycle(&self) -> impl Iterator<Item = (&'static str, &ShapeId)> {
        [
            ("create", &self.create),
            ("put", &self.put),
            ("read", &self.read),
            ("update", &self.update),
            ("delete", &self.delete),
            ("list", &self.list),
        ]
        .into_iter()
        .filter_map(|(role, id)| Some((role, id.as_ref()?)))
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
}

impl Model {
    pub(super) fn new(
        service: Service,
        shapes: BTreeMap<ShapeId, Shape>,
        left_out: BTreeMap<ShapeId, LeftOut>,
    ) -> Self {
        let prelude = PRELUDE
            .iter()
            .map(|(name, kind)| {
                let id = ShapeId::prelude(name);
                (id.clone(), Shape { id, kind: kind.clone(), traits: Traits::new() })
            })
            .collect();
        let unit = Shape { id: ShapeId::unit(), kind: ShapeKind::Structure(Vec::new()), traits: Traits::new() };
        Self { service, shapes, left_out, dropped: BTreeSet::new(), prelude, unit }
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

impl Shape {
    /// The members of a structure, union, list or map.
    pub fn members(&self) -> Vec<&Member> {
        match &self.kind {
            ShapeKind::Structure(members) | ShapeKind::Union(members) => members.iter().collect(),
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map { key, value } => vec![key, value],
            _ => Vec::new(),
        }
    }

    /// The member with this name of a structure or union.
    pub fn member(&self, name: &str) -> Option<&Member> {
        match &self.kind {
            ShapeKind::Structure(members) | ShapeKind::Union(members) => members.iter().find(|m| m.name == name),
            _ => None,
        }
    }
}
