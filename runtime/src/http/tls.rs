//! Encryption: which of the TLS features does it, and whom it trusts.
//!
//! Features add up over all crates of an application, so more than one may be on: then `rustls` goes before
//! `rustls-ring`, and that before `native-tls`. Nothing is installed for the whole process, and nothing that another
//! crate installs is used.

use std::error::Error as StdError;
use std::io;

use reqwest::ClientBuilder;

use crate::error::{Failure, innermost};

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

/// What TLS says where the other side is not who it should be, or speaks something else: by certificate or protocol it
/// will say so again. `None` for anything else that can go wrong with a connection.
pub(crate) fn refusal(error: &(dyn StdError + 'static)) -> Option<String> {
    let mut next = Some(error);
    while let Some(error) = next {
        #[cfg(feature = "native-tls")]
        if error.is::<native_tls::Error>() {
            // OpenSSL keeps what it has against the other side as the cause; a connection that broke has another or
            // none. Elsewhere the two can't be told apart.
            let refused = error.source().is_some_and(|cause| !cause.is::<io::Error>());
            return refused.then(|| error.to_string());
        }
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return Some(innermost(error));
        }
        // An I/O error names not the error that it wraps as its source, but the source of that.
        let wrapped = io.and_then(io::Error::get_ref).map(|error| error as _);
        next = wrapped.or_else(|| error.source());
    }
    None
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
#[cfg_attr(feature = "rustls-ring", allow(dead_code))]
fn certificates(pem: &[u8]) -> Result<Vec<reqwest::Certificate>, Failure> {
    reqwest::Certificate::from_pem_bundle(pem).map_err(|error| wrong_bundle(&error))
}

#[cfg(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring"))]
fn wrong_bundle(error: &dyn std::fmt::Display) -> Failure {
    Failure::invalid_configuration(format!("A certificate of the CA bundle can't be used: {error}"))
}
