//! What a call did and when: its attempts, and the waits before them.

use std::slice;
use std::time::Duration;

/// One attempt of a call: when the request was sent, how long that took, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// When it began, counted from the beginning of the call.
    pub begun: Duration,
    /// How long it took.
    pub took: Duration,
    /// The HTTP status, if a response began to arrive.
    pub status: Option<u16>,
    /// The code of the error that it ended with, if it has one.
    pub code: Option<String>,
}

/// A time in which a call sent nothing on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wait {
    /// When it began, counted from the beginning of the call.
    pub begun: Duration,
    /// How long it took.
    pub took: Duration,
    /// What for.
    pub reason: WaitReason,
}

/// Why a call waited before an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// The attempt before had failed: the random, growing wait of the retry rules.
    BackOff,
    /// The service had said when to come back (`x-amz-retry-after`, `Retry-After`).
    Service,
    /// The rate limiter of [`RetryConfig::adaptive`](crate::RetryConfig::adaptive).
    RateLimiter,
}

impl WaitReason {
    /// A word for logs: `back-off`, `service` or `rate limiter`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BackOff => "back-off",
            Self::Service => "service",
            Self::RateLimiter => "rate limiter",
        }
    }
}

/// What a call spent its time on, whether it succeeded or failed: [`Response::history`](crate::Response::history),
/// [`Failure::history`](crate::Failure::history).
#[derive(Clone, Debug, Default)]
pub struct History {
    attempts: Attempts,
    waits: Vec<Wait>,
    credentials: Duration,
    elapsed: Duration,
}

/// Most calls have one attempt, which needs no allocation.
#[derive(Clone, Debug, Default)]
enum Attempts {
    #[default]
    None,
    One(Attempt),
    Several(Vec<Attempt>),
}

impl History {
    /// The attempts in order; none if nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        match &self.attempts {
            Attempts::None => &[],
            Attempts::One(attempt) => slice::from_ref(attempt),
            Attempts::Several(attempts) => attempts,
        }
    }

    /// The waits before attempts, in order, each with its reason.
    #[must_use]
    pub fn waits(&self) -> &[Wait] {
        &self.waits
    }

    /// How long the call took to get its credentials, all attempts together.
    #[must_use]
    pub fn credentials_time(&self) -> Duration {
        self.credentials
    }

    /// How long the call took: credentials, attempts, and the waits between them, until the response was complete or the
    /// call failed. Zero if it did not come that far.
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
    fn attempts_are_kept_in_order_however_many_there_are() {
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
