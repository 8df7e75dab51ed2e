//! The whole chain of AWS by the crate `aws-config`, for what needs more than this machine.

use aws_config::Region;
use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use tokio::sync::OnceCell;

use super::cache::causes;
use super::problem::missing;

/// The chain, made when it is asked for the first time, since making it already waits.
#[derive(Debug)]
pub(super) struct Chain {
    /// The profile to ask, instead of all there is.
    profile: Option<String>,
    region: String,
    /// What to say where nothing asks for the chain, and it finds nothing.
    hint: Option<String>,
    provider: OnceCell<SharedCredentialsProvider>,
}

impl Chain {
    pub(super) fn new(profile: Option<&str>, region: &str, hint: Option<String>) -> Self {
        let profile = profile.map(str::to_owned);
        Self { profile, region: region.to_owned(), hint, provider: OnceCell::new() }
    }

    async fn load(&self) -> provider::Result {
        let loaded = self.provider().await.provide_credentials().await;
        loaded.map_err(|error| match &self.hint {
            Some(hint) => {
                let message = format!("{hint}; the chain of `aws-config` found none either{}", causes(&error));
                CredentialsError::not_loaded(missing(message))
            }
            None => error,
        })
    }

    async fn provider(&self) -> &SharedCredentialsProvider {
        let make = async || {
            let region = Region::new(self.region.clone());
            match &self.profile {
                // The whole chain would ask the environment first, which a profile named in code has to beat.
                Some(profile) => {
                    let config = ProviderConfig::without_region().with_region(Some(region));
                    let builder = ProfileFileCredentialsProvider::builder().profile_name(profile).configure(&config);
                    SharedCredentialsProvider::new(builder.build())
                }
                None => SharedCredentialsProvider::new(DefaultCredentialsChain::builder().region(region).build().await),
            }
        };
        self.provider.get_or_init(make).await
    }
}

impl ProvideCredentials for Chain {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.load())
    }
}
