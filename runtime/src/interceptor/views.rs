//! What interceptors are shown of a call: neither credentials, nor a body in `Debug`.

use std::fmt;
use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::codec::Validation;
use crate::error::{Failure, History, Metadata};
use crate::http::{InvalidHeader, header};
use crate::operation::Effect;

/// What is known of a call from its beginning on.
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

    /// What the request does to what the service holds.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// The UUID that all attempts of this call carry, in `amz-sdk-invocation-id`, and no other call.
    #[must_use]
    pub fn invocation_id(&self) -> &str {
        &self.invocation_id
    }

    /// How often the request is sent at most.
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

    /// How much of the request is validated before it is sent.
    #[must_use]
    pub fn validation(&self) -> Validation {
        self.validation
    }
}

/// Headers of a request before it is signed. `Debug` prints their names alone.
pub struct RequestHeaders<'a>(pub(super) &'a mut HeaderMap);

impl RequestHeaders<'_> {
    /// A header by its name, whatever the case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }

    /// The names of all headers, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|name| name.as_str())
    }

    /// Sets a header in place of one with the same name.
    ///
    /// # Errors
    /// A name or a value that can't be, or a header that the client sets itself, like `host` or `x-amz-target`.
    pub fn insert(&mut self, name: &str, value: &str) -> Result<(), InvalidHeader> {
        header::insert(self.0, name, value)
    }

    /// Takes a header away, if it is there.
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

/// Headers of a request as it is sent. `Debug` prints their names alone.
///
/// The HTTP client adds `host` and `content-length`.
pub struct SignedHeaders<'a>(pub(super) &'a HeaderMap);

impl SignedHeaders<'_> {
    /// A header by its name, whatever the case. `None` also for those that credentials stand in.
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

/// How an attempt ended.
#[derive(Clone, Copy, Debug)]
pub struct AttemptOutcome<'a> {
    pub(super) number: u32,
    pub(super) took: Duration,
    pub(super) result: Result<&'a Metadata, &'a Failure>,
}

impl<'a> AttemptOutcome<'a> {
    /// Which attempt of the call it was, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How long it took, from signing to the last byte of the response.
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

    /// The code of the error that it ended with, if it has one.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        self.failure()?.code()
    }

    /// The error that it ended with.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.result.err()
    }
}

/// How a call ended.
#[derive(Clone, Copy)]
pub struct CallOutcome<'a> {
    pub(super) result: Result<&'a Metadata, &'a Failure>,
    pub(super) history: &'a History,
    pub(super) body: &'a [u8],
}

impl<'a> CallOutcome<'a> {
    /// The error that whoever awaits the call gets.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.result.err()
    }

    /// Status, request id and headers, if a response began to arrive.
    #[must_use]
    pub fn metadata(&self) -> Option<&'a Metadata> {
        metadata(self.result)
    }

    /// What the call did: attempts, waits, times.
    #[must_use]
    pub fn history(&self) -> &'a History {
        self.history
    }

    /// The body of the last response as it arrived; empty without one. It may hold customer data, and that of a refused
    /// signature repeats what was signed: see [`Failure::raw_body`].
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

/// Without the body.
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
