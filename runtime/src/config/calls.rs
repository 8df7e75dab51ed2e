//! What a user can set about how calls are sent: retries, time limits, the clock.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::sources::{Found, Sources};
use super::{CALL_TIMEOUT, Config, ConfigBuilder, invalid};
use crate::clock::{Clock, Time};
use crate::failure::Failure;
use crate::http::RESPONSE_LIMIT;
use crate::interceptor::Interceptor;
use crate::limits::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, Limits, READ_TIMEOUT};
use crate::retry::RetryConfig;
use crate::validation::Validation;

/// The part of a [`Config`] that says how calls are sent.
#[derive(Clone, Default)]
pub(crate) struct CallConfig {
    pub(crate) retry: Option<RetryConfig>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) read_timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) response_limit: Option<usize>,
    pub(crate) validation: Validation,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(crate) time: Time,
}

impl fmt::Debug for CallConfig {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("CallConfig")
            .field("retry", &self.retry)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("response_limit", &self.response_limit)
            .field("validation", &self.validation)
            .field("interceptors", &self.interceptors.len())
            .field("time", &self.time)
            .finish()
    }
}

impl Config {
    /// The rules that were set, else those of environment or profile, else the standard ones, with the number of
    /// attempts that was set for itself.
    pub(crate) fn resolve_retry(&self, sources: &Sources<'_>) -> Result<RetryConfig, Failure> {
        let retry = match self.calls.retry {
            Some(retry) => retry,
            None => found_retry(sources)?,
        };
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

    /// How many bytes of an answer are read.
    pub(crate) fn resolve_response_limit(&self) -> Result<usize, Failure> {
        match self.calls.response_limit {
            Some(0) => Err(invalid("The limit of an answer is 0 bytes; it must be more, or not set")),
            set => Ok(set.unwrap_or(RESPONSE_LIMIT)),
        }
    }

    /// How long making a connection may take.
    pub(crate) fn resolve_connect_timeout(&self) -> Result<Duration, Failure> {
        limit("of connecting", self.calls.connect_timeout, CONNECT_TIMEOUT)
    }
}

fn found_retry(sources: &Sources<'_>) -> Result<RetryConfig, Failure> {
    let is_adaptive = match sources.find("AWS_RETRY_MODE", "retry_mode")? {
        None => false,
        Some(found) => match found.value.to_ascii_lowercase().as_str() {
            "adaptive" => true,
            "standard" | "legacy" => false,
            _ => return Err(found.wrong("must be standard, adaptive or legacy")),
        },
    };
    let newer = sources.variable("AWS_NEW_RETRIES_2026")?.map(Found::into_bool).transpose()?;
    let retry = match (newer, is_adaptive) {
        (Some((true, _)), false) => RetryConfig::standard_2026(),
        (Some((true, _)), true) => RetryConfig::adaptive_2026(),
        (_, false) => RetryConfig::standard(),
        (_, true) => RetryConfig::adaptive(),
    };
    match sources.find("AWS_MAX_ATTEMPTS", "max_attempts")? {
        None => Ok(retry),
        Some(found) => match found.value.parse() {
            Ok(attempts) if attempts > 0 => Ok(retry.max_attempts(attempts)),
            _ => Err(found.wrong("must be a whole number from 1 (no retry) on")),
        },
    }
}

pub(super) fn limit(what: &str, set: Option<Duration>, default: Duration) -> Result<Duration, Failure> {
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

    /// How many bytes of an answer are read; a longer one is an error. Without it: [`RESPONSE_LIMIT`]. Of the body of
    /// an error 1 MiB is read at most.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.config.calls.response_limit = Some(bytes);
        self
    }

    /// How much of a request is checked against the model before it is sent. Without it: all of it, which takes a
    /// microsecond or two ([`Validation::Full`]).
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.config.calls.validation = validation;
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

    /// Adds code that runs at fixed points of every call, after that added before.
    #[must_use]
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.config.calls.interceptors.push(Arc::new(interceptor));
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
    use crate::env::Env;

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
            assert_eq!(resolved(config, Env::empty()).unwrap(), expected);
        }
        assert!(resolved(Config::builder().max_attempts(0), Env::empty()).is_err());
    }

    fn resolved(config: ConfigBuilder, env: Env) -> Result<RetryConfig, Failure> {
        let config = config.env(env).build();
        config.resolve_retry(&config.sources()?)
    }

    #[test]
    fn environment_and_profile_choose_rules_and_attempts_that_code_leaves_open() {
        let file = "[default]\nmax_attempts = 7\nretry_mode = Adaptive";
        let (standard, adaptive) = (RetryConfig::standard(), RetryConfig::adaptive());
        let (mode, newer) = ("AWS_RETRY_MODE", ("AWS_NEW_RETRIES_2026", "true"));
        for (config, variables, expected) in [
            (Config::builder(), vec![], adaptive.max_attempts(7)),
            (Config::builder(), vec![("AWS_MAX_ATTEMPTS", "5")], adaptive.max_attempts(5)),
            (Config::builder(), vec![(mode, "standard")], standard.max_attempts(7)),
            (Config::builder(), vec![(mode, "legacy")], standard.max_attempts(7)),
            (Config::builder(), vec![(mode, "standard"), newer], RetryConfig::standard_2026().max_attempts(7)),
            (Config::builder(), vec![("AWS_NEW_RETRIES_2026", "false")], adaptive.max_attempts(7)),
            (Config::builder().max_attempts(2), vec![newer], RetryConfig::adaptive_2026().max_attempts(2)),
            (Config::builder().retry(RetryConfig::off()), vec![("AWS_MAX_ATTEMPTS", "5")], RetryConfig::off()),
        ] {
            let env: Env = variables.iter().copied().chain([("HOME", "/h")]).collect();
            let env = env.file("/h/.aws/config", file);
            assert_eq!(resolved(config, env).unwrap(), expected, "{variables:?}");
        }
    }
}
