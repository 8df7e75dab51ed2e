//! Parses JSON text into values, and finds repeated keys, which `serde_json` accepts.

use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::diagnostic::pointer;

/// A parsed document. If a key is repeated, its last value counts, as everywhere in `serde_json`.
pub(super) struct Document {
    pub(super) value: Value,
    /// JSON pointers of the keys that occur more than once in their object.
    pub(super) repeated: Vec<String>,
}

/// Parses JSON text.
///
/// # Errors
/// The text is not JSON, or its nesting is deeper than the limit of `serde_json`.
pub(super) fn parse(text: &str) -> serde_json::Result<Document> {
    let mut repeated = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node { pointer: &mut String::new(), repeated: &mut repeated }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(Document { value, repeated })
}

/// The type of a value, for messages like "expected …, found …".
pub(super) fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

struct Node<'a> {
    pointer: &'a mut String,
    repeated: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        let parent = self.pointer.len();
        loop {
            pointer::push(self.pointer, &list.len().to_string());
            let item = items.next_element_seed(Node { pointer: self.pointer, repeated: self.repeated })?;
            self.pointer.truncate(parent);
            match item {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let parent = self.pointer.len();
        while let Some(key) = entries.next_key::<String>()? {
            pointer::push(self.pointer, &key);
            if map.contains_key(&key) {
                self.repeated.push(self.pointer.clone());
            }
            let value = entries.next_value_seed(Node { pointer: self.pointer, repeated: self.repeated })?;
            self.pointer.truncate(parent);
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_serde_json() {
        let text = r#"{"a": [1, -2, 2.5, "x\n", null, true, {}], "": {"b": []}}"#;
        assert_eq!(parse(text).unwrap().value, serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn repeated_keys_are_found_with_their_places() {
        let document = parse(r#"{"a/b": [{"x": 1, "x": 2}], "y": 1, "y": {"z": 0}}"#).unwrap();
        assert_eq!(document.repeated, ["/a~1b/0/x", "/y"]);
    }

    #[test]
    fn too_deep_nesting_is_an_error() {
        let deep = "[".repeat(100_000);
        assert!(parse(&deep).err().unwrap().to_string().contains("recursion limit"));
        let deep = r#"{"a":"#.repeat(100_000);
        assert!(parse(&deep).err().unwrap().to_string().contains("recursion limit"));
    }
}
