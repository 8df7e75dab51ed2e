//! The route of a request: transport, URL, and signing scope.

use std::borrow::Cow;

use reqwest::Url;

use super::sign::SigningTarget;
use crate::config::Endpoints;
use crate::endpoint::SigningScope;
use crate::error::Failure;
use crate::http::{Host, HttpSettings, Transport, Transports};

/// The route to one endpoint.
#[derive(Clone)]
pub(super) struct Route {
    pub(super) transport: Transport,
    pub(super) url: Url,
    pub(super) target: SigningTarget,
}

/// The route of the client, and the settings from which routes of single calls are created.
pub(super) struct Routes {
    pub(super) main: Route,
    endpoints: Endpoints,
    transports: Transports,
}

impl Routes {
    pub(super) fn new(endpoints: Endpoints, http: HttpSettings) -> Result<Self, Failure> {
        let (url, scope) = endpoints.resolve(&[])?;
        let transports = Transports::new(http);
        let main = Route::new(&transports, url, scope)?;
        Ok(Self { main, endpoints, transports })
    }

    /// The route of a call: that of the client, unless the call has an endpoint URL, or its operation has parameters
    /// for the endpoint rules or a host prefix.
    pub(super) fn find(
        &self,
        url: Option<&str>,
        operation: &[(&'static str, String)],
        host_prefix: &str,
    ) -> Result<Cow<'_, Route>, Failure> {
        let mut route = match url {
            None if operation.is_empty() => Cow::Borrowed(&self.main),
            None => Cow::Owned(self.route(self.endpoints.resolve(operation)?)?),
            Some(url) => Cow::Owned(self.route(self.endpoints.resolve_url(url, operation)?)?),
        };
        if !host_prefix.is_empty() {
            let url = with_host_prefix(&route.url, host_prefix)?;
            // `NO_PROXY` may exclude only one of both hosts.
            route = Cow::Owned(Route::new(&self.transports, url, route.target.scope.clone())?);
        }
        Ok(route)
    }

    fn route(&self, (url, scope): (Url, SigningScope)) -> Result<Route, Failure> {
        Route::new(&self.transports, url, scope)
    }
}

impl Route {
    fn new(transports: &Transports, url: Url, scope: SigningScope) -> Result<Self, Failure> {
        Ok(Self { transport: transports.for_endpoint(&url)?, target: SigningTarget::new(&url, scope), url })
    }
}

/// The endpoint with the prefix added to its host. IP addresses and `localhost` have no prefix.
fn with_host_prefix(endpoint: &Url, prefix: &str) -> Result<Url, Failure> {
    let mut url = endpoint.clone();
    let host = endpoint.host_str().unwrap_or_default();
    if Host(endpoint).is_address() || Host(endpoint).is_loopback() {
        return Ok(url);
    }
    let prefixed = format!("{prefix}{host}");
    // The maximum length of a DNS name.
    let fits = prefixed.trim_end_matches('.').len() <= 253;
    match url.set_host(Some(&prefixed)) {
        Ok(()) if fits => Ok(url),
        _ => Err(Failure::invalid_request(
            "The host name of the endpoint with the host prefix of the operation is invalid; use shorter values or \
             another endpoint, or set `host_prefix` of the configuration to false",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn the_prefix_is_added_to_host_names_but_not_to_addresses_and_localhost() {
        for (endpoint, expected) in [
            ("https://museum.us-east-1.amazonaws.com/", "https://sync-museum.us-east-1.amazonaws.com/"),
            ("https://proxy.example.com:8443/base/", "https://sync-proxy.example.com:8443/base/"),
            ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
            ("http://10.0.0.1/", "http://10.0.0.1/"),
            ("http://[2001:db8::1]:8000/", "http://[2001:db8::1]:8000/"),
            ("http://localhost:8000/", "http://localhost:8000/"),
        ] {
            assert_eq!(with_host_prefix(&Url::parse(endpoint).unwrap(), "sync-").unwrap().as_str(), expected);
        }
    }

    #[test]
    fn a_host_name_that_is_too_long_with_the_prefix_is_an_error() {
        let endpoint = format!("https://{}.{}.{}.example.com/", "a".repeat(63), "b".repeat(63), "c".repeat(63));
        let prefix = format!("{}.", "d".repeat(60));
        let failure = with_host_prefix(&Url::parse(&endpoint).unwrap(), &prefix).unwrap_err();
        assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
    }
}
