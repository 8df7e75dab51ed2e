//! The transport of requests: an HTTP client, which is created here unless the configuration has one, or a mock.
//!
//! Proxies are those of the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, also in lower case), as reqwest reads
//! them. For an endpoint on this machine no proxy is used: a proxy would resolve `localhost` to itself. Of `NO_PROXY`,
//! reqwest ignores some usual forms, so it is read here too (`proxy`).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Request, Url, redirect};

use super::exchange::{HttpResponse, exchange};
use super::host::Host;
#[cfg(any(test, feature = "test-util"))]
use super::mock::Mock;
use super::runtimes::RuntimeClients;
use super::{proxy, tls};
use crate::error::{Failure, root_cause};
use crate::time::Budget;

/// The settings from which HTTP clients are created.
pub(crate) struct HttpSettings {
    pub(crate) connect_timeout: Duration,
    /// The certificates (PEM) to trust instead of those of the system, or the reason why they can't be read, which is
    /// only reported for an endpoint with TLS.
    pub(crate) ca_bundle: Result<Option<Vec<u8>>, String>,
    /// The HTTP client of the configuration.
    pub(crate) client: Option<reqwest::Client>,
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) mock: Option<Mock>,
}

/// Sends requests and receives responses.
#[derive(Clone)]
pub(crate) enum Transport {
    /// The network.
    Http(Arc<RuntimeClients>),
    /// The network, with the HTTP client of the configuration, whose connections all runtimes share.
    Configured(reqwest::Client),
    /// The mock of a test.
    #[cfg(any(test, feature = "test-util"))]
    Mock(Mock),
}

impl Transport {
    /// Sends a request and reads its response, up to `limit` bytes of the body.
    pub(crate) async fn exchange(
        &self,
        request: Request,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        match self {
            Self::Http(clients) => exchange(clients.current()?.execute(request), host, budget, limit).await,
            Self::Configured(client) => exchange(client.execute(request), host, budget, limit).await,
            #[cfg(any(test, feature = "test-util"))]
            Self::Mock(mock) => mock.exchange(&request, host, budget, limit).await,
        }
    }
}

/// The properties of an endpoint that the settings of an HTTP client depend on.
#[derive(Clone, Copy, PartialEq)]
struct EndpointClass {
    encrypted: bool,
    /// Whether no proxy is used.
    direct: bool,
}

impl EndpointClass {
    fn of(endpoint: &Url) -> Self {
        Self { encrypted: endpoint.scheme() == "https", direct: proxy::is_excluded(endpoint) }
    }
}

/// The transports of a client, at most four. Each is created when the first endpoint needs it.
pub(crate) struct Transports {
    settings: Arc<HttpSettings>,
    created: Mutex<Vec<(EndpointClass, Transport)>>,
}

impl Transports {
    pub(crate) fn new(settings: HttpSettings) -> Self {
        Self { settings: Arc::new(settings), created: Mutex::default() }
    }

    /// The transport for an endpoint.
    pub(crate) fn for_endpoint(&self, endpoint: &Url) -> Result<Transport, Failure> {
        let class = EndpointClass::of(endpoint);
        // No code panics while it holds the lock.
        let mut created = self.created.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, transport)) = created.iter().find(|(other, _)| *other == class) {
            return Ok(transport.clone());
        }
        let transport = self.settings.transport(class)?;
        created.push((class, transport.clone()));
        Ok(transport)
    }
}

impl HttpSettings {
    /// The mock or HTTP client of the configuration, else new HTTP clients.
    fn transport(self: &Arc<Self>, class: EndpointClass) -> Result<Transport, Failure> {
        #[cfg(any(test, feature = "test-util"))]
        if let Some(mock) = &self.mock {
            return Ok(Transport::Mock(mock.clone()));
        }
        if let Some(client) = &self.client {
            return Ok(Transport::Configured(client.clone()));
        }
        let settings = Arc::clone(self);
        let clients = RuntimeClients::new(move || settings.http_client(class))?;
        Ok(Transport::Http(Arc::new(clients)))
    }

    /// A new HTTP client. All time limits except that of connecting are applied outside of it, so that they hold for an
    /// HTTP client of the configuration too.
    ///
    /// If the server has closed the idle connection of a request, hyper sends it on a new one as long as no byte was
    /// written. Neither `never` nor the retry quota affects that.
    fn http_client(&self, class: EndpointClass) -> Result<reqwest::Client, Failure> {
        let ca_bundle = match (&self.ca_bundle, class.encrypted) {
            (Ok(pem), true) => pem.as_deref(),
            (Err(problem), true) => return Err(Failure::invalid_configuration(problem.clone())),
            (_, false) => None,
        };
        let mut builder = reqwest::Client::builder()
            // A signed request is valid for one host and one attempt, so reqwest must neither redirect nor retry.
            .redirect(redirect::Policy::none())
            // The limit of 0 avoids a copy of each request, which reqwest keeps with `never` alone.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .referer(false)
            .connect_timeout(self.connect_timeout);
        if class.direct {
            builder = builder.no_proxy();
        }
        let builder = tls::set_up(builder, class.encrypted, ca_bundle)?;
        builder.build().map_err(|error| {
            Failure::invalid_configuration(format!(
                "The HTTP client can't be created: {}; if this machine has no root certificates, install them, set a CA \
                 bundle, or set an HTTP client of your own in the configuration",
                root_cause(&error)
            ))
            .with_source(error)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transport(url: &str, ca_bundle: Option<&[u8]>) -> Result<Transport, Failure> {
        let ca_bundle = Ok(ca_bundle.map(<[u8]>::to_vec));
        let settings = HttpSettings { connect_timeout: Duration::from_secs(1), ca_bundle, client: None, mock: None };
        Transports::new(settings).for_endpoint(&Url::parse(url).unwrap())
    }

    #[test]
    fn a_plain_http_endpoint_needs_no_tls() {
        assert!(transport("http://127.0.0.1:1", None).is_ok());
    }

    #[test]
    fn an_invalid_ca_bundle_is_only_reported_for_encrypted_endpoints() {
        let ca_bundle = || Err("The CA bundle can't be used".to_owned());
        let settings =
            HttpSettings { connect_timeout: Duration::from_secs(1), ca_bundle: ca_bundle(), client: None, mock: None };
        let transports = Transports::new(settings);
        assert!(transports.for_endpoint(&Url::parse("http://127.0.0.1:1").unwrap()).is_ok());
        let failure = transports.for_endpoint(&Url::parse("https://example.com").unwrap()).err().unwrap();
        assert_eq!((failure.code(), failure.message()), (Some("InvalidConfiguration"), "The CA bundle can't be used"));
    }

    #[cfg(not(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring")))]
    #[test]
    fn without_tls_an_encrypted_endpoint_is_an_error_that_names_the_features() {
        let failure = transport("https://example.com", None).err().unwrap();
        assert_eq!(failure.code(), Some("MissingTls"));
        for feature in ["`rustls`", "`rustls-ring`", "`native-tls`"] {
            assert!(failure.to_string().contains(feature), "{failure}");
        }
    }

    #[cfg(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring"))]
    #[test]
    fn an_invalid_certificate_in_a_ca_bundle_is_an_error() {
        let pem = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assert!(transport("https://example.com", Some(pem)).is_err());
    }
}
