//! The client: everything that the calls of one service share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderValue;

use super::options::CallOptions;
use super::plan::Plan;
use super::route::Routes;
use super::sign::SigningKeys;
use crate::codec::JsonOptions;
use crate::config::{Config, Settings};
use crate::credentials::{self, CachedCredentials};
use crate::error::Failure;
use crate::http::user_agent;
use crate::interceptor::Interceptor;
use crate::operation::Service;
use crate::retry::Quota;
use crate::retry::RetryState;
use crate::time::Time;

/// A client of a service: the part of a generated client without its operations. Clones share connections, cached
/// credentials and the state of retries.
///
/// Calls must be awaited in a Tokio runtime with I/O and time enabled, as `#[tokio::main]` and `enable_all` do it; in
/// one without, Tokio panics. A client can be used in several runtimes: it has connections for each.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

/// Everything that the calls of a client share.
pub(crate) struct Shared {
    pub(super) service: &'static Service,
    pub(super) routes: Routes,
    /// `None` if requests are not signed.
    pub(super) credentials: Option<CachedCredentials>,
    pub(super) signing_keys: SigningKeys,
    /// Whether host prefixes of operations are added to the host of the endpoint.
    pub(super) host_prefix: bool,
    /// The minimum size of request bodies that are compressed, in bytes; `None` disables compression.
    pub(super) compression: Option<usize>,
    /// The plan of calls without options.
    pub(super) defaults: Plan,
    pub(super) response_limit: usize,
    pub(super) json: JsonOptions,
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(super) time: Time,
    pub(super) retry_state: RetryState,
    pub(super) quota: Option<Quota>,
    pub(super) user_agent: HeaderValue,
}

impl Client {
    /// Creates a client. Nothing is sent.
    ///
    /// # Errors
    /// By code:
    ///
    /// - `MissingRegion`, `InvalidRegion`: the region is not set or invalid.
    /// - `MissingProfile`: the profile doesn't exist.
    /// - `MissingCredentials`: there are no credentials, or they are incomplete. If the service has operations that need
    ///   no credentials, the calls of its other operations report this and other errors of credentials.
    /// - `UnsupportedCredentials`: the environment or the profile sets a source of credentials that needs the feature
    ///   `aws-config`.
    /// - `InvalidEndpoint`: the endpoint URL is invalid, or there is no endpoint for the region.
    /// - `MissingTls`: the endpoint needs TLS, but no TLS feature is enabled.
    /// - `InvalidConfiguration`: another setting is invalid, or a line of the profile can't be read.
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Failure> {
        let sources = config.sources()?;
        sources.profile.trace_passed_over();
        let settings = Settings::resolve(&config, service, &sources)?;
        let credentials = credentials::resolve(&config, &sources, &settings, service.unsigned_operations)?;
        let Settings {
            host_prefix,
            compression,
            limits,
            retry,
            response_limit,
            json,
            validation,
            interceptors,
            quota,
            ..
        } = settings;
        // A user agent is always a valid header value.
        let user_agent = HeaderValue::try_from(user_agent(service, &settings.user_agent))
            .unwrap_or(HeaderValue::from_static("smithy-client-runtime"));
        Ok(Self(Arc::new(Shared {
            service,
            routes: Routes::new(settings.endpoints, settings.http)?,
            credentials,
            signing_keys: SigningKeys::default(),
            host_prefix,
            compression,
            defaults: Plan { retry, limits, validation },
            response_limit,
            json,
            interceptors,
            time: settings.time,
            retry_state: RetryState::default(),
            quota,
            user_agent,
        })))
    }

    /// The URL that requests are sent to. If the model defines it, an operation adds a prefix to its host, or has an
    /// endpoint that depends on the request.
    #[must_use]
    pub fn endpoint_url(&self) -> &str {
        self.0.routes.main.url.as_str()
    }

    /// The region that requests are signed for.
    #[must_use]
    pub fn signing_region(&self) -> &str {
        &self.0.routes.main.target.scope.region
    }

