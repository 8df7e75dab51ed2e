//! Structures as they are written and printed: one walk over the members for each.

use std::fmt;

use serde::ser::{SerializeMap, Serializer};

use super::format::Style;
use super::shape::{AnyValue, Slot};
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
        let name = match self.1 {
            Style::Serde => member.name,
            Style::Wire(_, wire) => {
                wire.member.set(Some(member.name));
                ""
            }
        };
        self.0.serialize_entry(name, &member.formatted(value, self.1))
    }
}

/// Receives the members of a structure one by one, whatever their types.
pub(crate) trait AnyMemberWriter {
    fn member(&mut self, member: &Member, field: &'static str, value: Option<&dyn AnyValue>) -> Result<(), Stop>;
}

/// The rest of the members is not wanted.
#[derive(Debug)]
pub(crate) struct Stop;

/// Passes every member to a writer. It is compiled once for each structure, and not for each writer too.
///
/// # Errors
/// Those of the writer.
pub(crate) fn walk_members<T: Structure>(value: &T, to: &mut dyn AnyMemberWriter) -> Result<(), Stop> {
    value.write_members(&mut Erased(to))
}

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
    let _ = walk_members(value, &mut writer);
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
    let mut writer = DebugWriter(to.debug_struct(T::NAME));
    // The builder keeps an error of the formatter until its end.
    let _ = walk_members(value, &mut writer);
    writer.finish(value.unknown())
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
