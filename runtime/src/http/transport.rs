//! What carries requests: an HTTP client, which is made here if the user brings none, or the script of a test.
//!
//! Proxies come from the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, also in lower case), as
//! reqwest reads them. An endpoint on this machine is never asked for through a proxy: the proxy would look for it on
//! its own machine.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Request, Url, redirect};

use super::exchange::{HttpResponse, exchange};
use super::host::Host;
#[cfg(any(test, feature = "test-util"))]
use super::mock::Mock;
use super::tls;
use crate::error::{Failure, innermost};
use crate::time::Budget;

/// What HTTP clients are made of.
pub(crate) struct HttpSettings {
    pub(crate) connect_timeout: Duration,
    /// The certificates (PEM) to trust instead of those of the system, or why they can't be used: it matters for
    /// endpoints with TLS alone.
    pub(crate) ca_bundle: Result<Option<Vec<u8>>, String>,
    /// The user's own HTTP client.
    pub(crate) client: Option<reqwest::Client>,
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) mock: Option<Mock>,
}

/// What carries requests.
#[derive(Clone)]
pub(crate) enum Transport {
    /// The network.
    Http(reqwest::Client),
    /// The script of a test.
    #[cfg(any(test, feature = "test-util"))]
    Mock(Mock),
}

impl Transport {
    /// Sends a request and reads its response, of which `limit` bytes at most.
    pub(crate) async fn exchange(
        &self,
        request: Request,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        match self {
            Self::Http(client) => exchange(client.execute(request), host, budget, limit).await,
            #[cfg(any(test, feature = "test-util"))]
            Self::Mock(mock) => mock.exchange(&request, host, budget, limit).await,
        }
    }
}

/// The properties of an endpoint that an HTTP client is made for.
#[derive(Clone, Copy, PartialEq)]
struct EndpointClass {
    encrypted: bool,
    loopback: bool,
}

impl EndpointClass {
    fn of(endpoint: &Url) -> Self {
        Self { encrypted: endpoint.scheme() == "https", loopback: Host(endpoint).is_loopback() }
    }
}

/// The transports of a client, made when an endpoint first needs them. There are four at most.
pub(crate) struct Transports {
    settings: HttpSettings,
    made: Mutex<Vec<(EndpointClass, Transport)>>,
}

impl Transports {
    pub(crate) fn new(settings: HttpSettings) -> Self {
        Self { settings, made: Mutex::default() }
    }

    /// What carries requests to an endpoint.
    pub(crate) fn to(&self, endpoint: &Url) -> Result<Transport, Failure> {
        let class = EndpointClass::of(endpoint);
        // Nothing panics while it is held.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, transport)) = made.iter().find(|(other, _)| *other == class) {
            return Ok(transport.clone());
        }
        let transport = self.settings.transport(class)?;
        made.push((class, transport.clone()));
        Ok(transport)
    }
}

impl HttpSettings {
    /// What the user brings, else an HTTP client of our own.
    fn transport(&self, class: EndpointClass) -> Result<Transport, Failure> {
        #[cfg(any(test, feature = "test-util"))]
        if let Some(mock) = &self.mock {
            return Ok(Transport::Mock(mock.clone()));
        }
        match &self.client {
            Some(client) => Ok(Transport::Http(client.clone())),
            None => self.http_client(class).map(Transport::Http),
        }
    }

    /// All time limits but that of connecting are kept outside of the HTTP client, so that they hold for one of the
    /// user's too.
    ///
    /// A request that finds its idle connection closed by the server goes out on a new one: hyper does that as long as
    /// no byte was written, and neither `never` nor the retry quota has a part in it.
    fn http_client(&self, class: EndpointClass) -> Result<reqwest::Client, Failure> {
        let ca_bundle = match (&self.ca_bundle, class.encrypted) {
            (Ok(pem), true) => pem.as_deref(),
            (Err(problem), true) => return Err(Failure::invalid_configuration(problem.clone())),
            (_, false) => None,
        };
        let mut builder = reqwest::Client::builder()
            // A signed request is valid for one host and once: neither may happen behind our back.
            .redirect(redirect::Policy::none())
            // The number spares a copy of each request, which `never` alone keeps for nothing.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .referer(false)
            .connect_timeout(self.connect_timeout);
        if class.loopback {
            builder = builder.no_proxy();
        }
        let builder = tls::set_up(builder, class.encrypted, ca_bundle)?;
        builder.build().map_err(|error| {
            Failure::invalid_configuration(format!(
                "The HTTP client can't be made: {}; if this machine has no root certificates, install them, name some as \
                 CA bundle, or give the configuration an HTTP client of your own",
                innermost(&error)
            ))
            .with_source(error)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(url: &str, ca_bundle: Option<&[u8]>) -> Result<Transport, Failure> {
        let ca_bundle = Ok(ca_bundle.map(<[u8]>::to_vec));
        let settings = HttpSettings { connect_timeout: Duration::from_secs(1), ca_bundle, client: None, mock: None };
        Transports::new(settings).to(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_plain_http_endpoint_needs_nothing() {
        assert!(made("http://127.0.0.1:1", None).is_ok());
    }

    #[test]
    fn an_unusable_ca_bundle_matters_for_encrypted_endpoints_alone() {
        let ca_bundle = || Err("The CA bundle can't be used".to_owned());
        let settings =
            HttpSettings { connect_timeout: Duration::from_secs(1), ca_bundle: ca_bundle(), client: None, mock: None };
        let transports = Transports::new(settings);
        assert!(transports.to(&Url::parse("http://127.0.0.1:1").unwrap()).is_ok());
        let failure = transports.to(&Url::parse("https://example.com").unwrap()).err().unwrap();
        assert_eq!((failure.code(), failure.message()), (Some("InvalidConfiguration"), "The CA bundle can't be used"));
    }

    #[cfg(not(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring")))]
    #[test]
    fn without_tls_an_encrypted_endpoint_is_an_error_that_names_the_features() {
        let failure = made("https://example.com", None).err().unwrap();
        assert_eq!(failure.code(), Some("MissingTls"));
        for feature in ["`rustls`", "`rustls-ring`", "`native-tls`"] {
            assert!(failure.to_string().contains(feature), "{failure}");
        }
    }

    #[cfg(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring"))]
    #[test]
    fn a_broken_certificate_in_a_bundle_is_an_error() {
        let pem = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assert!(made("https://example.com", Some(pem)).is_err());
    }
}
