//! The options of a call, which override settings of the client, and the methods that set them.

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;

use super::plan::Plan;
use crate::codec::Validation;
use crate::error::Failure;
use crate::http::{InvalidHeader, header};
use crate::interceptor::Interceptor;
use crate::retry::RetryConfig;
use crate::retry::Turn;
use crate::time::Limits;

/// The options of a call. Those that are not set have the value of the client.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryConfig>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) validation: Option<Validation>,
    pub(crate) extras: Option<Arc<Extras>>,
}

/// The options that few calls set, in an allocation of their own.
#[derive(Clone, Default)]
pub(crate) struct Extras {
    headers: HeaderMap,
    endpoint_url: Option<String>,
    interceptors: Vec<Arc<dyn Interceptor>>,
    /// The place in the line of a pool.
    turn: Option<Turn>,
    /// The error for the first invalid header.
    invalid: Option<InvalidHeader>,
}

impl CallOptions {
    pub(crate) fn add_header(&mut self, name: &str, value: &str) {
        let Extras { headers, invalid, .. } = self.extras();
        if let Err(error) = header::insert(headers, name, value) {
            invalid.get_or_insert(error);
        }
    }

    pub(crate) fn set_endpoint_url(&mut self, url: String) {
        self.extras().endpoint_url = Some(url);
    }

    pub(crate) fn add_interceptor(&mut self, interceptor: Arc<dyn Interceptor>) {
        self.extras().interceptors.push(interceptor);
    }

    pub(crate) fn set_turn(&mut self, turn: Turn) {
        self.extras().turn = Some(turn);
    }

    fn extras(&mut self) -> &mut Extras {
        Arc::make_mut(self.extras.get_or_insert_default())
    }

    /// The interceptors of this call, without those of the client.
    pub(crate) fn interceptors(&self) -> &[Arc<dyn Interceptor>] {
        self.extras.as_ref().map_or(&[], |extras| &extras.interceptors)
    }

    /// The plan of the call: its options, else the defaults.
    pub(super) fn plan(&self, defaults: &Plan) -> Plan {
        let limits = Limits {
            call: self.timeout.unwrap_or(defaults.limits.call),
            attempt: self.attempt_timeout.unwrap_or(defaults.limits.attempt),
            ..defaults.limits
        };
        let retry = self.retry.unwrap_or(defaults.retry);
        let retry = self.max_attempts.map_or(retry, |attempts| retry.max_attempts(attempts));
        Plan { retry, limits, validation: self.validation.unwrap_or(defaults.validation) }
    }
}

impl Extras {
    /// The additional headers.
    pub(super) fn headers(&self) -> Result<HeaderMap, Failure> {
        match &self.invalid {
            Some(error) => Err(Failure::invalid_request(error.to_string()).with_source(error.clone())),
            None => Ok(self.headers.clone()),
        }
    }

    pub(super) fn turn(&self) -> Option<&Turn> {
        self.turn.as_ref()
    }

    pub(super) fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_deref()
    }
}

impl fmt::Debug for Extras {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Extras")
            // Values may be secret.
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            // The URL may contain a password by mistake.
            .field("endpoint_url", &format_args!("{}", if self.endpoint_url.is_some() { "set" } else { "not set" }))
            .field("interceptors", &self.interceptors.len())
            .finish_non_exhaustive()
    }
}

/// The setters of a builder that has a field `options` of type [`CallOptions`].
macro_rules! option_setters {
    () => {
        /// Sets the time limit of this call, or of each page. Default: that of the client.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.options.timeout = Some(timeout);
            self
        }

        /// Sets the time limit of one attempt of this call, or of each page. Default: that of the client.
        pub fn attempt_timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.options.attempt_timeout = Some(timeout);
            self
        }

        /// Sets the retry rules of this call, or of each page. Default: those of the client.
        pub fn retry(mut self, retry: $crate::RetryConfig) -> Self {
            self.options.retry = Some(retry);
            self
        }

        /// Sets the maximum number of attempts of this call, or of each page. It takes precedence over that of
        /// [`retry`](Self::retry). 0 is reported as an error when the call is awaited.
        pub fn max_attempts(mut self, attempts: u32) -> Self {
            self.options.max_attempts = Some(attempts);
            self
        }

        /// Sets which constraints of the model are checked before the request is sent. Default: the setting of the
        /// client.
        pub fn validation(mut self, validation: $crate::Validation) -> Self {
            self.options.validation = Some(validation);
            self
        }

        /// Adds a header, replacing one with the same name. It is signed, except for `x-amzn-trace-id`, which proxies
        /// may change.
        ///
        /// An invalid name or value is reported as an error when the call is awaited (`InvalidRequest`), and so is a
        /// header that the client sets: `host`, `authorization`, `user-agent`, `content-*`, `x-amz-target` and others.
        pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
            self.options.add_header(name.as_ref(), value.as_ref());
            self
        }

        /// Sets the endpoint URL of this call, or of all pages. Default: the endpoint of the client. An invalid URL is
        /// reported as an error when the call is awaited (`InvalidEndpoint`). See
        /// [`ConfigBuilder::endpoint_url`](crate::ConfigBuilder::endpoint_url).
        pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
            self.options.set_endpoint_url(url.into());
            self
        }

        /// Adds an interceptor of this call, or of each page. It runs after those of the client.
        pub fn interceptor(mut self, interceptor: impl $crate::Interceptor) -> Self {
            self.options.add_interceptor(::std::sync::Arc::new(interceptor));
            self
        }
    };
}

pub(crate) use option_setters;
