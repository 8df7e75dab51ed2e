//! The plan: everything that is decided about the crate. After it, each answer is final and printing can't fail.

mod build;
mod clashes;
mod closure;
mod constraints;
mod docs;
mod endpoint;
mod front_page;
mod links;
pub(crate) mod names;
mod operations;
mod protocol_tests;
mod shapes;

pub(crate) use self::build::plan;
pub(crate) use self::constraints::Constraint;
pub(crate) use self::endpoint::{Condition, Endpoint, EndpointParam, EndpointParamValue, EndpointRule, EndpointValue};
pub(crate) use self::front_page::{ExampleCall, FrontPage};
pub(crate) use self::protocol_tests::{Check, Expr, Fields, ProtocolTest, ProtocolTests};
use crate::markdown::Document;
use crate::patterns::Patterns;
use crate::smithy::Retryable;

/// The whole crate.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) package: Package,
    /// How people call the service: `AWS Partner Central Selling`.
    pub(crate) title: String,
    pub(crate) docs: Document,
    pub(crate) sdk_id: String,
    /// What links to the documentation of AWS name the service by.
    pub(crate) doc_id: Option<String>,
    /// The shape name, which `X-Amz-Target` starts with.
    pub(crate) target_prefix: String,
    pub(crate) signing_name: String,
    pub(crate) protocol: Protocol,
    /// The service once spoke another protocol, whose error codes callers may know.
    pub(crate) query_compatible: bool,
    pub(crate) operations: Vec<Operation>,
    /// How many operations the service has.
    pub(crate) all_operations: usize,
    /// Flags that the command needs to make the crate again, each with a blank before it.
    pub(crate) flags: String,
    /// Structures, unions and enums that are not the input or output of an operation, by type name.
    pub(crate) types: Vec<TypeItem>,
    /// The modelled errors; each is also among `types`.
    pub(crate) errors: Vec<ErrorItem>,
    pub(crate) endpoint: Endpoint,
    /// The patterns of all members.
    pub(crate) patterns: Patterns,
    pub(crate) front_page: FrontPage,
    /// The tests that the protocol cases of the model make, if they are wanted.
    pub(crate) protocol_tests: Option<ProtocolTests>,
    /// The path that emitted code reaches the crate's root by: `crate`, or a module when it is included elsewhere.
    pub(crate) root: String,
}

/// What `Cargo.toml` says.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) library: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) runtime: crate::RuntimeDependency,
}

/// The wire protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    AwsJson1_0,
    AwsJson1_1,
}

/// One operation: its file, its request and its response.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) method: String,
    pub(crate) docs: Document,
    /// The first paragraph of the documentation as plain text.
    pub(crate) summary: String,
    pub(crate) input: Structure,
    /// `None` where the model promises nothing.
    pub(crate) output: Option<Structure>,
    /// The field that is filled with an idempotency token.
    pub(crate) token: Option<String>,
    pub(crate) effect: Effect,
    pub(crate) signature: Signature,
    /// Large bodies may be compressed.
    pub(crate) gzip: bool,
    pub(crate) host_prefix: Option<HostPrefix>,
    /// What it tells the endpoint rules.
    pub(crate) endpoint_params: Vec<EndpointParam>,
    pub(crate) paging: Option<Paging>,
    /// Error types that the operation names, for its documentation.
    pub(crate) errors: Vec<Named>,
    pub(crate) deprecated: Option<Deprecated>,
}

/// What a request does to what the service holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// `smithy.api#readonly`
    Nothing,
    /// `smithy.api#idempotent`, or there is an idempotency token.
    Once,
    EachTime,
}

/// What stands before the host of the endpoint.
#[derive(Debug)]
pub(crate) struct HostPrefix {
    /// Text with the wire names of members in braces.
    pub(crate) template: String,
    pub(crate) labels: Vec<HostLabel>,
}

/// A member whose value goes into the host name.
#[derive(Debug)]
pub(crate) struct HostLabel {
    pub(crate) wire: String,
    pub(crate) field: String,
    /// An open enum rather than a string.
    pub(crate) is_enum: bool,
}

/// What of a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    Whole,
    /// `aws.auth#unsignedPayload`
    WithoutBody,
    /// `smithy.api#auth` with an empty list.
    None,
}

/// How an operation is paged. Paths lead from the request or the response to a field.
#[derive(Debug)]
pub(crate) struct Paging {
    pub(crate) input_token: Vec<PathField>,
    pub(crate) output_token: Vec<PathField>,
    pub(crate) token_type: Type,
    pub(crate) items: Option<Items>,
}

/// The items of a page.
#[derive(Debug)]
pub(crate) struct Items {
    pub(crate) path: Vec<PathField>,
    /// What iterating over the list or map yields.
    pub(crate) item: Type,
    /// The key type, when the items stand in a map.
    pub(crate) key: Option<Type>,
}

/// One field on a path.
#[derive(Clone, Debug)]
pub(crate) struct PathField {
    pub(crate) field: String,
    pub(crate) optional: bool,
}

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
    /// Reachable from an input: has a constructor and setters.
    pub(crate) sendable: bool,
    /// `Default` can be derived: every field is optional and none has a modelled default.
    pub(crate) derives_default: bool,
    pub(crate) deprecated: Option<Deprecated>,
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
    /// A parameter of `new`.
    pub(crate) in_new: bool,
    pub(crate) default: Option<DefaultValue>,
    /// What validators check.
    pub(crate) constraints: Vec<Constraint>,
    /// `required`, limits and pattern in a few words, for the outline.
    pub(crate) outline: String,
    pub(crate) deprecated: Option<Deprecated>,
    /// A value to show in an example, where the member's documentation or enum names one.
    pub(crate) example: Option<String>,
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

/// A modelled default, ready to print.
#[derive(Clone, Debug)]
pub(crate) enum DefaultValue {
    Bool(bool),
    /// Digits as they stand in Rust source.
    Number(String),
    String(String),
    /// A Rust expression that the field's type is made from by `From`: enums, blobs, timestamps, documents.
    Converted(String),
    /// Seconds since 1970 in digits.
    EpochSeconds(String),
    /// Bytes in base64.
    Base64(String),
    /// Text that the field's type is parsed from.
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

/// A type of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// A request or response, which lives among the operations and not among the types.
    pub(crate) in_operation: bool,
    /// An open enum, which text converts into.
    pub(crate) text: bool,
}

impl Named {
    /// The module that it is public in.
    pub(crate) fn module(&self) -> &'static str {
        if self.in_operation { "operation" } else { "types" }
    }
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
}

/// A modelled error.
#[derive(Debug)]
pub(crate) struct ErrorItem {
    /// The shape name, which is the error code on the wire.
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) docs: Document,
    pub(crate) status: Option<u16>,
    pub(crate) server_fault: bool,
    /// It is a request or response as well, and lives there.
    pub(crate) in_operation: bool,
    /// Whether another attempt is worth it; if so, whether the service asks for fewer requests.
    pub(crate) retryable: Option<Retryable>,
}
