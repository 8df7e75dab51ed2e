//! Documents: JSON values of any structure.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::format::TimestampFormat;
use super::report::Report;
use super::shape::Shape;

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
    /// Any other number.
    Float(f64),
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
            Self::String(value) => to.serialize_str(value),
            Self::Array(value) => to.collect_seq(value),
            Self::Object(value) => to.collect_map(value),
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(DocumentVisitor)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(Document::EXPECTED)
    }

    fn visit_unit<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_none<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Document, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Document, E> {
        Ok(Document::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Document, E> {
        Ok(Document::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Document, E> {
        Ok(i64::try_from(value).map_or(Document::Unsigned(value), Document::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Document, E> {
        Ok(Document::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Document, E> {
        Ok(Document::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Document, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Document::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut object = BTreeMap::new();
        while let Some((key, value)) = map.next_entry()? {
            object.insert(key, value);
        }
        Ok(Document::Object(object))
    }
}

impl Shape for Document {
    const EXPECTED: &'static str = "a JSON value";

    fn read<'de, D: Deserializer<'de>>(from: D, _: &Report) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }

    fn write<S: Serializer>(&self, to: S, _: TimestampFormat) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    fn placeholder() -> Self {
        Self::Null
    }
}
