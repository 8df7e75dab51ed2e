//! The JSON codec: how modelled values are read from and written to a serde format, leniently or strictly.
//!
//! Generated crates state only facts (members, wire names, flags) through [`structure!`](crate::structure),
//! [`open_enum!`](crate::open_enum), [`int_enum!`](crate::int_enum) and [`union!`](crate::union); everything that
//! reads, writes or redacts is here, once. The generic functions are kept small, because each of them is compiled
//! again for every shape of a service.

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
pub mod pattern;
mod report;
mod shape;
mod structure;
mod structure_macro;
mod text;
mod timestamp;
mod union;
mod validation;

pub use self::big_number::{BigDecimal, BigInteger, NotANumber};
pub use self::blob::Blob;
pub use self::decode_error::DecodeError;
pub use self::document::Document;
pub use self::format::TimestampFormat;
pub use self::int_enum::UnknownInt;
pub use self::json::{EncodeError, from_json, from_json_strict, from_nothing, to_json, to_json_pretty};
pub use self::open_enum::{Lookup, UnknownValue, read_text, slots};
pub use self::report::{DecodeErrorKind, Report};
pub(crate) use self::shape::Formatted;
pub use self::shape::{MapKey, Shape, Slot, Unit};
pub use self::structure::{Member, MemberValue, MemberWriter, REDACTED, Structure, debug, read, write};
pub use self::union::{
    Union, UnknownMember, debug_union, read_payload, read_union, skip_payload, write_union, write_unknown,
};

pub(crate) use self::nearest::nearest;
pub use self::timestamp::{Timestamp, TimestampError};
pub use self::validation::{
    Checker, Constraint, Constraints, Validation, ValidationError, Violation, ViolationCode, check, check_union,
    validate,
};

#[cfg(test)]
mod tests;
