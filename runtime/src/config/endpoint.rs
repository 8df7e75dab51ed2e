//! Where requests go: by the user's word, or by the rules of the service for what the user chose.

use reqwest::Url;

use super::Config;
use super::sources::{Found, Origin, Sources};
use crate::endpoint::{Endpoint, EndpointParams, check_url};
use crate::failure::{ErrorKind, Failure};
use crate::operation::Service;

/// Which of the endpoints of a service, unless a URL is written.
pub(crate) struct EndpointChoice {
    pub(crate) region: String,
    use_fips: bool,
    fips_origin: Origin,
    use_dual_stack: bool,
}

impl Config {
    /// What was chosen for a client in this region.
    pub(crate) fn endpoint_choice(&self, region: String, sources: &Sources<'_>) -> Result<EndpointChoice, Failure> {
        let switch = |set: Option<bool>, method, variable, property| match set {
            Some(set) => Ok((set, Origin::Code(method))),
            None => match sources.find(variable, property)? {
                Some(found) => found.into_bool(),
                None => Ok((false, Origin::Code(method))),
            },
        };
        let (use_fips, fips_origin) = switch(self.use_fips, "use_fips", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?;
        let (use_dual_stack, _) =
            switch(self.use_dual_stack, "use_dual_stack", "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?;
        Ok(EndpointChoice { region, use_fips, fips_origin, use_dual_stack })
    }

    /// Where the requests of a client go.
    pub(crate) fn resolve_endpoint(
        &self,
        service: &Service,
        choice: &EndpointChoice,
        sources: &Sources<'_>,
    ) -> Result<(Url, Endpoint), Failure> {
        let written = match &self.endpoint_url {
            Some(url) => Some(Found { value: url.clone(), origin: Origin::Code("endpoint_url") }),
            None => sources.endpoint_url(service.id)?,
        };
        choice.resolve(service, written.as_ref())
    }
}

impl EndpointChoice {
    /// Where a call goes whose user wrote this URL.
    pub(crate) fn of_call(&self, service: &Service, url: &str) -> Result<(Url, Endpoint), Failure> {
        self.resolve(service, Some(&Found { value: url.to_owned(), origin: Origin::Call("endpoint_url") }))
    }

    fn resolve(&self, service: &Service, written: Option<&Found>) -> Result<(Url, Endpoint), Failure> {
        let params = EndpointParams {
            region: Some(&self.region),
            endpoint: written.map(|found| found.value.as_str()),
            use_fips: self.use_fips,
            use_dual_stack: self.use_dual_stack,
            ..EndpointParams::default()
        };
        let invalid = |message: String| Failure::new(ErrorKind::Endpoint, Some("InvalidEndpoint".into()), message);
        // Before the rules of the service look at it, so that the error is about what the user wrote.
        if let Some(Found { value, origin }) = written {
            check_url(value, true).map_err(|error| invalid(format!("The endpoint URL, which is {origin}, {error}")))?;
        }
        let endpoint = (service.endpoint)(&params).map_err(|error| {
            let message = match written {
                Some(Found { origin, .. }) if self.use_fips => {
                    format!("{error} (the endpoint is {origin}, FIPS is {})", self.fips_origin)
                }
                _ => error.message().to_owned(),
            };
            invalid(message).with_source(error)
        })?;
        let url = check_url(&endpoint.url, written.is_some())
            .map_err(|error| invalid(format!("The endpoint of {} {error}", service.id)))?;
        Ok((url, endpoint))
    }
}
