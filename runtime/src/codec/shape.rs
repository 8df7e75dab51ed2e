//! The trait of every modelled value: reading from and writing to a serde format, and validation.

use std::fmt;

use serde::de::{Deserialize as _, DeserializeSeed, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::decode_problem::DecodeErrorKind;
use super::format::Style;
use super::json_writer::{JsonWriter, ToJson, Written};
use super::reader::{Failed, Reader};
use super::report::Report;
use super::validation::{Checker, Constraints};

/// A value of a modelled shape.
///
/// It is like serde's traits with two additions: a report (for errors with a path, strict reading and limits) and the
/// style of writing.
#[doc(hidden)]
pub trait Shape: fmt::Debug + Sized {
    /// The expected type in error messages, like `a string`.
    const EXPECTED: &'static str;

    /// Reads a value. The caller has handled `null`.
    ///
    /// # Errors
    /// Those of the deserializer; the value has another type than [`EXPECTED`](Self::EXPECTED).
    fn read<'de, D: Deserializer<'de>>(from: D, report: &Report) -> Result<Self, D::Error>;

    /// Reads a value into its place, where a large one is built without being moved. After an error the place may hold a
    /// part of it.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    fn read_into<'de, D: Deserializer<'de>>(
        place: &mut Option<Self>,
        from: D,
        report: &Report,
    ) -> Result<(), D::Error> {
        *place = Some(Self::read(from, report)?);
        Ok(())
    }

    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, to: S, style: Style<'_>) -> Result<S::Ok, S::Error>;

    /// Writes the value as JSON. Values that contain others do this without serde, so that they are not compiled for a
    /// serializer.
    ///
    /// # Errors
    /// JSON can't represent the value.
    fn write_json(&self, to: &mut JsonWriter, style: Style<'_>) -> Written {
        self.write(&mut to.serializer(), style)
    }

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

/// Any value, behind a pointer, so that what doesn't depend on its type is compiled once.
pub(crate) trait AnyValue: fmt::Debug + ToJson {
    /// [`Shape::check`]
    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>);

    /// [`Shape::is_placeholder`]
    #[cfg(any(test, feature = "test-util"))]
    fn is_placeholder(&self) -> bool;
}

impl<T: Shape> ToJson for T {
    fn write_json(&self, to: &mut JsonWriter, style: Style<'_>) -> Written {
        Shape::write_json(self, to, style)
    }
}

impl<T: Shape> AnyValue for T {
    fn check(&self, constraints: &Constraints, checker: &mut Checker<'_>) {
        Shape::check(self, constraints, checker);
    }

    #[cfg(any(test, feature = "test-util"))]
    fn is_placeholder(&self) -> bool {
        Shape::is_placeholder(self)
    }
}

/// Any list, in the same way.
pub(crate) trait AnyList {
    fn length(&self) -> usize;

    /// An element; `None` if it is absent, in a sparse list.
    fn element(&self, index: usize) -> Option<&dyn AnyValue>;
}

/// A field of a structure: `Option<T>`, or `T` for a required member of an operation's own output.
#[doc(hidden)]
pub trait Slot {
    /// The modelled value.
    type Value: Shape;

    /// The field without a value.
    fn absent() -> Self;

    /// The value, if there is one.
    fn get(&self) -> Option<&Self::Value>;

    /// Passes the place of the value to a function that reads it, which returns false for `null`. Then the field stays
    /// as it is.
    ///
    /// # Errors
    /// Those of the function.
    fn read_with<E>(&mut self, read: impl FnOnce(&mut Option<Self::Value>) -> Result<bool, E>) -> Result<bool, E>;
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

    fn read_with<E>(&mut self, read: impl FnOnce(&mut Self) -> Result<bool, E>) -> Result<bool, E> {
        read(self)
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

    fn read_with<E>(&mut self, read: impl FnOnce(&mut Option<T>) -> Result<bool, E>) -> Result<bool, E> {
        let mut place = None;
        let is_present = read(&mut place)?;
        if let Some(value) = place {
            *self = value;
        }
        Ok(is_present)
    }
}

/// Reads a value into its place; false for `null`, for which the place stays as it is.
pub(super) struct PlaceSeed<'a, T> {
    pub(super) place: &'a mut Option<T>,
    pub(super) report: &'a Report,
}

impl<'de, T: Shape> DeserializeSeed<'de> for PlaceSeed<'_, T> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        let report = self.report;
        if report.is_strict() {
            // Without a copy of the text its position would be lost.
            return <&RawValue>::deserialize(from).map(|json| read_strictly(json, self.place, report));
        }
        from.deserialize_option(self).map_err(|error| report.redacted(error))
    }
}

impl<'de, T: Shape> Visitor<'de> for PlaceSeed<'_, T> {
    type Value = bool;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.expecting(T::EXPECTED, to)
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        T::read_into(self.place, from, self.report).map(|()| true)
    }
}

/// Reads a part of the JSON text of a strict run into its place. Problems are recorded, and the run goes on; false for
/// `null` and for a value that could not be read.
#[cold]
pub(super) fn read_strictly<T: Shape>(json: &RawValue, place: &mut Option<T>, report: &Report) -> bool {
    read_part(json, report, &mut |reader| T::read_into(place, reader, report))
}

type ReadPart<'a> = dyn FnMut(&mut Reader<'_>) -> Result<(), Failed> + 'a;

/// The part of [`read_strictly`] that is the same for all shapes.
fn read_part(json: &RawValue, report: &Report, read: &mut ReadPart<'_>) -> bool {
    let json = json.get();
    let before = report.begin(json);
    let is_read = if json == "null" {
        false
    } else if report.is_too_deep() {
        report.record(DecodeErrorKind::Syntax, "nested too deep".to_owned(), None);
        false
    } else {
        let mut reader = Reader::new(json);
        let result = read(&mut reader);
        result.inspect_err(|Failed| report.record_failure(|| reader.syntax_error().message)).is_ok()
    };
    report.end(&before);
    is_read
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
