//! From what is set, wherever, to what a client works with. Each function is about one setting.

use std::path::PathBuf;
use std::time::Duration;

use super::calls::limit;
use super::endpoints::Endpoints;
use super::sources::{Found, Origin, Sources};
use super::{CREDENTIALS_TIMEOUT, Config, invalid};
use crate::endpoint::is_valid_host_label;
use crate::failure::Failure;
use crate::operation::Service;
use crate::user_agent::{Caller, is_token};

impl Config {
    pub(crate) fn sources(&self) -> Result<Sources<'_>, Failure> {
        Sources::load(&self.env, self.profile.as_deref())
    }

    pub(crate) fn resolve_region(&self, sources: &Sources<'_>) -> Result<String, Failure> {
        let found = match &self.region {
            Some(region) if region.is_empty() => None,
            Some(region) => Some(Found { value: region.clone(), origin: Origin::Code("region") }),
            None => match sources.variable("AWS_REGION")? {
                Some(found) => Some(found),
                None => sources.find("AWS_DEFAULT_REGION", "region")?,
            },
        };
        let Some(found) = found else {
            return Err(Failure::configuration(
                "MissingRegion",
                "No region is set; give the configuration one, or set the environment variable AWS_REGION or `region` of \
                 the profile to one like us-east-1",
            ));
        };
        // It becomes part of a host name: anything else could send a signed request elsewhere. Hosts have no case, but
        // signatures do.
        if !is_valid_host_label(&found.value, false) || found.value.contains(|letter: char| letter.is_ascii_uppercase())
        {
            return Err(Failure::configuration(
                "InvalidRegion",
                format!(
                    "The region {:?}, which is {}, is none; it must be one like us-east-1: small letters, digits and dashes",
                    found.value, found.origin
                ),
            ));
        }
        Ok(found.value)
    }

    /// What the endpoint is found by.
    pub(crate) fn resolve_endpoints(
        &self,
        service: &'static Service,
        region: String,
        sources: &Sources<'_>,
    ) -> Result<Endpoints, Failure> {
        let written = match &self.endpoint_url {
            Some(url) => Some(Found { value: url.clone(), origin: Origin::Code("endpoint_url") }),
            None => sources.endpoint_url(service.id)?,
        };
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
        Ok(Endpoints { service, region, written, use_fips, fips_origin, use_dual_stack })
    }

    /// The name of the application, fit for a header.
    pub(super) fn resolve_app_id(&self, sources: &Sources<'_>) -> Result<Option<String>, Failure> {
        let found = match &self.app_id {
            Some(id) => Some(Found { value: id.clone(), origin: Origin::Code("app_id") }),
            None => sources.find("AWS_SDK_UA_APP_ID", "sdk_ua_app_id")?,
        };
        match found {
            Some(found) if !is_token(&found.value) => {
                Err(found.wrong("must be one or more letters, digits and !$%&'*+-.^_`|~"))
            }
            found => Ok(found.map(|found| found.value)),
        }
    }

    /// What the user agent says of whoever uses the client.
    pub(crate) fn resolve_caller(&self, sources: &Sources<'_>) -> Result<Caller, Failure> {
        let suffix = self.user_agent_suffix.clone();
        if suffix.as_ref().is_some_and(|suffix| suffix.contains(char::is_control)) {
            return Err(invalid(
                "The `user_agent_suffix` of the configuration holds a line break or another control character; it must \
                 be text like crm-connector/2.1",
            ));
        }
        let environment = sources.variable("AWS_EXECUTION_ENV")?.map(|found| found.value);
        Ok(Caller { app_id: self.resolve_app_id(sources)?, environment, suffix })
    }

    /// The time limit of loading credentials.
    pub(crate) fn resolve_credentials_timeout(&self) -> Result<Duration, Failure> {
        limit("of loading credentials", self.credentials_timeout, CREDENTIALS_TIMEOUT)
    }

    /// The certificates (PEM) of the authorities to trust instead of those of the system.
    pub(crate) fn resolve_ca_bundle(&self, sources: &Sources<'_>) -> Result<Option<Vec<u8>>, Failure> {
        let (path, origin) = match &self.ca_bundle {
            Some(path) => (path.clone(), Origin::Code("ca_bundle")),
            None => match sources.find("AWS_CA_BUNDLE", "ca_bundle")? {
                Some(found) => (PathBuf::from(found.value), found.origin),
                None => return Ok(None),
            },
        };
        let path = self.env.expand(&path);
        let unusable = |problem: String| {
            invalid(&format!("The CA bundle {}, which is {origin}, can't be used: {problem}", path.display()))
        };
        let bytes = self.env.read(&path).map_err(|error| unusable(error.to_string()).with_source(error))?;
        let marker = b"-----BEGIN CERTIFICATE-----";
        if bytes.windows(marker.len()).all(|part| part != marker) {
            return Err(unusable("it holds no certificate in PEM form".to_owned()));
        }
        Ok(Some(bytes))
    }
}
