//! The whole chain of AWS by the crate `aws-config`, for what needs more than this machine.

use aws_config::Region;
use aws_config::default_provider::credentials::DefaultCredentialsChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use tokio::sync::OnceCell;

/// The chain, made when it is asked for the first time, since making it already waits.
#[derive(Debug)]
pub(super) struct Chain {
    /// The profile to ask, instead of all there is.
    profile: Option<String>,
    region: String,
    provider: OnceCell<SharedCredentialsProvider>,
}

impl Chain {
    pub(super) fn new(profile: Option<&str>, region: String) -> Self {
        Self { profile: profile.map(str::to_owned), region, provider: OnceCell::new() }
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
        future::ProvideCredentials::new(async { self.provider().await.provide_credentials().await })
    }
}
