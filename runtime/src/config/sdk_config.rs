//! Settings from a configuration of the crate `aws-config`.

use aws_config::retry::RetryMode;

use super::client_config::ConfigBuilder;
use crate::retry::RetryConfig;

impl ConfigBuilder {
    /// Copies settings of the crate `aws-config`: region, credentials, endpoint URL, FIPS, dual stack, application id,
    /// number of attempts, and the adaptive mode. Settings that it doesn't have are left unchanged.
    ///
    /// ```no_run
    /// use aws_config::BehaviorVersion;
    /// use smithy_client_runtime::Config;
    ///
    /// # async fn example() {
    /// let shared = aws_config::load_defaults(BehaviorVersion::latest()).await;
    /// let config = Config::builder().sdk_config(&shared).build();
    /// # }
    /// ```
    #[must_use]
    pub fn sdk_config(mut self, shared: &aws_config::SdkConfig) -> Self {
        let config = &mut self.config;
        if let Some(region) = shared.region() {
            config.region = Some(region.as_ref().to_owned());
        }
        if let Some(provider) = shared.credentials_provider() {
            config.credentials = Some(provider);
            config.anonymous = false;
        }
        if let Some(url) = shared.endpoint_url() {
            config.endpoint_url = Some(url.to_owned());
        }
        config.use_fips = shared.use_fips().or(config.use_fips);
        config.use_dual_stack = shared.use_dual_stack().or(config.use_dual_stack);
        if let Some(name) = shared.app_name() {
            config.app_id = Some(name.as_ref().to_owned());
        }
        if let Some(retry) = shared.retry_config() {
            config.max_attempts = Some(retry.max_attempts());
            if retry.mode() == RetryMode::Adaptive {
                config.retry = Some(RetryConfig::adaptive());
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use aws_config::retry::RetryConfig;
    use aws_config::{AppName, Region, SdkConfig};

    use crate::Config;

    #[test]
    fn settings_that_are_set_are_copied_and_others_are_left_unchanged() {
        let found = SdkConfig::builder()
            .region(Region::new("eu-west-1"))
            .endpoint_url("https://host")
            .use_fips(true)
            .app_name(AppName::new("crm").unwrap())
            .retry_config(RetryConfig::standard().with_max_attempts(5))
            .build();
        let config = Config::builder().use_dual_stack(true).sdk_config(&found).build();
        assert_eq!(
            (config.region.as_deref(), config.endpoint_url.as_deref()),
            (Some("eu-west-1"), Some("https://host"))
        );
        assert_eq!((config.use_fips, config.use_dual_stack, config.max_attempts), (Some(true), Some(true), Some(5)));
        assert_eq!(config.app_id.as_deref(), Some("crm"));
        assert_eq!(config.retry, None);
        assert!(config.credentials.is_none());
    }

    #[test]
    fn the_adaptive_mode_is_copied() {
        let found = SdkConfig::builder().retry_config(RetryConfig::adaptive()).build();
        let config = Config::builder().sdk_config(&found).build();
        assert_eq!(config.retry, Some(crate::RetryConfig::adaptive()));
    }
}
