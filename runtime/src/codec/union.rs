//! Unions: exactly one member of the model, or an unknown member, which is kept as JSON.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::any_json::AnyJson;
use super::decode_problem::DecodeErrorKind;
use super::format::Style;
use super::json_writer::{JsonWriter, Written};
use super::native::{MAX_DEPTH, Styled, depth, same_json};
use super::report::Report;
use super::shape::{AnyValue, Formatted, PlaceSeed, Shape};
use super::structure::{Member, REDACTED, report_unknown_member};

/// A union member that the model doesn't have: its name, and its value as JSON text.
///
/// It is sent back as it came. `Debug` prints only the name, since the value may be sensitive.
#[derive(Clone)]
pub struct UnknownMember {
    name: Box<str>,
    json: Box<RawValue>,
}

impl UnknownMember {
    /// The wire name; empty if the object had no members.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value as JSON text.
    #[must_use]
    pub fn json(&self) -> &str {
        self.json.get()
    }

    #[doc(hidden)]
    #[must_use]
    pub fn none() -> Self {
        Self { name: "".into(), json: RawValue::NULL.to_owned() }
    }
}

impl PartialEq for UnknownMember {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && same_json(self.json(), other.json())
    }
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}: {REDACTED}", self.name)
    }
}

/// A modelled union. Implemented by [`union!`](crate::union).
pub trait Union: Sized {
    /// The members, sorted by wire name.
    const MEMBERS: &'static [Member];

    /// Reads the member at an index of [`MEMBERS`](Self::MEMBERS); `None` for `null`.
    ///
    /// # Errors
    /// Those of the deserializer.
    fn read_member<'de, A: MapAccess<'de>>(
        index: usize,
        map: &mut A,
        report: &Report,
    ) -> Result<Option<Self>, A::Error>;

    /// The union with an unknown member.
    fn unknown(member: UnknownMember) -> Self;
}

/// Reads a union. If there are several members, which no service should send, the first known one is read.
///
/// # Errors
/// Those of the deserializer; in strict reading, an unknown member and a second member.
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(from: D, report: &Report) -> Result<T, D::Error> {
    from.deserialize_map(UnionVisitor { report, shape: PhantomData })
}

/// Reads a union for serde, which may stand in place of members of another structure (`#[serde(flatten)]`): then only the
/// names that the model knows belong to it.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize_union<'de, T: Union, D: Deserializer<'de>>(
    from: D,
    name: &'static str,
    names: &'static [&'static str],
) -> Result<T, D::Error> {
    let report = Report::lenient();
    let visitor = UnionVisitor { report: &report, shape: PhantomData };
    from.deserialize_struct(name, names, visitor).map_err(|error| report.redacted(error))
}

