//! The client: everything that calls of one service share, checked once.

use std::fmt;
use std::sync::Arc;

use reqwest::header::HeaderValue;

use crate::config::Config;
use crate::credentials::CachedCredentials;
use crate::failure::Failure;
use crate::interceptor::Interceptor;
use crate::limits::Limits;
use crate::operation::Service;
use crate::retry::RetryConfig;
use crate::route::Routes;
use crate::send::Shared;
use crate::user_agent::user_agent;
use crate::validation::Validation;

/// A client of a service: the part of generated clients that knows no operations. Clones share connections, and a
/// quota of retries.
///
/// Calls are awaited in a Tokio runtime with network and time.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) service: &'static Service,
    pub(crate) routes: Routes,
    /// `None` for requests without a signature.
    pub(crate) credentials: Option<CachedCredentials>,
    /// Whether operations may put a prefix before the host of the endpoint.
    pub(crate) host_prefix: bool,
    /// From how many bytes on bodies are compressed where the service takes it, if at all.
    pub(crate) compression: Option<usize>,
    pub(crate) limits: Limits,
    pub(crate) retry: RetryConfig,
    pub(crate) response_limit: usize,
    pub(crate) validation: Validation,
    pub(crate) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(crate) shared: Shared,
    pub(crate) user_agent: HeaderValue,
}

impl Client {
    /// Makes a client. Nothing is sent.
    ///
    /// # Errors
    /// There is no region (`MissingRegion`) or none that can be (`InvalidRegion`), the profile doesn't exist
    /// (`MissingProfile`), there are no credentials (`MissingCredentials`) or none without the feature `aws-config`
    /// (`UnsupportedCredentials`), no endpoint for the region or none that can be (`InvalidEndpoint`), no TLS for it
    /// (`MissingTls`), or another setting has a value that can't be, or a file that can't be read
    /// (`InvalidConfiguration`).
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Failure> {
        let sources = config.sources()?;
        let region = config.resolve_region(&sources)?;
        let endpoints = config.resolve_endpoints(service, region, &sources)?;
        let endpoint = endpoints.find(&[])?;
        let credentials = config.resolve_credentials(&sources)?;
        let host_prefix = config.resolve_host_prefix(&sources)?;
        let compression = config.resolve_compression(&sources)?;
        let limits = config.resolve_limits()?;
        let retry = config.resolve_retry(&sources)?;
        let caller = config.resolve_caller(&sources)?;
        let shared = Shared::new(config.calls.time.clone());
        // Only characters that may stand in a header are in it.
        let user_agent = HeaderValue::try_from(user_agent(service, &caller))
            .unwrap_or(HeaderValue::from_static("smithy-client-runtime"));
        let (response_limit, validation) = (config.resolve_response_limit()?, config.calls.validation);
        let interceptors = config.calls.interceptors.clone();
        drop(sources);
        let routes = Routes::new(endpoints, endpoint, config)?;
        Ok(Self(Arc::new(Inner {
            service,
            routes,
            credentials,
            host_prefix,
            compression,
            limits,
            retry,
            response_limit,
            validation,
            interceptors,
            shared,
            user_agent,
        })))
    }

    /// The URL that requests are sent to. Operations may put a prefix before its host, or choose another by what their
    /// requests hold, where the model of the service says so.
    #[must_use]
    pub fn endpoint_url(&self) -> &str {
        self.0.routes.main.url.as_str()
    }

    /// The region that requests are signed for.
    #[must_use]
    pub fn signing_region(&self) -> &str {
        &self.0.routes.main.scope.region
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }
}

/// Without credentials.
impl fmt::Debug for Client {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Client")
            .field("service", &self.0.service.id)
            .field("endpoint", &self.endpoint_url())
            .field("region", &self.signing_region())
            .field("limits", &self.0.limits)
            .field("retry", &self.0.retry)
            .field("validation", &self.0.validation)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_credential_types::Credentials;

    use super::*;
    use crate::config::ConfigBuilder;
    use crate::env::Env;
    use crate::failure::ErrorKind;
    use crate::test_support::SERVICE;

    fn config() -> ConfigBuilder {
        Config::builder()
            .region("us-east-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
            .env(Env::empty())
    }

    #[cfg(feature = "rustls")]
    #[test]
    fn resolves_the_endpoint_once_and_takes_http_only_from_the_user() {
        for (config, region, expected) in [
            (config(), "us-east-1", "https://test.us-east-1.api.aws/"),
            (config().use_fips(true), "us-east-1", "https://test-fips.us-east-1.api.aws/"),
            (config().region("cn-north-1"), "cn-north-1", "https://test.cn-north-1.api.amazonwebservices.com.cn/"),
            (config().endpoint_url("http://127.0.0.1:1"), "us-east-1", "http://127.0.0.1:1/"),
        ] {
            // The machine may have no root certificates, so the client that would need them is brought along.
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
    fn says_what_is_missing_or_wrong() {
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
            (config().user_agent_suffix("crm/1\r\nx: y"), ErrorKind::Configuration, "InvalidConfiguration"),
        ] {
            let failure = Client::new(&SERVICE, config.build()).unwrap_err();
            assert_eq!((failure.kind(), failure.code(), failure.attempts()), (kind, Some(code), 0), "{failure}");
        }
    }

    #[test]
    fn debug_prints_no_secrets() {
        let client = Client::new(&SERVICE, config().endpoint_url("http://127.0.0.1:1").build()).unwrap();
        let text = format!("{client:?}");
        assert!(text.contains("Test Service") && !text.contains("AKID") && !text.contains("secret"), "{text}");
    }
}
