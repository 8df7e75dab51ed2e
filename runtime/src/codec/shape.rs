//! What every modelled value can do: be read from and be written to a serde format.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::format::TimestampFormat;
use super::report::Report;
use super::validation::{Checker, Constraints};

/// A value of a modelled shape.
///
/// This is serde with two things added: a report (for errors that name the place, and for strict reading) and the timestamp format of the member that holds the value.
pub trait Shape: fmt::Debug + Sized {
    /// What errors say was expected, like `a string`.
    const EXPECTED: &'static str;

    /// Reads a value. `null` never gets here.
    ///
    /// # Errors
    /// Those of the deserializer, and one that says what was expected where another kind of value stands.
    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error>;

    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, to: S, format: TimestampFormat) -> Result<S::Ok, S::Error>;

    /// Holds the value against the constraints that the model states where it stands, and all in it against theirs.
    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        // Of most leaves the model can't say more than their type does.
        let _ = (constraints, checker);
    }

    /// Stands in a required member until it is read or set. Nobody sees it unless an empty value is valid.
    fn placeholder() -> Self;

    /// True for a value that can only be the placeholder: nobody has set it.
    fn is_placeholder(&self) -> bool {
        false
    }
}

/// The key of a modelled map: a string, or an open enum.
pub trait MapKey: fmt::Debug + Ord + From<String> {
    /// The key as it goes over the wire.
    fn as_key(&self) -> &str;

    /// False for an enum value that the model doesn't know.
    fn is_known(&self) -> bool {
        true
    }
}

impl MapKey for String {
    fn as_key(&self) -> &str {
        self
    }
}

/// A field of a structure: `Option<T>`, or a plain `T` where an operation's own output promises a value.
pub trait Slot {
    /// The modelled value.
    type Value: Shape;

    /// The field before anything was read.
    fn absent() -> Self;

    /// The value to write, if there is one.
    fn get(&self) -> Option<&Self::Value>;

    /// Puts in what was read.
    fn put(&mut self, value: Self::Value);
}

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

/// Lets a serializer take a value together with its timestamp format.
pub(crate) struct Formatted<'a, T>(pub(crate) &'a T, pub(crate) TimestampFormat);

impl<T: Shape> Serialize for Formatted<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to, self.1)
    }
}

/// The payload of a union member that carries nothing (`smithy.api#Unit`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unit;

crate::structure! { Unit {} }
