//! The retry rules: those of the standard and adaptive modes of the AWS SDKs.
//!
//! A retry waits `random × min(base × 2^i, 20 s)`, or as long as the service asks for, and takes tokens from the retry
//! quota of the client ([`token_bucket`](crate::retry::token_bucket)). A retry that succeeds returns its tokens; a
//! first attempt that succeeds adds one token.
//!
//! | | base | tokens | wait that the service asks for |
//! |---|---|---|---|
//! | [`standard`](RetryConfig::standard) | 1 s | 10, throttling 5 | replaces the back-off, at most 20 s |
//! | [`standard_2026`](RetryConfig::standard_2026) | 50 ms, throttling 1 s | 14, throttling 5 | extends the back-off, at most by 5 s |
//!
//! The adaptive modes are the same, with the rate limiter of the client ([`rate_limiter`](crate::retry::rate_limiter))
//! before each attempt.

use std::time::Duration;

use crate::error::{Failure, WaitReason};

/// The default number of attempts, the same as in the AWS SDKs.
const DEFAULT_MAX_ATTEMPTS: u32 = 3;

/// The maximum back-off.
pub(crate) const MAX_WAIT: Duration = Duration::from_secs(20);

/// The maximum time by which the service can extend the back-off under the rules of 2026.
const MAX_EXTENSION: Duration = Duration::from_secs(5);

