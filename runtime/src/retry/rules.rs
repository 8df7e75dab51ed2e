//! When a failed attempt is followed by another: the rules of the AWS SDKs' standard and adaptive modes.
//!
//! A retry waits `random × min(base × 2^i, 20 s)`, or as long as the service asks for, and takes tokens from the quota
//! of the client ([`bucket`](crate::retry::token_bucket)). A retry that succeeds gives its tokens back, a first attempt that does
//! gives one.
//!
//! | | base | tokens | what the service asks for |
//! |---|---|---|---|
//! | [`standard`](RetryConfig::standard) | 1 s | 10, throttling 5 | at most 20 s, in place of the wait |
//! | [`standard_2026`](RetryConfig::standard_2026) | 50 ms, throttling 1 s | 14, throttling 5 | at least the wait, at most 5 s more |
//!
//! The adaptive modes are the same with the rate limiter of the client ([`limiter`](crate::retry::rate_limiter)) before each attempt.

use std::time::Duration;

use crate::error::{Failure, WaitReason};

/// As often as the AWS SDKs send a request at most.
const MAX_ATTEMPTS: u32 = 3;

/// No wait is longer.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// How much longer than the wait itself the service can make it under the newer rules.
const LONGEST_EXTENSION: Duration = Duration::from_secs(5);

/// How often and when a request that failed is sent again.
///
/// What is repeated: requests that got no complete answer, and those that the service refused for now, as told by
/// status, error code and model ([`Error::is_retryable`](crate::Error::is_retryable)). All attempts send the same body,
/// so the same idempotency token, under a fresh signature. Waits are random, longer each time, and obey
/// `x-amz-retry-after` and `Retry-After`. All calls of a client share a quota of retries, which empties while
/// everything fails: then calls are sent once each. A wait that would go beyond the time limit of the call is not
/// begun: the call fails at once.
///
/// Two answers are followed by another attempt at once, once in a call and without touching the quota: one that
/// refuses the signature's time, if its `Date` is more than four minutes off, after which the client remembers the
/// difference; and one that says the credentials have expired, if the provider then gives others. Both count as
/// attempts.
///
/// ```
/// use smithy_client_runtime::{Config, RetryConfig};
///
/// let patient = Config::builder().retry(RetryConfig::standard().max_attempts(5));
/// let never = Config::builder().retry(RetryConfig::off());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryConfig {
    max_attempts: u32,
    rules: Rules,
    adaptive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rules {
    Standard,
    Standard2026,
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self::standard()
    }
}

impl RetryConfig {
    /// The AWS SDKs' standard mode: up to 3 attempts, the second after up to 1 s, the third after up to 2 s more.
    #[must_use]
    pub const fn standard() -> Self {
        Self { max_attempts: MAX_ATTEMPTS, rules: Rules::Standard, adaptive: false }
    }

    /// The standard mode with the constants that AWS SDKs take with `AWS_NEW_RETRIES_2026=true`: short waits, except
    /// after throttling, from a quota that empties sooner.
    #[must_use]
    pub const fn standard_2026() -> Self {
        Self { max_attempts: MAX_ATTEMPTS, rules: Rules::Standard2026, adaptive: false }
    }

    /// The AWS SDKs' adaptive mode: [`standard`](Self::standard), and from the first throttled attempt on the client
    /// itself limits its rate to what the service has accepted. All calls of a client that use an adaptive mode share
    /// its rate, so a client should be used for one kind of quota: one for reading, another for writing.
    ///
    /// An attempt that has to wait does so within the time limit of its call; one that would wait longer fails at once
    /// and says so ([`NotRetried::RateLimited`](crate::NotRetried::RateLimited), or the code `RateLimited` if nothing
    /// was sent at all).
    #[must_use]
    pub const fn adaptive() -> Self {
        Self { adaptive: true, ..Self::standard() }
    }

    /// [`adaptive`](Self::adaptive) with the constants of [`standard_2026`](Self::standard_2026).
    #[must_use]
    pub const fn adaptive_2026() -> Self {
        Self { adaptive: true, ..Self::standard_2026() }
    }

    /// Each request is sent once.
    #[must_use]
    pub const fn off() -> Self {
        Self::standard().max_attempts(1)
    }

    /// How often a request is sent at most, the first time included. 0 is an error when a client is made or a call is
    /// awaited.
    #[must_use]
    pub const fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    pub(crate) const fn attempts(self) -> u32 {
        self.max_attempts
    }

