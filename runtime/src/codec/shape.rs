//! The trait of every modelled value: reading from and writing to a serde format, and validation.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize as _, DeserializeSeed, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::decode_problem::DecodeErrorKind;
use super::format::Style;
use super::report::Report;
use super::validation::{Checker, Constraints};

/// A value of a modelled shape.
///
/// It is like serde's traits with two additions: a report (for errors with a path, strict reading and limits) and the
/// style of writing.
pub trait Shape: fmt::Debug + Sized {
    /// The expected type in error messages, like `a string`.
    const EXPECTED: &'static str;

    /// Reads a value. The caller has handled `null`.
    ///
    /// # Errors
    /// Those of the deserializer; the value has another type than [`EXPECTED`](Self::EXPECTED).
    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error>;

    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, to: S, style: Style<'_>) -> Result<S::Ok, S::Error>;

    /// Checks the value against the constraints of its member, and the values in it against theirs.
    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        // By default a type has no constraints: booleans, timestamps, documents.
        let _ = (constraints, checker);
    }

    /// The value of a promised member until it is read or set. If an empty value is not valid, reading reports the
    /// member as missing instead.
    fn placeholder() -> Self;

    /// True if the value can only be the placeholder, so that it was never set.
    fn is_placeholder(&self) -> bool {
        false
    }
}

/// A field of a structure: `Option<T>`, or `T` for a required member of an operation's own output.
pub trait Slot {
    /// The modelled value.
    type Value: Shape;

    /// The field without a value.
    fn absent() -> Self;

    /// The value, if there is one.
    fn get(&self) -> Option<&Self::Value>;

    /// Sets the value.
    fn put(&mut self, value: Self::Value);
}

#[doc(hidden)]
impl<T: Shape> Slot for Option<T> {
    type Value = T;

    fn absent() -> Self {
        None
    }

    fn get(&self) -> Option<&T> {
        self.as_ref()
    }

    fn put(&mut self, value: T) {
        *self = Some(value);
    }
}

#[doc(hidden)]
impl<T: Shape> Slot for T {
    type Value = T;

    fn absent() -> Self {
        T::placeholder()
    }

    fn get(&self) -> Option<&T> {
        Some(self)
    }

    fn put(&mut self, value: T) {
        *self = value;
    }
}

/// Reads `Some(T)`, or `None` for `null`.
pub(super) struct OptionSeed<'a, T> {
    report: &'a Report,
    shape: PhantomData<T>,
}

impl<'a, T> OptionSeed<'a, T> {
    pub(super) fn new(report: &'a Report) -> Self {
        Self { report, shape: PhantomData }
    }
}

impl<'de, T: Shape> DeserializeSeed<'de> for OptionSeed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        let report = self.report;
        if report.is_strict() {
            // Without a copy of the text its position would be lost.
            return <&RawValue>::deserialize(from).map(|json| read_strictly(json, report));
        }
        from.deserialize_option(self).map_err(|error| report.redacted(error))
    }
}

impl<'de, T: Shape> Visitor<'de> for OptionSeed<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting(T::EXPECTED, to)
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        T::read(from, self.report).map(Some)
    }
}

/// Reads a part of the JSON text of a strict run. Problems are recorded, and the run goes on; `None` for `null` and for a
/// value that could not be read.
#[cold]
pub(super) fn read_strictly<T: Shape>(json: &RawValue, report: &Report) -> Option<T> {
    let json = json.get();
    let before = report.begin(json);
    let value = if json == "null" {
        None
    } else if report.is_too_deep() {
        report.record(DecodeErrorKind::Syntax, "nested too deep".to_owned(), None);
        None
    } else {
        let read = T::read(&mut serde_json::Deserializer::from_str(json), report);
        read.inspect_err(|error| report.record_failure(error)).ok()
    };
    report.end(&before);
    value
}

/// A value that is serialised in the given style.
pub(crate) struct Formatted<'a, T>(pub(crate) &'a T, pub(crate) Style<'a>);

impl<T: Shape> Serialize for Formatted<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to, self.1)
    }
}

/// The payload of a union member without data (`smithy.api#Unit`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unit;

crate::structure! { Unit {} }
