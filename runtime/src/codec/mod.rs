//! Modelled values: reading, writing, redacting and validating them, in JSON and in other serde formats.
//!
//! Generated crates only declare facts (members, wire names, flags) with `structure!`, `open_enum!`, `int_enum!` and
//! `union!`; the code that reads, writes and redacts exists once, here. The generic functions are kept small, because
//! they are compiled for every shape of a service.

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

pub use self::big_number::{BigDecimal, BigInteger, InvalidNumber};
pub use self::blob::Blob;
pub use self::decode_error::DecodeError;
pub use self::document::Document;
pub use self::format::TimestampFormat;
pub use self::int_enum::UnknownInt;
pub use self::json::from_nothing;
pub use self::json::{EncodeError, from_json, from_json_strict, to_json, to_json_pretty};
pub(crate) use self::nearest::nearest;
pub use self::open_enum::{InvalidEnumValue, UnknownValue};
pub use self::open_enum::{Lookup, read_text, slots};
pub use self::report::DecodeErrorKind;
pub use self::report::Report;
pub(crate) use self::shape::Formatted;
pub use self::shape::Unit;
pub use self::shape::{MapKey, Shape, Slot};
#[cfg(any(test, feature = "test-util"))]
pub(crate) use self::structure::unset_promised_members;
pub use self::structure::{Member, MemberValue, MemberWriter, REDACTED, Structure, debug, read, write};
pub use self::timestamp::{Timestamp, TimestampError};
pub use self::union::UnknownMember;
pub use self::union::{Union, debug_union, read_payload, read_union, skip_payload, write_union, write_unknown};
pub use self::validation::{Checker, Constraints, check, check_union};
pub use self::validation::{Constraint, Validation, ValidationError, Violation, ViolationCode, validate};

#[cfg(test)]
mod tests;
