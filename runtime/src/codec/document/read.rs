//! Documents as they are read: from JSON as text, from other formats by their own values.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Document, charge_element, charge_member, text};
use crate::codec::format::Style;
use crate::codec::report::Report;
use crate::codec::scalar::{NUMBER, RAW, Text};
use crate::codec::shape::Shape;

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(from, &Report::lenient())
    }
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
            charge_element(&list, self.0)?;
            list.push(value);
        }
        Ok(Document::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut object = BTreeMap::new();
        while let Some(key) = map.next_key_seed(Text)? {
            match &*key {
                RAW if object.is_empty() => return text::read(&map.next_value_seed(Text)?, self.0),
                NUMBER if object.is_empty() => {
                    let number = text::number(&map.next_value_seed(Text)?);
                    return number.ok_or_else(|| self.0.invalid_value(Document::EXPECTED));
                }
                _ => {}
            }
            charge_member(&key, self.0)?;
            object.insert(key.into_owned(), map.next_value_seed(self)?);
        }
        Ok(Document::Object(object))
    }

    /// A format other than JSON.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Document, D::Error> {
        from.deserialize_any(self)
    }
}

impl Shape for Document {
    const EXPECTED: &'static str = "a JSON value";

    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct(RAW, DocumentVisitor(report))
    }

    fn write<S: Serializer>(&self, to: S, _: Style<'_>) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }

    fn placeholder() -> Self {
        Self::Null
    }
}
