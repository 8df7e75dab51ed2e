//! The error of a run: as one line of JSON, and as an exit status.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use smithy_client_runtime::{Error, ErrorKind, Failure, FieldError};

/// The error of a run.
pub(crate) enum CliError {
    /// An error of this program: arguments, standard input or standard output.
    Local { code: &'static str, message: String },
    /// An error of the client or of the call.
    Call(Failure),
}

impl CliError {
    pub(crate) fn local(code: &'static str, message: String) -> Self {
        Self::Local { code, message }
    }

    /// The error as JSON. All keys are always present; unknown values are `null`.
    pub(crate) fn line(&self) -> String {
        // Writing strings, numbers and nulls can't fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn exit_status(&self) -> u8 {
        match self {
            Self::Call(failure) => match failure.kind() {
                ErrorKind::Service | ErrorKind::InvalidResponse | ErrorKind::ResponseTooLarge => 3,
                ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => 4,
                // With the other kinds, nothing was sent.
                _ => 2,
            },
            Self::Local { .. } => 2,
        }
    }
}

impl From<Failure> for CliError {
    /// Adds the flag `--region` to the message for a missing region.
    fn from(failure: Failure) -> Self {
        match failure.code() {
            Some("MissingRegion") => {
                Self::local("MissingRegion", format!("{}. The flag --region sets the region too", failure.message()))
            }
            _ => Self::Call(failure),
        }
    }
}

impl<E> From<Error<E>> for CliError {
    fn from(error: Error<E>) -> Self {
        Self::Call(error.into_failure())
    }
}

impl Serialize for CliError {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (call, code, message) = match self {
            Self::Local { code, message } => (None, Some(*code), message.as_str()),
            Self::Call(failure) => (Some(failure), failure.code(), failure.message()),
        };
        let is_invalid = call.is_some_and(|failure| failure.validation_error().is_some());
        let message = if is_invalid { format!("{message}; or pass --no-validate") } else { message.to_owned() };
        let fields: &[FieldError] = call.map_or(&[], Failure::fields);
        let mut map = to.serialize_map(Some(7))?;
        map.serialize_entry("code", &code)?;
        map.serialize_entry("message", &message)?;
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
