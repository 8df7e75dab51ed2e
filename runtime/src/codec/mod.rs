//! Modelled values as JSON: a response is read leniently ([`from_json`]), a request that a person wrote strictly
//! ([`from_json_strict`]). Other formats read and write them by serde.

// Generated crates only declare facts (members, wire names, flags) with `structure!`, `open_enum!`, `int_enum!` and
// `union!`; the code that reads, writes, redacts and validates exists once, here. The generic functions are kept small,
// because they are compiled for every shape of a service.

mod any_json;
mod big_number;
mod blob;
mod collection;
mod decode_error;
mod decode_problem;
mod depth;
mod document;
mod format;
mod int_enum;
mod invalid_enum_value;
mod json;
mod json_writer;
mod leaf;
mod map_key;
mod native;
mod nearest;
mod open_enum;
mod options;
pub(crate) mod pattern;
mod reader;
mod report;
mod scalar;
mod shape;
mod sorted;
mod structure;
mod structure_macro;
mod structure_writers;
mod surrogates;
mod syntax_error;
mod text;
mod timestamp;
mod union;
mod unknown_members;
mod validation;

pub use self::decode_error::{DecodeError, DecodeProblem};
pub use self::decode_problem::DecodeErrorKind;
pub(crate) use self::json::write_compact;
pub use self::json::{EncodeError, RequestBody, from_json, from_json_strict, to_json, to_json_pretty};
pub(crate) use self::native::{RawMembers, raw_members};
pub(crate) use self::nearest::nearest;
pub use self::options::JsonOptions;
pub(crate) use self::shape::{AnyList, AnyValue};
pub(crate) use self::sorted::Sorted;
#[cfg(any(test, feature = "test-util"))]
pub(crate) use self::structure_writers::unset_promised_members;
pub(crate) use self::structure_writers::{AnyMemberWriter, AnyStructure, Stop};
pub(crate) use self::surrogates::replace_surrogates;
pub(crate) use self::validation::PlaceStep;

// Documented at the root of the crate.
#[doc(hidden)]
pub use self::{
    big_number::{BigDecimal, BigInteger, InvalidNumber},
    blob::Blob,
    document::Document,
    int_enum::UnknownInt,
    invalid_enum_value::InvalidEnumValue,
    open_enum::UnknownValue,
    options::DECODED_LIMIT,
    shape::Unit,
    timestamp::{Timestamp, TimestampError},
    union::UnknownMember,
    unknown_members::UnknownMembers,
    validation::{Constraint, Validation, ValidationError, Violation, ViolationCode, validate},
};

// What macros and generated code reach.
#[doc(hidden)]
pub use self::{
    format::{Style, TimestampFormat},
    int_enum::check_known_number,
    json::{read_error, read_nothing, read_response, write_request},
    json_writer::{JsonWriter, Written},
    map_key::MapKey,
    open_enum::{Lookup, read_text, slots},
    report::Report,
    shape::{Shape, Slot},
    structure::{Member, MemberValue, MemberWriter, REDACTED, Structure, deserialize_structure, read, read_into},
    structure_writers::{debug, write, write_json},
    union::{
        Union, debug_union, deserialize_union, read_payload, read_union, skip_payload, write_union, write_union_json,
        write_unknown, write_unknown_json,
    },
    validation::{Checker, Constraints, check, check_union},
};

#[cfg(test)]
mod tests;
