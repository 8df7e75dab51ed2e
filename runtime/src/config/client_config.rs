//! The configuration of a client: the settings in code. Its documentation has the table of all sources of each setting.

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
use crate::retry::Quota;
use crate::retry::RetryConfig;
use crate::time::Time;

/// The default time limit of a whole call.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// The default time limit for loading credentials, the same as in the AWS SDKs.
pub const CREDENTIALS_TIMEOUT: Duration = Duration::from_secs(5);

/// The configuration of a client.
///
/// A setting comes from code, else from an environment variable, else from the profile in the shared configuration
/// files of AWS, else it has a default. The table lists the settings that don't come from code only; in each row, the
/// first source that has a value counts.
///
/// | setting | code | environment variable | key in the profile | default |
/// |---|---|---|---|---|
/// | profile | [`profile`](ConfigBuilder::profile) | `AWS_PROFILE`, `AWS_DEFAULT_PROFILE` | | `default`, which need not exist |
/// | region | [`region`](ConfigBuilder::region) | `AWS_REGION`, `AWS_DEFAULT_REGION` | `region` | an error |
/// | credentials | [`credentials`](ConfigBuilder::credentials), [`anonymous`](ConfigBuilder::anonymous) | `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` | `aws_access_key_id`, `aws_secret_access_key`, `aws_session_token`; `credential_process` | an error |
/// | endpoint | [`endpoint_url`](ConfigBuilder::endpoint_url) | `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL` | `endpoint_url` of the service in the section that `services` names, `endpoint_url` | the endpoint rules of the service |
/// | … ignoring the environment and the profile | | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | `ignore_configured_endpoint_urls` | `false` |
/// | FIPS endpoints | [`use_fips`](ConfigBuilder::use_fips) | `AWS_USE_FIPS_ENDPOINT` | `use_fips_endpoint` | `false` |
/// | dual-stack endpoints | [`use_dual_stack`](ConfigBuilder::use_dual_stack) | `AWS_USE_DUALSTACK_ENDPOINT` | `use_dualstack_endpoint` | `false` |
/// | application id | [`app_id`](ConfigBuilder::app_id) | `AWS_SDK_UA_APP_ID` | `sdk_ua_app_id` | none |
/// | user agent | [`user_agent_suffix`](ConfigBuilder::user_agent_suffix) | `AWS_EXECUTION_ENV` | | none |
/// | attempts | [`max_attempts`](ConfigBuilder::max_attempts) | `AWS_MAX_ATTEMPTS` | `max_attempts` | 3 |
/// | retry mode | [`retry`](ConfigBuilder::retry) | `AWS_RETRY_MODE`, `AWS_NEW_RETRIES_2026` | `retry_mode` | `standard` |
/// | host prefixes | [`host_prefix`](ConfigBuilder::host_prefix) | `AWS_DISABLE_HOST_PREFIX_INJECTION` | `disable_host_prefix_injection` | on |
/// | compression of requests | [`compression`](ConfigBuilder::compression) | `AWS_DISABLE_REQUEST_COMPRESSION` | `disable_request_compression` | on |
/// | … minimum size | [`compression_min_size`](ConfigBuilder::compression_min_size) | `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES` | `request_min_compression_size_bytes` | 10,240 bytes |
/// | CA bundle | [`ca_bundle`](ConfigBuilder::ca_bundle) | `AWS_CA_BUNDLE` | `ca_bundle` | the root certificates of the system |
///
/// The files are `~/.aws/config` and `~/.aws/credentials`, or those that `AWS_CONFIG_FILE` and
/// `AWS_SHARED_CREDENTIALS_FILE` name. A file that doesn't exist or can't be read counts as empty, and an empty variable
/// counts as not set. If both files have a key, that of the credentials file counts. `<SERVICE>` is the id of the
/// service in upper case with `_` for spaces: for `City Museum` the variable is `AWS_ENDPOINT_URL_CITY_MUSEUM`. In a
/// `services` section, the id is lower case.
///
/// - If code sets the profile, the credentials of the profile take precedence over those of the environment, as in the AWS
///   CLI.
/// - The files may have every form that botocore and the AWS CLI read. A line that can't be read is an error as soon as
///   something is taken from its profile, or from the `services` section that the profile names: the line may be the
///   start of a section with the keys of another account. It stops nobody who takes nothing from there. Lines and files
///   that were passed over are repeated in the errors `MissingRegion`, `MissingCredentials` and `MissingProfile`, and are
///   traced.
/// - Both environment variables of the endpoint take precedence over both keys of the profile.
/// - The retry mode `adaptive` is [`RetryConfig::adaptive`](crate::RetryConfig::adaptive); `legacy` is the same as
///   `standard`. With `AWS_NEW_RETRIES_2026` set to `true`, both modes have the constants of
///   [`RetryConfig::standard_2026`](crate::RetryConfig::standard_2026).
/// - If code sets [`retry`](ConfigBuilder::retry), neither the retry mode nor the number of attempts is read from the
///   environment or the profile.
///
/// Proxies come from the environment variables `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY`, also in lower case. `NO_PROXY`
/// is a list, separated by commas or spaces, of hosts for which no proxy is used: domains, which stand for their
/// subdomains too (`example.com`, `.example.com` and `*.example.com` are the same), addresses, both with or without a
/// port (`example.com:443`), networks (`10.0.0.0/8`), or `*` for all hosts. Other wildcards have no effect.
///
/// An invalid value is reported as an error when the client is created, with the name of the variable, or with file,
/// line, profile and key. The files are read once, when the client is created. Only credentials from the files are read
/// again, when they have expired, or after 15 minutes. `Debug` prints no secrets.
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
    pub(super) decoded_limit: Option<usize>,
    pub(super) unknown_members: Option<bool>,
    pub(super) validation: Validation,
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(super) quota: Option<Quota>,
    pub(super) time: Time,
    pub(crate) env: Env,
}

impl Config {
    /// A builder without settings.
    #[must_use]
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder { config: Self::default() }
    }

    /// Reads the environment and the files.
    pub(crate) fn sources(&self) -> Result<Sources<'_>, Failure> {
        Sources::load(&self.env, self.profile.as_deref())
    }
}

/// Prints no secrets.
impl fmt::Debug for Config {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = |is_set: bool| if is_set { "set" } else { "not set" };
        to.debug_struct("Config")
            .field("profile", &self.profile)
            .field("region", &self.region)
            // The `Debug` of a custom provider may print secrets.
            .field("credentials", &format_args!("{}", set(self.credentials.is_some())))
            .field("anonymous", &self.anonymous)
            .field("credentials_timeout", &self.credentials_timeout)
            // The URL may contain a password by mistake.
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
            .field("decoded_limit", &self.decoded_limit)
            .field("unknown_members", &self.unknown_members)
            .field("validation", &self.validation)
            .field("interceptors", &self.interceptors.len())
            .field("quota", &self.quota)
            .field("clock", &self.time)
            .field("env", &self.env)
            .finish_non_exhaustive()
    }
}

/// Builds a [`Config`].
#[derive(Clone, Debug)]
pub struct ConfigBuilder {
    pub(super) config: Config,
}
