//! The methods that fill in a configuration.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::credential_fn::provide_credentials_fn;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};

use super::client_config::{Config, ConfigBuilder};
use super::env::Env;
use crate::codec::Validation;
#[cfg(any(test, feature = "test-util"))]
use crate::http::Mock;
use crate::interceptor::Interceptor;
use crate::operation::BoxError;
use crate::retry::RetryConfig;
use crate::time::{Clock, Time};

impl ConfigBuilder {
    /// The profile in the shared configuration files. It must exist, and its credentials are used even if there are
    /// others in the environment.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.config.profile = Some(name.into());
        self
    }

    /// The region, like `us-east-1`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.config.region = Some(region.into());
        self
    }

    /// Where credentials come from: [`Credentials`] themselves, or a provider such as one of `aws-config`. The client
    /// keeps what it is given, and asks again shortly before that expires, after 15 minutes if it says not when, and
    /// when the service calls it expired.
    #[must_use]
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.config.credentials = Some(SharedCredentialsProvider::new(provider));
        self.config.anonymous = false;
        self
    }

    /// Sends requests without a signature, and looks for no credentials. AWS itself refuses such requests, but for those
    /// of operations that need no authentication, which are never signed.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.config.credentials = None;
        self.config.anonymous = true;
        self
    }

    /// How long loading credentials may take. Without it: [`CREDENTIALS_TIMEOUT`].
    #[must_use]
    pub fn credentials_timeout(mut self, timeout: Duration) -> Self {
        self.config.credentials_timeout = Some(timeout);
        self
    }

    /// Credentials as they are written: access key id, secret access key, and the session token of temporary ones.
    #[must_use]
    pub fn static_credentials(
        self,
        access_key_id: impl Into<String>,
        secret_access_key: impl Into<String>,
        session_token: Option<String>,
    ) -> Self {
        self.credentials(Credentials::new(access_key_id, secret_access_key, session_token, None, "Static"))
    }

    /// Where to send requests instead of the service's own endpoint, like `https://proxy.example.com/aws`. An
    /// `http://` URL, which is not encrypted, is taken from you only: here, from the environment and from the files.
    ///
    /// Requests to this machine (`localhost`, `127.0.0.1`, `[::1]`) go through no proxy.
    #[must_use]
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.config.endpoint_url = Some(url.into());
        self
    }

    /// Where credentials come from, as an async closure of your own. The client keeps what it gives, as with
    /// [`credentials`](Self::credentials). What an error of it says is told by the error of the call.
    ///
    /// ```
    /// use smithy_client_runtime::{Config, Credentials};
    /// # async fn ask_the_vault() -> Result<(String, String), std::io::Error> {
    /// #     Ok(("AKIDEXAMPLE".to_owned(), "secret".to_owned()))
    /// # }
    ///
    /// let config = Config::builder().credentials_fn(|| async {
    ///     let (key, secret) = ask_the_vault().await?;
    ///     Ok(Credentials::new(key, secret, None, None, "vault"))
    /// });
    /// ```
    #[must_use]
    pub fn credentials_fn<F, L>(self, load: F) -> Self
    where
        F: Fn() -> L + Send + Sync + 'static,
        L: Future<Output = Result<Credentials, BoxError>> + Send + 'static,
    {
        self.credentials(provide_credentials_fn(move || {
            let loading = load();
            async { loading.await.map_err(CredentialsError::provider_error) }
        }))
    }

    /// The name of the application, which AWS sees in the user agent: letters, digits and ``!$%&'*+-.^_`|~``. AWS asks
    /// for 50 characters at most.
    #[must_use]
    pub fn app_id(mut self, id: impl Into<String>) -> Self {
        self.config.app_id = Some(id.into());
        self
    }

    /// Text at the end of the user agent, like `crm-connector/2.1`, for tools and frameworks that are built on this
    /// crate; more of it is appended. Characters that have no place in a user agent become dashes; control characters
    /// are an error when the client is made.
    #[must_use]
    pub fn user_agent_suffix(mut self, text: impl AsRef<str>) -> Self {
        let suffix = self.config.user_agent_suffix.get_or_insert_default();
        suffix.push(' ');
        suffix.push_str(text.as_ref());
        self
    }

    /// A file with the certificates (PEM) of the authorities that may vouch for an `https://` endpoint, and nobody else.
    /// It has no effect on a client of your own.
    #[must_use]
    pub fn ca_bundle(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.ca_bundle = Some(path.into());
        self
    }

    /// The HTTP client to use instead of an own one, for proxies, certificates or a shared connection pool.
    ///
    /// It should neither follow redirects nor retry, since a signed request is valid once and for one host, and it
    /// should have a connect timeout. The other time limits are kept by this crate.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.config.http_client = Some(client);
        self
    }

    /// Whether to use the service's FIPS endpoints.
    #[must_use]
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.config.use_fips = Some(use_fips);
        self
    }

    /// Whether to use the service's dual-stack endpoints, where it has others too.
    #[must_use]
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.config.use_dual_stack = Some(use_dual_stack);
        self
    }

    /// Whether operations whose model says so put a prefix before the host of the endpoint, as in
    /// `tours-museum.us-east-1.amazonaws.com`. Without it they do, before the host of an endpoint that you set too, as
    /// in the AWS SDKs: turn it off for endpoints of your own that have one name only. IP addresses and the names of
    /// this machine (`localhost`) never get a prefix.
    #[must_use]
    pub fn host_prefix(mut self, host_prefix: bool) -> Self {
        self.config.host_prefix = Some(host_prefix);
        self
    }

    /// Whether large bodies are compressed with gzip in requests of operations whose service takes it. Without it they
    /// are, if the feature `gzip` is on.
    #[must_use]
    pub fn compression(mut self, compression: bool) -> Self {
        self.config.compression = Some(compression);
        self
    }

    /// From how many bytes on a body counts as large. Without it: [`COMPRESSION_MIN_SIZE`].
    #[must_use]
    pub fn compression_min_size(mut self, bytes: usize) -> Self {
        self.config.compression_min_size = Some(bytes);
        self
    }

    /// When and how often a failed request is sent again. Without it: [`RetryConfig::standard`].
    #[must_use]
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.config.retry = Some(retry);
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
        self.config.response_limit = Some(bytes);
        self
    }

    /// How much of a request is checked against the model before it is sent. Without it: all of it, which takes a
    /// microsecond or two ([`Validation::Full`]).
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.config.validation = validation;
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
        self.config.attempt_timeout = Some(timeout);
        self
    }

    /// How long the service may be silent: until it begins to answer, and between two pieces of the answer. Without
    /// it: [`READ_TIMEOUT`].
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.config.read_timeout = Some(timeout);
        self
    }

    /// How long making a connection may take. Without it: [`CONNECT_TIMEOUT`]. An HTTP client of your own has its own
    /// limit instead.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.config.connect_timeout = Some(timeout);
        self
    }

    /// Adds code that runs at fixed points of every call, after that added before.
    #[must_use]
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.config.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Where time and randomness come from, for tests. Without it: the system.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.config.time = Time::new(clock);
        self
    }

    /// Responds to requests from a script, for tests. No HTTP client is made, so nothing can reach a network, whatever the
    /// endpoint.
    ///
    /// Unless an [`env`](Self::env) is set, neither environment nor files of this machine are read: the region is
    /// `us-east-1` and the credentials are made up where the configuration sets no others.
    #[cfg(any(test, feature = "test-util"))]
    #[must_use]
    pub fn mock(mut self, mock: &Mock) -> Self {
        self.config.mock = Some(mock.clone());
        if self.config.env.is_process() {
            self.config.env = Env::from([
                ("AWS_REGION", "us-east-1"),
                ("AWS_ACCESS_KEY_ID", "AKIDMOCK"),
                ("AWS_SECRET_ACCESS_KEY", "made-up"),
            ]);
        }
        self
    }

    /// Where environment variables and files are read, for tests.
    #[must_use]
    pub fn env(mut self, env: Env) -> Self {
        self.config.env = env;
        self
    }

    /// The configuration. What is wrong with it is told when a client is made of it.
    #[must_use]
    pub fn build(self) -> Config {
        self.config
    }
}