    pub(crate) const fn is_adaptive(self) -> bool {
        self.adaptive
    }

    pub(crate) fn check(self) -> Result<Self, Failure> {
        match self.max_attempts {
            0 => Err(Failure::invalid_configuration("The number of attempts is 0; it must be 1 (no retry) or more")),
            _ => Ok(self),
        }
    }

    /// The tokens that a retry takes.
    pub(crate) const fn cost(self, throttling: bool) -> u32 {
        match (self.rules, throttling) {
            (_, true) => 5,
            (Rules::Standard, false) => 10,
            (Rules::Standard2026, false) => 14,
        }
    }

    /// The wait before a retry, counted from 0, and why it is that long. `hint` is what the service asks for, `random`
    /// from 0 to 1.
    pub(crate) fn wait(
        self,
        retry: u32,
        throttling: bool,
        hint: Option<Duration>,
        random: f64,
    ) -> (Duration, WaitReason) {
        let base = match (self.rules, throttling) {
            (Rules::Standard2026, false) => Duration::from_millis(50),
            _ => Duration::from_secs(1),
        };
        let longest = base.saturating_mul(2_u32.saturating_pow(retry)).min(LONGEST_WAIT);
        let wait = longest.mul_f64(random);
        match (self.rules, hint) {
            (Rules::Standard, Some(hint)) => (hint.min(LONGEST_WAIT), WaitReason::Service),
            (Rules::Standard2026, Some(hint)) if hint > wait => {
                (hint.min(wait + LONGEST_EXTENSION), WaitReason::Service)
            }
            _ => (wait, WaitReason::BackOff),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANDARD: RetryConfig = RetryConfig::standard();
    const NEWER: RetryConfig = RetryConfig::standard_2026();

    #[test]
    fn waits_grow_to_a_limit_and_obey_the_service() {
        for (rules, retry, throttling, hint, random, expected) in [
            (STANDARD, 0, false, None, 1.0, 1_000),
            (STANDARD, 0, true, None, 0.5, 500),
            (STANDARD, 1, false, None, 1.0, 2_000),
            (STANDARD, 1, false, None, 0.0, 0),
            (STANDARD, 4, false, None, 1.0, 16_000),
            (STANDARD, 5, false, None, 1.0, 20_000),
            (STANDARD, u32::MAX, false, None, 0.25, 5_000),
            (STANDARD, 0, false, Some(1_500), 0.9, 1_500),
            (STANDARD, 0, true, Some(60_000), 0.9, 20_000),
            (STANDARD, 0, true, Some(u64::MAX), 0.9, 20_000),
            (NEWER, 0, false, None, 1.0, 50),
            (NEWER, 2, false, None, 1.0, 200),
            (NEWER, 0, true, None, 1.0, 1_000),
            (NEWER, u32::MAX, false, None, 1.0, 20_000),
            (NEWER, 0, true, Some(1_500), 0.5, 1_500),
            (NEWER, 0, true, Some(100), 0.5, 500),
            (NEWER, 0, true, Some(60_000), 0.5, 5_500),
        ] {
            let wait = rules.wait(retry, throttling, hint.map(Duration::from_millis), random);
            // Only in one row the service asks for less than the rules do.
            let is_hinted = hint.is_some_and(|hint| hint != 100);
            let reason = if is_hinted { WaitReason::Service } else { WaitReason::BackOff };
            let expected = (Duration::from_millis(expected), reason);
            assert_eq!(wait, expected, "{rules:?} {retry} {throttling} {hint:?} {random}");
        }
    }

    #[test]
    fn a_retry_takes_the_tokens_of_the_rules() {
        assert_eq!([STANDARD.cost(false), STANDARD.cost(true), NEWER.cost(false), NEWER.cost(true)], [10, 5, 14, 5]);
    }

    #[test]
    fn off_is_one_attempt_and_none_is_an_error() {
        assert_eq!((STANDARD.attempts(), NEWER.attempts(), RetryConfig::off().attempts()), (3, 3, 1));
        assert!(!STANDARD.is_adaptive() && RetryConfig::adaptive().max_attempts(2).is_adaptive());
        assert!(STANDARD.max_attempts(7).check().is_ok_and(|config| config.attempts() == 7));
        assert!(STANDARD.max_attempts(0).check().unwrap_err().message().contains("number of attempts is 0"));
    }
}
