//! The history of a call: its attempts, and the waits before them.

use std::slice;
use std::time::Duration;

/// One attempt of a call: its start, its duration, and its result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// The start, counted from the start of the call.
    pub begun: Duration,
    /// The duration.
    pub took: Duration,
    /// The HTTP status, if a response began to arrive.
    pub status: Option<u16>,
    /// The error code, if the attempt failed with one.
    pub code: Option<String>,
}

/// A wait before an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wait {
    /// The start, counted from the start of the call.
    pub begun: Duration,
    /// The duration.
    pub took: Duration,
    /// The reason.
    pub reason: WaitReason,
}

/// The reason of a wait before an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// The exponential back-off after a failed attempt.
    BackOff,
    /// The service asked for it (`x-amz-retry-after`, `Retry-After`).
    Service,
    /// The rate limiter of [`RetryConfig::adaptive`](crate::RetryConfig::adaptive).
    RateLimiter,
    /// A [`Quota`](crate::Quota), the rate that a [`Pool`](crate::Pool) has found, or other calls that came first.
    Turn,
}

impl WaitReason {
    /// The reason as text for logs: `back-off`, `service`, `rate limiter` or `turn`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BackOff => "back-off",
            Self::Service => "service",
            Self::RateLimiter => "rate limiter",
            Self::Turn => "turn",
        }
    }
}

/// The attempts, waits and times of a call, whether it succeeded or failed:
/// [`Response::history`](crate::Response::history), [`Failure::history`](crate::Failure::history).
#[derive(Clone, Debug, Default)]
pub struct History {
    attempts: Attempts,
    waits: Vec<Wait>,
    credentials: Duration,
    elapsed: Duration,
}

/// A list that needs no allocation for one attempt, since most calls have one.
#[derive(Clone, Debug, Default)]
enum Attempts {
    #[default]
    None,
    One(Attempt),
    Several(Vec<Attempt>),
}

impl History {
    /// The attempts, in order; empty if nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        match &self.attempts {
            Attempts::None => &[],
            Attempts::One(attempt) => slice::from_ref(attempt),
            Attempts::Several(attempts) => attempts,
        }
    }

    /// The waits before attempts, in order.
    #[must_use]
    pub fn waits(&self) -> &[Wait] {
        &self.waits
    }

    /// The time that the call waited for credentials, over all attempts.
    #[must_use]
    pub fn credentials_time(&self) -> Duration {
        self.credentials
    }

    /// The duration of the call, including credentials, attempts and waits, until the response was complete or the call
    /// failed. Zero if the call failed before it loaded credentials, as for an invalid request.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    pub(crate) fn add_attempt(&mut self, attempt: Attempt) {
        self.attempts = match std::mem::take(&mut self.attempts) {
            Attempts::None => Attempts::One(attempt),
            Attempts::One(first) => Attempts::Several(vec![first, attempt]),
            Attempts::Several(mut attempts) => {
                attempts.push(attempt);
                Attempts::Several(attempts)
            }
        };
    }

    pub(crate) fn add_wait(&mut self, wait: Wait) {
        self.waits.push(wait);
    }

    pub(crate) fn add_credentials_time(&mut self, time: Duration) {
        self.credentials += time;
    }

    pub(crate) fn set_elapsed(&mut self, elapsed: Duration) {
        self.elapsed = elapsed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_attempts_is_kept_in_order() {
        let mut history = History::default();
        assert!(history.attempts().is_empty());
        for number in 1..=4 {
            let begun = Duration::from_secs(number);
            history.add_attempt(Attempt { begun, took: Duration::ZERO, status: None, code: None });
            let seconds: Vec<u64> = history.attempts().iter().map(|attempt| attempt.begun.as_secs()).collect();
            assert_eq!(seconds, (1..=number).collect::<Vec<_>>());
        }
    }
}
