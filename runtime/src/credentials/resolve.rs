//! Which provider a client asks.

use aws_credential_types::provider::SharedCredentialsProvider;

use super::cache::CachedCredentials;
#[cfg(feature = "aws-config")]
use super::chain::Chain;
use super::local::{self, Found, LocalProvider};
use super::problem::nothing;
use crate::config::{Config, Settings, Sources};
use crate::error::Failure;

/// The credentials that were set, else those of the environment or the profile; `None` for unsigned requests.
pub(crate) fn resolve(
    config: &Config,
    sources: &Sources<'_>,
    settings: &Settings,
) -> Result<Option<CachedCredentials>, Failure> {
    if config.anonymous {
        return Ok(None);
    }
    let provider = match &config.credentials {
        Some(provider) => provider.clone(),
        None => find_provider(config, sources, settings)?,
    };
    Ok(Some(CachedCredentials::new(provider, settings.credentials_timeout, settings.time.clone())))
}

#[cfg_attr(not(feature = "aws-config"), expect(unused_variables))]
fn find_provider(
    config: &Config,
    sources: &Sources<'_>,
    settings: &Settings,
) -> Result<SharedCredentialsProvider, Failure> {
    match local::find(sources)? {
        found @ (Found::Keys(_) | Found::Program(_)) => {
            Ok(SharedCredentialsProvider::new(LocalProvider::new(config, found)))
        }
        // The chain reads the environment of the process, which is not what counts if another is given.
        #[cfg(feature = "aws-config")]
        Found::Beyond(beyond) if config.env.is_process() => {
            let profile = beyond.in_profile.then(|| sources.profile.name.as_str());
            Ok(SharedCredentialsProvider::new(Chain::new(profile, settings.endpoints.region(), None)))
        }
        #[cfg(feature = "aws-config")]
        Found::Nothing if config.env.is_process() => {
            let hint = nothing(sources).message().to_owned();
            Ok(SharedCredentialsProvider::new(Chain::new(None, settings.endpoints.region(), Some(hint))))
        }
        Found::Beyond(beyond) => Err(beyond.into()),
        Found::Nothing => Err(nothing(sources)),
    }
}
