//! The methods of the configuration builder.

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
use crate::retry::Quota;
use crate::retry::RetryConfig;
use crate::time::{Clock, Time};

impl ConfigBuilder {
    /// Sets the profile in the shared configuration files. It must exist. Its credentials take precedence over those of
    /// the environment.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.config.profile = Some(name.into());
        self
    }

    /// Sets the region, like `us-east-1`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.config.region = Some(region.into());
        self
    }

    /// Sets the credentials, or a provider of credentials such as one of `aws-config`. The client caches the
    /// credentials of a provider. It loads them again shortly before they expire (after 15 minutes if they have no
    /// expiry), and when the service reports that they have expired.
    #[must_use]
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.config.credentials = Some(SharedCredentialsProvider::new(provider));
        self.config.anonymous = false;
        self
    }

    /// Sends requests without signing them, and loads no credentials. AWS rejects such requests. Operations without
    /// authentication don't need this setting: they are never signed.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.config.credentials = None;
        self.config.anonymous = true;
        self
    }

    /// Sets the time limit for loading credentials. Default: [`CREDENTIALS_TIMEOUT`](crate::CREDENTIALS_TIMEOUT).
    #[must_use]
    pub fn credentials_timeout(mut self, timeout: Duration) -> Self {
        self.config.credentials_timeout = Some(timeout);
        self
    }

    /// Sets fixed credentials: access key id, secret access key, and the session token of temporary credentials.
    #[must_use]
    pub fn static_credentials(
        self,
        access_key_id: impl Into<String>,
        secret_access_key: impl Into<String>,
        session_token: Option<String>,
    ) -> Self {
        self.credentials(Credentials::new(access_key_id, secret_access_key, session_token, None, "Static"))
    }

    /// Sets the endpoint URL, like `https://proxy.example.com/aws`, instead of the endpoint of the service. It may be
    /// an `http://` URL, which is not encrypted.
    ///
    /// No proxy is used for endpoints on this machine (`localhost`, `127.0.0.1`, `[::1]`).
    #[must_use]
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.config.endpoint_url = Some(url.into());
        self
    }

    /// Sets an async closure as the provider of credentials. The client caches them as with
    /// [`credentials`](Self::credentials). If the closure fails, the error of the call contains its message.
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

    /// Sets the name of the application in the user agent. AWS recommends at most 50 characters. All except letters,
    /// digits and ``!$%&'*+-.^_`|~,#`` are replaced by dashes.
    #[must_use]
    pub fn app_id(mut self, id: impl Into<String>) -> Self {
        self.config.app_id = Some(id.into());
        self
    }

    /// Appends text to the user agent, like `crm-connector/2.1`, for tools and frameworks that use this crate. Parts are
    /// separated by spaces. Characters that are not allowed in a user agent are replaced by dashes.
    #[must_use]
    pub fn user_agent_suffix(mut self, text: impl AsRef<str>) -> Self {
        let suffix = self.config.user_agent_suffix.get_or_insert_default();
        suffix.push(' ');
        suffix.push_str(text.as_ref());
        self
    }

    /// Sets a file with the certificates (PEM) of the certificate authorities to trust instead of those of the system.
    /// It has no effect together with [`http_client`](Self::http_client).
    #[must_use]
    pub fn ca_bundle(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.ca_bundle = Some(path.into());
        self
    }

    /// Sets the HTTP client, for special proxies or certificates, or to share a connection pool.
    ///
    /// It should neither follow redirects nor retry, since a signed request is valid for one host and one attempt, and
    /// it should have a connect timeout. This crate applies the other time limits. Use it in one Tokio runtime: a call on
    /// a connection that another one opened stalls while that one doesn't run.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.config.http_client = Some(client);
        self
    }

    /// Sets whether to use the FIPS endpoints of the service. Default: `false`.
    #[must_use]
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.config.use_fips = Some(use_fips);
        self
    }

    /// Sets whether to use the dual-stack endpoints of the service. Default: `false`.
    #[must_use]
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.config.use_dual_stack = Some(use_dual_stack);
        self
    }

    /// Sets whether the host prefix of an operation, if its model has one, is added to the host of the endpoint, as in
    /// `tours-museum.us-east-1.amazonaws.com`. Default: `true`, also for an [`endpoint_url`](Self::endpoint_url), as in
    /// the AWS SDKs; turn it off for an endpoint that has a single host name. Prefixes are never added to IP addresses
    /// and to `localhost`.
    #[must_use]
    pub fn host_prefix(mut self, host_prefix: bool) -> Self {
        self.config.host_prefix = Some(host_prefix);
        self
    }

    /// Sets whether large request bodies are compressed with gzip, for operations that support it. Default: `true`, if
    /// the feature `gzip` is enabled.
    #[must_use]
    pub fn compression(mut self, compression: bool) -> Self {
        self.config.compression = Some(compression);
        self
    }

    /// Sets the minimum size of request bodies that are compressed, in bytes. Default:
    /// [`COMPRESSION_MIN_SIZE`](crate::COMPRESSION_MIN_SIZE).
    #[must_use]
    pub fn compression_min_size(mut self, bytes: usize) -> Self {
        self.config.compression_min_size = Some(bytes);
        self
    }

    /// Sets the retry rules. Default: [`RetryConfig::standard`].
    #[must_use]
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.config.retry = Some(retry);
        self
    }

    /// Sets the maximum number of attempts. It takes precedence over that of [`retry`](Self::retry). Default: 3.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.config.max_attempts = Some(attempts);
        self
    }

    /// Sets the maximum size of a response, in bytes; a longer response is an error. Default:
    /// [`RESPONSE_LIMIT`](crate::RESPONSE_LIMIT). At most 1 MiB is read of an error response.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.config.response_limit = Some(bytes);
        self
    }

    /// Sets how much memory a decoded response may take, in bytes; more is an error. A response of lists whose elements
    /// are short in JSON can take a hundred times as much memory as its text. Default:
    /// [`DECODED_LIMIT`](crate::DECODED_LIMIT).
    #[must_use]
    pub fn decoded_limit(mut self, bytes: usize) -> Self {
        self.config.decoded_limit = Some(bytes);
        self
    }

    /// Sets whether structures keep members that the model doesn't know, and requests send them. Default: true, so a
    /// client that reads, edits and sends a structure erases nothing that is newer than itself. See
    /// [`UnknownMembers`](crate::UnknownMembers).
    #[must_use]
    pub fn unknown_members(mut self, keep: bool) -> Self {
        self.config.unknown_members = Some(keep);
        self
    }

    /// Sets which constraints of the model are checked before a request is sent. Default: [`Validation::Full`], which
    /// takes one or two microseconds per request.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.config.validation = validation;
        self
    }

    /// Sets the time limit of a whole call: credentials, attempts, and the waits between them. Default:
    /// [`CALL_TIMEOUT`](crate::CALL_TIMEOUT).
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.config.timeout = Some(timeout);
        self
    }

    /// Sets the time limit of one attempt, from sending the request to the last byte of the response. Default:
    /// [`ATTEMPT_TIMEOUT`](crate::ATTEMPT_TIMEOUT).
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.config.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the time limit for receiving data: until a response begins to arrive, and between two chunks of it.
    /// Default: [`READ_TIMEOUT`](crate::READ_TIMEOUT).
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.config.read_timeout = Some(timeout);
        self
    }

    /// Sets the time limit for establishing a connection. Default: [`CONNECT_TIMEOUT`](crate::CONNECT_TIMEOUT). It has
    /// no effect together with [`http_client`](Self::http_client).
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.config.connect_timeout = Some(timeout);
        self
    }

    /// Adds an interceptor, which runs at fixed points of every call, after those that were added before.
    #[must_use]
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.config.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sets how many requests the service accepts: each attempt waits until the quota has room, within the time limit of
    /// its call. If that is too long, the call fails at once with the code `QuotaUsedUp`, and nothing is sent. In a
    /// [`Pool`](crate::Pool), the wait doesn't count in the time limit of the call, and the pool's deadline limits it.
    #[must_use]
    pub fn quota(mut self, quota: Quota) -> Self {
        self.config.quota = Some(quota);
        self
    }

    /// Sets the clock, for tests. Default: the system clock.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.config.time = Time::new(clock);
        self
    }

    /// Sets a mock that responds to all requests, for tests. No HTTP client is created, so no request reaches the
    /// network.
    ///
    /// Unless [`env`](Self::env) is set, the environment and the files of this machine are not read: the region is
    /// `us-east-1` and the credentials are placeholders, unless the configuration sets others.
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

    /// Sets the environment variables and files to read, for tests. Default: those of this process.
    #[must_use]
    pub fn env(mut self, env: Env) -> Self {
        self.config.env = env;
        self
    }

    /// Returns the configuration. It is validated when a client is created from it.
    #[must_use]
    pub fn build(self) -> Config {
        self.config
    }
}
