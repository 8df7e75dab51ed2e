//! The endpoint of a client or a call: a custom URL, else the result of the endpoint rules of the service.

use reqwest::Url;

use super::settings::{Origin, Setting};
use crate::endpoint::{EndpointParams, SigningScope, parse_endpoint_url};
use crate::error::{ErrorKind, Failure};
use crate::operation::Service;

/// The settings that the endpoint depends on.
pub(crate) struct Endpoints {
    pub(super) service: &'static Service,
    pub(super) region: String,
    /// The endpoint URL of the settings.
    pub(super) custom: Option<Setting<String>>,
    pub(super) use_fips: bool,
    pub(super) fips_origin: Origin,
    pub(super) use_dual_stack: bool,
}

impl Endpoints {
    /// The region of the settings.
    #[cfg(feature = "aws-config")]
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// The endpoint of the settings, and the scope of signatures for it.
    pub(crate) fn resolve(&self, operation: &[(&'static str, String)]) -> Result<(Url, SigningScope), Failure> {
        self.evaluate_rules(self.custom.as_ref(), operation)
    }

    /// The endpoint with the URL of a call, and the scope of signatures for it.
    pub(crate) fn resolve_url(
        &self,
        url: &str,
        operation: &[(&'static str, String)],
    ) -> Result<(Url, SigningScope), Failure> {
        let custom = Setting { value: url.to_owned(), origin: Origin::Call("endpoint_url") };
        self.evaluate_rules(Some(&custom), operation)
    }

    fn evaluate_rules(
        &self,
        custom: Option<&Setting<String>>,
        operation: &[(&'static str, String)],
    ) -> Result<(Url, SigningScope), Failure> {
        let Self { service, region, use_fips, fips_origin, use_dual_stack, .. } = self;
        let params = EndpointParams {
            region: Some(region),
            endpoint: custom.map(|setting| setting.value.as_str()),
            use_fips: *use_fips,
            use_dual_stack: *use_dual_stack,
            operation,
            ..EndpointParams::default()
        };
        let invalid = |message: String| Failure::new(ErrorKind::Endpoint, Some("InvalidEndpoint".into()), message);
        // Parsed before the endpoint rules are evaluated, so that the error is about the setting.
        if let Some(Setting { value, origin }) = custom {
            parse_endpoint_url(value, true)
                .map_err(|error| invalid(format!("The endpoint URL set by {origin} {error}")))?;
        }
        let endpoint = (service.endpoint)(&params).map_err(|error| {
            let message = match custom {
                Some(Setting { origin, .. }) if *use_fips => {
                    format!("{error} (the endpoint URL is set by {origin}, FIPS by {fips_origin})")
                }
                _ => error.message().to_owned(),
            };
            invalid(message).with_source(error)
        })?;
        let url = parse_endpoint_url(&endpoint.url, custom.is_some())
            .map_err(|error| invalid(format!("The endpoint of {} {error}", service.id)))?;
        let scope = SigningScope {
            region: endpoint.signing_region.unwrap_or_else(|| region.clone()),
            name: endpoint.signing_name.unwrap_or_else(|| service.signing_name.to_owned()),
        };
        Ok((url, scope))
    }
}
