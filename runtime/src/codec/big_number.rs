//! Numbers of any size (`bigInteger`, `bigDecimal`), kept as text.

use std::fmt;
use std::str::FromStr;

use serde::de::Deserializer;
use serde::ser::Serializer;
use serde_json::value::RawValue;

use super::format::Style;
use super::leaf::write_number;
use super::report::Report;
use super::scalar::{self, Scalar};
use super::shape::Shape;
use super::validation::{Checker, Constraints};

/// The error for a text that is not a number in the notation of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidNumber(&'static str);

impl fmt::Display for InvalidNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "expected {} in the notation of JSON", self.0)
    }
}

impl std::error::Error for InvalidNumber {}

/// True for a JSON number; with `whole`, only for one without a fraction and an exponent.
fn is_number(text: &str, whole: bool) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && serde_json::from_str::<&RawValue>(text).is_ok_and(|raw| raw.get().len() == text.len())
        && !(whole && text.contains(['.', 'e', 'E']))
}

macro_rules! big_number {
    ($($(#[$meta:meta])* $type:ident, $whole:literal, $expected:literal;)*) => {$(
        $(#[$meta])*
        ///
        /// In other formats than the JSON of a service it is text, so that no digit is lost.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $type(Box<str>);

        impl $type {
            /// The number in the notation of JSON, with all digits that were read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $type {
            fn default() -> Self {
                Self("0".into())
            }
        }

        impl FromStr for $type {
            type Err = InvalidNumber;

            fn from_str(text: &str) -> Result<Self, InvalidNumber> {
                if is_number(text, $whole) { Ok(Self(text.into())) } else { Err(InvalidNumber($expected)) }
            }
        }

        impl From<i64> for $type {
            fn from(value: i64) -> Self {
                Self(value.to_string().into())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.pad(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&self.0)
            }
        }

        impl Shape for $type {
            const EXPECTED: &'static str = $expected;

            fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
                let number = match scalar::read(from, $expected, report)? {
                    // Some services quote big numbers.
                    Scalar::Number(text) | Scalar::Text(text) => text.parse().ok(),
                    Scalar::Integer(value) => value.to_string().parse().ok(),
                    Scalar::Float(value) => format!("{value:?}").parse().ok(),
                    Scalar::Bool(_) => None,
                };
                number.ok_or_else(|| report.invalid_value($expected))
            }

            fn write<S: Serializer>(&self, to: S, style: Style<'_>) -> Result<S::Ok, S::Error> {
                match style {
                    Style::Serde => to.serialize_str(&self.0),
                    Style::Wire(..) => write_number(&self.0, to),
                }
            }

            fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
                // Limits of models are small enough that the nearest float is on the same side of them.
                checker.float(self.0.parse().unwrap_or(f64::NAN), constraints);
            }

            fn placeholder() -> Self {
                Self::default()
            }
        }

        crate::serde_by_shape!($type);
    )*};
}

big_number! {
    /// A whole number of any size.
    BigInteger, true, "a whole number";
    /// A decimal number of any size and precision.
    BigDecimal, false, "a number";
}
