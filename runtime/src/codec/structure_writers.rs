//! Structures as they are written and printed: one walk over the members for each.

use std::fmt;

use serde::ser::{SerializeMap, Serializer};

use super::format::Style;
use super::json_writer::{JsonWriter, Object, Written};
use super::shape::{AnyValue, Formatted, Slot};
use super::structure::{Member, MemberWriter, Structure};
use super::unknown_members::UnknownMembers;

/// Writes a structure as an object with its present members.
///
/// # Errors
/// Those of the serializer.
pub fn write<T: Structure, S: Serializer>(value: &T, to: S, style: Style<'_>) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    value.write_members(&mut MapWriter(&mut map, style))?;
    if let Some(unknown) = value.unknown() {
        unknown.write(T::NAME, &mut map, style)?;
    }
    map.end()
}

struct MapWriter<'a, M>(&'a mut M, Style<'a>);

impl<M: SerializeMap> MemberWriter for MapWriter<'_, M> {
    type Error = M::Error;

    fn member<F: Slot>(&mut self, member: &Member, _: &'static str, value: &F) -> Result<(), M::Error> {
        let Some(value) = value.get() else { return Ok(()) };
        self.0.serialize_entry(member.name, &Formatted(value, member.style(self.1)))
    }
}

/// Writes a structure as a JSON object with its present members.
///
/// # Errors
/// JSON can't represent a value.
pub fn write_json<T: Structure>(value: &T, to: &mut JsonWriter, style: Style<'_>) -> Written {
    write_any(value, to, style)
}

fn write_any(value: &dyn AnyStructure, to: &mut JsonWriter, style: Style<'_>) -> Written {
    let mut writer = JsonMembers { object: to.object()?, style, error: None };
    // It keeps the error.
    let _ = value.walk(&mut writer);
    let JsonMembers { mut object, error, .. } = writer;
    if let Some(error) = error {
        return Err(error);
    }
    if let Some(unknown) = value.unknown_members() {
        unknown.write_json(value.name(), &mut object, style)?;
    }
    object.end()
}

struct JsonMembers<'a, 'b> {
    object: Object<'a>,
    style: Style<'b>,
    error: Option<serde_json::Error>,
}

impl AnyMemberWriter for JsonMembers<'_, '_> {
    fn member(&mut self, member: &Member, _: &'static str, value: Option<&dyn AnyValue>) -> Result<(), Stop> {
        let Some(value) = value else { return Ok(()) };
        self.object.member(member.name, value, member.style(self.style)).map_err(|error| {
            self.error = Some(error);
            Stop
        })
    }
}

/// Any structure, behind a pointer, so that what doesn't depend on its type is compiled once.
pub(crate) trait AnyStructure {
    /// [`Structure::NAME`]
    fn name(&self) -> &'static str;

    /// Passes every member to a writer. It is compiled once for each structure, and not for each writer too.
    ///
    /// # Errors
    /// Those of the writer.
    fn walk(&self, to: &mut dyn AnyMemberWriter) -> Result<(), Stop>;

    /// [`Structure::unknown`]
    fn unknown_members(&self) -> Option<&UnknownMembers>;
}

impl<T: Structure> AnyStructure for T {
    fn name(&self) -> &'static str {
        T::NAME
    }

    fn walk(&self, to: &mut dyn AnyMemberWriter) -> Result<(), Stop> {
        self.write_members(&mut Erased(to))
    }

    fn unknown_members(&self) -> Option<&UnknownMembers> {
        self.unknown()
    }
}

/// Receives the members of a structure one by one, whatever their types.
pub(crate) trait AnyMemberWriter {
    fn member(&mut self, member: &Member, field: &'static str, value: Option<&dyn AnyValue>) -> Result<(), Stop>;
}

/// The rest of the members is not wanted.
#[derive(Debug)]
pub(crate) struct Stop;

struct Erased<'a>(&'a mut dyn AnyMemberWriter);

impl MemberWriter for Erased<'_> {
    type Error = Stop;

    fn member<F: Slot>(&mut self, member: &Member, field: &'static str, value: &F) -> Result<(), Stop> {
        self.0.member(member, field, value.get().map(|value| -> &dyn AnyValue { value }))
    }
}

