//! The four time limits.
//!
//! | limit | default | what it limits |
//! |---|---|---|
//! | connect | 3.1 s | establishing a connection, including TLS |
//! | read | 20 s | the time without data: until a response begins to arrive, and between two chunks of it |
//! | attempt | 30 s | one attempt up to the last byte of its response, so that a slow response ends too |
//! | call | 60 s | the whole call: credentials, all attempts, and the waits between them |
//!
//! The first three end an attempt, which may be retried. The last ends the call.

use std::fmt;
use std::time::{Duration, Instant};

use super::clock::Time;
use crate::error::{ErrorKind, Failure, TimeLimit};

/// The default time limit for establishing a connection, the same as in the AWS SDKs.
pub const CONNECT_TIMEOUT: Duration = Duration::from_millis(3_100);

/// The default time limit for receiving data. Three attempts that receive nothing fit into
/// [`CALL_TIMEOUT`](crate::CALL_TIMEOUT).
pub const READ_TIMEOUT: Duration = Duration::from_secs(20);

/// The default time limit of one attempt: longer than the time limits of AWS gateways.
pub const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// The time limits of a call, except for that of connecting, which the HTTP client applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) read: Duration,
    pub(crate) attempt: Duration,
    pub(crate) call: Duration,
}

/// A time limit that was reached, and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LimitReached(pub(crate) TimeLimit, pub(crate) Duration);

impl LimitReached {
    /// The failure of an attempt whose request may have been sent already.
    pub(crate) fn failure(self, happened: impl fmt::Display) -> Failure {
        let Self(limit, length) = self;
        let scope = match limit {
            TimeLimit::Connect => "connecting",
            TimeLimit::Read => "receiving data",
            TimeLimit::Attempt => "one attempt",
            TimeLimit::Call => "the whole call",
            TimeLimit::Pool => "waiting for the service",
        };
        let message = format!("{happened} within the time limit of {length:?} for {scope}");
        Failure::new(ErrorKind::Timeout, Some("Timeout".into()), message).with_limit(limit).with_applied(true)
    }
}

/// The time that an attempt has, from its start on.
#[derive(Debug)]
pub(crate) struct Budget<'a> {
    pub(crate) time: &'a Time,
    pub(crate) begun: Instant,
    pub(crate) limits: Limits,
    /// The rest of the call's time limit at the start of the attempt.
    pub(crate) left: Duration,
}

impl Budget<'_> {
    /// Waits for the service to send data: the head of its response, or the next chunk of the body.
    pub(crate) async fn wait<T>(&self, work: impl Future<Output = T>) -> Result<T, LimitReached> {
        let (limit, reached) = self.limit();
        self.time.within(limit, work).await.ok_or(reached)
    }

    /// Waits for a time in which the service sends nothing.
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) async fn idle(&self, time: Duration) -> Result<(), LimitReached> {
        let (limit, reached) = self.limit();
        if !time.is_zero() {
            self.time.sleep(time.min(limit)).await;
        }
        if time < limit { Ok(()) } else { Err(reached) }
    }

    /// The time until the next limit is reached if the service sends nothing, and which limit that is.
    fn limit(&self) -> (Duration, LimitReached) {
        let Limits { read, attempt, call } = self.limits;
        let spent = self.time.since(self.begun);
        let (limit, reached) = if self.left <= attempt {
            (self.left, LimitReached(TimeLimit::Call, call))
        } else {
            (attempt, LimitReached(TimeLimit::Attempt, attempt))
        };
        let rest = limit.saturating_sub(spent);
        if read < rest { (read, LimitReached(TimeLimit::Read, read)) } else { (rest, reached) }
    }
}
