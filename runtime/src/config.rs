//! What a user can set, and where the rest comes from.

mod calls;
mod endpoints;
mod requests;
mod resolve;
#[cfg(feature = "aws-config")]
mod sdk_config;
mod sources;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::credential_fn::provide_credentials_fn;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};

use self::calls::CallConfig;
pub(crate) use self::endpoints::Endpoints;
use self::requests::RequestConfig;
pub(crate) use self::sources::Sources;
use crate::env::Env;
use crate::failure::Failure;
#[cfg(any(test, feature = "test-util"))]
use crate::mock::Mock;
use crate::operation::BoxError;

/// How long a whole call may take if nothing else is said.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// How long loading credentials may take if nothing else is said: as long as in the AWS SDKs.
pub const CREDENTIALS_TIMEOUT: Duration = Duration::from_secs(5);

/// How a client is made. What is not set in code comes from the environment, then from the profile in the shared
/// configuration files of AWS, else it has a default; the first place in a row that has a value counts.
///
/// | setting | in code | environment variable | key in the profile | otherwise |
/// |---|---|---|---|---|
/// | profile | [`profile`](ConfigBuilder::profile) | `AWS_PROFILE` | | `default`, which may be missing |
/// | region | [`region`](ConfigBuilder::region) | `AWS_REGION`, `AWS_DEFAULT_REGION` | `region` | an error |
/// | credentials | [`credentials`](ConfigBuilder::credentials), [`anonymous`](ConfigBuilder::anonymous) | `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` | `aws_access_key_id`, `aws_secret_access_key`, `aws_session_token`; `credential_process` | an error |
/// | endpoint | [`endpoint_url`](ConfigBuilder::endpoint_url) | `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL` | `endpoint_url` of the service in the section that `services` names, `endpoint_url` | the rules of the service |
/// | … without those of environment and files | | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | `ignore_configured_endpoint_urls` | `false` |
/// | FIPS endpoints | [`use_fips`](ConfigBuilder::use_fips) | `AWS_USE_FIPS_ENDPOINT` | `use_fips_endpoint` | `false` |
/// | dual-stack endpoints | [`use_dual_stack`](ConfigBuilder::use_dual_stack) | `AWS_USE_DUALSTACK_ENDPOINT` | `use_dualstack_endpoint` | `false` |
/// | application id | [`app_id`](ConfigBuilder::app_id) | `AWS_SDK_UA_APP_ID` | `sdk_ua_app_id` | none |
/// | user agent | [`user_agent_suffix`](ConfigBuilder::user_agent_suffix) | `AWS_EXECUTION_ENV` | | nothing more |
/// | attempts | [`max_attempts`](ConfigBuilder::max_attempts) | `AWS_MAX_ATTEMPTS` | `max_attempts` | 3 |
/// | retry mode | [`retry`](ConfigBuilder::retry) | `AWS_RETRY_MODE`, `AWS_NEW_RETRIES_2026` | `retry_mode` | `standard` |
/// | host prefixes | [`host_prefix`](ConfigBuilder::host_prefix) | `AWS_DISABLE_HOST_PREFIX_INJECTION` | `disable_host_prefix_injection` | on |
/// | compression of requests | [`compression`](ConfigBuilder::compression) | `AWS_DISABLE_REQUEST_COMPRESSION` | `disable_request_compression` | on |
/// | … from a size on | [`compression_min_size`](ConfigBuilder::compression_min_size) | `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES` | `request_min_compression_size_bytes` | 10,240 bytes |
/// | CA bundle | [`ca_bundle`](ConfigBuilder::ca_bundle) | `AWS_CA_BUNDLE` | `ca_bundle` | the certificates of the system |
///
/// The files are `~/.aws/config` and `~/.aws/credentials`, or those that `AWS_CONFIG_FILE` and
/// `AWS_SHARED_CREDENTIALS_FILE` name; what doesn't exist counts as empty, and so does an empty variable. Where both
/// have a key, `credentials` wins. `<SERVICE>` is the service's id in capitals with `_` for blanks: for `City
/// Museum` it is `AWS_ENDPOINT_URL_CITY_MUSEUM`; in a `services` section the same in small letters.
///
/// Order differs in two places from top to bottom and left to right, as in the AWS CLI: a profile set in code has its
/// credentials used even if there are others in the environment, and both variables for endpoints go before both keys.
/// The retry mode `adaptive` stands for [`RetryConfig::adaptive`](crate::RetryConfig::adaptive), `legacy` is taken as
/// `standard`; `AWS_NEW_RETRIES_2026` set to `true` chooses the newer constants of either
/// ([`RetryConfig::standard_2026`](crate::RetryConfig::standard_2026)). Rules set in code keep their number of attempts
/// whatever the environment says.
///
/// A value that can't be is an error when the client is made; it names the variable, or file, line, profile and key.
/// The files are read when the client is made, and those with credentials again when they are loaded anew. `Debug`
/// prints no secrets.
#[derive(Clone, Default)]
pub struct Config {
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) credentials: Option<SharedCredentialsProvider>,
    pub(crate) anonymous: bool,
    pub(crate) credentials_timeout: Option<Duration>,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) app_id: Option<String>,
    pub(crate) user_agent_suffix: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) calls: CallConfig,
    pub(crate) requests: RequestConfig,
    pub(crate) http_client: Option<reqwest::Client>,
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) mock: Option<Mock>,
    pub(crate) ca_bundle: Option<PathBuf>,
    pub(crate) use_fips: Option<bool>,
    pub(crate) use_dual_stack: Option<bool>,
    pub(crate) env: Env,
}

impl Config {
    /// A configuration to be filled in.
    #[must_use]
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder { config: Self::default() }
    }
}

fn invalid(message: &str) -> Failure {
    Failure::configuration("InvalidConfiguration", message)
}

impl fmt::Debug for Config {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = |set: bool| if set { "set" } else { "not set" };
        to.debug_struct("Config")
            .field("profile", &self.profile)
            .field("region", &self.region)
            // A provider of the user may print anything.
            .field("credentials", &format_args!("{}", set(self.credentials.is_some())))
            .field("anonymous", &self.anonymous)
            .field("credentials_timeout", &self.credentials_timeout)
            // It may hold a password by mistake.
            .field("endpoint_url", &format_args!("{}", set(self.endpoint_url.is_some())))
            .field("app_id", &self.app_id)
            .field("user_agent_suffix", &self.user_agent_suffix)
            .field("timeout", &self.timeout)
            .field("max_attempts", &self.max_attempts)
            .field("calls", &self.calls)
            .field("requests", &self.requests)
            .field("http_client", &format_args!("{}", set(self.http_client.is_some())))
            .field("ca_bundle", &self.ca_bundle)
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("env", &self.env)
            .finish()
    }
}

/// Fills in a [`Config`].
#[derive(Clone, Debug)]
pub struct ConfigBuilder {
    pub(crate) config: Config,
}

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
