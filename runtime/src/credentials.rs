//! Credentials: where they come from, and the cache in front of it.
//!
//! `local` knows what needs nothing but this machine: the environment, keys in a profile, and programs (`process`,
//! `command_line`). With the feature `aws-config`, `chain` asks that crate for the rest.

mod cache;
#[cfg(feature = "aws-config")]
mod chain;
mod command_line;
mod local;
mod process;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use aws_credential_types::provider::SharedCredentialsProvider;

pub(crate) use self::cache::CachedCredentials;
use self::local::{Found, LocalProvider};
use crate::config::{Config, Sources};
use crate::failure::{ErrorKind, Failure};

impl Config {
    /// The credentials that were set, else those of the environment or the profile; `None` for unsigned requests.
    pub(crate) fn resolve_credentials(&self, sources: &Sources<'_>) -> Result<Option<CachedCredentials>, Failure> {
        if self.anonymous {
            return Ok(None);
        }
        let provider = match &self.credentials {
            Some(provider) => provider.clone(),
            None => self.find_provider(sources)?,
        };
        let time = self.calls.time.clone();
        Ok(Some(CachedCredentials::new(provider, self.resolve_credentials_timeout()?, time)))
    }

    fn find_provider(&self, sources: &Sources<'_>) -> Result<SharedCredentialsProvider, Failure> {
        match local::find(sources)? {
            Found::Keys(_) | Found::Program(_) => Ok(SharedCredentialsProvider::new(LocalProvider::new(self))),
            // The chain reads the environment of the process, which is not what counts if another is given.
            #[cfg(feature = "aws-config")]
            Found::Beyond(beyond) if self.env.is_process() => {
                let profile = beyond.in_profile.then(|| sources.profile.name.as_str());
                Ok(SharedCredentialsProvider::new(chain::Chain::new(profile, self.resolve_region(sources)?, None)))
            }
            #[cfg(feature = "aws-config")]
            Found::Nothing if self.env.is_process() => {
                let hint = nothing(sources).message().to_owned();
                Ok(SharedCredentialsProvider::new(chain::Chain::new(None, self.resolve_region(sources)?, Some(hint))))
            }
            Found::Beyond(beyond) => Err(beyond.into()),
            Found::Nothing => Err(nothing(sources)),
        }
    }
}

fn nothing(sources: &Sources<'_>) -> Failure {
    let profile = sources.profile.name.as_str();
    let chain = match cfg!(feature = "aws-config") {
        true => "",
        false => "; for roles, containers and instances of AWS turn on the feature `aws-config`",
    };
    missing(format!(
        "There are no credentials; give the configuration some, or set the environment variables AWS_ACCESS_KEY_ID and \
         AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN, for temporary ones), or aws_access_key_id and \
         aws_secret_access_key of profile {profile:?}{chain}"
    ))
}

fn missing(message: impl Into<String>) -> Failure {
    failure("MissingCredentials", message)
}

fn failure(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Failure {
    Failure::new(ErrorKind::Credentials, Some(code.into()), message)
}
