//! What can be invalid in JSON.

/// What is invalid in JSON that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The text is not JSON, ends too early, or is nested deeper than can be read.
    Syntax,
    /// The text is not UTF-8.
    NotUtf8,
    /// A value doesn't have the type of the model.
    InvalidValue,
    /// A required member of an operation's output is absent.
    MissingMember,
    /// The value needs more memory than the limit allows: [`ConfigBuilder::decoded_limit`](crate::ConfigBuilder::decoded_limit).
    MemoryLimit,
    /// The model has no member with this name. Only strict reading reports it.
    UnknownMember,
    /// The model doesn't know the value of an enum. Only strict reading reports it.
    UnknownEnumValue,
    /// A key is repeated in an object. Only strict reading reports it.
    RepeatedKey,
}

/// A problem without its position.
pub(super) struct Place {
    pub(super) kind: DecodeErrorKind,
    pub(super) path: String,
    pub(super) message: String,
}
