//! The arguments of interceptors. They contain no credentials, and their `Debug` prints no bodies.

use std::fmt;
use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::codec::Validation;
use crate::error::{Failure, History, Metadata};
use crate::http::{InvalidHeader, header};
use crate::operation::Effect;

/// A call, as known from its start.
#[derive(Clone, Debug)]
pub struct CallInfo {
    pub(crate) service: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) effect: Effect,
    pub(crate) max_attempts: u32,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) validation: Validation,
    pub(crate) invocation_id: String,
}

impl CallInfo {
    /// The operation's name in the model.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The service's human-readable name, like `City Museum`.
    #[must_use]
    pub fn service(&self) -> &'static str {
        self.service
    }

    /// The effect of the request on the data of the service.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// The UUID of this call, which all its attempts send in the header `amz-sdk-invocation-id`.
    #[must_use]
    pub fn invocation_id(&self) -> &str {
        &self.invocation_id
    }

    /// The maximum number of attempts.
    #[must_use]
    pub fn max_attempts(&self) -> u32 {
        self.max_attempts
    }

    /// The time limit of the call.
    #[must_use]
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    /// The time limit of one attempt.
    #[must_use]
    pub fn attempt_timeout(&self) -> Duration {
        self.attempt_timeout
    }

    /// The validation level.
    #[must_use]
    pub fn validation(&self) -> Validation {
        self.validation
    }
}

/// The headers of a request before it is signed. `Debug` prints only their names.
pub struct RequestHeaders<'a>(pub(super) &'a mut HeaderMap);

impl RequestHeaders<'_> {
    /// The value of a header; the name is case-insensitive.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }

    /// The names of all headers, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|name| name.as_str())
    }

    /// Sets a header, replacing one with the same name.
    ///
    /// # Errors
    /// The name or the value is invalid, or the header is set by the client, like `host` or `x-amz-target`.
    pub fn insert(&mut self, name: &str, value: &str) -> Result<(), InvalidHeader> {
        header::insert(self.0, name, value)
    }

    /// Removes a header, if there is one with this name.
    ///
    /// # Errors
    /// Those of [`insert`](Self::insert).
    pub fn remove(&mut self, name: &str) -> Result<(), InvalidHeader> {
        header::remove(self.0, name)
    }
}

impl fmt::Debug for RequestHeaders<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.names()).finish()
    }
}

/// The headers of a signed request. `Debug` prints only their names.
///
/// The HTTP client adds `host` and `content-length`.
pub struct SignedHeaders<'a>(pub(super) &'a HeaderMap);

impl SignedHeaders<'_> {
    /// The value of a header; the name is case-insensitive. `None` also for headers with credentials.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).filter(|value| !value.is_sensitive())?.to_str().ok()
    }

    /// The names of all headers, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|name| name.as_str())
    }
}

impl fmt::Debug for SignedHeaders<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_list().entries(self.names()).finish()
    }
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug)]
pub struct AttemptOutcome<'a> {
    pub(super) number: u32,
    pub(super) took: Duration,
    pub(super) result: Result<&'a Metadata, &'a Failure>,
}

impl<'a> AttemptOutcome<'a> {
    /// The number of the attempt in its call, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The duration, from signing to the last byte of the response.
    #[must_use]
    pub fn took(&self) -> Duration {
        self.took
    }

    /// Status, request id and headers, if a response began to arrive.
    #[must_use]
    pub fn metadata(&self) -> Option<&'a Metadata> {
        metadata(self.result)
    }

    /// The HTTP status, if a response began to arrive.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.metadata().map(Metadata::status)
    }

    /// The error code, if the attempt failed with one.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        self.failure()?.code()
    }

    /// The failure; `None` if the attempt succeeded.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.result.err()
    }
}

/// The outcome of a call.
#[derive(Clone, Copy)]
pub struct CallOutcome<'a> {
    pub(super) result: Result<&'a Metadata, &'a Failure>,
    pub(super) history: &'a History,
    pub(super) body: &'a [u8],
}

impl<'a> CallOutcome<'a> {
    /// The failure that the call returns; `None` if it succeeded.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.result.err()
    }

    /// Status, request id and headers, if a response began to arrive.
    #[must_use]
    pub fn metadata(&self) -> Option<&'a Metadata> {
        metadata(self.result)
    }

    /// The attempts, waits and times of the call.
    #[must_use]
    pub fn history(&self) -> &'a History {
        self.history
    }

    /// The body of the last response, not redacted; empty if there was none. It may contain customer data and, if the
    /// signature was invalid, the session token: see [`Failure::raw_body`].
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

/// Doesn't print the body.
impl fmt::Debug for CallOutcome<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("CallOutcome")
            .field("result", &self.result)
            .field("history", &self.history)
            .finish_non_exhaustive()
    }
}

fn metadata<'a>(result: Result<&'a Metadata, &'a Failure>) -> Option<&'a Metadata> {
    result.map_or_else(Failure::metadata, Some)
}
