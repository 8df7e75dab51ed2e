//! Shapes with their kinds, members and traits.

use std::collections::BTreeMap;

use super::shape_id::ShapeId;
use super::traits::Traits;

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
