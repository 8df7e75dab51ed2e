//! The endpoint of a client or a call: the URL that the user wrote, else what the rules of the service say.

use reqwest::Url;

use super::settings::{Origin, Setting};
use crate::endpoint::{EndpointParams, SigningScope, check_url};
use crate::error::{ErrorKind, Failure};
use crate::operation::Service;

/// The settings that endpoints depend on.
pub(crate) struct Endpoints {
    pub(super) service: &'static Service,
    pub(super) region: String,
    /// What the user wrote instead of the rules.
    pub(super) written: Option<Setting<String>>,
    pub(super) use_fips: bool,
    pub(super) fips_origin: Origin,
    pub(super) use_dual_stack: bool,
}

impl Endpoints {
    /// The region that the settings name.
    #[cfg(feature = "aws-config")]
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// The endpoint, and what requests to it are signed for.
    pub(crate) fn find(&self, operation: &[(&'static str, String)]) -> Result<(Url, SigningScope), Failure> {
        self.resolve(self.written.as_ref(), operation)
    }

    /// The same for a call whose user wrote this URL.
    pub(crate) fn of_call(
        &self,
        url: &str,
        operation: &[(&'static str, String)],
    ) -> Result<(Url, SigningScope), Failure> {
        let written = Setting { value: url.to_owned(), origin: Origin::Call("endpoint_url") };
        self.resolve(Some(&written), operation)
    }

    fn resolve(
        &self,
        written: Option<&Setting<String>>,
        operation: &[(&'static str, String)],
    ) -> Result<(Url, SigningScope), Failure> {
        let Self { service, region, use_fips, fips_origin, use_dual_stack, .. } = self;
        let params = EndpointParams {
            region: Some(region),
            endpoint: written.map(|found| found.value.as_str()),
            use_fips: *use_fips,
            use_dual_stack: *use_dual_stack,
            operation,
            ..EndpointParams::default()
        };
        let invalid = |message: String| Failure::new(ErrorKind::Endpoint, Some("InvalidEndpoint".into()), message);
        // Before the rules of the service look at it, so that the error is about what the user wrote.
        if let Some(Setting { value, origin }) = written {
            check_url(value, true).map_err(|error| invalid(format!("The endpoint URL, which is {origin}, {error}")))?;
        }
        let endpoint = (service.endpoint)(&params).map_err(|error| {
            let message = match written {
                Some(Setting { origin, .. }) if *use_fips => {
                    format!("{error} (the endpoint is {origin}, FIPS is {fips_origin})")
                }
                _ => error.message().to_owned(),
            };
            invalid(message).with_source(error)
        })?;
        let url = check_url(&endpoint.url, written.is_some())
            .map_err(|error| invalid(format!("The endpoint of {} {error}", service.id)))?;
        let scope = SigningScope {
            region: endpoint.signing_region.unwrap_or_else(|| region.clone()),
            name: endpoint.signing_name.unwrap_or_else(|| service.signing_name.to_owned()),
        };
        Ok((url, scope))
    }
}
