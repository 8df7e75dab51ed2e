//! What a user can set, and where the rest comes from.

mod calls;

use std::fmt;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};

use self::calls::CallConfig;
use crate::endpoint::is_valid_host_label;
use crate::env::Env;
use crate::failure::{ErrorKind, Failure};

/// How long a whole call may take if nothing else is said.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// How a client is made. What is not set comes from the environment (`AWS_REGION`, `AWS_ACCESS_KEY_ID`,
/// `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, where an empty variable counts as absent) or has a default.
///
/// It is read when the client is made. `Debug` prints no secrets.
#[derive(Clone, Default)]
pub struct Config {
    pub(crate) region: Option<String>,
    pub(crate) credentials: Option<SharedCredentialsProvider>,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) calls: CallConfig,
    pub(crate) http_client: Option<reqwest::Client>,
    pub(crate) use_fips: bool,
    pub(crate) use_dual_stack: bool,
    pub(crate) env: Env,
}

impl Config {
    /// A configuration to be filled in.
    #[must_use]
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder { config: Self::default() }
    }

    /// The region that was set, else `AWS_REGION`.
    pub(crate) fn resolve_region(&self) -> Result<String, Failure> {
        let region = match &self.region {
            Some(region) => Some(region.clone()).filter(|region| !region.is_empty()),
            None => self.env.get("AWS_REGION")?,
        };
        let Some(region) = region else {
            return Err(Failure::configuration(
                "MissingRegion",
                "No region is set; give the configuration one, or set the environment variable AWS_REGION to one like \
                 us-east-1",
            ));
        };
        // It becomes part of a host name: anything else could send a signed request elsewhere.
        if !is_valid_host_label(&region, false) {
            return Err(Failure::configuration(
                "InvalidRegion",
                format!("The region {region:?} is none; it must be one like us-east-1: letters, digits and dashes"),
            ));
        }
        Ok(region)
    }

    /// The credentials that were set, else those in the environment.
    pub(crate) fn resolve_credentials(&self) -> Result<SharedCredentialsProvider, Failure> {
        if let Some(provider) = &self.credentials {
            return Ok(provider.clone());
        }
        let key = self.env.get("AWS_ACCESS_KEY_ID")?;
        let secret = self.env.get("AWS_SECRET_ACCESS_KEY")?;
        let token = self.env.get("AWS_SESSION_TOKEN")?;
        let missing = match (key, secret) {
            (Some(key), Some(secret)) => {
                let credentials = Credentials::new(key, secret, token, None, "Environment");
                return Ok(SharedCredentialsProvider::new(credentials));
            }
            (Some(_), None) => "variable AWS_SECRET_ACCESS_KEY beside AWS_ACCESS_KEY_ID",
            (None, Some(_)) => "variable AWS_ACCESS_KEY_ID beside AWS_SECRET_ACCESS_KEY",
            (None, None) => "variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        };
        Err(missing_credentials(format!(
            "There are no credentials; give the configuration some, or set the environment {missing} (and \
             AWS_SESSION_TOKEN, for temporary ones)"
        )))
    }
}

fn invalid(message: &str) -> Failure {
    Failure::configuration("InvalidConfiguration", message)
}

pub(crate) fn missing_credentials(message: impl Into<String>) -> Failure {
    Failure::new(ErrorKind::Credentials, Some("MissingCredentials".into()), message)
}

impl fmt::Debug for Config {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = |set: bool| if set { "set" } else { "not set" };
        to.debug_struct("Config")
            .field("region", &self.region)
            // A provider of the user may print anything.
            .field("credentials", &format_args!("{}", set(self.credentials.is_some())))
            // It may hold a password by mistake.
            .field("endpoint_url", &format_args!("{}", set(self.endpoint_url.is_some())))
            .field("timeout", &self.timeout)
            .field("max_attempts", &self.max_attempts)
            .field("calls", &self.calls)
            .field("http_client", &format_args!("{}", set(self.http_client.is_some())))
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("env", &self.env)
            .finish()
    }
}