    /// Waits before a call is repeated, by the retry rules. Repetitions are counted from 0.
    pub(crate) async fn back_off(&self, options: &CallOptions, repetition: u32) {
        let Shared { time, defaults, .. } = self.shared();
        let (wait, _) = options.plan(defaults).retry.wait(repetition, false, None, time.random());
        time.sleep(wait).await;
    }

    /// The clock of the client.
    pub(crate) fn time(&self) -> &Time {
        &self.0.time
    }

    /// The time limit of a call with these options.
    pub(crate) fn call_limit(&self, options: &CallOptions) -> Duration {
        options.plan(&self.0.defaults).limits.call
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.0
    }

    /// What is left of the retry quota.
    #[cfg(test)]
    pub(crate) fn retry_tokens(&self) -> u32 {
        self.0.retry_state.tokens.available()
    }
}

/// Prints no credentials.
impl fmt::Debug for Client {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Client")
            .field("service", &self.0.service.id)
            .field("endpoint", &self.endpoint_url())
            .field("region", &self.signing_region())
            .field("limits", &self.0.defaults.limits)
            .field("retry", &self.0.defaults.retry)
            .field("validation", &self.0.defaults.validation)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_credential_types::Credentials;

    use super::*;
    use crate::config::{ConfigBuilder, Env};
    use crate::error::ErrorKind;
    use crate::tests::support::SERVICE;

    fn config() -> ConfigBuilder {
        Config::builder()
            .region("us-east-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
            .env(Env::empty())
    }

    #[cfg(feature = "rustls")]
    #[test]
    fn the_endpoint_is_that_of_the_rules_or_that_of_the_configuration() {
        for (config, region, expected) in [
            (config(), "us-east-1", "https://test.us-east-1.api.aws/"),
            (config().use_fips(true), "us-east-1", "https://test-fips.us-east-1.api.aws/"),
            (config().region("cn-north-1"), "cn-north-1", "https://test.cn-north-1.api.amazonwebservices.com.cn/"),
            (config().endpoint_url("http://127.0.0.1:1"), "us-east-1", "http://127.0.0.1:1/"),
        ] {
            // The machine may have no root certificates, so the test uses an HTTP client without any.
            let http = reqwest::Client::builder().tls_certs_only([]).build().unwrap();
            let client = Client::new(&SERVICE, config.http_client(http).build()).unwrap();
            assert_eq!((client.signing_region(), client.endpoint_url()), (region, expected));
        }
    }

    #[test]
    fn a_plain_http_endpoint_needs_no_root_certificates() {
        assert!(Client::new(&SERVICE, config().endpoint_url("http://127.0.0.1:1").build()).is_ok());
    }

    #[test]
    fn missing_and_invalid_settings_are_errors_with_a_code() {
        for (config, kind, code) in [
            (Config::builder().env(Env::empty()), ErrorKind::Configuration, "MissingRegion"),
            (
                Config::builder().env(Env::from([("AWS_REGION", "us-east-1")])),
                ErrorKind::Credentials,
                "MissingCredentials",
            ),
            (config().endpoint_url("ftp://host"), ErrorKind::Endpoint, "InvalidEndpoint"),
            (config().endpoint_url(""), ErrorKind::Endpoint, "InvalidEndpoint"),
            (config().endpoint_url("http://host").use_fips(true), ErrorKind::Endpoint, "InvalidEndpoint"),
            (config().timeout(Duration::ZERO), ErrorKind::Configuration, "InvalidConfiguration"),
            (config().max_attempts(0), ErrorKind::Configuration, "InvalidConfiguration"),
            (config().response_limit(0), ErrorKind::Configuration, "InvalidConfiguration"),
        ] {
            let failure = Client::new(&SERVICE, config.build()).unwrap_err();
            assert_eq!((failure.kind(), failure.code()), (kind, Some(code)), "{failure}");
        }
    }

    #[test]
    fn debug_prints_no_secrets() {
        let client = Client::new(&SERVICE, config().endpoint_url("http://127.0.0.1:1").build()).unwrap();
        let text = format!("{client:?}");
        assert!(text.contains("Test Service") && !text.contains("AKID") && !text.contains("secret"), "{text}");
    }
}
