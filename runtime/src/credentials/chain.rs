//! The credentials chain of the crate `aws-config`, for sources beyond this machine.

use aws_config::Region;
use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use tokio::sync::OnceCell;

use super::cache::causes;
use super::failures::missing;

/// The chain. It is created by the first load, since creating it is async.
#[derive(Debug)]
pub(super) struct Chain {
    /// The only profile to use, instead of the whole chain.
    profile: Option<String>,
    region: String,
    /// The start of the error message if the chain has no credentials.
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
                let (causes, stderr) = causes(&error);
                let message = format!("{hint}; the chain of `aws-config` found none either{causes}");
                let failure = missing(message).with_stderr(stderr);
                match error {
                    CredentialsError::CredentialsNotLoaded(_) => CredentialsError::not_loaded(failure),
                    _ => CredentialsError::provider_error(failure),
                }
            }
            None => error,
        })
    }

    async fn provider(&self) -> &SharedCredentialsProvider {
        let make = async || {
            let region = Region::new(self.region.clone());
            match &self.profile {
                // The whole chain would use the environment first, but a profile set in code takes precedence over it.
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
