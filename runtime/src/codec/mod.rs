//! The JSON codec: how modelled values are read from and written to a serde format, leniently or strictly.
//!
//! Generated crates state only facts (members, wire names, flags) through [`structure!`](crate::structure),
//! [`open_enum!`](crate::open_enum), [`int_enum!`](crate::int_enum) and [`union!`](crate::union); everything that
//! reads, writes or redacts is here, once. The generic functions are kept small, because each of them is compiled
//! again for every shape of a service.

mod big_number;
mod blob;
mod collection;
mod depth;
mod document;
mod format;
mod int_enum;
mod json;
mod leaf;
mod open_enum;
mod path;
mod shape;
mod structure;
mod structure_macro;
mod text;
mod union;

pub use self::big_number::{BigDecimal, BigInteger, NotANumber};
pub use self::blob::Blob;
pub use self::document::Document;
pub use self::format::TimestampFormat;
pub use self::int_enum::UnknownInt;
pub use self::json::{DecodeError, EncodeError, from_json, from_json_strict, from_nothing, to_json, to_json_pretty};
pub use self::open_enum::{Lookup, UnknownValue, read_text, slots};
pub use self::path::Report;
pub(crate) use self::shape::Formatted;
pub use self::shape::{MapKey, Shape, Slot, Unit};
pub use self::structure::{Member, MemberValue, MemberWriter, REDACTED, Structure, check, debug, read, write};
pub use self::union::{
    Union, UnknownMember, check_union, debug_union, read_payload, read_union, skip_payload, write_union, write_unknown,
};

pub use crate::validation::{Checker, Constraints};

#[cfg(test)]
mod tests;
