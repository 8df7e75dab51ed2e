//! The four time limits: connecting, silence, one attempt, the whole call.
//!
//! | limit | default | what it bounds |
//! |---|---|---|
//! | connect | 3.1 s | making a connection, TLS included |
//! | read | 20 s | silence: until a response begins to arrive, and between two pieces of it |
//! | attempt | 30 s | one attempt up to the last byte of its response, so that a trickle ends too |
//! | call | 60 s | everything: credentials, all attempts, the waits between them |
//!
//! The first three end an attempt, after which another one may follow. The last ends the call.

use std::fmt;
use std::time::{Duration, Instant};

use super::clock::Time;
use crate::error::{ErrorKind, Failure, TimeLimit};

/// How long making a connection may take if nothing else is said: as long as in the AWS SDKs.
pub const CONNECT_TIMEOUT: Duration = Duration::from_millis(3_100);

/// How long the service may send nothing if nothing else is said. A silent service gets three attempts within
/// [`CALL_TIMEOUT`](crate::CALL_TIMEOUT).
pub const READ_TIMEOUT: Duration = Duration::from_secs(20);

/// How long one attempt may take if nothing else is said: longer than the services' own gateways wait.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// The limits of a call. How long connecting may take is known to the HTTP client alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) read: Duration,
    pub(crate) attempt: Duration,
    pub(crate) call: Duration,
}

/// A limit that was reached, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reached(pub(crate) TimeLimit, pub(crate) Duration);

impl Reached {
    /// The failure, when the request may be on its way already.
    pub(crate) fn failure(self, happened: impl fmt::Display) -> Failure {
        let Self(limit, length) = self;
        let scope = match limit {
            TimeLimit::Connect => "connecting",
            TimeLimit::Read => "hearing nothing",
            TimeLimit::Attempt => "one attempt",
            TimeLimit::Call => "the whole call",
        };
        let message = format!("{happened} within the time limit of {length:?} for {scope}");
        Failure::new(ErrorKind::Timeout, Some("Timeout".into()), message).with_limit(limit).with_applied(true)
    }
}

/// How much time an attempt has, from its beginning on.
#[derive(Debug)]
pub(crate) struct Budget<'a> {
    pub(crate) time: &'a Time,
    pub(crate) begun: Instant,
    pub(crate) limits: Limits,
    /// What was left of the call's limit at the beginning.
    pub(crate) left: Duration,
}

impl Budget<'_> {
    /// Waits for the service to send something: the head of its response, or the next piece of the body.
    pub(crate) async fn wait<T>(&self, work: impl Future<Output = T>) -> Result<T, Reached> {
        let (limit, reached) = self.limit();
        self.time.within(limit, work).await.ok_or(reached)
    }

    /// Lets time pass in which the service does nothing.
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) async fn pass(&self, time: Duration) -> Result<(), Reached> {
        let (limit, reached) = self.limit();
        if !time.is_zero() {
            self.time.sleep(time.min(limit)).await;
        }
        if time < limit { Ok(()) } else { Err(reached) }
    }

    /// How long the service may be silent now, and which limit that is.
    fn limit(&self) -> (Duration, Reached) {
        let Limits { read, attempt, call } = self.limits;
        let spent = self.time.since(self.begun);
        let (limit, reached) = if self.left <= attempt {
            (self.left, Reached(TimeLimit::Call, call))
        } else {
            (attempt, Reached(TimeLimit::Attempt, attempt))
        };
        let rest = limit.saturating_sub(spent);
        if read < rest { (read, Reached(TimeLimit::Read, read)) } else { (rest, reached) }
    }
}
