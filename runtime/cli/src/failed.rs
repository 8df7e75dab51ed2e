//! Why a run failed: as one line of JSON, and as an exit status.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use smithy_client_runtime::{Error, ErrorKind, Failure, FieldError};

/// Why a run failed.
pub(crate) enum Failed {
    /// Something on this machine that only this program looks at; the caller has to act.
    Here { code: &'static str, message: String },
    /// The client or its call.
    Call(Failure),
}

impl Failed {
    pub(crate) fn here(code: &'static str, message: String) -> Self {
        Self::Here { code, message }
    }

    /// The failure as JSON. All keys are always there, `null` where nothing is known.
    pub(crate) fn line(&self) -> String {
        // Strings, numbers and nulls can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn exit_status(&self) -> u8 {
        match self {
            Self::Call(failure) => match failure.kind() {
                ErrorKind::Service | ErrorKind::InvalidResponse | ErrorKind::ResponseTooLarge => 3,
                ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => 4,
                // The other kinds say that nothing was sent.
                _ => 2,
            },
            Self::Here { .. } => 2,
        }
    }
}

impl From<Failure> for Failed {
    /// Adds what only this program offers.
    fn from(failure: Failure) -> Self {
        match failure.code() {
            Some("MissingRegion") => Self::here("MissingRegion", format!("{}; or pass --region", failure.message())),
            _ => Self::Call(failure),
        }
    }
}

impl<E> From<Error<E>> for Failed {
    fn from(error: Error<E>) -> Self {
        Self::Call(error.into_failure())
    }
}

impl Serialize for Failed {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (call, code, message) = match self {
            Self::Here { code, message } => (None, Some(*code), message.as_str()),
            Self::Call(failure) => (Some(failure), failure.code(), failure.message()),
        };
        let fields: &[FieldError] = call.map_or(&[], Failure::fields);
        let mut map = to.serialize_map(Some(7))?;
        map.serialize_entry("code", &code)?;
        map.serialize_entry("message", message)?;
        map.serialize_entry("request_id", &call.and_then(Failure::request_id))?;
        map.serialize_entry("status", &call.and_then(Failure::status))?;
        map.serialize_entry("attempts", &call.map_or(0, |failure| failure.history().attempts().len()))?;
        map.serialize_entry("retryable", &call.is_some_and(Failure::is_retryable))?;
        map.serialize_entry("fields", &fields.iter().map(Field).collect::<Vec<_>>())?;
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