/// Fills in a [`Config`].
#[derive(Clone, Debug)]
pub struct ConfigBuilder {
    config: Config,
}

impl ConfigBuilder {
    /// The region, like `us-east-1`. Without it: `AWS_REGION`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.config.region = Some(region.into());
        self
    }

    /// Where credentials come from: [`Credentials`] themselves, or a provider such as one of `aws-config`, which is
    /// asked before each request. Without it: the environment.
    #[must_use]
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.config.credentials = Some(SharedCredentialsProvider::new(provider));
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

    /// Where to send requests instead of the service's own endpoint, like `https://proxy.example.com/aws`. Only here
    /// an `http://` URL is taken.
    #[must_use]
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.config.endpoint_url = Some(url.into());
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
        self.config.use_fips = use_fips;
        self
    }

    /// Whether to use the service's dual-stack endpoints, where it has others too.
    #[must_use]
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.config.use_dual_stack = use_dual_stack;
        self
    }

    /// Where environment variables are read, for tests.
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: [(&str, &str); 0] = [];

    fn config(env: Env) -> Config {
        Config::builder().env(env).build()
    }

    #[test]
    fn the_region_comes_from_the_argument_then_from_the_environment() {
        let env = Env::from([("AWS_REGION", "eu-west-1")]);
        assert_eq!(config(env.clone()).resolve_region().unwrap(), "eu-west-1");
        assert_eq!(Config::builder().region("us-east-1").env(env).build().resolve_region().unwrap(), "us-east-1");
    }

    #[test]
    fn a_missing_or_odd_region_is_an_error_that_says_what_to_do() {
        for (config, code) in [
            (config(Env::from(NOTHING)), "MissingRegion"),
            (config(Env::from([("AWS_REGION", "")])), "MissingRegion"),
            (Config::builder().region("").env(Env::from([("AWS_REGION", "eu-west-1")])).build(), "MissingRegion"),
            (config(Env::from([("AWS_REGION", "evil.com/?")])), "InvalidRegion"),
            (config(Env::from([("AWS_REGION", "us-east-1 ")])), "InvalidRegion"),
        ] {
            let failure = config.resolve_region().unwrap_err();
            assert_eq!((failure.kind(), failure.code()), (ErrorKind::Configuration, Some(code)));
            assert!(failure.message().contains("us-east-1"), "{failure}");
        }
    }

    #[test]
    fn credentials_in_the_environment_need_both_keys() {
        let (key, secret, token) =
            (("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_SESSION_TOKEN", "token"));
        assert!(config(Env::from([key, secret, token])).resolve_credentials().is_ok());
        for (env, expected) in [
            (Env::from(NOTHING), "variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
            (Env::from([key]), "variable AWS_SECRET_ACCESS_KEY beside"),
            (Env::from([secret]), "variable AWS_ACCESS_KEY_ID beside"),
            (Env::from([key, ("AWS_SECRET_ACCESS_KEY", "")]), "variable AWS_SECRET_ACCESS_KEY beside"),
        ] {
            let failure = config(env).resolve_credentials().unwrap_err();
            assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some("MissingCredentials")));
            let text = failure.to_string();
            assert!(text.contains(expected) && !text.contains("AKIDEXAMPLE") && !text.contains("secret"), "{text}");
        }
    }

    #[test]
    fn an_empty_session_token_counts_as_absent() {
        let env = Env::from([
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "secret"),
            ("AWS_SESSION_TOKEN", ""),
        ]);
        assert_eq!(env.get("AWS_SESSION_TOKEN").unwrap(), None);
    }

    #[test]
    fn debug_prints_no_secrets() {
        let config = Config::builder()
            .region("us-east-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret", Some("token".to_owned()), None, "test"))
            .endpoint_url("https://jane:password@host")
            .env(Env::from([("AWS_SECRET_ACCESS_KEY", "hidden")]))
            .build();
        let text = format!("{config:?}");
        assert!(text.contains("us-east-1"), "{text}");
        for secret in ["AKIDEXAMPLE", "\"secret", "token", "password", "hidden"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}
