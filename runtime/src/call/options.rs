//! What a call sets instead of the client, and the methods that set it.

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
use crate::time::Limits;

/// What a call sets instead of the client.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryConfig>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) validation: Option<Validation>,
    pub(crate) extras: Option<Arc<Extras>>,
}

/// What few calls set.
#[derive(Clone, Default)]
pub(crate) struct Extras {
    headers: HeaderMap,
    endpoint_url: Option<String>,
    interceptors: Vec<Arc<dyn Interceptor>>,
    /// What is wrong with the first invalid header.
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

    fn extras(&mut self) -> &mut Extras {
        Arc::make_mut(self.extras.get_or_insert_default())
    }

    /// Those of this call alone.
    pub(crate) fn interceptors(&self) -> &[Arc<dyn Interceptor>] {
        self.extras.as_ref().map_or(&[], |extras| &extras.interceptors)
    }

    /// How the call goes.
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
    /// The headers that were added.
    pub(super) fn headers(&self) -> Result<HeaderMap, Failure> {
        match &self.invalid {
            Some(error) => Err(Failure::invalid_request(error.to_string()).with_source(error.clone())),
            None => Ok(self.headers.clone()),
        }
    }

    pub(super) fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_deref()
    }
}

impl fmt::Debug for Extras {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Extras")
            // A value may be a secret.
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            // It may hold a password by mistake.
            .field("endpoint_url", &format_args!("{}", if self.endpoint_url.is_some() { "set" } else { "not set" }))
            .field("interceptors", &self.interceptors.len())
            .finish_non_exhaustive()
    }
}

/// The methods of a builder with a field `options` of type [`CallOptions`].
macro_rules! option_setters {
    () => {
        /// Replaces the client's time limit for this call, or for each page of it.
        pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.options.timeout = Some(timeout);
            self
        }

        /// Replaces the client's time limit of one attempt for this call, or for each page of it.
        pub fn attempt_timeout(mut self, timeout: ::std::time::Duration) -> Self {
            self.options.attempt_timeout = Some(timeout);
            self
        }

        /// Replaces the client's rules for another attempt for this call, or for each page of it.
        pub fn retry(mut self, retry: $crate::RetryConfig) -> Self {
            self.options.retry = Some(retry);
            self
        }

        /// How often the request is sent at most, for this call or each page of it, whatever [`retry`](Self::retry)
        /// says. 0 is an error when the call is awaited.
        pub fn max_attempts(mut self, attempts: u32) -> Self {
            self.options.max_attempts = Some(attempts);
            self
        }

        /// Replaces the client's setting of how much of the request is validated before it is sent.
        pub fn validation(mut self, validation: $crate::Validation) -> Self {
            self.options.validation = Some(validation);
            self
        }

        /// Adds a header, in place of one with the same name. It is signed, but for `x-amzn-trace-id`, which proxies
        /// may change.
        ///
        /// An invalid name or value is an error when the call is awaited (`InvalidRequest`), and so is a header
        /// that the client sets itself: `host`, `authorization`, `user-agent`, `content-*`, `x-amz-target` and so on.
        pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
            self.options.add_header(name.as_ref(), value.as_ref());
            self
        }

        /// Sends this call, or all pages of it, elsewhere than the client's calls go. The URL is checked as the
        /// client's, when the call is awaited (`InvalidEndpoint`). See
        /// [`ConfigBuilder::endpoint_url`](crate::ConfigBuilder::endpoint_url).
        pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
            self.options.set_endpoint_url(url.into());
            self
        }

        /// Adds an interceptor for this call, or each page of it, after those of the client.
        pub fn interceptor(mut self, interceptor: impl $crate::Interceptor) -> Self {
            self.options.add_interceptor(::std::sync::Arc::new(interceptor));
            self
        }
    };
}

pub(crate) use option_setters;
