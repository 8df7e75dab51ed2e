//! Structures: reading, writing, and printing with sensitive members redacted.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::format::TimestampFormat;
use super::nearest::nearest;
use super::report::{DecodeErrorKind, Report, Step};
#[cfg(any(test, feature = "test-util"))]
use super::shape::Shape;
use super::shape::{Formatted, OptionSeed, Slot};
use super::text;
use super::validation::Constraints;

/// Printed by `Debug` in place of a sensitive value: the same text as in the other AWS SDKs.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// The facts of the model about a member that the codec needs.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub(super) name: &'static str,
    sensitive: bool,
    promised: bool,
    format: TimestampFormat,
    constraints: &'static Constraints,
}

impl Member {
    /// A member with this wire name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            sensitive: false,
            promised: false,
            format: TimestampFormat::DateTime,
            constraints: &Constraints::NONE,
        }
    }

    /// The value is never printed.
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    /// The member is *promised*: a required member of an operation's own output. A response without it is an error.
    #[must_use]
    pub const fn promised(self) -> Self {
        Self { promised: true, ..self }
    }

    /// Timestamps in it are written as seconds since 1970.
    #[must_use]
    pub const fn epoch_seconds(self) -> Self {
        Self { format: TimestampFormat::EpochSeconds, ..self }
    }

    /// Timestamps in it are written as HTTP dates.
    #[must_use]
    pub const fn http_date(self) -> Self {
        Self { format: TimestampFormat::HttpDate, ..self }
    }

    /// The constraints that the validation of requests checks.
    #[must_use]
    pub const fn constraints(self, constraints: &'static Constraints) -> Self {
        Self { constraints, ..self }
    }

    /// The wire name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    pub(crate) const fn declared_constraints(&self) -> &'static Constraints {
        self.constraints
    }

    pub(super) fn formatted<'a, T>(&self, value: &'a T) -> Formatted<'a, T> {
        Formatted(value, self.format)
    }

    pub(super) fn debug<'a>(&self, value: &'a dyn fmt::Debug) -> &'a dyn fmt::Debug {
        if self.sensitive { &Redacted } else { value }
    }
}

/// Prints [`REDACTED`] without quotation marks.
struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(REDACTED)
    }
}

/// A modelled structure. Implemented by [`structure!`](crate::structure).
pub trait Structure: Sized {
    /// The Rust name, as `Debug` prints it.
    const NAME: &'static str;

    /// The members, sorted by wire name.
    const MEMBERS: &'static [Member];

    /// The structure before any member is read: defaults of the model, else absent.
    fn empty() -> Self;

    /// Reads the member at an index of [`MEMBERS`](Self::MEMBERS); true if the value was not `null`.
    ///
    /// # Errors
    /// Those of the deserializer.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        value: MemberValue<'_, A>,
    ) -> Result<bool, A::Error>;

    /// Passes every member to a writer, in the order of [`MEMBERS`](Self::MEMBERS).
    ///
    /// # Errors
    /// Those of the writer.
    fn write_members<W: MemberWriter>(&self, to: &mut W) -> Result<(), W::Error>;
}

/// Receives the members of a structure one by one.
pub trait MemberWriter {
    /// The reason to stop early.
    type Error;

    /// Receives one member; the value may be absent.
    ///
    /// # Errors
    /// Those of the underlying format.
    fn member<F: Slot>(&mut self, member: &Member, field: &'static str, value: &F) -> Result<(), Self::Error>;
}

/// The value of a member, not read yet.
#[derive(Debug)]
pub struct MemberValue<'a, A> {
    map: &'a mut A,
    report: &'a Report,
}

impl<'de, A: MapAccess<'de>> MemberValue<'_, A> {
    /// Reads the value into a field; true if it was not `null`.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn read_into<F: Slot>(self, field: &mut F) -> Result<bool, A::Error> {
        match self.map.next_value_seed(OptionSeed::<F::Value>::new(self.report))? {
            // `null` is treated like an absent member: a modelled default stays.
            None => Ok(false),
            Some(value) => {
                field.put(value);
                Ok(true)
            }
        }
    }

    /// Skips the value.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn skip(self) -> Result<bool, A::Error> {
        self.map.next_value::<IgnoredAny>().map(|_| false)
    }
}

