//! Open enums: the known values of the model, and unknown values, which are kept.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

use super::decode_problem::DecodeErrorKind;
use super::invalid_enum_value::InvalidEnumValue;
use super::map_key::MapKey;
use super::report::Report;
use super::text;

/// An enum value that the model doesn't have. Only the `From` conversions of the enum create one, so it never holds a
/// known value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The wire value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Finds a text among the values of an enum: a hash table that is built at compile time. `N` is the result of
/// [`slots`].
#[derive(Debug)]
pub struct Lookup<const N: usize>([u16; N]);

/// Marks a slot without a value.
const EMPTY: u16 = u16::MAX;

/// The number of slots of a table for this many values: a power of two, at least half of them empty.
#[must_use]
pub const fn slots(values: usize) -> usize {
    (values * 2 + 1).next_power_of_two()
}

impl<const N: usize> Lookup<N> {
    /// The table for these values.
    #[must_use]
    pub const fn new(values: &[&str]) -> Self {
        let mut table = [EMPTY; N];
        let mut position = 0;
        while position < values.len() {
            let mut slot = text::hash(values[position].as_bytes()) as usize % N;
            while table[slot] != EMPTY {
                slot = (slot + 1) % N;
            }
            table[slot] = position as u16;
            position += 1;
        }
        Self(table)
    }

    /// The position of a value in `values`, which must be those that the table was built for.
    #[must_use]
    pub fn find(&self, values: &[&str], value: &str) -> Option<usize> {
        find(&self.0, values, value)
    }
}

/// Not generic, so that it is compiled once for all enums.
fn find(table: &[u16], values: &[&str], value: &str) -> Option<usize> {
    // The length is a power of two, and every search ends at an empty slot.
    let mask = table.len().wrapping_sub(1);
    let mut slot = text::hash(value.as_bytes()) as usize & mask;
    loop {
        let position = table.get(slot).copied().filter(|position| *position != EMPTY)?;
        if values.get(usize::from(position)).is_some_and(|known| text::equal(known.as_bytes(), value.as_bytes())) {
            return Some(usize::from(position));
        }
        slot = (slot + 1) & mask;
    }
}

/// Reads a value from a string, without a copy where the format can lend the string.
///
/// # Errors
/// Those of the deserializer.
pub fn read_text<'de, T: MapKey + for<'a> From<&'a str>, D: Deserializer<'de>>(
    from: D,
    report: &Report,
) -> Result<T, D::Error> {
    let value: T = from.deserialize_str(TextVisitor { report, text: PhantomData })?;
    if report.is_strict() {
        record_unknown(value.unknown_value(), report);
    }
    Ok(value)
}

/// Reports an unknown value, in strict reading.
#[cold]
fn record_unknown(value: Option<InvalidEnumValue>, report: &Report) {
    if let Some(problem) = value {
        let message = problem.redacted_if(report.is_sensitive()).to_string();
        report.record(DecodeErrorKind::UnknownEnumValue, message, None);
    }
}

struct TextVisitor<'a, T> {
    report: &'a Report,
    text: PhantomData<T>,
}

