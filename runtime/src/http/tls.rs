//! TLS: which implementation is used, and which certificates it trusts.
//!
//! Cargo unifies the features of all crates of an application, so several TLS features may be enabled: then `rustls`
//! takes precedence over `rustls-ring`, and that over `native-tls`. No crypto provider is installed for the whole
//! process, and none that another crate installs is used.

use std::error::Error as StdError;
use std::io;

use reqwest::ClientBuilder;

use crate::error::{Failure, root_cause};

/// Sets up TLS for an endpoint. If the endpoint is not encrypted, root certificates are not needed.
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

/// Sets up TLS for an endpoint. If the endpoint is not encrypted, root certificates are not needed.
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
                "TLS with rustls and ring can't be set up: {error}; if this machine has no root certificates, install \
                 them, set a CA bundle, or set an HTTP client of your own in the configuration"
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
                let certificate = certificate.map_err(|error| invalid_ca_bundle(&error))?;
                roots.add(certificate).map_err(|error| invalid_ca_bundle(&error))?;
            }
            config.with_root_certificates(roots)
        }
    };
    let mut config = config.with_no_client_auth();
    // reqwest uses a preconfigured `ClientConfig` as it is, so the protocols that it would offer must be set here.
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

/// Without a TLS feature, only endpoints without encryption can be used.
#[cfg(not(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring")))]
pub(crate) fn set_up(builder: ClientBuilder, encrypted: bool, _: Option<&[u8]>) -> Result<ClientBuilder, Failure> {
    if !encrypted {
        return Ok(builder);
    }
    Err(Failure::configuration(
        "MissingTls",
        "An https:// endpoint needs TLS, but the program was built without it: enable one of the features `rustls`, \
         `rustls-ring` and `native-tls`, or set an HTTP client of your own in the configuration",
    ))
}

/// The reason why TLS rejected the other side, or was rejected by it: a certificate or the protocol. A retry would be
/// rejected again. `None` for all other errors of a connection.
pub(crate) fn rejection(error: &(dyn StdError + 'static)) -> Option<String> {
    let mut next = Some(error);
    while let Some(error) = next {
        #[cfg(feature = "native-tls")]
        if error.is::<native_tls::Error>() {
            // With OpenSSL, a rejection has a source that is not an I/O error; a broken connection has an I/O error or
            // no source. Other implementations don't distinguish the two.
            let rejected = error.source().is_some_and(|cause| !cause.is::<io::Error>());
            return rejected.then(|| error.to_string());
        }
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return Some(root_cause(error));
        }
        // The source of an I/O error is not the error that it wraps, but the source of that.
        let wrapped = io.and_then(io::Error::get_ref).map(|error| error as _);
        next = wrapped.or_else(|| error.source());
    }
    None
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
#[cfg_attr(feature = "rustls-ring", allow(dead_code))]
fn certificates(pem: &[u8]) -> Result<Vec<reqwest::Certificate>, Failure> {
    reqwest::Certificate::from_pem_bundle(pem).map_err(|error| invalid_ca_bundle(&error))
}

#[cfg(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring"))]
fn invalid_ca_bundle(error: &dyn std::fmt::Display) -> Failure {
    Failure::invalid_configuration(format!("A certificate of the CA bundle is invalid: {error}"))
}
