//! Structures: their members, and how they are read. Sensitive members are redacted.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Unexpected, Visitor};
use serde_json::value::RawValue;

use super::any_json::AnyJson;
use super::decode_problem::DecodeErrorKind;
use super::format::{Style, TimestampFormat};
use super::nearest::nearest;
use super::report::{Report, Step};
use super::shape::{PlaceSeed, Slot};
use super::text;
use super::unknown_members::UnknownMembers;
use super::validation::Constraints;

/// Printed by `Debug` in place of a sensitive value: the same text as in the other AWS SDKs.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// The facts of the model about a member that the codec needs.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub(super) name: &'static str,
    sensitive: bool,
    pub(super) promised: bool,
    format: TimestampFormat,
    constraints: &'static Constraints,
}

impl Member {
    /// A member with this wire name. What JSON would escape in it is an error of compilation, since names are written as
    /// they are.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        assert!(text::is_plain(name.as_bytes()), "a name with characters that JSON escapes");
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

    pub(super) fn step(&self) -> Step {
        Step::Member(self.name, self.sensitive)
    }

    /// The style of its value.
    pub(super) fn style<'a>(&self, style: Style<'a>) -> Style<'a> {
        style.with(self.format)
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
#[doc(hidden)]
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

    /// The members that the model doesn't know; `None` if the type has no place for them.
    fn unknown(&self) -> Option<&UnknownMembers> {
        None
    }

    /// The same to be changed.
    fn unknown_mut(&mut self) -> Option<&mut UnknownMembers> {
        None
    }
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
        // `null` is treated like an absent member: a modelled default stays.
        field.read_with(|place| self.map.next_value_seed(PlaceSeed { place, report: self.report }))
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
    let mut value = T::empty();
    from.deserialize_map(StructureVisitor { value: &mut value, report })?;
    Ok(value)
}

/// Reads a structure into its place.
///
/// # Errors
/// Those of [`read`].
pub fn read_into<'de, T: Structure, D: Deserializer<'de>>(
    place: &mut Option<T>,
    from: D,
    report: &Report,
) -> Result<(), D::Error> {
    from.deserialize_map(StructureVisitor { value: place.insert(T::empty()), report })
}

/// Reads the members of an empty structure.
struct StructureVisitor<'a, T> {
    value: &'a mut T,
    report: &'a Report,
}

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("an object", to)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        let mut expected = 0;
        while let Some(index) = map.next_key_seed(KeySeed { members: T::MEMBERS, expected, report: self.report })? {
            let Some(member) = T::MEMBERS.get(index) else {
                read_unknown(&mut map, self.value.unknown_mut(), T::MEMBERS, self.report)?;
                continue;
            };
            expected = index + 1;
            let is_strict = self.report.is_strict();
            if is_strict {
                enter_strictly(member, seen.contains(index), self.report);
            }
            let present = match self.value.read_member(index, MemberValue { map: &mut map, report: self.report }) {
                Ok(present) => present,
                Err(error) => {
                    self.report.add_step(member.step());
                    return Err(error);
                }
            };
            if is_strict {
                self.report.leave();
            }
            if present && const { has_promised(T::MEMBERS) } || is_strict {
                seen.insert(index);
            }
        }
        if const { has_promised(T::MEMBERS) } {
            check_promised(T::MEMBERS, &seen, self.report)?;
        }
        Ok(())
    }
}

/// Goes to a member, in strict reading.
#[cold]
fn enter_strictly(member: &'static Member, is_repeated: bool, report: &Report) {
    if is_repeated {
        report.record_of_key(DecodeErrorKind::RepeatedKey, "the member is repeated".to_owned());
    }
    report.enter(|| member.step());
}

/// Reads the value behind a name that the model doesn't have.
#[cold]
fn read_unknown<'de, A: MapAccess<'de>>(
    map: &mut A,
    unknown: Option<&mut UnknownMembers>,
    members: &'static [Member],
    report: &Report,
) -> Result<(), A::Error> {
    match (report.unknown_member(), unknown) {
        (Some(name), _) if report.is_strict() => {
            let json: &RawValue = map.next_value()?;
            let before = report.begin(json.get());
            report_unknown_member(&name, members, report);
            report.end(&before);
            Ok(())
        }
        (Some(name), Some(unknown)) => {
            let json = map.next_value_seed(AnyJson)?;
            unknown.keep(name, json, report)
        }
        _ => map.next_value::<IgnoredAny>().map(drop),
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

/// The members that had a value. Those from the 257th on are not counted: no output has that many promised members.
#[derive(Default)]
struct Seen([u64; 4]);

impl Seen {
    fn insert(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    fn contains(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }
}

fn check_promised<E: de::Error>(members: &'static [Member], seen: &Seen, report: &Report) -> Result<(), E> {
    let missing =
        members.iter().enumerate().take(256).find(|(index, member)| member.promised && !seen.contains(*index));
    let Some((_, member)) = missing else { return Ok(()) };
    let message = format!("the required member `{}` is missing", member.name);
    report.add_step(member.step());
    report.enter(|| member.step());
    Err(report.error(DecodeErrorKind::MissingMember, message))
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
        match self.members.get(self.expected) {
            Some(member) if self.report.is_of_reader() => from.deserialize_newtype_struct(member.name, self),
            _ => from.deserialize_identifier(self),
        }
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = usize;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("a member name", to)
    }

    /// The reader's sign for the expected name.
    fn visit_unit<E: de::Error>(self) -> Result<usize, E> {
        if self.report.is_of_reader() { Ok(self.expected) } else { Err(E::invalid_type(Unexpected::Unit, &self)) }
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<usize, E> {
        Ok(self.search(key))
    }
}

impl KeySeed<'_> {
    fn search(&self, key: &str) -> usize {
        // Nearly all names differ in length already, so a linear search is faster than a binary one. It begins with the
        // member that was expected, since absent members are the most common reason for another one.
        let is_key = |member: &Member| text::equal(member.name.as_bytes(), key.as_bytes());
        let (before, after) = self.members.split_at_checked(self.expected).unwrap_or((self.members, &[]));
        match after.iter().position(is_key).map(|index| before.len() + index).or_else(|| before.iter().position(is_key))
        {
            Some(index) => index,
            None => {
                self.report.begin_unknown_member(key);
                UNKNOWN
            }
        }
    }
}

/// Reports a member that the model doesn't have, in strict reading.
#[cold]
pub(super) fn report_unknown_member(name: &str, members: &[Member], report: &Report) {
    let message = match nearest(name, members.iter().map(|member| member.name)) {
        Some(nearest) => format!("unknown member, did you mean `{nearest}`?"),
        None => "unknown member; no member here has a similar name".to_owned(),
    };
    let step = Step::Unknown(name.chars().take(64).collect());
    report.record(DecodeErrorKind::UnknownMember, message, Some(step));
}

/// Reads a structure for serde, which may stand in place of members of another structure (`#[serde(flatten)]`): then only
/// the names that the model knows belong to it.
///
/// # Errors
/// Those of [`read`].
pub fn deserialize_structure<'de, T: Structure, D: Deserializer<'de>>(
    from: D,
    name: &'static str,
    names: &'static [&'static str],
) -> Result<T, D::Error> {
    let report = Report::lenient();
    let mut value = T::empty();
    let visitor = StructureVisitor { value: &mut value, report: &report };
    from.deserialize_struct(name, names, visitor).map_err(|error| report.redacted(error))?;
    Ok(value)
}