impl<T: for<'a> From<&'a str>> Visitor<'_> for TextVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting("a string", to)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Declares the wire value of each variant of an open enum. The enum itself is defined before it, with a last variant
/// `Unknown(UnknownValue)`. A variant without a wire value does not compile.
///
/// The macro implements `as_str`, `values`, `from_known`, `From<&str>`, `From<String>`, `Display`, `AsRef<str>`,
/// equality, order and hash by the wire value, `Debug` (redacted where the enum is `sensitive`), `Serialize` and
/// `Deserialize`.
///
/// ```
/// use smithy_client_runtime::UnknownValue;
///
/// #[derive(Clone)]
/// pub enum Loan {
///     GivenBack,
///     Lent,
///     Unknown(UnknownValue),
/// }
///
/// smithy_client_runtime::__v1::open_enum! {
///     Loan {
///         GivenBack = "Given Back",
///         Lent = "Lent",
///     }
/// }
///
/// assert_eq!(Loan::from("Given Back"), Loan::GivenBack);
/// assert_eq!(Loan::from("Lost").as_str(), "Lost");
/// assert_eq!(Loan::values(), [Loan::GivenBack, Loan::Lent]);
/// let error = Loan::from_known("Given back").unwrap_err();
/// assert_eq!(error.to_string(), "\"Given back\" is not a known value of `Loan`; did you mean \"Given Back\"?");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (sensitive $type:ident { $($table:tt)* }) => {
        $crate::open_enum! { @implement $type { $($table)* } [$crate::InvalidEnumValue::redacted(::core::stringify!($type))] }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                to.write_str($crate::codec::REDACTED)
            }
        }
    };

    ($type:ident { $($variant:ident = $wire:literal,)* }) => {
        $crate::open_enum! { @implement $type { $($variant = $wire,)* } [] }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant => to.write_str(::core::stringify!($variant)),)*
                    Self::Unknown(value) => ::core::write!(to, "Unknown({:?})", value.as_str()),
                }
            }
        }
    };

    (@error $value:ident $type:ident) => {
        $crate::InvalidEnumValue::new(::core::stringify!($type), $value, $type::WIRE)
    };
    (@error $value:ident $type:ident $hidden:expr) => {{
        let _ = $value;
        $hidden
    }};

    (@implement $type:ident { $($variant:ident = $wire:literal,)* } [$($hidden:expr)?]) => {
        impl $type {
            const WIRE: &'static [&'static ::core::primitive::str] = &[$($wire),*];

            /// The wire value.
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// The known values, in the order of the variants' names.
            #[must_use]
            pub const fn values() -> &'static [Self] {
                const { &[$(Self::$variant),*] }
            }

            /// The known value with this wire value. To accept unknown values too, use `From<&str>`.
            ///
            /// # Errors
            /// The text is not a known value. The error names the nearest one, unless the enum is sensitive.
            pub fn from_known(
                value: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::InvalidEnumValue> {
                Self::known(value).ok_or_else(|| Self::invalid(value))
            }

            #[cold]
            fn invalid(value: &::core::primitive::str) -> $crate::InvalidEnumValue {
                $crate::open_enum!(@error value $type $($hidden)?)
            }

            fn known(value: &::core::primitive::str) -> ::core::option::Option<Self> {
                const SLOTS: ::core::primitive::usize = $crate::codec::slots($type::WIRE.len());
                static LOOKUP: $crate::codec::Lookup<SLOTS> = $crate::codec::Lookup::new($type::WIRE);
                LOOKUP.find(Self::WIRE, value).and_then(|position| Self::values().get(position).cloned())
            }
        }

        $crate::string_like!($type);
        $crate::serde_by_shape!($type);
    };
}

/// The conversions, comparisons and codec traits of an open enum.
#[doc(hidden)]
#[macro_export]
macro_rules! string_like {
    ($type:ident) => {
        impl ::core::convert::From<&::core::primitive::str> for $type {
            fn from(value: &::core::primitive::str) -> Self {
                Self::known(value).unwrap_or_else(|| Self::Unknown($crate::UnknownValue::new(value)))
            }
        }

        impl ::core::convert::From<$crate::String> for $type {
            fn from(value: $crate::String) -> Self {
                <Self as ::core::convert::From<&::core::primitive::str>>::from(&value)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                to.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<::core::primitive::str> for $type {
            fn as_ref(&self) -> &::core::primitive::str {
                self.as_str()
            }
        }

        impl ::core::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::core::cmp::Eq for $type {}

        impl ::core::cmp::PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $type {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(self.as_str(), other.as_str())
            }
        }

        impl ::core::hash::Hash for $type {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state);
            }
        }

        #[doc(hidden)]
        impl $crate::codec::MapKey for $type {
            fn as_key(&self) -> &::core::primitive::str {
                self.as_str()
            }

            fn unknown_value(&self) -> ::core::option::Option<$crate::InvalidEnumValue> {
                match self {
                    Self::Unknown(value) => ::core::option::Option::Some(Self::invalid(value.as_str())),
                    _ => ::core::option::Option::None,
                }
            }
        }

        #[doc(hidden)]
        impl $crate::codec::Shape for $type {
            const EXPECTED: &'static ::core::primitive::str = "a string";

            fn read<'de, D: $crate::serde::Deserializer<'de>>(
                from: D,
                report: &$crate::codec::Report,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::read_text(from, report)
            }

            fn write<S: $crate::serde::Serializer>(
                &self,
                to: S,
                style: $crate::codec::Style<'_>,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                style.write_text(self.as_str(), to)
            }

            fn check(&self, constraints: &$crate::codec::Constraints, checker: &mut $crate::codec::Checker<'_>) {
                checker.enum_text(self, constraints);
            }

            fn placeholder() -> Self {
                <Self as ::core::convert::From<&::core::primitive::str>>::from("")
            }

            fn is_placeholder(&self) -> ::core::primitive::bool {
                self.as_str().is_empty()
            }
        }
    };
}
