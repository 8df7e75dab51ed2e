//! Open integer enums (`intEnum`).

use std::fmt;

use super::decode_problem::DecodeErrorKind;
use super::invalid_enum_value::InvalidEnumValue;
use super::report::Report;

/// A number that the model doesn't have. Only the `From` conversion of the enum creates one, so it never holds a known
/// number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownInt(i32);

impl UnknownInt {
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: i32) -> Self {
        Self(value)
    }

    /// The wire value.
    #[must_use]
    pub const fn as_i32(self) -> i32 {
        self.0
    }
}

impl fmt::Display for UnknownInt {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}

/// Reports an unknown number, in strict reading.
pub fn check_known_number(name: &'static str, value: UnknownInt, report: &Report) {
    if report.is_strict() {
        let problem = InvalidEnumValue::number(name, value.0).redacted_if(report.is_sensitive());
        report.record(DecodeErrorKind::UnknownEnumValue, problem.to_string(), None);
    }
}

/// Declares the number of each variant of an open integer enum. The enum itself is defined before it, with a last
/// variant `Unknown(UnknownInt)`. A variant without a number does not compile.
///
/// ```
/// use smithy_client_runtime::UnknownInt;
///
/// #[derive(Clone, Copy)]
/// pub enum Face {
///     Heads,
///     Unknown(UnknownInt),
/// }
///
/// smithy_client_runtime::__v1::int_enum! {
///     Face {
///         Heads = 1,
///     }
/// }
///
/// assert_eq!(Face::from(1), Face::Heads);
/// assert_eq!(Face::from(7).as_i32(), 7);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! int_enum {
    ($type:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $type {
            /// The wire value.
            #[must_use]
            pub const fn as_i32(self) -> ::core::primitive::i32 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_i32(),
                }
            }

            /// The known values, in the order of the variants' names.
            #[must_use]
            pub const fn values() -> &'static [Self] {
                &[$(Self::$variant),*]
            }
        }

        impl ::core::convert::From<::core::primitive::i32> for $type {
            fn from(value: ::core::primitive::i32) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::Unknown($crate::UnknownInt::new(value)),
                }
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant => to.write_str(::core::stringify!($variant)),)*
                    Self::Unknown(value) => ::core::write!(to, "Unknown({value})"),
                }
            }
        }

        impl ::core::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                self.as_i32() == other.as_i32()
            }
        }

        impl ::core::cmp::Eq for $type {}

        impl ::core::hash::Hash for $type {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.as_i32(), state);
            }
        }

        #[doc(hidden)]
        impl $crate::codec::Shape for $type {
            const EXPECTED: &'static ::core::primitive::str = "a 32-bit integer";

            fn read<'de, D: $crate::serde::Deserializer<'de>>(
                from: D,
                report: &$crate::codec::Report,
            ) -> ::core::result::Result<Self, D::Error> {
                let number = <::core::primitive::i32 as $crate::codec::Shape>::read(from, report)?;
                let value = <Self as ::core::convert::From<::core::primitive::i32>>::from(number);
                if let Self::Unknown(value) = value {
                    $crate::codec::check_known_number(::core::stringify!($type), value, report);
                }
                ::core::result::Result::Ok(value)
            }

            fn write<S: $crate::serde::Serializer>(
                &self,
                to: S,
                _: $crate::codec::Style<'_>,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_i32(self.as_i32())
            }

            fn check(&self, constraints: &$crate::codec::Constraints, checker: &mut $crate::codec::Checker<'_>) {
                let unknown = match self {
                    Self::Unknown(value) => ::core::option::Option::Some(*value),
                    _ => ::core::option::Option::None,
                };
                checker.enum_number(::core::stringify!($type), self.as_i32(), unknown, constraints);
            }

            fn placeholder() -> Self {
                <Self as ::core::convert::From<::core::primitive::i32>>::from(0)
            }
        }

        $crate::serde_by_shape!($type);
    };
}
