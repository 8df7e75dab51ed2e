//! Strings, booleans, numbers and timestamps: the values that contain no other values.

use std::fmt;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

use super::format::{Style, TimestampFormat};
use super::json_writer::{JsonWriter, Written};
use super::report::Report;
use super::scalar::{self, Scalar};
use super::shape::Shape;
use super::timestamp::{Rfc3339, Timestamp};
use super::validation::{Checker, Constraints};

/// A value that is a scalar in every format. `None` is a mismatch.
trait Leaf: Sized {
    const EXPECTED: &'static str;

    fn from_scalar(scalar: Scalar<'_>) -> Option<Self>;
}

fn read<'de, T: Leaf, D: Deserializer<'de>>(from: D, report: &Report) -> Result<T, D::Error> {
    let scalar = scalar::read(from, T::EXPECTED, report)?;
    T::from_scalar(scalar).ok_or_else(|| report.invalid_value(T::EXPECTED))
}

/// Most values are strings, so they have a visitor of their own.
impl Shape for String {
    const EXPECTED: &'static str = "a string";

    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
        from.deserialize_string(StringVisitor(report))
    }

    fn write<S: Serializer>(&self, to: S, _: Style<'_>) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }

    fn write_json(&self, to: &mut JsonWriter, _: Style<'_>) -> Written {
        to.text(self)
    }

    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        checker.text(self, constraints);
    }

    fn placeholder() -> Self {
        Self::new()
    }

    fn is_placeholder(&self) -> bool {
        self.is_empty()
    }
}

struct StringVisitor<'a>(&'a Report);

impl Visitor<'_> for StringVisitor<'_> {
    type Value = String;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(String::EXPECTED, to)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }
}

impl Leaf for bool {
    const EXPECTED: &'static str = "true or false";

    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        if let Scalar::Bool(value) = scalar { Some(value) } else { None }
    }
}

impl Leaf for Timestamp {
    const EXPECTED: &'static str = "a timestamp";

    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Text(text) => Self::from_any_text(&text),
            Scalar::Number(text) => Self::from_epoch_text(&text).ok(),
            Scalar::Integer(seconds) => Self::from_epoch_text(&seconds.to_string()).ok(),
            Scalar::Float(seconds) => Self::from_epoch_text(&seconds.to_string()).ok(),
            Scalar::Bool(_) => None,
        }
    }
}

/// Implements `Shape` for a leaf with one expression that serialises.
macro_rules! leaf_shape {
    (
        $type:ty, |$value:ident, $to:ident, $style:ident| $write:expr
        $(, |$number:ident, $constraints:ident, $checker:ident| $check:expr)?
        $(; placeholder: $placeholder:expr)?
    ) => {
        impl Shape for $type {
            const EXPECTED: &'static str = <$type as Leaf>::EXPECTED;

            fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
                read(from, report)
            }

            fn write<S: Serializer>(&self, $to: S, $style: Style<'_>) -> Result<S::Ok, S::Error> {
                let $value = self;
                $write
            }

            $(fn check(&self, $constraints: &Constraints, $checker: &mut Checker<'_>) {
                let $number = *self;
                $check
            })?

            fn placeholder() -> Self {
                Self::default()
            }

            $(fn is_placeholder(&self) -> bool {
                *self == $placeholder
            })?
        }
    };
}

leaf_shape!(bool, |value, to, _style| to.serialize_bool(*value));
leaf_shape!(Timestamp, |value, to, style| match style {
    Style::Serde | Style::Wire(TimestampFormat::DateTime, _) => to.serialize_str(Rfc3339::of(*value).as_str()),
    Style::Wire(TimestampFormat::HttpDate, _) => to.serialize_str(&value.to_http_date()),
    Style::Wire(TimestampFormat::EpochSeconds, _) if value.fraction_digits() == 0 => to.serialize_i64(value.secs()),
    Style::Wire(TimestampFormat::EpochSeconds, _) => write_number(&value.to_epoch_text(), to),
}; placeholder: Self::UNIX_EPOCH);

/// Writes a number of JSON from its text, so that no digit is lost.
pub(super) fn write_number<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    use serde::ser::Error as _;
    let number: &serde_json::value::RawValue = serde_json::from_str(text).map_err(S::Error::custom)?;
    serde::Serialize::serialize(number, to)
}

/// A whole number; some services write `5.0`.
fn whole(scalar: &Scalar<'_>) -> Option<i128> {
    match scalar {
        Scalar::Integer(value) => Some(*value),
        Scalar::Number(text) => text.parse().ok().or_else(|| whole_float(text.parse().ok()?)),
        Scalar::Float(value) => whole_float(*value),
        Scalar::Text(_) | Scalar::Bool(_) => None,
    }
}

fn whole_float(value: f64) -> Option<i128> {
    // Beyond 2^53 a float no longer identifies one integer.
    (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0).then_some(value as i128)
}

macro_rules! integer_leaf {
    ($($type:ty, $serialize:ident, $expected:literal;)*) => {$(
        impl Leaf for $type {
            const EXPECTED: &'static str = $expected;

            fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
                whole(&scalar)?.try_into().ok()
            }
        }

        leaf_shape!(
            $type,
            |value, to, _style| to.$serialize(*value),
            |number, constraints, checker| checker.whole(number.into(), constraints)
        );
    )*};
}

integer_leaf! {
    i8, serialize_i8, "an integer from -128 to 127";
    i16, serialize_i16, "an integer from -32768 to 32767";
    i32, serialize_i32, "a 32-bit integer";
    i64, serialize_i64, "a 64-bit integer";
}

macro_rules! float_leaf {
    ($($type:ty, $serialize:ident, $expected:literal;)*) => {$(
        impl Leaf for $type {
            const EXPECTED: &'static str = $expected;

            fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
                match scalar {
                    // JSON has no infinity, so an infinite value is a number out of range.
                    Scalar::Number(text) => text.parse().ok().filter(|value: &$type| value.is_finite()),
                    Scalar::Integer(value) => Some(value as $type),
                    Scalar::Float(value) => Some(value as $type).filter(|narrow| narrow.is_finite() || !value.is_finite()),
                    Scalar::Text(text) => match &*text {
                        "NaN" => Some(<$type>::NAN),
                        "Infinity" => Some(<$type>::INFINITY),
                        "-Infinity" => Some(<$type>::NEG_INFINITY),
                        _ => None,
                    },
                    Scalar::Bool(_) => None,
                }
            }
        }

        leaf_shape!($type, |value, to, _style| {
            if value.is_finite() {
                to.$serialize(*value)
            } else if value.is_nan() {
                to.serialize_str("NaN")
            } else {
                to.serialize_str(if *value > 0.0 { "Infinity" } else { "-Infinity" })
            }
        }, |number, constraints, checker| checker.float(number.into(), constraints));
    )*};
}

float_leaf! {
    f32, serialize_f32, "a 32-bit number";
    f64, serialize_f64, "a number";
}

// A bare timestamp is RFC 3339 text in every format of serde.
crate::serde_by_shape!(Timestamp);
