//! The properties of failures: the part that failed, the time limit that was reached, why there was no further attempt,
//! and invalid fields.

use std::fmt;
use std::time::Duration;

use crate::codec::{DecodeError, DecodeProblem, Violation};

/// The part of a call that failed.
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
    /// An [`Interceptor`](crate::Interceptor) stopped the call; the attempt that it stopped was not sent.
    Interceptor,
    /// The connection to the endpoint could not be established.
    Connect,
    /// A time limit was reached before the response was complete: [`Failure::time_limit`](crate::Failure::time_limit)
    /// says which.
    Timeout,
    /// The connection broke before the response was complete.
    Interrupted,
    /// The service responded with an error.
    Service,
    /// The response doesn't match the model.
    InvalidResponse,
    /// The response is longer than the limit of the client.
    ResponseTooLarge,
    /// The state that was waited for ([`Waiting`](crate::Waiting)) was not reached.
    Wait,
}

impl ErrorKind {
    /// True for kinds of failures that happen before anything is sent.
    pub(crate) fn is_before_sending(self) -> bool {
        matches!(
            self,
            Self::InvalidRequest | Self::Configuration | Self::Credentials | Self::Endpoint | Self::Interceptor
        )
    }
}

/// The time limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeLimit {
    /// That for establishing a connection. If it is reached, nothing was sent.
    Connect,
    /// That for receiving data.
    Read,
    /// That of one attempt.
    Attempt,
    /// That of the whole call.
    Call,
}

/// The reason why a retryable failure was not retried, although attempts were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRetried {
    /// The retry quota of the client is used up, since too many of its calls fail.
    QuotaUsedUp,
    /// The back-off before the next attempt is longer than the rest of the call's time limit.
    NoTimeLeft {
        /// The wait before the next attempt.
        wait: Duration,
        /// The rest of the call's time limit.
        left: Duration,
    },
    /// The wait for the client's rate limiter ([`RetryConfig::adaptive`](crate::RetryConfig::adaptive)) is longer than
    /// the rest of the call's time limit.
    RateLimited {
        /// The wait for the rate limiter.
        wait: Duration,
        /// The rest of the call's time limit.
        left: Duration,
    },
}

impl fmt::Display for NotRetried {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuotaUsedUp => to.write_str("the retry quota of the client is used up"),
            Self::NoTimeLeft { wait, left } => {
                write!(
                    to,
                    "the next attempt would start in {wait:.1?}, but the time limit of the call ends in {left:.1?}"
                )
            }
            Self::RateLimited { wait, left } => write!(
                to,
                "the rate limiter of the client would allow the next attempt in {wait:.1?}, but the time limit of the \
                 call ends in {left:.1?}"
            ),
        }
    }
}

/// An invalid field of a request, or of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The path of the field, in the notation of the service; `None` if the error is about the whole request.
    pub path: Option<String>,
    /// The code of the service, or of the validation before sending.
    pub code: Option<String>,
    /// The human-readable message.
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

/// The field of a response that could not be read; `None` if the error is not about a field.
impl From<&DecodeProblem> for Option<FieldError> {
    fn from(problem: &DecodeProblem) -> Self {
        let path = Some(problem.path().to_owned()).filter(|path| !path.is_empty())?;
        Some(FieldError::new(Some(path), None, problem.message().to_owned()))
    }
}

impl From<&DecodeError> for Option<FieldError> {
    fn from(error: &DecodeError) -> Self {
        error.problems().next().and_then(Self::from)
    }
}
