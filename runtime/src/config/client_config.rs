//! What a user can set in code, and the table of where each setting comes from otherwise.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::provider::SharedCredentialsProvider;

use super::env::Env;
use super::settings::Sources;
use crate::codec::Validation;
use crate::error::Failure;
#[cfg(any(test, feature = "test-util"))]
use crate::http::Mock;
use crate::interceptor::Interceptor;
use crate::retry::RetryConfig;
use crate::time::Time;

/// How long a whole call may take by default.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// How long loading credentials may take by default: as long as in the AWS SDKs.
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
/// have a key, `credentials` wins. `<SERVICE>` is the service's id in upper case with `_` for blanks: for `City
/// Museum` it is `AWS_ENDPOINT_URL_CITY_MUSEUM`; in a `services` section the same in lower case.
///
/// Order differs in two places from top to bottom and left to right, as in the AWS CLI: a profile set in code has its
/// credentials used even if there are others in the environment, and both variables for endpoints go before both keys.
/// The retry mode `adaptive` stands for [`RetryConfig::adaptive`](crate::RetryConfig::adaptive), `legacy` is taken as
/// `standard`; `AWS_NEW_RETRIES_2026` set to `true` chooses the newer constants of either
/// ([`RetryConfig::standard_2026`](crate::RetryConfig::standard_2026)). Rules set in code keep their number of attempts
/// whatever the environment says.
///
/// An invalid value is an error when the client is made; it names the variable, or file, line, profile and key. The files
/// are read once, when the client is made; only credentials that were read from them are read again, when they have
/// expired or a quarter of an hour old. `Debug` prints no secrets.
#[derive(Clone, Default)]
pub struct Config {
    pub(crate) profile: Option<String>,
    pub(super) region: Option<String>,
    pub(crate) credentials: Option<SharedCredentialsProvider>,
    pub(crate) anonymous: bool,
    pub(super) credentials_timeout: Option<Duration>,
    pub(super) endpoint_url: Option<String>,
    pub(super) use_fips: Option<bool>,
    pub(super) use_dual_stack: Option<bool>,
    pub(super) host_prefix: Option<bool>,
    pub(super) app_id: Option<String>,
    pub(super) user_agent_suffix: Option<String>,
    pub(super) compression: Option<bool>,
    pub(super) compression_min_size: Option<usize>,
    pub(super) ca_bundle: Option<PathBuf>,
    pub(super) http_client: Option<reqwest::Client>,
    #[cfg(any(test, feature = "test-util"))]
    pub(super) mock: Option<Mock>,
    pub(super) retry: Option<RetryConfig>,
    pub(super) max_attempts: Option<u32>,
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) read_timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) response_limit: Option<usize>,
    pub(super) validation: Validation,
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(super) time: Time,
    pub(crate) env: Env,
}

impl Config {
    /// A configuration to be filled in.
    #[must_use]
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder { config: Self::default() }
    }

    /// The environment and the files, read now.
    pub(crate) fn sources(&self) -> Result<Sources<'_>, Failure> {
        Sources::load(&self.env, self.profile.as_deref())
    }
}

/// Without secrets.
impl fmt::Debug for Config {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = |is_set: bool| if is_set { "set" } else { "not set" };
        to.debug_struct("Config")
            .field("profile", &self.profile)
            .field("region", &self.region)
            // A provider of the user may print anything.
            .field("credentials", &format_args!("{}", set(self.credentials.is_some())))
            .field("anonymous", &self.anonymous)
            .field("credentials_timeout", &self.credentials_timeout)
            // It may hold a password by mistake.
            .field("endpoint_url", &format_args!("{}", set(self.endpoint_url.is_some())))
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("host_prefix", &self.host_prefix)
            .field("app_id", &self.app_id)
            .field("user_agent_suffix", &self.user_agent_suffix)
            .field("compression", &self.compression)
            .field("compression_min_size", &self.compression_min_size)
            .field("ca_bundle", &self.ca_bundle)
            .field("http_client", &format_args!("{}", set(self.http_client.is_some())))
            .field("retry", &self.retry)
            .field("max_attempts", &self.max_attempts)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("response_limit", &self.response_limit)
            .field("validation", &self.validation)
            .field("interceptors", &self.interceptors.len())
            .field("clock", &self.time)
            .field("env", &self.env)
            .finish_non_exhaustive()
    }
}

/// Fills in a [`Config`].
#[derive(Clone, Debug)]
pub struct ConfigBuilder {
    pub(super) config: Config,
}
