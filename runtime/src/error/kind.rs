//! The words that failures are described with: which part failed, which time limit was reached, why there was no further
//! attempt, which fields are invalid.

use std::fmt;
use std::time::Duration;

use crate::codec::{DecodeError, Violation};

/// What went wrong, by the part that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request is invalid; it was not sent.
    InvalidRequest,
    /// A setting is missing or invalid; nothing was sent.
    Configuration,
    /// There are no usable credentials; nothing was sent.
    Credentials,
    /// There is no usable endpoint; nothing was sent.
    Endpoint,
    /// An [`Interceptor`](crate::Interceptor) stopped the call; what follows was not sent.
    Interceptor,
    /// No connection to the endpoint.
    Connect,
    /// A time limit was reached before the response was complete: [`Failure::time_limit`](crate::Failure::time_limit) says
    /// which.
    Timeout,
    /// The connection broke before the response was complete.
    Interrupted,
    /// The service responded with an error.
    Service,
    /// The service responded, but not as its model says.
    InvalidResponse,
    /// The response is longer than the client reads.
    ResponseTooLarge,
}

impl ErrorKind {
    /// True for kinds that an attempt ends with before anything leaves the machine.
    pub(crate) fn is_before_sending(self) -> bool {
        matches!(
            self,
            Self::InvalidRequest | Self::Configuration | Self::Credentials | Self::Endpoint | Self::Interceptor
        )
    }
}

/// Which of the time limits was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeLimit {
    /// The connection was not made in time; nothing was sent.
    Connect,
    /// The service sent nothing for too long.
    Read,
    /// One attempt took too long.
    Attempt,
    /// The whole call took too long.
    Call,
}

/// Why a request that may succeed later was not sent again, although attempts were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRetried {
    /// The retry quota of the client was used up: too many of its calls fail.
    QuotaUsedUp,
    /// The wait before the next attempt would have gone beyond the time limit of the call.
    NoTimeLeft {
        /// How long the wait would have been.
        wait: Duration,
        /// How much was left of the time limit.
        left: Duration,
    },
    /// The rate limiter of the client ([`RetryConfig::adaptive`](crate::RetryConfig::adaptive)) would have held the
    /// next attempt back for longer than the time limit of the call.
    RateLimited {
        /// How long the wait would have been.
        wait: Duration,
        /// How much was left of the time limit.
        left: Duration,
    },
}

impl fmt::Display for NotRetried {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuotaUsedUp => to.write_str("the retry quota of the client is used up"),
            Self::NoTimeLeft { wait, left } => {
                write!(to, "the next attempt would be in {wait:.1?}, but the time limit leaves {left:.1?}")
            }
            Self::RateLimited { wait, left } => write!(
                to,
                "the rate limiter of the client would let the next attempt pass in {wait:.1?}, but the time limit leaves \
                 {left:.1?}"
            ),
        }
    }
}

/// One invalid field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// Where it is, as the service writes paths; `None` where the whole request is meant.
    pub path: Option<String>,
    /// The code of what is wrong, the service's or that of the validation before sending.
    pub code: Option<String>,
    /// What is wrong, in a human-readable sentence.
    pub message: String,
}

impl FieldError {
    pub(crate) fn new(path: Option<String>, code: Option<String>, message: String) -> Self {
        Self { path, code, message }
    }
}

impl From<&Violation> for FieldError {
    fn from(violation: &Violation) -> Self {
        let path = Some(violation.path().to_owned()).filter(|path| !path.is_empty());
        Self::new(path, Some(violation.code().as_str().to_owned()), violation.message())
    }
}

/// The place that could not be read; `None` where no field is meant.
impl From<&DecodeError> for Option<FieldError> {
    fn from(error: &DecodeError) -> Self {
        let path = Some(error.path().to_owned()).filter(|path| !path.is_empty())?;
        Some(FieldError::new(Some(path), None, error.message().to_owned()))
    }
}
