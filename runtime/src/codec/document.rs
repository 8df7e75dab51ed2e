//! Documents: JSON values of any structure.

mod read;
mod text;

use std::collections::BTreeMap;

use serde::de;
use serde::ser::{Serialize, Serializer};

use super::big_number::BigDecimal;
use super::leaf::write_number;
use super::report::Report;

/// A JSON value of any structure (Smithy's `document`).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Document {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer in the range of `i64`.
    Integer(i64),
    /// An integer in the range of `u64`, but not of `i64`.
    Unsigned(u64),
    /// Another number that an `f64` holds: reading and writing it again gives the same value.
    Float(f64),
    /// A number with more digits than an `f64` holds.
    Decimal(BigDecimal),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Document>),
    /// An object.
    Object(BTreeMap<String, Document>),
}

macro_rules! document_from {
    ($($type:ty => $variant:ident;)*) => {$(
        impl From<$type> for Document {
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

document_from! {
    bool => Bool;
    i32 => Integer;
    i64 => Integer;
    f64 => Float;
    &str => String;
    String => String;
    Vec<Document> => Array;
    BTreeMap<String, Document> => Object;
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Integer(value) => to.serialize_i64(*value),
            Self::Unsigned(value) => to.serialize_u64(*value),
            Self::Float(value) => to.serialize_f64(*value),
            Self::Decimal(value) => write_number(value.as_str(), to),
            Self::String(value) => to.serialize_str(value),
            Self::Array(value) => to.collect_seq(value),
            Self::Object(value) => to.collect_map(value),
        }
    }
}

/// Counts the memory that a list takes when one more element is added.
pub(super) fn charge_element<E: de::Error>(list: &Vec<Document>, report: &Report) -> Result<(), E> {
    // It grows to four elements, then to twice as many.
    let grows = list.len() == list.capacity();
    if grows { report.charge(list.len().max(4) * size_of::<Document>()) } else { Ok(()) }
}

/// Counts the memory that a member of an object takes.
pub(super) fn charge_member<E: de::Error>(key: &str, report: &Report) -> Result<(), E> {
    // Nodes of the tree are half full at least.
    report.charge(key.len() + 2 * size_of::<(String, Document)>())
}
