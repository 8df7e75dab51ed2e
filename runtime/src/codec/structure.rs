//! Structures: one visitor that reads them, one that writes them, one that prints them without secrets.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::leaf::TimestampFormat;
use super::path::At;
use super::shape::{Formatted, OptionSeed, Slot};
use crate::nearest::nearest;

/// What stands in `Debug` output in place of a sensitive value. The text is the one all AWS SDKs print.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// What the model says about a member, as far as the codec needs it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub(super) name: &'static str,
    sensitive: bool,
    required: bool,
    format: TimestampFormat,
}

impl Member {
    /// A member by its wire name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, sensitive: false, required: false, format: TimestampFormat::DateTime }
    }

    /// Its value is never printed.
    #[must_use]
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    /// An answer without it is unusable.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Its timestamps are written as seconds since 1970.
    #[must_use]
    pub const fn epoch_seconds(self) -> Self {
        Self { format: TimestampFormat::EpochSeconds, ..self }
    }

    /// Its timestamps are written as HTTP dates.
    #[must_use]
    pub const fn http_date(self) -> Self {
        Self { format: TimestampFormat::HttpDate, ..self }
    }

    /// The wire name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
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

    /// The structure before anything was read.
    fn empty() -> Self;

    /// Reads the member at an index of [`MEMBERS`](Self::MEMBERS); true when there was a value and not `null`.
    ///
    /// # Errors
    /// Those of the deserializer.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        value: MemberValue<'_, A>,
    ) -> Result<bool, A::Error>;

    /// Hands every member to a writer, in the order of [`MEMBERS`](Self::MEMBERS).
    ///
    /// # Errors
    /// Those of the writer.
    fn write_members<W: MemberWriter>(&self, to: &mut W) -> Result<(), W::Error>;
}

/// Takes the members of a structure one by one.
pub trait MemberWriter {
    /// Why it may stop.
    type Error;

    /// Takes one member; an absent one is passed over.
    ///
    /// # Errors
    /// Those of the format underneath.
    fn member<F: Slot>(&mut self, member: &Member, field: &'static str, value: &F) -> Result<(), Self::Error>;
}

/// The value of a member that is about to be read.
#[derive(Debug)]
pub struct MemberValue<'a, A> {
    map: &'a mut A,
    at: &'a At<'a>,
}

impl<'de, A: MapAccess<'de>> MemberValue<'_, A> {
    /// Reads the value into a field; true when there was one and not `null`.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn read_into<F: Slot>(self, field: &mut F) -> Result<bool, A::Error> {
        match self.map.next_value_seed(OptionSeed::<F::Value>::new(self.at))? {
            // `null` says as little as silence: a modelled default stays.
            None => Ok(false),
            Some(value) => {
                field.put(value);
                Ok(true)
            }
        }
    }

    /// Passes over the value.
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
/// Those of the deserializer; a missing required member; in strict reading, a member that the model doesn't have.
pub fn read<'de, T: Structure, D: Deserializer<'de>>(from: D, at: &At<'_>) -> Result<T, D::Error> {
    from.deserialize_map(StructureVisitor { at, shape: PhantomData })
}

struct StructureVisitor<'a, T> {
    at: &'a At<'a>,
    shape: PhantomData<T>,
}

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut value = T::empty();
        let mut seen = Seen::default();
        let mut expected = 0;
        loop {
            let key = KeySeed { members: T::MEMBERS, expected, at: self.at };
            match map.next_key_seed(key)? {
                None => break,
                Some(Key::Unknown) => {
                    map.next_value::<IgnoredAny>()?;
                }
                Some(Key::Known(index, name)) => {
                    expected = index + 1;
                    let at = self.at.member(name);
                    if value.read_member(index, MemberValue { map: &mut map, at: &at })? {
                        seen.insert(index);
                    }
                }
            }
        }
        check_required(T::MEMBERS, &seen, self.at)?;
        Ok(value)
    }
}

/// Which members had a value. Members past the 256th count as seen: no operation promises that many.
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

fn check_required<E: de::Error>(members: &'static [Member], seen: &Seen, at: &At<'_>) -> Result<(), E> {
    for (index, member) in members.iter().enumerate() {
        if member.required && !seen.contains(index) {
            let error = E::custom(format_args!("the required member `{}` is missing", member.name));
            return Err(at.member(member.name).fail(error, "a value"));
        }
    }
    Ok(())
}

/// A key of an object, looked up among the members.
pub(super) enum Key {
    Known(usize, &'static str),
    Unknown,
}

/// Looks up a key. Services write members in a stable order, so the one after the last is tried first.
#[derive(Clone, Copy)]
pub(super) struct KeySeed<'a> {
    pub(super) members: &'static [Member],
    pub(super) expected: usize,
    pub(super) at: &'a At<'a>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a member name")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
        let next = self.members.get(self.expected).filter(|member| member.name == key);
        if let Some(member) = next {
            return Ok(Key::Known(self.expected, member.name));
        }
        match self.members.binary_search_by(|member| member.name.cmp(key)) {
            Ok(index) => Ok(Key::Known(index, self.members.get(index).map_or("", |member| member.name))),
            Err(_) if self.at.is_strict() => Err(unknown_member(key, self.members, self.at)),
            Err(_) => Ok(Key::Unknown),
        }
    }
}

/// The error of strict reading for a member that the model doesn't have.
#[cold]
pub(super) fn unknown_member<E: de::Error>(key: &str, members: &[Member], at: &At<'_>) -> E {
    let shown: String = key.chars().take(64).collect();
    let error = match nearest(key, members.iter().map(|member| member.name)) {
        Some(name) => E::custom(format_args!("unknown member `{shown}`, did you mean `{name}`?")),
        None => E::custom(format_args!("unknown member `{shown}`: the model has no member of that name here")),
    };
    at.fail(error, "a known member")
}

/// Writes a structure as an object of its present members.
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

/// Prints a structure: its present members, the sensitive ones redacted.
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
