//! Open enums: the values of the model, and room for those of tomorrow.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

use super::report::Report;
use super::text;

/// A value that the model doesn't know. Only `From` makes one, so a known value is never unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The text as the service wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Finds a text among the values of an enum: a hash table that the compiler fills. `N` is [`slots`] of the values.
#[derive(Debug)]
pub struct Lookup<const N: usize>([u16; N]);

/// The slot of no value.
const EMPTY: u16 = u16::MAX;

/// How many slots a table of so many values has: a power of two, at least half of them empty.
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

    /// The position of a value among `values`, for which the table was made.
    #[must_use]
    pub fn find(&self, values: &[&str], value: &str) -> Option<usize> {
        find(&self.0, values, value)
    }
}

/// Compiled once for all enums.
fn find(table: &[u16], values: &[&str], value: &str) -> Option<usize> {
    // The length is a power of two, and every walk ends at an empty slot.
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

/// Reads a value by its text, without a copy where the format lends it.
///
/// # Errors
/// Those of the deserializer.
pub fn read_text<'de, T: for<'a> From<&'a str>, D: Deserializer<'de>>(from: D, report: &Report) -> Result<T, D::Error> {
    from.deserialize_str(TextVisitor { report, text: PhantomData })
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

/// Declares an open enum: variants with their wire strings, each spelled once.
///
/// Beside the enum there are `as_str`, `values`, `From<&str>`, `From<String>`, `Display`, `AsRef<str>`, equality,
/// order and hash by the wire string, `Debug` (redacted where the enum is declared `sensitive`), serde both ways.
///
/// ```
/// smithy_client_runtime::open_enum! {
///     /// Where a painting is.
///     pub enum Place {
///         /// In another museum.
///         OnLoan = "On Loan",
///         /// In the storeroom.
///         Stored = "Stored",
///     }
/// }
///
/// assert_eq!(Place::from("On Loan"), Place::OnLoan);
/// assert_eq!(Place::from("Restored").as_str(), "Restored");
/// assert_eq!(Place::values(), [Place::OnLoan, Place::Stored]);
/// ```
#[macro_export]
macro_rules! open_enum {
    ($(#[$meta:meta])* pub sensitive enum $type:ident { $($body:tt)* }) => {
        $crate::open_enum! { @declare $(#[$meta])* $type { $($body)* } }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                to.write_str($crate::codec::REDACTED)
            }
        }
    };

    ($(#[$meta:meta])* pub enum $type:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $wire:literal,)*
    }) => {
        $crate::open_enum! { @declare $(#[$meta])* $type { $($(#[$variant_meta])* $variant = $wire,)* } }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant => to.write_str(::core::stringify!($variant)),)*
                    Self::Unknown(value) => ::core::write!(to, "Unknown({:?})", value.as_str()),
                }
            }
        }
    };

    (@declare $(#[$meta:meta])* $type:ident { $($(#[$variant_meta:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$variant_meta])* $variant,)*
            /// A value that the model of this crate doesn't know. It is kept and sent back as it is.
            Unknown($crate::UnknownValue),
        }

        impl $type {
            const WIRE: &'static [&'static ::core::primitive::str] = &[$($wire),*];

            /// The value as it goes over the wire.
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// The values that the model knows, in the order of their names.
            #[must_use]
            pub const fn values() -> &'static [Self] {
                const { &[$(Self::$variant),*] }
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

/// What an open enum has in common with a string.
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

        impl $crate::codec::MapKey for $type {
            fn as_key(&self) -> &::core::primitive::str {
                self.as_str()
            }

            fn is_known(&self) -> ::core::primitive::bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        }

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
                _: $crate::codec::TimestampFormat,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }

            fn check(&self, constraints: &$crate::codec::Constraints, checker: &mut $crate::codec::Checker<'_>) {
                let is_known = !::core::matches!(self, Self::Unknown(_));
                checker.enum_text(self.as_str(), is_known, constraints);
            }

            fn placeholder() -> Self {
                <Self as ::core::convert::From<&::core::primitive::str>>::from("")
            }
        }
    };
}