/// The retry rules: how many attempts a call has, and how long it waits between them.
///
/// A failure is retried if no complete response arrived, or if the service responded with an error that is temporary by
/// its status, its code or the model ([`Failure::is_retryable`](crate::Failure::is_retryable)). All attempts send the
/// same body, and so the same idempotency token, with a new signature. The back-off is random, grows exponentially, and
/// obeys the headers `x-amz-retry-after` and `Retry-After`. All calls of a client share a retry quota, which is used up
/// while most calls fail: then each call has one attempt. If a wait would exceed the time limit of the call, the call
/// fails at once.
///
/// Two error responses are retried at once, once per call each and without the quota: one that rejects the time of the
/// signature, if its `Date` is more than four minutes off, in which case the client corrects its clock; and one that
/// reports expired credentials, if the provider then returns other credentials. Both count as attempts.
///
/// ```
/// use smithy_client_runtime::{Config, RetryConfig};
///
/// let up_to_five_attempts = Config::builder().retry(RetryConfig::standard().max_attempts(5));
/// let no_retries = Config::builder().retry(RetryConfig::off());
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
    /// The standard mode of the AWS SDKs: up to 3 attempts, the second after up to 1 s, the third after up to 2 s more.
    #[must_use]
    pub const fn standard() -> Self {
        Self { max_attempts: DEFAULT_MAX_ATTEMPTS, rules: Rules::Standard, adaptive: false }
    }

    /// The standard mode with the constants that AWS SDKs use with `AWS_NEW_RETRIES_2026=true`: a shorter back-off,
    /// except after throttling, and retries that take more of the quota.
    #[must_use]
    pub const fn standard_2026() -> Self {
        Self { max_attempts: DEFAULT_MAX_ATTEMPTS, rules: Rules::Standard2026, adaptive: false }
    }

    /// The adaptive mode of the AWS SDKs: [`standard`](Self::standard), and from the first throttled attempt on the
    /// client limits the rate of its attempts to what the service accepts. All calls of a client with an adaptive mode
    /// share the limit, so use separate clients for operations with separate quotas of the service, such as reading and
    /// writing.
    ///
    /// An attempt waits for the rate limiter within the time limit of its call. If the wait would be longer, the call
    /// fails at once ([`NotRetried::RateLimited`](crate::NotRetried::RateLimited), or with the code `RateLimited` if no
    /// attempt was sent).
    #[must_use]
    pub const fn adaptive() -> Self {
        Self { adaptive: true, ..Self::standard() }
    }

    /// [`adaptive`](Self::adaptive) with the constants of [`standard_2026`](Self::standard_2026).
    #[must_use]
    pub const fn adaptive_2026() -> Self {
        Self { adaptive: true, ..Self::standard_2026() }
    }

    /// One attempt, no retries.
    #[must_use]
    pub const fn off() -> Self {
        Self::standard().max_attempts(1)
    }

    /// Sets the maximum number of attempts, including the first one. 0 is reported as an error when a client is created
    /// or a call is awaited.
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
            0 => Err(Failure::invalid_configuration("The number of attempts is 0; it must be at least 1 (no retries)")),
            _ => Ok(self),
        }
    }

    /// The tokens of the retry quota that a retry takes.
    pub(crate) const fn cost(self, throttling: bool) -> u32 {
        match (self.rules, throttling) {
            (_, true) => 5,
            (Rules::Standard, false) => 10,
            (Rules::Standard2026, false) => 14,
        }
    }

    /// The wait before a retry and its reason. Retries are counted from 0; `retry_after` is the wait that the service
    /// asks for; `random` is from 0 to 1.
    pub(crate) fn wait(
        self,
        retry: u32,
        throttling: bool,
        retry_after: Option<Duration>,
        random: f64,
    ) -> (Duration, WaitReason) {
        let base = match (self.rules, throttling) {
            (Rules::Standard2026, false) => Duration::from_millis(50),
            _ => Duration::from_secs(1),
        };
        let max = base.saturating_mul(2_u32.saturating_pow(retry)).min(MAX_WAIT);
        let wait = max.mul_f64(random);
        match (self.rules, retry_after) {
            (Rules::Standard, Some(retry_after)) => (retry_after.min(MAX_WAIT), WaitReason::Service),
            (Rules::Standard2026, Some(retry_after)) if retry_after > wait => {
                (retry_after.min(wait + MAX_EXTENSION), WaitReason::Service)
            }
            _ => (wait, WaitReason::BackOff),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANDARD: RetryConfig = RetryConfig::standard();
    const STANDARD_2026: RetryConfig = RetryConfig::standard_2026();

    #[test]
    fn waits_grow_up_to_a_limit_and_obey_the_service() {
        for (rules, retry, throttling, retry_after, random, expected) in [
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
            (STANDARD_2026, 0, false, None, 1.0, 50),
            (STANDARD_2026, 2, false, None, 1.0, 200),
            (STANDARD_2026, 0, true, None, 1.0, 1_000),
            (STANDARD_2026, u32::MAX, false, None, 1.0, 20_000),
            (STANDARD_2026, 0, true, Some(1_500), 0.5, 1_500),
            (STANDARD_2026, 0, true, Some(100), 0.5, 500),
            (STANDARD_2026, 0, true, Some(60_000), 0.5, 5_500),
        ] {
            let wait = rules.wait(retry, throttling, retry_after.map(Duration::from_millis), random);
            // In one row, the service asks for a wait that is shorter than the back-off.
            let is_from_service = retry_after.is_some_and(|millis| millis != 100);
            let reason = if is_from_service { WaitReason::Service } else { WaitReason::BackOff };
            let expected = (Duration::from_millis(expected), reason);
            assert_eq!(wait, expected, "{rules:?} {retry} {throttling} {retry_after:?} {random}");
        }
    }

    #[test]
    fn the_tokens_of_a_retry_depend_on_rules_and_throttling() {
        assert_eq!(
            [STANDARD.cost(false), STANDARD.cost(true), STANDARD_2026.cost(false), STANDARD_2026.cost(true)],
            [10, 5, 14, 5]
        );
    }

    #[test]
    fn off_is_one_attempt_and_zero_attempts_are_an_error() {
        assert_eq!((STANDARD.attempts(), STANDARD_2026.attempts(), RetryConfig::off().attempts()), (3, 3, 1));
        assert!(!STANDARD.is_adaptive() && RetryConfig::adaptive().max_attempts(2).is_adaptive());
        assert!(STANDARD.max_attempts(7).check().is_ok_and(|config| config.attempts() == 7));
        assert!(STANDARD.max_attempts(0).check().unwrap_err().message().contains("number of attempts is 0"));
    }
}
