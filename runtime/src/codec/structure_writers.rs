//! Structures as they are written and printed: one walk over the members for each.

use std::fmt;

use serde::ser::{SerializeMap, Serializer};

use super::format::Style;
#[cfg(any(test, feature = "test-util"))]
use super::shape::Shape;
use super::shape::Slot;
use super::structure::{Member, MemberWriter, Structure};

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

/// The wire names of the promised members that are still placeholders.
#[cfg(any(test, feature = "test-util"))]
pub(crate) fn unset_promised_members<T: Structure>(value: &T) -> Vec<&'static str> {
    let mut writer = UnsetPromisedMembers(Vec::new());
    // The writer can't fail.
    let _ = value.write_members(&mut writer);
    writer.0
}

#[cfg(any(test, feature = "test-util"))]
struct UnsetPromisedMembers(Vec<&'static str>);

#[cfg(any(test, feature = "test-util"))]
impl MemberWriter for UnsetPromisedMembers {
    type Error = std::convert::Infallible;

    fn member<F: Slot>(&mut self, member: &Member, _: &'static str, value: &F) -> Result<(), Self::Error> {
        if member.promised && value.get().is_some_and(Shape::is_placeholder) {
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
    value.write_members(&mut writer)?;
    if let Some(unknown) = value.unknown().filter(|unknown| !unknown.is_empty()) {
        writer.0.field("unknown_members", unknown);
    }
    writer.0.finish()
}

struct DebugWriter<'a, 'b>(fmt::DebugStruct<'a, 'b>);

impl MemberWriter for DebugWriter<'_, '_> {
    type Error = fmt::Error;

    fn member<F: Slot>(&mut self, member: &Member, field: &'static str, value: &F) -> fmt::Result {
        if let Some(value) = value.get() {
            self.0.field(field, member.debug(value));
        }
        Ok(())
    }
}
