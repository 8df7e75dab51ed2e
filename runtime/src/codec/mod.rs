//! Modelled values as JSON: a response is read leniently ([`from_json`]), a request that a person wrote strictly
//! ([`from_json_strict`]). Other formats read and write them by serde.

// Generated crates only declare facts (members, wire names, flags) with `structure!`, `open_enum!`, `int_enum!` and
// `union!`; the code that reads, writes, redacts and validates exists once, here. The generic functions are kept small,
// because they are compiled for every shape of a service.

mod big_number;
mod blob;
mod collection;
mod decode_error;
mod depth;
mod document;
mod format;
mod int_enum;
mod json;
mod leaf;
mod nearest;
mod open_enum;
pub(crate) mod pattern;
mod report;
mod shape;
mod structure;
mod structure_macro;
mod text;
mod timestamp;
mod union;
mod validation;

pub use self::decode_error::DecodeError;
pub use self::json::{EncodeError, from_json, from_json_strict, to_json, to_json_pretty};
pub(crate) use self::nearest::nearest;
pub use self::report::DecodeErrorKind;
pub(crate) use self::shape::Formatted;
#[cfg(any(test, feature = "test-util"))]
pub(crate) use self::structure::unset_promised_members;

// Documented at the root of the crate.
#[doc(hidden)]
pub use self::{
    big_number::{BigDecimal, BigInteger, InvalidNumber},
    blob::Blob,
    document::Document,
    int_enum::UnknownInt,
    open_enum::{InvalidEnumValue, UnknownValue},
    shape::Unit,
    timestamp::{Timestamp, TimestampError},
    union::UnknownMember,
    validation::{Constraint, Validation, ValidationError, Violation, ViolationCode, validate},
};

// What macros and generated code reach.
#[doc(hidden)]
pub use self::{
    format::TimestampFormat,
    json::from_nothing,
    open_enum::{Lookup, read_text, slots},
    report::Report,
    shape::{MapKey, Shape, Slot},
    structure::{Member, MemberValue, MemberWriter, REDACTED, Structure, debug, read, write},
    union::{Union, debug_union, read_payload, read_union, skip_payload, write_union, write_unknown},
    validation::{Checker, Constraints, check, check_union},
};

#[cfg(test)]
mod tests;
