//! Encryption: which of the TLS features does it, and whom it trusts.
//!
//! Features add up over all crates of an application, so more than one may be on: then `rustls` goes before
//! `rustls-ring`, and that before `native-tls`. Nothing is installed for the whole process, and nothing that another
//! crate installs is used.

use reqwest::ClientBuilder;

use crate::failure::Failure;

/// Sets up TLS for an endpoint. Where nothing is encrypted, a machine without root certificates will do.
#[cfg(feature = "rustls")]
pub(crate) fn set_up(
    builder: ClientBuilder,
    encrypted: bool,
    ca_bundle: Option<&[u8]>,
) -> Result<ClientBuilder, Failure> {
    let builder = builder.tls_backend_rustls();
    match ca_bundle {
        _ if !encrypted => Ok(builder.tls_certs_only([])),
        None => Ok(builder),
        Some(pem) => Ok(builder.tls_certs_only(certificates(pem)?)),
    }
}

/// Sets up TLS for an endpoint. Where nothing is encrypted, a machine without root certificates will do.
#[cfg(all(feature = "rustls-ring", not(feature = "rustls")))]
pub(crate) fn set_up(
    builder: ClientBuilder,
    encrypted: bool,
    ca_bundle: Option<&[u8]>,
) -> Result<ClientBuilder, Failure> {
    use std::sync::Arc;

    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::BuilderVerifierExt as _;

    let unusable = |error: rustls::Error| {
        Failure::configuration(
            "InvalidConfiguration",
            format!(
                "TLS by rustls and ring can't be set up: {error}; if this machine has no root certificates, install \
                 them, name some as CA bundle, or give the configuration an HTTP client of your own"
            ),
        )
        .with_source(error)
    };
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unusable)?;
    let config = match ca_bundle {
        _ if !encrypted => config.with_root_certificates(RootCertStore::empty()),
        None => config.with_platform_verifier().map_err(unusable)?,
        Some(pem) => {
            let mut roots = RootCertStore::empty();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                let certificate = certificate.map_err(|error| wrong_bundle(&error))?;
                roots.add(certificate).map_err(|error| wrong_bundle(&error))?;
            }
            config.with_root_certificates(roots)
        }
    };
    let mut config = config.with_no_client_auth();
    // A ready configuration is taken as it is, so what reqwest would offer has to be offered here.
    config.alpn_protocols = vec![
        #[cfg(feature = "http2")]
        b"h2".to_vec(),
        b"http/1.1".to_vec(),
    ];
    Ok(builder.tls_backend_preconfigured(config))
}

/// Sets up TLS for an endpoint.
#[cfg(all(feature = "native-tls", not(any(feature = "rustls", feature = "rustls-ring"))))]
pub(crate) fn set_up(
    builder: ClientBuilder,
    encrypted: bool,
    ca_bundle: Option<&[u8]>,
) -> Result<ClientBuilder, Failure> {
    let builder = builder.tls_backend_native();
    match ca_bundle {
        Some(pem) if encrypted => Ok(builder.tls_certs_only(certificates(pem)?)),
        _ => Ok(builder),
    }
}

/// Takes endpoints that need no TLS.
#[cfg(not(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring")))]
pub(crate) fn set_up(builder: ClientBuilder, encrypted: bool, _: Option<&[u8]>) -> Result<ClientBuilder, Failure> {
    if !encrypted {
        return Ok(builder);
    }
    Err(Failure::configuration(
        "MissingTls",
        "An https:// endpoint needs TLS, which this program was built without: turn on one of the features `rustls`, \
         `rustls-ring` and `native-tls`, or give the configuration an HTTP client of your own",
    ))
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
#[cfg_attr(feature = "rustls-ring", allow(dead_code))]
fn certificates(pem: &[u8]) -> Result<Vec<reqwest::Certificate>, Failure> {
    reqwest::Certificate::from_pem_bundle(pem).map_err(|error| wrong_bundle(&error))
}

#[cfg(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring"))]
fn wrong_bundle(error: &dyn std::fmt::Display) -> Failure {
    Failure::configuration("InvalidConfiguration", format!("A certificate of the CA bundle can't be used: {error}"))
}
