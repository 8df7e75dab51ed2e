//! Shapes with their types, members and traits.

use std::collections::BTreeMap;

use super::shape_id::ShapeId;
use super::traits::Traits;

/// One shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// Its type, with its members.
    pub kind: ShapeKind,
    /// Its own and inherited traits.
    pub traits: Traits,
}

/// The type of a shape. Members are sorted by name.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the types are named as in Smithy")]
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
    /// An enum, or a string with the trait `smithy.api#enum` of Smithy 1.0.
    Enum(Vec<EnumMember<String>>),
    IntEnum(Vec<EnumMember<i32>>),
    /// A list. A `set` of Smithy 1.0 becomes a list with `uniqueItems`.
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
    /// The name of the type in Smithy.
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

    /// The name with its article: "an enum".
    pub fn phrase(&self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// True if a member can target shapes of this type.
    pub fn is_data(&self) -> bool {
        !matches!(self, Self::Operation(_) | Self::Resource(_))
    }

    /// True if the values are numbers.
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

/// A member of a structure, union, list or map. Those of lists and maps are called `member`, `key` and `value`.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name, an identifier. It is also the wire name.
    pub name: String,
    /// The shape of its value.
    pub target: ShapeId,
    /// The traits of the member. They take precedence over the traits of its target.
    pub traits: Traits,
}

/// A value of an enum (`String`) or an intEnum (`i32`).
#[derive(Clone, Debug)]
pub struct EnumMember<T> {
    /// Its name in the model, an identifier.
    pub name: String,
    /// Its wire value.
    pub value: T,
    /// Its traits.
    pub traits: Traits,
}

/// The input, output and errors of an operation. `smithy.api#Unit` is `None`.
#[derive(Clone, Debug, Default)]
pub struct OperationShape {
    /// The structure of the request.
    pub input: Option<ShapeId>,
    /// The structure of the response.
    pub output: Option<ShapeId>,
    /// Errors of this operation, without those of the service.
    pub errors: Vec<ShapeId>,
}

/// A resource, with its identifiers and operations.
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
