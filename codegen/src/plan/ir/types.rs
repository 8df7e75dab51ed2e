//! Structures, unions and enums, and the types of their members.

use super::example::Example;
use super::facts::Facts;
use super::named::Named;
use crate::markdown::Document;
use crate::smithy::{Node, ShapeId};

/// A type with a file of its own.
#[derive(Debug)]
pub(crate) enum TypeItem {
    Structure(Structure),
    Union(Union),
    Enum(Enum),
    IntEnum(IntEnum),
}

impl TypeItem {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Structure(item) => &item.name,
            Self::Union(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::IntEnum(item) => &item.name,
        }
    }

    pub(crate) fn module(&self) -> &str {
        match self {
            Self::Structure(item) => &item.module,
            Self::Union(item) => &item.module,
            Self::Enum(item) => &item.module,
            Self::IntEnum(item) => &item.module,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Structure {
    /// The shape. Several structures may have the same: requests and responses that operations share.
    pub(crate) shape: ShapeId,
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) members: Vec<Member>,
    pub(crate) deprecated: Option<Deprecated>,
}

impl Structure {
    /// The type of a structure that is not the request or response of an operation.
    pub(crate) fn ty(&self) -> Named {
        Named { name: self.name.clone(), in_operation: false, text: false }
    }

    /// The members that callers have to set.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.required)
    }
}

/// A deprecation, with the note that the compiler prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deprecated {
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) wire: String,
    pub(crate) field: String,
    pub(crate) setter: String,
    pub(crate) docs: Document,
    pub(crate) ty: Type,
    pub(crate) presence: Presence,
    pub(crate) flags: Vec<Flag>,
    /// True if callers have to set it: the service requires it, and it is neither a token nor has a default.
    pub(crate) required: bool,
    pub(crate) default: Option<DefaultValue>,
    /// The default of a member of a request, which the service fills in.
    pub(crate) service_default: Option<DefaultValue>,
    /// The constraints that validators check.
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) facts: Facts,
    pub(crate) deprecated: Option<Deprecated>,
    /// A value for examples.
    pub(crate) example: Example,
}

/// Whether a field is an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Optional,
    /// A required member of an operation's own output: the field is plain.
    Promised,
}

/// A flag of a member in `structure!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    Sensitive,
    Promised,
    EpochSeconds,
    HttpDate,
}

/// A modelled default.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DefaultValue {
    Bool(bool),
    Whole(i128),
    Float(f64),
    String(String),
    /// The wire value of an enum.
    Enum(String),
    /// The wire value of an intEnum.
    IntEnum(i128),
    Document(Node),
    /// Seconds since 1970.
    EpochSeconds(String),
    /// Bytes in base64.
    Base64(String),
    /// Text of a number or timestamp, which is parsed to the type of the field.
    Parsed(String),
    /// An empty list or map.
    Empty,
}

/// A Rust type of the public API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Blob,
    Timestamp,
    Document,
    BigInteger,
    BigDecimal,
    Unit,
    Named(Named),
    List(Box<Type>),
    Map(Box<Type>, Box<Type>),
    /// An element of a sparse list or map.
    Nullable(Box<Type>),
    /// A box because of recursion.
    Boxed(Box<Type>),
}

impl Type {
    /// True if setters take the value as `impl Into`, since callers have it in several types.
    pub(crate) fn is_taken_by_into(&self) -> bool {
        match self {
            Self::String | Self::Blob | Self::Timestamp | Self::Document => true,
            Self::Named(named) => named.text,
            _ => false,
        }
    }

    /// How an accessor returns a value.
    pub(crate) fn returned_as(&self) -> ReturnedAs {
        match self {
            Self::Bool | Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::F32 | Self::F64 | Self::Timestamp => {
                ReturnedAs::Copied
            }
            Self::String | Self::List(_) => ReturnedAs::Slice,
            _ => ReturnedAs::Reference,
        }
    }
}

/// How an accessor returns a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReturnedAs {
    /// Small values are copied.
    Copied,
    /// Text and lists are returned as slices.
    Slice,
    /// Other values are returned by reference, without the box of a recursion.
    Reference,
}

#[derive(Debug)]
pub(crate) struct Union {
    pub(crate) shape: ShapeId,
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) members: Vec<UnionMember>,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct UnionMember {
    pub(crate) wire: String,
    pub(crate) variant: String,
    pub(crate) accessor: String,
    pub(crate) docs: Document,
    pub(crate) ty: Type,
    pub(crate) flags: Vec<Flag>,
    /// The constraints that validators check.
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) facts: Facts,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) shape: ShapeId,
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) sensitive: bool,
    pub(crate) values: Vec<EnumValue<String>>,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct IntEnum {
    pub(crate) shape: ShapeId,
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) values: Vec<EnumValue<i32>>,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct EnumValue<T> {
    /// Its name in the model.
    pub(crate) name: String,
    pub(crate) variant: String,
    pub(crate) wire: T,
    pub(crate) docs: Document,
    pub(crate) deprecated: Option<Deprecated>,
}

/// A constraint in `structure!`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Constraint {
    Required,
    /// A limit that is `None` doesn't exist.
    Length {
        min: u64,
        max: Option<u64>,
    },
    WholeRange {
        min: Option<i64>,
        max: Option<i64>,
    },
    FloatRange {
        min: Option<f64>,
        max: Option<f64>,
    },
    /// The name of the pattern's static.
    Pattern(String),
    Unique,
    /// The constraints of the elements of a list, or of the values of a map.
    Items(Vec<Constraint>),
    /// The constraints of the keys of a map.
    Keys(Vec<Constraint>),
}
