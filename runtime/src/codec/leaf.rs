//! Strings, booleans, numbers and timestamps: the values that contain no other values.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

use super::format::TimestampFormat;
use super::report::Report;
use super::shape::Shape;
use super::timestamp::Timestamp;
use super::validation::{Checker, Constraints};

/// Converts the types of values that a format may offer; `None` is a mismatch.
trait Leaf: Sized {
    const EXPECTED: &'static str;

    fn from_text(_: &str) -> Option<Self> {
        None
    }
    fn from_bool(_: bool) -> Option<Self> {
        None
    }
    fn from_integer(_: i128) -> Option<Self> {
        None
    }
    fn from_float(_: f64) -> Option<Self> {
        None
    }
}

struct LeafVisitor<'a, T> {
    report: &'a Report,
    leaf: PhantomData<T>,
}

impl<T: Leaf> LeafVisitor<'_, T> {
    fn or_invalid<E: de::Error>(&self, value: Option<T>) -> Result<T, E> {
        value.ok_or_else(|| self.report.invalid_value(T::EXPECTED))
    }
}

impl<T: Leaf> Visitor<'_> for LeafVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting(T::EXPECTED, to)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<T, E> {
        self.or_invalid(T::from_bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        self.or_invalid(T::from_integer(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        self.or_invalid(T::from_integer(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        self.or_invalid(T::from_float(value))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.or_invalid(T::from_text(text))
    }
}

/// Most values are strings, so they have a visitor of their own.
impl Shape for String {
    const EXPECTED: &'static str = "a string";

    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
        from.deserialize_string(StringVisitor(report))
    }

    fn write<S: Serializer>(&self, to: S, _: TimestampFormat) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
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

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}

impl Leaf for Timestamp {
    const EXPECTED: &'static str = "a timestamp";

    fn from_text(text: &str) -> Option<Self> {
        let rfc_3339 = text.parse().ok();
        let without_offset = || format!("{text}Z").parse().ok();
        // A time without an offset is not RFC 3339; AWS services mean UTC.
        rfc_3339.or_else(|| Timestamp::from_http_date(text).ok()).or_else(without_offset)
    }
    fn from_integer(seconds: i128) -> Option<Self> {
        Timestamp::from_epoch_text(&seconds.to_string()).ok()
    }
    fn from_float(seconds: f64) -> Option<Self> {
        Timestamp::from_epoch_text(&seconds.to_string()).ok()
    }
}

/// Implements `Shape` for a leaf with one method of the deserializer and one expression that serialises.
macro_rules! leaf_shape {
    (
        $type:ty, $deserialize:ident, |$value:ident, $to:ident, $format:ident| $write:expr
        $(, |$number:ident, $constraints:ident, $checker:ident| $check:expr)?
        $(; placeholder: $placeholder:expr)?
    ) => {
        impl Shape for $type {
            const EXPECTED: &'static str = <$type as Leaf>::EXPECTED;

            fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error> {
                from.$deserialize(LeafVisitor { report, leaf: PhantomData })
            }

            fn write<S: Serializer>(&self, $to: S, $format: TimestampFormat) -> Result<S::Ok, S::Error> {
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

leaf_shape!(bool, deserialize_bool, |value, to, _format| to.serialize_bool(*value));
leaf_shape!(Timestamp, deserialize_any, |value, to, format| match format {
    TimestampFormat::DateTime => to.collect_str(value),
    TimestampFormat::HttpDate => to.serialize_str(&value.to_http_date()),
    TimestampFormat::EpochSeconds if value.subsec_nanos() == 0 => to.serialize_i64(value.secs()),
    TimestampFormat::EpochSeconds => write_number_text(&value.to_epoch_text(), to),
}; placeholder: Self::UNIX_EPOCH);

/// Writes a number from its text, so that no digit is lost.
fn write_number_text<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    use serde::ser::Error as _;
    let number: &serde_json::value::RawValue = serde_json::from_str(text).map_err(S::Error::custom)?;
    serde::Serialize::serialize(number, to)
}

macro_rules! integer_leaf {
    ($($type:ty, $deserialize:ident, $serialize:ident, $expected:literal;)*) => {$(
        impl Leaf for $type {
            const EXPECTED: &'static str = $expected;

            fn from_integer(value: i128) -> Option<Self> {
                value.try_into().ok()
            }
            fn from_float(value: f64) -> Option<Self> {
                // Some services write integers as `5.0`. Beyond 2^53 a float no longer identifies one integer.
                let whole = value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0;
                whole.then_some(value as i64).and_then(|value| value.try_into().ok())
            }
        }

        leaf_shape!(
            $type,
            $deserialize,
            |value, to, _format| to.$serialize(*value),
            |number, constraints, checker| checker.whole(number.into(), constraints)
        );
    )*};
}

integer_leaf! {
    i8, deserialize_i8, serialize_i8, "an integer from -128 to 127";
    i16, deserialize_i16, serialize_i16, "an integer from -32768 to 32767";
    i32, deserialize_i32, serialize_i32, "a 32-bit integer";
    i64, deserialize_i64, serialize_i64, "a 64-bit integer";
}

macro_rules! float_leaf {
    ($($type:ty, $serialize:ident, $expected:literal;)*) => {$(
        impl Leaf for $type {
            const EXPECTED: &'static str = $expected;

            fn from_integer(value: i128) -> Option<Self> {
                Some(value as $type)
            }
            fn from_float(value: f64) -> Option<Self> {
                // JSON has no infinity, so an infinite value is a number out of range.
                Some(value as $type).filter(|value| value.is_finite())
            }
            fn from_text(text: &str) -> Option<Self> {
                match text {
                    "NaN" => Some(<$type>::NAN),
                    "Infinity" => Some(<$type>::INFINITY),
                    "-Infinity" => Some(<$type>::NEG_INFINITY),
                    _ => None,
                }
            }
        }

        leaf_shape!($type, deserialize_any, |value, to, _format| {
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
