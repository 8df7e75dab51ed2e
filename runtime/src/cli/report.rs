//! A failure as one line of JSON.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::error::{Failure, FieldError};

/// All keys are always there, `null` where nothing is known.
pub(super) fn line(failure: &Failure) -> String {
    // Strings, numbers and nulls can always be written.
    serde_json::to_string(&Report(failure)).unwrap_or_default()
}

struct Report<'a>(&'a Failure);

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(failure) = self;
        let mut map = to.serialize_map(Some(7))?;
        map.serialize_entry("code", &failure.code())?;
        map.serialize_entry("message", failure.message())?;
        map.serialize_entry("request_id", &failure.request_id())?;
        map.serialize_entry("status", &failure.status())?;
        map.serialize_entry("attempts", &failure.attempts())?;
        map.serialize_entry("retryable", &failure.is_retryable())?;
        map.serialize_entry("fields", &failure.fields().iter().map(Field).collect::<Vec<_>>())?;
        map.end()
    }
}

struct Field<'a>(&'a FieldError);

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(field) = self;
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("path", &field.path)?;
        map.serialize_entry("code", &field.code)?;
        map.serialize_entry("message", &field.message)?;
        map.end()
    }
}