struct UnionVisitor<'a, T> {
    report: &'a Report,
    shape: PhantomData<T>,
}

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("an object", to)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut known = None;
        let mut unknown = None;
        while let Some(key) = map.next_key::<String>()? {
            let index = T::MEMBERS.binary_search_by(|member| member.name.cmp(key.as_str()));
            match index.ok().and_then(|index| T::MEMBERS.get(index).map(|member| (index, member))) {
                Some((_, member)) if known.is_some() && self.report.is_strict() => {
                    let json: &RawValue = map.next_value()?;
                    if json.get() != "null" {
                        let before = self.report.begin(json.get());
                        report_second_member(member, self.report);
                        self.report.end(&before);
                    }
                }
                Some((index, member)) if known.is_none() => {
                    self.report.enter(|| member.step());
                    known = T::read_member(index, &mut map, self.report)
                        .inspect_err(|_| self.report.add_step(member.step()))?;
                    self.report.leave();
                }
                None if self.report.is_strict() => {
                    let json: &RawValue = map.next_value()?;
                    let before = self.report.begin(json.get());
                    report_unknown_member(&key, T::MEMBERS, self.report);
                    self.report.end(&before);
                }
                None if unknown.is_none() && key != "__type" => {
                    let json = map.next_value_seed(AnyJson)?;
                    if json.get() != "null" && depth(json.get()) <= MAX_DEPTH {
                        unknown = Some(UnknownMember { name: key.into(), json });
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(known.unwrap_or_else(|| T::unknown(unknown.unwrap_or_else(UnknownMember::none))))
    }
}

/// Reports a second member, in strict reading.
#[cold]
fn report_second_member(member: &'static Member, report: &Report) {
    let message = "a union has exactly one member, and another member precedes this one".to_owned();
    report.record(DecodeErrorKind::InvalidValue, message, Some(member.step()));
}

/// Reads the payload of a union member.
///
/// # Errors
/// Those of the deserializer.
pub fn read_payload<'de, T: Shape, A: MapAccess<'de>>(map: &mut A, report: &Report) -> Result<Option<T>, A::Error> {
    let mut place = None;
    map.next_value_seed(PlaceSeed { place: &mut place, report })?;
    Ok(place)
}

/// Skips the payload of a union member.
///
/// # Errors
/// Those of the deserializer.
pub fn skip_payload<'de, T, A: MapAccess<'de>>(map: &mut A) -> Result<Option<T>, A::Error> {
    map.next_value::<IgnoredAny>().map(|_| None)
}

/// Writes a union member.
///
/// # Errors
/// Those of the serializer.
pub fn write_union<T: Shape, S: Serializer>(
    member: Option<&Member>,
    value: &T,
    to: S,
    style: Style<'_>,
) -> Result<S::Ok, S::Error> {
    // Without a length, as structures: formats that need one don't describe themselves, and could not be read.
    let mut map = to.serialize_map(None)?;
    if let Some(member) = member {
        map.serialize_entry(member.name(), &Formatted(value, member.style(style)))?;
    }
    map.end()
}

/// Writes an unknown union member.
///
/// # Errors
/// Those of the serializer.
pub fn write_unknown<S: Serializer>(
    union: &'static str,
    member: &UnknownMember,
    to: S,
    style: Style<'_>,
) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    if !member.name.is_empty() {
        style.record(union, &member.name);
        map.serialize_entry(member.name(), &Styled(&member.json, style))?;
    }
    map.end()
}

/// Writes a union member as JSON.
///
/// # Errors
/// JSON can't represent its value.
pub fn write_union_json<T: Shape>(
    member: Option<&Member>,
    value: &T,
    to: &mut JsonWriter,
    style: Style<'_>,
) -> Written {
    write_member(member, value, to, style)
}

fn write_member(member: Option<&Member>, value: &dyn AnyValue, to: &mut JsonWriter, style: Style<'_>) -> Written {
    let mut object = to.object()?;
    if let Some(member) = member {
        object.member(member.name(), value, member.style(style))?;
    }
    object.end()
}

/// Writes an unknown union member as JSON.
///
/// # Errors
/// None.
pub fn write_unknown_json(
    union: &'static str,
    member: &UnknownMember,
    to: &mut JsonWriter,
    style: Style<'_>,
) -> Written {
    let mut object = to.object()?;
    if !member.name.is_empty() {
        style.record(union, &member.name);
        object.unknown(&member.name, &member.json, style)?;
    }
    object.end()
}

/// Prints a union member, redacted if it is sensitive.
///
/// # Errors
/// Those of the formatter.
pub fn debug_union(
    variant: &'static str,
    member: Option<&Member>,
    value: &dyn fmt::Debug,
    to: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    to.debug_tuple(variant).field(&member.map_or(value, |member| member.debug(value))).finish()
}

/// Declares the members of a union, sorted by wire name: the variant, the wire name, and flags and constraints as in
/// `structure!`. The enum itself is defined before it, with a last variant `Unknown(UnknownMember)`. A variant without
/// a wire name does not compile.
///
/// ```
/// use smithy_client_runtime::UnknownMember;
///
/// #[derive(Clone, PartialEq)]
/// pub enum Payer {
///     Account(String),
///     Unknown(UnknownMember),
/// }
///
/// smithy_client_runtime::__v1::union! {
///     Payer {
///         Account = "Account" (sensitive),
///     }
/// }
///
/// let payer: Payer = serde_json::from_str(r#"{"Account": "123"}"#)?;
/// assert_eq!(payer, Payer::Account("123".to_owned()));
/// assert_eq!(format!("{payer:?}"), "Payer::Account(*** Sensitive Data Redacted ***)");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($type:ident {
        $($variant:ident = $wire:literal $(($($flag:ident),+))? $([$($constraints:tt)+])?,)*
    }) => {
        impl $type {
            // The entry of `MEMBERS` for the variant.
            fn member(&self) -> ::core::option::Option<&'static $crate::codec::Member> {
                enum Index { $($variant,)* }
                let index = match self {
                    $(Self::$variant(_) => Index::$variant as ::core::primitive::usize,)*
                    Self::Unknown(_) => return ::core::option::Option::None,
                };
                <Self as $crate::codec::Union>::MEMBERS.get(index)
            }
        }

        #[doc(hidden)]
        impl $crate::codec::Union for $type {
            const MEMBERS: &'static [$crate::codec::Member] = &[
                $(
                    $crate::codec::Member::new($wire)$($(.$flag())+)?
                        $(.constraints(const { &$crate::constraints!($($constraints)+) }))?,
                )*
            ];

            fn read_member<'de, A: $crate::serde::de::MapAccess<'de>>(
                index: ::core::primitive::usize,
                map: &mut A,
                report: &$crate::codec::Report,
            ) -> ::core::result::Result<::core::option::Option<Self>, A::Error> {
                enum Index { $($variant,)* }
                match index {
                    $(at_index if at_index == Index::$variant as ::core::primitive::usize => {
                        ::core::result::Result::Ok($crate::codec::read_payload(map, report)?.map(Self::$variant))
                    })*
                    _ => $crate::codec::skip_payload(map),
                }
            }

            fn unknown(member: $crate::UnknownMember) -> Self {
                Self::Unknown(member)
            }
        }

        #[doc(hidden)]
        impl $crate::codec::Shape for $type {
            const EXPECTED: &'static ::core::primitive::str = "an object";

            fn read<'de, D: $crate::serde::Deserializer<'de>>(
                from: D,
                report: &$crate::codec::Report,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::read_union(from, report)
            }

            fn write<S: $crate::serde::Serializer>(
                &self,
                to: S,
                style: $crate::codec::Style<'_>,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => $crate::codec::write_union(self.member(), value, to, style),)*
                    Self::Unknown(member) => {
                        $crate::codec::write_unknown(::core::stringify!($type), member, to, style)
                    }
                }
            }

            fn write_json(
                &self,
                to: &mut $crate::codec::JsonWriter,
                style: $crate::codec::Style<'_>,
            ) -> $crate::codec::Written {
                match self {
                    $(Self::$variant(value) => $crate::codec::write_union_json(self.member(), value, to, style),)*
                    Self::Unknown(member) => {
                        $crate::codec::write_unknown_json(::core::stringify!($type), member, to, style)
                    }
                }
            }

            fn check(&self, _: &$crate::codec::Constraints, checker: &mut $crate::codec::Checker<'_>) {
                match self {
                    $(Self::$variant(value) => {
                        $crate::codec::check_union(self.member(), ::core::stringify!($variant), value, checker);
                    })*
                    Self::Unknown(_) => {}
                }
            }

            fn placeholder() -> Self {
                Self::Unknown($crate::UnknownMember::none())
            }

            fn is_placeholder(&self) -> ::core::primitive::bool {
                ::core::matches!(self, Self::Unknown(member) if member.name().is_empty())
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                to.write_str(::core::concat!(::core::stringify!($type), "::"))?;
                match self {
                    $(Self::$variant(value) => {
                        $crate::codec::debug_union(::core::stringify!($variant), self.member(), value, to)
                    })*
                    Self::Unknown(member) => $crate::codec::debug_union("Unknown", ::core::option::Option::None, member, to),
                }
            }
        }

        $crate::serde_by_shape!($type, deserialize_union, [$($wire),*]);
        $crate::validate_by_shape!($type);
    };
}
