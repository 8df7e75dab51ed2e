//! Any value as JSON text, for what the model doesn't know.

use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::document::Document;
use super::scalar::{RAW, Text};
use super::surrogates::replace_surrogates;

/// The JSON text of any value: as it stands in JSON, else as JSON would write it.
pub(super) struct AnyJson;

impl<'de> DeserializeSeed<'de> for AnyJson {
    type Value = Box<RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Box<RawValue>, D::Error> {
        from.deserialize_newtype_struct(RAW, self)
    }
}

impl<'de> Visitor<'de> for AnyJson {
    type Value = Box<RawValue>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("any value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Box<RawValue>, D::Error> {
        let value = Document::deserialize(from)?;
        serde_json::value::to_raw_value(&value).map_err(de::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Box<RawValue>, A::Error> {
        let is_raw = map.next_key_seed(Text)?.is_some_and(|key| key == RAW);
        if !is_raw {
            return Err(de::Error::custom("expected any value"));
        }
        let text = map.next_value_seed(Text)?;
        // Strings in it were not decoded yet.
        let halves = if text.contains("\\u") { replace_surrogates(&text) } else { None };
        RawValue::from_string(halves.unwrap_or_else(|| text.into_owned())).map_err(de::Error::custom)
    }
}
