//! Credentials that need nothing but this machine: the environment, or keys or a program in the profile.
//!
//! The order is that of the AWS SDKs. What only the whole chain of AWS can do is recognised, so that the error can say
//! so, and no key that stands beside it is taken by mistake.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, future};

use super::problem::{failure, missing, nothing};
use super::process::Program;
use crate::config::{Config, Env, ProfileName, Sources};
use crate::error::Failure;

/// What there is.
pub(super) enum Found {
    Keys(Credentials),
    Program(Program),
    Beyond(Beyond),
    Nothing,
}

/// What needs the whole chain.
pub(super) struct Beyond {
    /// What was found, as the beginning of a sentence.
    what: String,
    /// Whether the profile asks for it, not the environment.
    #[cfg_attr(not(feature = "aws-config"), allow(dead_code))]
    pub(super) in_profile: bool,
}

impl From<Beyond> for Failure {
    fn from(Beyond { what, .. }: Beyond) -> Self {
        let remedy = match cfg!(feature = "aws-config") {
            true => "which is looked up with the environment and files of the process only",
            false => "which needs the feature `aws-config`",
        };
        failure("UnsupportedCredentials", format!("{what}, {remedy}; or give the configuration credentials"))
    }
}

pub(super) fn find(sources: &Sources<'_>) -> Result<Found, Failure> {
    // Whoever names a profile in code wants that one.
    if !matches!(sources.profile.name, ProfileName::Code(_))
        && let Some(credentials) = in_environment(sources.env)?
    {
        return Ok(Found::Keys(credentials));
    }
    match in_profile(sources)? {
        Found::Nothing => Ok(beyond_environment(sources)?.map_or(Found::Nothing, Found::Beyond)),
        found => Ok(found),
    }
}

fn in_environment(env: &Env) -> Result<Option<Credentials>, Failure> {
    let key = env.get("AWS_ACCESS_KEY_ID")?;
    let secret = env.get("AWS_SECRET_ACCESS_KEY")?;
    let missing_one = match (key, secret) {
        (Some(key), Some(secret)) => {
            let token = env.get("AWS_SESSION_TOKEN")?;
            return Ok(Some(Credentials::new(key, secret, token, None, "Environment")));
        }
        (None, None) => return Ok(None),
        (Some(_), None) => "AWS_SECRET_ACCESS_KEY beside AWS_ACCESS_KEY_ID",
        (None, Some(_)) => "AWS_ACCESS_KEY_ID beside AWS_SECRET_ACCESS_KEY",
    };
    Err(missing(format!("There is only half of the credentials; set the environment variable {missing_one}")))
}

fn in_profile(sources: &Sources<'_>) -> Result<Found, Failure> {
    let profile = &sources.profile;
    for (key, what) in [
        ("role_arn", "a role"),
        ("web_identity_token_file", "a web identity"),
        ("sso_session", "single sign-on"),
        ("sso_start_url", "single sign-on"),
        ("login_session", "a login session"),
        ("credential_source", "a credential source"),
    ] {
        if let Some(property) = profile.get(key) {
            let what = format!("{} asks for {what}", profile.describe(key, property));
            return Ok(Found::Beyond(Beyond { what, in_profile: true }));
        }
    }
    if let Some(property) = profile.get("credential_process") {
        let origin = profile.describe("credential_process", property);
        return Program::new(&property.value, origin, sources.env).map(Found::Program);
    }
    let (key, secret) = (profile.get("aws_access_key_id"), profile.get("aws_secret_access_key"));
    let (has, lacks) = match (key, secret) {
        (Some(key), Some(secret)) => {
            let token = profile.get("aws_session_token").map(|token| token.value.clone());
            let credentials = Credentials::new(&key.value, &secret.value, token, None, "Profile");
            return Ok(Found::Keys(credentials));
        }
        (None, None) => return Ok(Found::Nothing),
        (Some(key), None) => (profile.describe("aws_access_key_id", key), "aws_secret_access_key"),
        (None, Some(secret)) => (profile.describe("aws_secret_access_key", secret), "aws_access_key_id"),
    };
    Err(missing(format!("There is only half of the credentials; set {lacks} beside {has}")))
}

fn beyond_environment(sources: &Sources<'_>) -> Result<Option<Beyond>, Failure> {
    for (variable, what) in [
        ("AWS_WEB_IDENTITY_TOKEN_FILE", "a web identity"),
        ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "the credentials of a container"),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "the credentials of a container"),
    ] {
        if sources.env.get(variable)?.is_some() {
            let what = format!("The environment variable {variable} asks for {what}");
            return Ok(Some(Beyond { what, in_profile: false }));
        }
    }
    Ok(None)
}

/// Gives first what was found when the client was made, and looks again when more is asked for: tools write new keys into
/// the files.
pub(super) struct LocalProvider {
    first: Mutex<Option<Found>>,
    env: Env,
    profile: Option<String>,
}

impl LocalProvider {
    pub(super) fn new(config: &Config, first: Found) -> Self {
        Self { first: Mutex::new(Some(first)), env: config.env.clone(), profile: config.profile.clone() }
    }

    async fn load(&self) -> Result<Credentials, Failure> {
        // Nothing panics while it is held.
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner).take();
        let found = match first {
            Some(found) => found,
            None => {
                let sources = Sources::load(&self.env, self.profile.as_deref())?;
                match find(&sources)? {
                    Found::Nothing => return Err(nothing(&sources)),
                    found => found,
                }
            }
        };
        match found {
            Found::Keys(credentials) => Ok(credentials),
            Found::Program(program) => program.run().await,
            Found::Beyond(beyond) => Err(beyond.into()),
            Found::Nothing => Err(missing("There are no credentials any more")),
        }
    }
}

/// Without secrets.
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
        future::ProvideCredentials::new(async {
            let loaded: provider::Result = self.load().await.map_err(CredentialsError::provider_error);
            loaded
        })
    }
}
