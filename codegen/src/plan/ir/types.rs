//! Structures, unions and enums, and the types of their members.

use super::example::Example;
use super::named::Named;
use crate::markdown::Document;
use crate::smithy::Node;

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
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) members: Vec<Member>,
    pub(crate) deprecated: Option<Deprecated>,
}

impl Structure {
    /// The type of one that is not the request or response of an operation.
    pub(crate) fn ty(&self) -> Named {
        Named { name: self.name.clone(), in_operation: false, text: false }
    }

    /// The members that a caller has to set.
    pub(crate) fn required(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.required)
    }
}

/// Marks something as deprecated, with the note that the compiler shows.
#[derive(Clone, Debug)]
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
    /// A caller has to set it: the service asks for it, and nothing else fills it.
    pub(crate) required: bool,
    pub(crate) default: Option<DefaultValue>,
    /// What validators check.
    pub(crate) constraints: Vec<Constraint>,
    /// `required`, limits and pattern in a few words, for the outline.
    pub(crate) outline: String,
    pub(crate) deprecated: Option<Deprecated>,
    /// A value to show in an example.
    pub(crate) example: Example,
}

/// Whether a field is an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Optional,
    /// A promise of an operation's own output: the field is plain.
    Promised,
}

/// What `structure!` is told about a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    Sensitive,
    Promised,
    EpochSeconds,
    HttpDate,
}

/// A modelled default.
#[derive(Clone, Debug)]
pub(crate) enum DefaultValue {
    Bool(bool),
    Whole(i128),
    Float(f64),
    String(String),
    /// The text of an enum's value.
    Enum(String),
    /// The number of an int enum's value.
    IntEnum(i128),
    Document(Node),
    /// Seconds since 1970 in digits.
    EpochSeconds(String),
    /// Bytes in base64.
    Base64(String),
    /// Text of a number or timestamp that the field's type is parsed from.
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
    /// Cuts a recursion.
    Boxed(Box<Type>),
}

impl Type {
    /// Whether callers spell a value in more than one way, so that it is taken by `Into`.
    pub(crate) fn is_taken_by_into(&self) -> bool {
        match self {
            Self::String | Self::Blob | Self::Timestamp | Self::Document => true,
            Self::Named(named) => named.text,
            _ => false,
        }
    }

    /// How an accessor gives a value away.
    pub(crate) fn lending(&self) -> Lending {
        match self {
            Self::Bool | Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::F32 | Self::F64 | Self::Timestamp => {
                Lending::Copied
            }
            Self::String | Self::List(_) => Lending::Slice,
            _ => Lending::Reference,
        }
    }
}

/// How an accessor gives a value away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lending {
    /// As it is: it is small.
    Copied,
    /// Text and lists as slices.
    Slice,
    /// The rest by reference, without the box that cuts a recursion.
    Reference,
}

#[derive(Debug)]
pub(crate) struct Union {
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
    /// What validators check.
    pub(crate) constraints: Vec<Constraint>,
    /// The same in a few words, for the outline.
    pub(crate) outline: String,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) sensitive: bool,
    pub(crate) values: Vec<EnumValue<String>>,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct IntEnum {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) docs: Document,
    pub(crate) values: Vec<EnumValue<i32>>,
    pub(crate) deprecated: Option<Deprecated>,
}

#[derive(Debug)]
pub(crate) struct EnumValue<T> {
    pub(crate) variant: String,
    pub(crate) wire: T,
    pub(crate) docs: Document,
    pub(crate) deprecated: Option<Deprecated>,
}

/// A constraint as `structure!` takes it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Constraint {
    Required,
    /// `None` is no limit.
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
    /// Of the elements of a list, or the values of a map.
    Items(Vec<Constraint>),
    /// Of the keys of a map.
    Keys(Vec<Constraint>),
}
