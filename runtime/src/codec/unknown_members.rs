//! Members of a structure that the model doesn't know: kept as JSON text, so that they survive a round trip.

use std::collections::BTreeMap;
use std::fmt;

use serde::de;
use serde::ser::SerializeMap;
use serde_json::value::RawValue;

use super::document::Document;
use super::format::Style;
use super::json_writer::{Object, Written};
use super::native::{MAX_DEPTH, Styled, depth, same_json};
use super::report::Report;

/// The members of a structure that the model doesn't know: a newer service, or a newer client, wrote them.
///
/// They are sent back as they came, so a client that reads, edits and sends a structure erases nothing that is newer than
/// itself. It takes a pointer, and allocates only if there are unknown members. `Debug` prints their names, since nobody
/// knows what the values hold. `__type`, members that are `null`, and values that are nested deeper than 64 levels are not
/// kept.
#[derive(Clone, Default)]
pub struct UnknownMembers(Option<Box<Members>>);

/// The JSON text of each, by its name.
type Members = BTreeMap<Box<str>, Box<RawValue>>;

impl UnknownMembers {
    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.as_ref().is_none_or(|members| members.is_empty())
    }

    /// The number of unknown members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |members| members.len())
    }

    /// The value of the unknown member with this name, as JSON text.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.as_ref()?.get(name).map(|json| json.get())
    }

    /// The names and values of all unknown members, the values as JSON text, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|members| members.iter().map(|(name, json)| (&**name, json.get())))
    }

    /// Adds an unknown member, or replaces its value.
    ///
    /// # Errors
    /// The value holds a number that JSON can't represent.
    pub fn insert(&mut self, name: impl Into<Box<str>>, value: &Document) -> Result<(), super::EncodeError> {
        let json = serde_json::value::to_raw_value(value)?;
        self.0.get_or_insert_default().insert(name.into(), json);
        Ok(())
    }

    /// Removes an unknown member; true if there was one with this name.
    pub fn remove(&mut self, name: &str) -> bool {
        self.0.as_mut().is_some_and(|members| members.remove(name).is_some())
    }

    /// Removes all unknown members.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// Keeps a member that was read, unless it says nothing.
    #[cold]
    pub(super) fn keep<E: de::Error>(&mut self, name: Box<str>, json: Box<RawValue>, report: &Report) -> Result<(), E> {
        if &*name != "__type" && json.get() != "null" && depth(json.get()) <= MAX_DEPTH {
            report.charge(ENTRY + name.len() + json.get().len())?;
            self.0.get_or_insert_default().insert(name, json);
        }
        Ok(())
    }

    /// Writes them behind the members of the structure `container`.
    pub(super) fn write<M: SerializeMap>(
        &self,
        container: &str,
        map: &mut M,
        style: Style<'_>,
    ) -> Result<(), M::Error> {
        let Some(members) = self.0.as_ref().filter(|_| style.has_unknown_members()) else { return Ok(()) };
        members.iter().try_for_each(|(name, json)| {
            style.record(container, name);
            map.serialize_entry(&**name, &Styled(json, style))
        })
    }

    /// The same as JSON.
    pub(super) fn write_json(&self, container: &str, object: &mut Object<'_>, style: Style<'_>) -> Written {
        let Some(members) = self.0.as_ref().filter(|_| style.has_unknown_members()) else { return Ok(()) };
        members.iter().try_for_each(|(name, json)| {
            style.record(container, name);
            object.unknown(name, json, style)
        })
    }
}

/// What an entry takes beside its text: two pointers with lengths, and a part of a node of the tree.
const ENTRY: usize = 64;

/// Two are equal if they have the same names, and their values are the same digit by digit.
impl PartialEq for UnknownMembers {
    fn eq(&self, other: &Self) -> bool {
        let same = |((a_name, a), (b_name, b)): ((&str, &str), (&str, &str))| a_name == b_name && same_json(a, b);
        self.len() == other.len() && self.iter().zip(other.iter()).all(same)
    }
}

impl fmt::Debug for UnknownMembers {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}
