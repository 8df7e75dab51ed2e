//! Documents: JSON values of any structure.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::format::Style;
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
        Self::read(from, &Report::lenient())
    }
}

/// The key under which serde_json gives a number with its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// A number from its text in JSON.
fn number(text: &str) -> Option<Document> {
    let whole = || text.parse().ok().map(Document::Integer).or_else(|| text.parse().ok().map(Document::Unsigned));
    whole().or_else(|| text.parse().ok().filter(|number: &f64| number.is_finite()).map(Document::Float))
}

#[derive(Clone, Copy)]
struct DocumentVisitor<'a>(&'a Report);

impl<'de> DeserializeSeed<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Document, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for DocumentVisitor<'_> {
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
        while let Some(value) = seq.next_element_seed(self)? {
            if list.len() == list.capacity() {
                // As a list grows: to four elements, then to twice as many.
                self.0.charge(list.len().max(4) * size_of::<Document>())?;
            }
            list.push(value);
        }
        Ok(Document::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut object = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            // Nodes of the tree are half full at least.
            self.0.charge(key.capacity() + 2 * size_of::<(String, Document)>())?;
            object.insert(key, map.next_value_seed(self)?);
        }
        let of_number = match object.get(NUMBER) {
            Some(Document::String(text)) if object.len() == 1 => number(text),
            _ => None,
        };
        Ok(of_number.unwrap_or(Document::Object(object)))
    }
}

impl Shape for Document {
    const EXPECTED: &'static str = "a JSON value";

    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
        from.deserialize_any(DocumentVisitor(report))
    }

    fn write<S: Serializer>(&self, to: S, _: Style<'_>) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    fn placeholder() -> Self {
        Self::Null
    }
}
