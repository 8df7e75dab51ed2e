//! The errors of rows and steps.

use std::error::Error as StdError;
use std::fmt;
use std::time::SystemTime;

use crate::Timestamp;
use crate::error::Error;
use crate::journal::JournalError;
use crate::operation::{BoxError, ModeledError};

/// Why a row has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowError<E> {
    /// The function of the row returned this error.
    Failed(E),
    /// An earlier row has the same key, so the row was not run.
    RepeatedKey,
}

impl<E: fmt::Display> fmt::Display for RowError<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => error.fmt(to),
            Self::RepeatedKey => to.write_str("An earlier row has the same key, so this one was not run"),
        }
    }
}

impl<E: StdError + 'static> StdError for RowError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Failed(error) => error.source(),
            Self::RepeatedKey => None,
        }
    }
}

/// The error of a step. `E` is the modelled error of the service.
#[non_exhaustive]
pub enum StepError<E> {
    /// The call failed.
    Call(Error<E>),
    /// The step was begun by an earlier run, and it is not known whether it was applied. It was not sent again.
    Unknown(Box<UnknownOutcome>),
    /// The journal has another request for this step. It was not sent.
    ChangedRequest {
        /// The key of the row.
        row: String,
        /// The name of the step.
        step: String,
    },
    /// The step can't be recorded in the journal, since an earlier step of the row has its name, or since it doesn't say
    /// what it keeps. It was not sent.
    NotRecordable {
        /// The key of the row.
        row: String,
        /// The name of the step.
        step: String,
        /// What to do, as a sentence.
        problem: &'static str,
    },
    /// The journal could not be read or written.
    Journal(JournalError),
}

/// A step of which is not known whether it was applied.
#[derive(Debug)]
#[non_exhaustive]
pub struct UnknownOutcome {
    /// The key of the row.
    pub row: String,
    /// The name of the step.
    pub step: String,
    /// The operation.
    pub operation: &'static str,
    /// The idempotency token of the request, if it has one.
    pub token: Option<String>,
    /// When the step was begun.
    pub begun: SystemTime,
    /// Why it could not be found out, if [`KeptStep::find_out`](crate::KeptStep::find_out) was tried.
    pub source: Option<BoxError>,
}

impl<E> StepError<E> {
    /// The error of the call, if the call failed.
    #[must_use]
    pub fn call(&self) -> Option<&Error<E>> {
        match self {
            Self::Call(error) => Some(error),
            _ => None,
        }
    }

    /// True if the request may have been applied although the step failed.
    #[must_use]
    pub fn may_have_been_applied(&self) -> bool {
        match self {
            Self::Call(error) => error.may_have_been_applied(),
            Self::Unknown(_) | Self::Journal(_) => true,
            Self::ChangedRequest { .. } | Self::NotRecordable { .. } => false,
        }
    }
}

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, step, operation, token, begun, source } = self;
        write!(
            to,
            "Row {row:?}, step {step:?}: {operation} was begun at {} by a run that ended before the response was \
             recorded, and may have been applied. It was not sent again, since ",
            Timestamp::from(*begun)
        )?;
        match token {
            Some(token) => write!(to, "the service may have forgotten its idempotency token {token}")?,
            None => to.write_str("sending it twice may have an effect twice")?,
        }
        match source {
            Some(source) => write!(to, ", and it could not be found out: {source}"),
            None => to.write_str(". Look it up at the service, or say how to find out with `find_out`"),
        }
    }
}

impl<E> fmt::Display for StepError<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(to),
            Self::Unknown(outcome) => outcome.fmt(to),
            Self::ChangedRequest { row, step } => write!(
                to,
                "Row {row:?}, step {step:?}: an earlier run has sent another request for this step, so this one was not \
                 sent. Give the row another key if it is another one, or make the same request again"
            ),
            Self::NotRecordable { row, step, problem } => write!(to, "Row {row:?}, step {step:?}: {problem}"),
            Self::Journal(error) => error.fmt(to),
        }
    }
}

/// Prints the same line as `Display`.
impl<E> fmt::Debug for StepError<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl<E: ModeledError> StdError for StepError<E>
where
    Error<E>: StdError,
{
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Unknown(outcome) => outcome.source.as_deref().map(|source| source as _),
            Self::ChangedRequest { .. } | Self::NotRecordable { .. } => None,
            Self::Journal(error) => error.source(),
        }
    }
}

impl<E> From<Error<E>> for StepError<E> {
    fn from(error: Error<E>) -> Self {
        Self::Call(error)
    }
}
