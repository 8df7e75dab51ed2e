//! The trait of every modelled value: reading from and writing to a serde format, and validation.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::format::TimestampFormat;
use super::report::Report;
use super::validation::{Checker, Constraints};

/// A value of a modelled shape.
///
/// It is like serde's traits with two additions: a report (for errors with a path, and for strict reading) and the
/// timestamp format of the member that has the value.
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
    fn write<S: Serializer>(&self, to: S, format: TimestampFormat) -> Result<S::Ok, S::Error>;

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

/// The key of a modelled map: a string, or an open enum.
pub trait MapKey: fmt::Debug + Ord + From<String> {
    /// The key as it is written.
    fn as_key(&self) -> &str;

    /// False for an unknown enum value.
    fn is_known(&self) -> bool {
        true
    }
}

impl MapKey for String {
    fn as_key(&self) -> &str {
        self
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

/// A value that is serialised with the given timestamp format.
pub(crate) struct Formatted<'a, T>(pub(crate) &'a T, pub(crate) TimestampFormat);

impl<T: Shape> Serialize for Formatted<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to, self.1)
    }
}

/// The payload of a union member without data (`smithy.api#Unit`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unit;

crate::structure! { Unit {} }