/// Reads a structure.
///
/// # Errors
/// Those of the deserializer; a missing promised member; in strict reading, an unknown member.
pub fn read<'de, T: Structure, D: Deserializer<'de>>(from: D, report: &Report) -> Result<T, D::Error> {
    from.deserialize_map(StructureVisitor { report, shape: PhantomData })
}

struct StructureVisitor<'a, T> {
    report: &'a Report,
    shape: PhantomData<T>,
}

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("an object", to)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut value = T::empty();
        let mut seen = Seen::default();
        let mut expected = 0;
        while let Some(index) = map.next_key_seed(KeySeed { members: T::MEMBERS, expected, report: self.report })? {
            let Some(member) = T::MEMBERS.get(index) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            expected = index + 1;
            let present = value
                .read_member(index, MemberValue { map: &mut map, report: self.report })
                .inspect_err(|_| self.report.add_step(Step::Member(member.name)))?;
            if present && const { has_promised(T::MEMBERS) } {
                seen.insert(index);
            }
        }
        if const { has_promised(T::MEMBERS) } {
            check_promised(T::MEMBERS, &seen, self.report)?;
        }
        Ok(value)
    }
}

const fn has_promised(members: &[Member]) -> bool {
    let mut index = 0;
    while index < members.len() {
        if members[index].promised {
            return true;
        }
        index += 1;
    }
    false
}

/// The members that had a value. Members from the 257th on count as seen: no output has that many promised members.
#[derive(Default)]
struct Seen([u64; 4]);

impl Seen {
    fn insert(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    fn contains(&self, index: usize) -> bool {
        self.0.get(index / 64).is_none_or(|word| word & (1 << (index % 64)) != 0)
    }
}

fn check_promised<E: de::Error>(members: &'static [Member], seen: &Seen, report: &Report) -> Result<(), E> {
    for (index, member) in members.iter().enumerate() {
        if member.promised && !seen.contains(index) {
            let message = format!("the required member `{}` is missing", member.name);
            let error = report.error(DecodeErrorKind::MissingMember, message);
            report.add_step(Step::Member(member.name));
            return Err(error);
        }
    }
    Ok(())
}

/// The index of an unknown member.
const UNKNOWN: usize = usize::MAX;

/// Looks up a member by its wire name. Services write members in a stable order, so the one after the last is tried
/// first.
#[derive(Clone, Copy)]
pub(super) struct KeySeed<'a> {
    pub(super) members: &'static [Member],
    pub(super) expected: usize,
    pub(super) report: &'a Report,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = usize;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("a member name", to)
    }

    #[inline]
    fn visit_str<E: de::Error>(self, key: &str) -> Result<usize, E> {
        let next = self.members.get(self.expected);
        if next.is_some_and(|member| text::equal(member.name.as_bytes(), key.as_bytes())) {
            return Ok(self.expected);
        }
        self.search(key)
    }
}

impl KeySeed<'_> {
    fn search<E: de::Error>(&self, key: &str) -> Result<usize, E> {
        // Nearly all names differ in length already, so a linear search is faster than a binary one.
        match self.members.iter().position(|member| text::equal(member.name.as_bytes(), key.as_bytes())) {
            Some(index) => Ok(index),
            None if self.report.is_strict() => Err(unknown_member(key, self.members, self.report)),
            None => Ok(UNKNOWN),
        }
    }
}

/// The error of strict reading for an unknown member.
#[cold]
pub(super) fn unknown_member<E: de::Error>(key: &str, members: &[Member], report: &Report) -> E {
    let message = match nearest(key, members.iter().map(|member| member.name)) {
        Some(name) => format!("unknown member, did you mean `{name}`?"),
        None => "unknown member; no member here has a similar name".to_owned(),
    };
    let error = report.error(DecodeErrorKind::UnknownMember, message);
    report.add_step(Step::Unknown(key.chars().take(64).collect()));
    error
}

/// Writes a structure as an object with its present members.
///
/// # Errors
/// Those of the serializer.
pub fn write<T: Structure, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    value.write_members(&mut MapWriter(&mut map))?;
    map.end()
}

struct MapWriter<'a, M>(&'a mut M);

impl<M: SerializeMap> MemberWriter for MapWriter<'_, M> {
    type Error = M::Error;

    fn member<F: Slot>(&mut self, member: &Member, _: &'static str, value: &F) -> Result<(), M::Error> {
        match value.get() {
            Some(value) => self.0.serialize_entry(member.name, &member.formatted(value)),
            None => Ok(()),
        }
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
