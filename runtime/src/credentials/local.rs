//! Credentials from this machine: the environment, or keys or a program in the profile.
//!
//! The order is that of the AWS SDKs. Sources that only the credentials chain of `aws-config` supports are recognised,
//! so that the error names them, and so that keys next to them in the profile are not used by mistake.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, future};

use super::failures::{failure, missing, no_credentials};
use super::process::Program;
use crate::config::{Config, Env, ProfileName, Sources};
use crate::error::Failure;

/// The credentials that were found on this machine.
pub(super) enum LocalCredentials {
    Keys(Credentials),
    Program(Program),
    RequiresChain(ChainRequirement),
    None,
}

/// A source that only the credentials chain of `aws-config` supports.
pub(super) struct ChainRequirement {
    /// The setting and its source, as the beginning of a sentence.
    description: String,
    /// Whether it is set in the profile, not in the environment.
    #[cfg_attr(not(feature = "aws-config"), allow(dead_code))]
    pub(super) in_profile: bool,
}

impl From<ChainRequirement> for Failure {
    fn from(ChainRequirement { description, .. }: ChainRequirement) -> Self {
        let message = match cfg!(feature = "aws-config") {
            true => format!(
                "{description}, which is supported only with the environment and files of the process; set `credentials` \
                 of the configuration"
            ),
            false => format!(
                "{description}, which needs the feature `aws-config`; enable it, or set `credentials` of the configuration"
            ),
        };
        failure("UnsupportedCredentials", message)
    }
}

/// The credentials in the environment, else those in the profile.
pub(super) fn find(sources: &Sources<'_>) -> Result<LocalCredentials, Failure> {
    // A profile set in code takes precedence over the environment.
    if !matches!(sources.profile.name, ProfileName::Code(_))
        && let Some(credentials) = from_environment(sources)?
    {
        return Ok(LocalCredentials::Keys(credentials));
    }
    match from_profile(sources)? {
        LocalCredentials::None => {
            Ok(required_by_environment(sources)?.map_or(LocalCredentials::None, LocalCredentials::RequiresChain))
        }
        found => Ok(found),
    }
}

fn from_environment(sources: &Sources<'_>) -> Result<Option<Credentials>, Failure> {
    let env = sources.env;
    let key = env.get("AWS_ACCESS_KEY_ID")?;
    let secret = env.get("AWS_SECRET_ACCESS_KEY")?;
    let missing_variable = match (key, secret) {
        (Some(key), Some(secret)) => {
            // The second name is that of older tools.
            let token = match env.get("AWS_SESSION_TOKEN")? {
                Some(token) => Some(token),
                None => env.get("AWS_SECURITY_TOKEN")?,
            };
            return Ok(Some(Credentials::new(key, secret, token, None, "Environment")));
        }
        (None, None) => return Ok(None),
        (Some(_), None) => "AWS_SECRET_ACCESS_KEY in addition to AWS_ACCESS_KEY_ID",
        (None, Some(_)) => "AWS_ACCESS_KEY_ID in addition to AWS_SECRET_ACCESS_KEY",
    };
    let message = format!("The credentials are incomplete; set the environment variable {missing_variable}");
    Err(missing(message + &sources.profile.passed_over()))
}

fn from_profile(sources: &Sources<'_>) -> Result<LocalCredentials, Failure> {
    let profile = &sources.profile;
    for (key, source) in [
        ("role_arn", "a role"),
        ("web_identity_token_file", "a web identity"),
        ("sso_session", "single sign-on"),
        ("sso_start_url", "single sign-on"),
        ("login_session", "a login session"),
        ("credential_source", "a credential source"),
    ] {
        if let Some(property) = profile.get(key)? {
            let description = format!("{} requires {source}", profile.describe(key, property));
            return Ok(LocalCredentials::RequiresChain(ChainRequirement { description, in_profile: true }));
        }
    }
    if let Some(property) = profile.get("credential_process")? {
        let origin = profile.describe("credential_process", property);
        return Program::new(&property.value, origin, sources.env).map(LocalCredentials::Program);
    }
    let (key, secret) = (profile.get("aws_access_key_id")?, profile.get("aws_secret_access_key")?);
    let (present, absent) = match (key, secret) {
        (Some(key), Some(secret)) => {
            let token = match profile.get("aws_session_token")? {
                Some(token) => Some(token),
                None => profile.get("aws_security_token")?,
            };
            let token = token.map(|token| token.value.clone());
            let credentials = Credentials::new(&key.value, &secret.value, token, None, "Profile");
            return Ok(LocalCredentials::Keys(credentials));
        }
        (None, None) => return Ok(LocalCredentials::None),
        (Some(key), None) => (profile.describe("aws_access_key_id", key), "aws_secret_access_key"),
        (None, Some(secret)) => (profile.describe("aws_secret_access_key", secret), "aws_access_key_id"),
    };
    let message = format!("The credentials are incomplete; set {absent} in addition to {present}");
    Err(missing(message + &profile.passed_over()))
}

fn required_by_environment(sources: &Sources<'_>) -> Result<Option<ChainRequirement>, Failure> {
    for (variable, source) in [
        ("AWS_WEB_IDENTITY_TOKEN_FILE", "a web identity"),
        ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "the credentials of a container"),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "the credentials of a container"),
    ] {
        if sources.env.get(variable)?.is_some() {
            let description = format!("The environment variable {variable} requires {source}");
            return Ok(Some(ChainRequirement { description, in_profile: false }));
        }
    }
    Ok(None)
}

/// Provides first the credentials that were found when the client was created, then reads the files again, since tools
/// may have written new keys.
pub(super) struct LocalProvider {
    first: Mutex<Option<LocalCredentials>>,
    env: Env,
    profile: Option<String>,
}

impl LocalProvider {
    pub(super) fn new(config: &Config, first: Option<LocalCredentials>) -> Self {
        Self { first: Mutex::new(first), env: config.env.clone(), profile: config.profile.clone() }
    }

    async fn load(&self) -> provider::Result {
        // No code panics while it holds the lock.
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner).take();
        let found = match first {
            Some(found) => found,
            None => self.find_again()?,
        };
        match found {
            LocalCredentials::Keys(credentials) => Ok(credentials),
            LocalCredentials::Program(program) => program.run().await.map_err(CredentialsError::provider_error),
            LocalCredentials::RequiresChain(requirement) => {
                Err(CredentialsError::provider_error(Failure::from(requirement)))
            }
            LocalCredentials::None => Err(CredentialsError::not_loaded(missing("There are no credentials"))),
        }
    }

    fn find_again(&self) -> Result<LocalCredentials, CredentialsError> {
        let sources = Sources::load(&self.env, self.profile.as_deref()).map_err(CredentialsError::provider_error)?;
        match find(&sources).map_err(CredentialsError::provider_error)? {
            LocalCredentials::None => Err(CredentialsError::not_loaded(no_credentials(&sources))),
            found => Ok(found),
        }
    }
}

/// Prints no secrets.
impl fmt::Debug for LocalProvider {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("LocalProvider").field("env", &self.env).field("profile", &self.profile).finish_non_exhaustive()
    }
}

impl ProvideCredentials for LocalProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.load())
    }
}
