//! Selects the credentials provider of a client.

use aws_credential_types::provider::SharedCredentialsProvider;

use super::cache::CachedCredentials;
#[cfg(feature = "aws-config")]
use super::chain::Chain;
use super::failures::no_credentials;
use super::local::{self, LocalCredentials, LocalProvider};
use crate::config::{Config, Settings, Sources};
use crate::error::Failure;

/// The credentials of the configuration, else those of the environment or the profile; `None` if requests are not
/// signed. If not all operations need credentials, an error is reported by the first call that needs them.
pub(crate) fn resolve(
    config: &Config,
    sources: &Sources<'_>,
    settings: &Settings,
    unsigned_operations: bool,
) -> Result<Option<CachedCredentials>, Failure> {
    if config.anonymous {
        return Ok(None);
    }
    let provider = match &config.credentials {
        Some(provider) => provider.clone(),
        None => match find_provider(config, sources, settings) {
            Err(_) if unsigned_operations => SharedCredentialsProvider::new(LocalProvider::new(config, None)),
            found => found?,
        },
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
        found @ (LocalCredentials::Keys(_) | LocalCredentials::Program(_)) => {
            Ok(SharedCredentialsProvider::new(LocalProvider::new(config, Some(found))))
        }
        // The chain reads the environment of the process, so it can't be used if the environment is replaced.
        #[cfg(feature = "aws-config")]
        LocalCredentials::RequiresChain(requirement) if config.env.is_process() => {
            let profile = requirement.in_profile.then(|| sources.profile.name.as_str());
            Ok(SharedCredentialsProvider::new(Chain::new(profile, settings.endpoints.region(), None)))
        }
        #[cfg(feature = "aws-config")]
        LocalCredentials::None if config.env.is_process() => {
            let hint = no_credentials(sources).message().to_owned();
            Ok(SharedCredentialsProvider::new(Chain::new(None, settings.endpoints.region(), Some(hint))))
        }
        LocalCredentials::RequiresChain(requirement) => Err(requirement.into()),
        LocalCredentials::None => Err(no_credentials(sources)),
    }
}
