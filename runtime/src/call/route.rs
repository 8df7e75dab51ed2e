//! Where a request goes: transport, URL, and what it is signed for.

use std::borrow::Cow;

use reqwest::Url;

use crate::config::Endpoints;
use crate::endpoint::SigningScope;
use crate::error::Failure;
use crate::http::{Host, HttpSettings, Transport, Transports};

/// The way to one endpoint.
#[derive(Clone)]
pub(super) struct Route {
    pub(super) transport: Transport,
    pub(super) url: Url,
    pub(super) scope: SigningScope,
}

/// The client's own route, and what others are made of.
pub(super) struct Routes {
    pub(super) main: Route,
    endpoints: Endpoints,
    transports: Transports,
}

impl Routes {
    pub(super) fn new(endpoints: Endpoints, http: HttpSettings) -> Result<Self, Failure> {
        let (url, scope) = endpoints.resolve(&[])?;
        let transports = Transports::new(http);
        let main = Route { transport: transports.for_endpoint(&url)?, url, scope };
        Ok(Self { main, endpoints, transports })
    }

    /// The route of a call: the client's, unless its user wrote a URL, or its operation tells the endpoint rules more than
    /// the client does, or puts a prefix before the host.
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
            let url = prefixed(&route.url, host_prefix)?;
            route.to_mut().url = url;
        }
        Ok(route)
    }

    fn route(&self, (url, scope): (Url, SigningScope)) -> Result<Route, Failure> {
        Ok(Route { transport: self.transports.for_endpoint(&url)?, url, scope })
    }
}

/// The endpoint with the prefix before its host. An IP address can't have one, and neither can this machine.
fn prefixed(endpoint: &Url, prefix: &str) -> Result<Url, Failure> {
    let mut url = endpoint.clone();
    let host = endpoint.host_str().unwrap_or_default();
    if Host(endpoint).is_address() || Host(endpoint).is_loopback() {
        return Ok(url);
    }
    let prefixed = format!("{prefix}{host}");
    // More than a name server takes.
    let fits = prefixed.trim_end_matches('.').len() <= 253;
    match url.set_host(Some(&prefixed)) {
        Ok(()) if fits => Ok(url),
        _ => Err(Failure::invalid_request(
            "The operation puts a prefix before the host name of the endpoint, and together they are no host name; use \
             shorter values, another endpoint, or switch the prefix off in the configuration",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn the_prefix_goes_before_the_host_but_not_before_addresses_and_this_machine() {
        for (endpoint, expected) in [
            ("https://museum.us-east-1.amazonaws.com/", "https://sync-museum.us-east-1.amazonaws.com/"),
            ("https://proxy.example.com:8443/base/", "https://sync-proxy.example.com:8443/base/"),
            ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
            ("http://10.0.0.1/", "http://10.0.0.1/"),
            ("http://[2001:db8::1]:8000/", "http://[2001:db8::1]:8000/"),
            ("http://localhost:8000/", "http://localhost:8000/"),
        ] {
            assert_eq!(prefixed(&Url::parse(endpoint).unwrap(), "sync-").unwrap().as_str(), expected);
        }
    }

    #[test]
    fn a_host_name_that_gets_too_long_is_an_error() {
        let endpoint = format!("https://{}.{}.{}.example.com/", "a".repeat(63), "b".repeat(63), "c".repeat(63));
        let prefix = format!("{}.", "d".repeat(60));
        let failure = prefixed(&Url::parse(&endpoint).unwrap(), &prefix).unwrap_err();
        assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
    }
}
