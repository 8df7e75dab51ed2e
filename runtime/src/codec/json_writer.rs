//! JSON as it is written: the frame of objects and lists, which is compiled once for all shapes, and scalars by
//! serde_json.

use serde::ser::{Error as _, Serialize};
use serde_json::Serializer;
use serde_json::ser::Formatter;
use serde_json::value::RawValue;

use super::depth::Limited;
use super::format::Style;
use super::native::Styled;
use super::text;

/// The result of writing; the error is that of a value which JSON can't represent.
pub type Written = serde_json::Result<()>;

/// Any value that is written, behind a pointer.
pub(crate) trait ToJson {
    fn write_json(&self, to: &mut JsonWriter, style: Style<'_>) -> Written;
}

/// The text that was written, and the layout of the rest. It has no `Debug`, since values may be sensitive.
pub struct JsonWriter {
    json: Vec<u8>,
    layout: Limited,
}

impl JsonWriter {
    pub(super) fn new(capacity: usize, layout: Limited) -> Self {
        Self { json: Vec::with_capacity(capacity), layout }
    }

    pub(super) fn into_json(self) -> Vec<u8> {
        self.json
    }

    /// For a value that contains no structures.
    pub(super) fn serializer(&mut self) -> Serializer<&mut Vec<u8>, Limited> {
        Serializer::with_formatter(&mut self.json, self.layout.clone())
    }

    /// Writes a string.
    ///
    /// # Errors
    /// None.
    pub fn text(&mut self, text: &str) -> Written {
        // serde_json searches byte by byte for what to escape.
        if text::plain_length(text.as_bytes()) < text.len() {
            return text.serialize(&mut self.serializer());
        }
        self.plain_text(text);
        Ok(())
    }

    /// Writes a string without characters to escape.
    fn plain_text(&mut self, text: &str) {
        self.json.push(b'"');
        self.json.extend_from_slice(text.as_bytes());
        self.json.push(b'"');
    }

    pub(super) fn object(&mut self) -> Result<Object<'_>, serde_json::Error> {
        self.layout.begin_object(&mut self.json).map_err(serde_json::Error::custom)?;
        Ok(Object { to: self, is_first: true })
    }

    pub(super) fn list(&mut self) -> Result<List<'_>, serde_json::Error> {
        self.layout.begin_array(&mut self.json).map_err(serde_json::Error::custom)?;
        Ok(List { to: self, is_first: true })
    }
}

/// An object that is being written.
pub(super) struct Object<'a> {
    to: &'a mut JsonWriter,
    is_first: bool,
}

impl Object<'_> {
    /// Writes a member of the model, whose name has no characters to escape.
    pub(super) fn member(&mut self, name: &'static str, value: &dyn ToJson, style: Style<'_>) -> Written {
        self.begin()?;
        self.to.plain_text(name);
        self.value(|to| value.write_json(to, style))
    }

    /// Writes an entry with any key. An absent value is `null`.
    pub(super) fn entry(&mut self, key: &str, value: Option<&dyn ToJson>, style: Style<'_>) -> Written {
        self.begin()?;
        self.to.text(key)?;
        self.value(|to| write(value, to, style))
    }

    /// Writes a member that the model doesn't have.
    pub(super) fn unknown(&mut self, name: &str, json: &RawValue, style: Style<'_>) -> Written {
        self.begin()?;
        self.to.text(name)?;
        self.value(|to| Styled(json, style).serialize(&mut to.serializer()))
    }

    fn begin(&mut self) -> Written {
        let is_first = std::mem::replace(&mut self.is_first, false);
        self.to.layout.begin_object_key(&mut self.to.json, is_first).map_err(serde_json::Error::custom)
    }

    fn value(&mut self, write: impl FnOnce(&mut JsonWriter) -> Written) -> Written {
        self.to.layout.begin_object_value(&mut self.to.json).map_err(serde_json::Error::custom)?;
        write(self.to)?;
        self.to.layout.end_object_value(&mut self.to.json).map_err(serde_json::Error::custom)
    }

    pub(super) fn end(self) -> Written {
        self.to.layout.end_object(&mut self.to.json).map_err(serde_json::Error::custom)
    }
}

/// A list that is being written.
pub(super) struct List<'a> {
    to: &'a mut JsonWriter,
    is_first: bool,
}

impl List<'_> {
    /// Writes an element. An absent one is `null`.
    pub(super) fn element(&mut self, value: Option<&dyn ToJson>, style: Style<'_>) -> Written {
        let is_first = std::mem::replace(&mut self.is_first, false);
        self.to.layout.begin_array_value(&mut self.to.json, is_first).map_err(serde_json::Error::custom)?;
        write(value, self.to, style)?;
        self.to.layout.end_array_value(&mut self.to.json).map_err(serde_json::Error::custom)
    }

    pub(super) fn end(self) -> Written {
        self.to.layout.end_array(&mut self.to.json).map_err(serde_json::Error::custom)
    }
}

fn write(value: Option<&dyn ToJson>, to: &mut JsonWriter, style: Style<'_>) -> Written {
    match value {
        Some(value) => value.write_json(to, style),
        None => ().serialize(&mut to.serializer()),
    }
}
