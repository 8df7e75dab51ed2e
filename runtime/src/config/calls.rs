//! What a user can set about how calls are sent: retries, time limits, the clock.

use std::time::Duration;

use super::{CALL_TIMEOUT, Config, ConfigBuilder, invalid};
use crate::clock::{Clock, Time};
use crate::failure::Failure;
use crate::limits::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, Limits, READ_TIMEOUT};
use crate::retry::RetryConfig;

/// The part of a [`Config`] that says how calls are sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallConfig {
    pub(crate) retry: Option<RetryConfig>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) read_timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) time: Time,
}

impl Config {
    /// The rules that were set, else the standard ones, with the number of attempts that was set for itself.
    pub(crate) fn resolve_retry(&self) -> Result<RetryConfig, Failure> {
        let retry = self.calls.retry.unwrap_or_default();
        self.max_attempts.map_or(retry, |attempts| retry.max_attempts(attempts)).check()
    }

    /// The time limits of a call that sets none itself.
    pub(crate) fn resolve_limits(&self) -> Result<Limits, Failure> {
        let calls = &self.calls;
        Ok(Limits {
            read: limit("of silence", calls.read_timeout, READ_TIMEOUT)?,
            attempt: limit("of an attempt", calls.attempt_timeout, ATTEMPT_TIMEOUT)?,
            call: limit("of a call", self.timeout, CALL_TIMEOUT)?,
        })
    }

    /// How long making a connection may take.
    pub(crate) fn resolve_connect_timeout(&self) -> Result<Duration, Failure> {
        limit("of connecting", self.calls.connect_timeout, CONNECT_TIMEOUT)
    }
}

fn limit(what: &str, set: Option<Duration>, default: Duration) -> Result<Duration, Failure> {
    match set {
        Some(Duration::ZERO) => Err(invalid(&format!("The time limit {what} is zero; it must be longer, or not set"))),
        set => Ok(set.unwrap_or(default)),
    }
}

impl ConfigBuilder {
    /// When and how often a failed request is sent again. Without it: [`RetryConfig::standard`].
    #[must_use]
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.config.calls.retry = Some(retry);
        self
    }

    /// How often a request may be sent at most, whatever [`retry`](Self::retry) says. Without it: 3 times.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.config.max_attempts = Some(attempts);
        self
    }

    /// The time limit of a whole call: credentials, attempts, and the waits between them. Without it:
    /// [`CALL_TIMEOUT`].
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.config.timeout = Some(timeout);
        self
    }

    /// The time limit of one attempt, from sending the request to the last byte of the answer. Without it:
    /// [`ATTEMPT_TIMEOUT`].
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.config.calls.attempt_timeout = Some(timeout);
        self
    }

    /// How long the service may be silent: until it begins to answer, and between two pieces of the answer. Without
    /// it: [`READ_TIMEOUT`].
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.config.calls.read_timeout = Some(timeout);
        self
    }

    /// How long making a connection may take. Without it: [`CONNECT_TIMEOUT`]. An HTTP client of your own has its own
    /// limit instead.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.config.calls.connect_timeout = Some(timeout);
        self
    }

    /// Where time and randomness come from, for tests. Without it: the system.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.config.calls.time = Time::new(clock);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn limits_have_defaults_and_zero_is_an_error_that_says_which() {
        let defaults = Limits { read: READ_TIMEOUT, attempt: ATTEMPT_TIMEOUT, call: CALL_TIMEOUT };
        assert_eq!(Config::default().resolve_limits().unwrap(), defaults);
        assert_eq!(Config::default().resolve_connect_timeout().unwrap(), CONNECT_TIMEOUT);
        let set = Config::builder().read_timeout(SECOND).attempt_timeout(SECOND * 2).timeout(SECOND * 3).build();
        let expected = Limits { read: SECOND, attempt: SECOND * 2, call: SECOND * 3 };
        assert_eq!(set.resolve_limits().unwrap(), expected);

        let zero = Duration::ZERO;
        for (config, part) in [
            (Config::builder().timeout(zero), "of a call"),
            (Config::builder().attempt_timeout(zero), "of an attempt"),
            (Config::builder().read_timeout(zero), "of silence"),
        ] {
            assert!(config.build().resolve_limits().unwrap_err().message().contains(part), "{part}");
        }
        assert!(Config::builder().connect_timeout(zero).build().resolve_connect_timeout().is_err());
    }

    #[test]
    fn the_number_of_attempts_goes_over_that_of_the_rules() {
        for (config, expected) in [
            (Config::builder(), RetryConfig::standard()),
            (Config::builder().max_attempts(2), RetryConfig::standard().max_attempts(2)),
            (Config::builder().retry(RetryConfig::off()), RetryConfig::off()),
            (
                Config::builder().retry(RetryConfig::standard_2026()).max_attempts(5),
                RetryConfig::standard_2026().max_attempts(5),
            ),
        ] {
            assert_eq!(config.build().resolve_retry().unwrap(), expected);
        }
        assert!(Config::builder().max_attempts(0).build().resolve_retry().is_err());
    }
}