/// The wire names of the promised members that are still placeholders.
#[cfg(any(test, feature = "test-util"))]
pub(crate) fn unset_promised_members<T: Structure>(value: &T) -> Vec<&'static str> {
    let mut writer = UnsetPromisedMembers(Vec::new());
    // The writer can't fail.
    let _ = value.walk(&mut writer);
    writer.0
}

#[cfg(any(test, feature = "test-util"))]
struct UnsetPromisedMembers(Vec<&'static str>);

#[cfg(any(test, feature = "test-util"))]
impl AnyMemberWriter for UnsetPromisedMembers {
    fn member(&mut self, member: &Member, _: &'static str, value: Option<&dyn AnyValue>) -> Result<(), Stop> {
        if member.promised && value.is_some_and(AnyValue::is_placeholder) {
            self.0.push(member.name);
        }
        Ok(())
    }
}

/// Prints the present members of a structure, sensitive ones redacted.
///
/// # Errors
/// Those of the formatter.
pub fn debug<T: Structure>(value: &T, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_any(value, to)
}

fn debug_any(value: &dyn AnyStructure, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut writer = DebugWriter(to.debug_struct(value.name()));
    // The builder keeps an error of the formatter until its end.
    let _ = value.walk(&mut writer);
    writer.finish(value.unknown_members())
}

struct DebugWriter<'a, 'b>(fmt::DebugStruct<'a, 'b>);

impl DebugWriter<'_, '_> {
    fn finish(&mut self, unknown: Option<&UnknownMembers>) -> fmt::Result {
        if let Some(unknown) = unknown.filter(|unknown| !unknown.is_empty()) {
            self.0.field("unknown_members", unknown);
        }
        self.0.finish()
    }
}

impl AnyMemberWriter for DebugWriter<'_, '_> {
    fn member(&mut self, member: &Member, field: &'static str, value: Option<&dyn AnyValue>) -> Result<(), Stop> {
        if let Some(value) = value {
            self.0.field(field, member.debug(value));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::codec::{Document, UnknownMembers, to_json, to_json_pretty};

    #[derive(Clone, PartialEq)]
    struct Node {
        inner: Option<Box<Node>>,
        list: Option<Vec<Option<Node>>>,
        map: Option<BTreeMap<String, Vec<Document>>>,
        text: Option<String>,
        unknown_members: UnknownMembers,
    }

    crate::structure! {
        Node {
            inner: "Inner",
            list: "List",
            map: "Map",
            text: "Text",
            ..unknown_members
        }
    }

    #[test]
    fn the_text_is_that_which_serde_json_writes() {
        let json = r#"{
            "Inner": {"List": [], "Map": {}}, "List": [{}, null, {"Text": "\"\u0001é\""}], "New": {"b": [1.50, {}], "a": null},
            "Map": {"a \"key\"": [], "b": [1, {"c": [true]}, []]}
        }"#;
        let node: Node = serde_json::from_str(json).unwrap();
        // The unknown member is written as it came.
        let expected = serde_json::to_string(&node)
            .unwrap()
            .replace(r#"{"a":null,"b":[1.5,{}]}"#, r#"{"b": [1.50, {}], "a": null}"#);
        assert_eq!(String::from_utf8(to_json(&node).unwrap()).unwrap(), expected);
        let mut node = node;
        node.unknown_members.clear();
        assert_eq!(to_json_pretty(&node).unwrap(), serde_json::to_string_pretty(&node).unwrap());
    }

    #[test]
    fn structures_and_lists_count_for_the_limit_on_the_depth_and_siblings_do_not() {
        let node = |depth| {
            (1..depth).fold(Node::default(), |inner, _| Node { inner: Some(Box::new(inner)), ..Node::default() })
        };
        assert!(to_json(&node(127)).is_ok());
        let wide = Node { list: Some(vec![Some(node(125)); 3]), ..Node::default() };
        assert!(to_json(&wide).is_ok());
        let deep = Node { list: Some(vec![Some(node(126))]), ..Node::default() };
        for error in [to_json(&node(128)).unwrap_err(), to_json(&deep).unwrap_err()] {
            assert!(error.to_string().contains("nested deeper than 127 levels"), "{error}");
        }
        let document = (1..127).fold(Document::Array(Vec::new()), |inner, _| Document::Array(vec![inner]));
        let map = |document| Node { map: Some([("a".to_owned(), vec![document])].into()), ..Node::default() };
        assert!(to_json(&map(document)).is_err(), "the depth of a document counts on");
    }
}
