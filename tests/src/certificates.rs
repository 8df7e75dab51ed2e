//! Certificates for tests: authorities, and servers with certificates of them.

use std::ops::Range;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::ClientCertVerifier;
use rustls::{RootCertStore, ServerConfig};

/// The years in which a certificate is valid.
pub const NOW: Range<i32> = 2020..4000;

/// A certificate authority.
#[derive(Debug)]
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    #[must_use]
    pub fn new(name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names are good names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(params, key).expect("a certificate"))
    }

    /// The certificate that clients trust.
    #[must_use]
    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// A server with this name or address.
    #[must_use]
    pub fn server(&self, name: &str, years: Range<i32>) -> ServerConfig {
        self.make(name, years, None)
    }

    /// A server that accepts only clients with a certificate of this authority.
    #[must_use]
    pub fn server_for_members(&self, name: &str) -> ServerConfig {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.der().clone()).expect("a certificate of an authority");
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider()).build();
        self.make(name, NOW, Some(verifier.expect("an authority")))
    }

    fn make(&self, name: &str, years: Range<i32>, clients: Option<Arc<dyn ClientCertVerifier>>) -> ServerConfig {
        let mut params = CertificateParams::new([name.to_owned()]).expect("a good name");
        params.not_before = date_time_ymd(years.start, 1, 1);
        params.not_after = date_time_ymd(years.end, 1, 1);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key in PKCS #8");
        let config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .expect("the usual versions of TLS");
        let config = match clients {
            None => config.with_no_client_auth(),
            Some(roots) => config.with_client_cert_verifier(roots),
        };
        config.with_single_cert(vec![certificate.der().clone()], key).expect("a key that belongs to its certificate")
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}
