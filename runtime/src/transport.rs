//! What carries requests: an HTTP client, which is made here if the user brings none, or the script of a test.
//!
//! Proxies come from the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, also in small letters), as
//! reqwest reads them. An endpoint on this machine is never asked for through a proxy: the proxy would look for it on
//! its own machine.

use std::time::Duration;

use reqwest::{Url, redirect};

use crate::cause::innermost;
use crate::config::Config;
use crate::failure::Failure;
#[cfg(any(test, feature = "test-util"))]
use crate::mock::Mock;
use crate::tls;

/// What carries requests.
#[derive(Clone)]
pub(crate) enum Transport {
    /// The network.
    Http(reqwest::Client),
    /// The script of a test.
    #[cfg(any(test, feature = "test-util"))]
    Mock(Mock),
}

/// What a client is made differently for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Way {
    encrypted: bool,
    loopback: bool,
}

impl Way {
    pub(crate) fn to(endpoint: &Url) -> Self {
        Self { encrypted: endpoint.scheme() == "https", loopback: is_loopback(endpoint) }
    }
}

/// What carries requests to an endpoint: what the user brings, else a client of our own.
pub(crate) fn choose(config: &Config, endpoint: &Url) -> Result<Transport, Failure> {
    let connect_timeout = config.resolve_connect_timeout()?;
    #[cfg(any(test, feature = "test-util"))]
    if let Some(mock) = &config.mock {
        return Ok(Transport::Mock(mock.clone()));
    }
    if let Some(client) = &config.http_client {
        return Ok(Transport::Http(client.clone()));
    }
    let ca_bundle = match Way::to(endpoint).encrypted {
        true => config.resolve_ca_bundle(&config.sources()?)?,
        false => None,
    };
    Ok(Transport::Http(client(endpoint, connect_timeout, ca_bundle.as_deref())?))
}

/// The client for an endpoint. All time limits but that of connecting are kept outside of it, so that they hold for a
/// client of the user's too.
///
/// A request that finds its idle connection closed by the server goes out on a new one: hyper does that as long as no
/// byte was written, and neither `never` nor the retry quota has a part in it.
fn client(endpoint: &Url, connect_timeout: Duration, ca_bundle: Option<&[u8]>) -> Result<reqwest::Client, Failure> {
    let way = Way::to(endpoint);
    let mut builder = reqwest::Client::builder()
        // A signed request is valid for one host and once: neither may happen behind our back.
        .redirect(redirect::Policy::none())
        // The number spares a copy of each request, which `never` alone keeps for nothing.
        .retry(reqwest::retry::never().max_retries_per_request(0))
        .referer(false)
        .connect_timeout(connect_timeout);
    if way.loopback {
        builder = builder.no_proxy();
    }
    let builder = tls::set_up(builder, way.encrypted, ca_bundle)?;
    builder.build().map_err(|error| {
        Failure::configuration(
            "InvalidConfiguration",
            format!(
                "The HTTP client can't be made: {}; if this machine has no root certificates, install them, name some as \
                 CA bundle, or give the configuration an HTTP client of your own",
                innermost(&error)
            ),
        )
        .with_source(error)
    })
}

/// Whether requests to an endpoint may go through a proxy that the environment names.
pub(crate) fn may_use_proxy(endpoint: &Url) -> bool {
    let variables = match endpoint.scheme() {
        "https" => ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"],
        _ => ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"],
    };
    !is_loopback(endpoint) && variables.iter().any(|name| std::env::var_os(name).is_some_and(|url| !url.is_empty()))
}

/// Whether requests stay on this machine.
pub(crate) fn is_loopback(endpoint: &Url) -> bool {
    let host = endpoint.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<std::net::IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => {
            let host = host.trim_end_matches('.');
            host == "localhost" || host.ends_with(".localhost")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(url: &str, ca_bundle: Option<&[u8]>) -> Result<reqwest::Client, Failure> {
        client(&Url::parse(url).unwrap(), Duration::from_secs(1), ca_bundle)
    }

    #[test]
    fn knows_the_names_of_this_machine() {
        for (url, expected) in [
            ("http://localhost:8080", true),
            ("http://LOCALHOST", true),
            ("http://aws.localhost", true),
            ("http://localhost./", true),
            ("http://127.0.0.1:1", true),
            ("http://127.1", true),
            ("http://[::1]:1", true),
            ("http://[::ffff:127.0.0.1]", true),
            ("http://localhost.example.com", false),
            ("http://notlocalhost", false),
            ("http://10.0.0.1", false),
            ("http://[::2]", false),
        ] {
            assert_eq!(is_loopback(&Url::parse(url).unwrap()), expected, "{url}");
        }
    }

    #[test]
    fn a_plain_http_endpoint_needs_nothing() {
        assert!(made("http://127.0.0.1:1", None).is_ok());
    }

    #[cfg(not(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring")))]
    #[test]
    fn without_tls_an_encrypted_endpoint_is_an_error_that_names_the_features() {
        let failure = made("https://example.com", None).unwrap_err();
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
