//! Endpoints with TLS, with valid and invalid certificates. The tests use the TLS implementation that is compiled in:
//! run `cargo test -p smithy-client-runtime --no-default-features --features native-tls tls` for a certain one.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::tests::support::{Busy, List, SERVICE, config, http_response};
use crate::{Call, Client, Env, Error, ErrorKind, RetryConfig};

const GOOD: &str = r#"{"Items": ["x"]}"#;

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(rcgen::DnType::CommonName, name);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server with a certificate for this name.
fn certificate(authority: &Authority, name: &str, years: std::ops::Range<i32>) -> Server {
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    (params.not_before, params.not_after) = (date_time_ymd(years.start, 1, 1), date_time_ymd(years.end, 1, 1));
    let key = KeyPair::generate().unwrap();
    let certificate = params.signed_by(&key, authority).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    Server::Encrypted(Arc::new(config))
}

/// The ways in which a server handles connections.
#[derive(Clone)]
enum Server {
    Encrypted(Arc<ServerConfig>),
    /// Answers in plain text.
    Plain,
    /// Closes at once.
    Closing,
}

impl Server {
    fn take(self, mut stream: TcpStream) -> io::Result<()> {
        match self {
            Self::Encrypted(config) => {
                let session = ServerConnection::new(config).map_err(io::Error::other)?;
                let mut stream = StreamOwned::new(session, stream);
                let read = stream.read(&mut [0; 4096])?;
                // Nothing is read if the client closes the connection.
                if read > 0 { stream.write_all(http_response(200, "", GOOD).as_bytes()) } else { Ok(()) }
            }
            Self::Plain => {
                stream.write_all(http_response(400, "", "").as_bytes())?;
                stream.read_to_end(&mut Vec::new()).map(|_| ())
            }
            Self::Closing => Ok(()),
        }
    }
}

/// Calls a server, trusting this authority. Returns the result and the number of connections.
async fn call(server: Server, trusted: &Authority) -> (Result<Vec<String>, Error<Busy>>, u32) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&connections);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            counter.fetch_add(1, Ordering::AcqRel);
            let _ = server.clone().take(stream);
        }
    });
    let env = Env::empty().file("/ca.pem", trusted.pem());
    let rules = RetryConfig::standard_2026();
    let client = Client::new(&SERVICE, config(&url).ca_bundle("/ca.pem").env(env).retry(rules).build()).unwrap();
    let ended = Call::new(client, List::default()).await;
    (ended.map(|page| page.items), connections.load(Ordering::Acquire))
}

#[tokio::test]
async fn a_server_with_a_valid_certificate_is_trusted() {
    let trusted = authority("ours");
    let (ended, connections) = call(certificate(&trusted, "127.0.0.1", 2020..4000), &trusted).await;
    assert_eq!((ended.unwrap(), connections), (vec!["x".to_owned()], 1));
}

#[tokio::test]
async fn an_invalid_certificate_is_reported_and_not_retried() {
    let (trusted, other) = (authority("ours"), authority("others"));
    for (server, texts) in [
        (certificate(&other, "127.0.0.1", 2020..4000), &["UnknownIssuer", "local issuer"]),
        (certificate(&trusted, "127.0.0.2", 2020..4000), &["not valid for name", "mismatch"]),
        (certificate(&trusted, "127.0.0.1", 2020..2021), &["expired", "expired"]),
        (certificate(&trusted, "127.0.0.1", 3000..4000), &["not valid yet", "not yet valid"]),
    ] {
        let (ended, connections) = call(server, &trusted).await;
        let error = ended.unwrap_err();
        let shown = error.to_string();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Connect, Some("Connect")), "{error:?}");
        assert_eq!((error.history().attempts().len(), connections, error.is_retryable()), (1, 1, false), "{error}");
        assert!(!error.may_have_been_applied(), "{error}");
        assert!(shown.contains("certificate") && texts.iter().any(|text| shown.contains(text)), "{shown}");
    }
}

#[tokio::test]
async fn a_broken_handshake_is_retried() {
    let (ended, connections) = call(Server::Closing, &authority("ours")).await;
    let error = ended.unwrap_err();
    assert_eq!((error.kind(), error.history().attempts().len(), connections), (ErrorKind::Connect, 3, 3), "{error:?}");
    assert!(error.is_retryable() && !error.may_have_been_applied(), "{error}");
}

#[tokio::test]
async fn a_server_without_tls_is_reported_and_not_retried() {
    let (ended, connections) = call(Server::Plain, &authority("ours")).await;
    let error = ended.unwrap_err();
    assert_eq!((error.kind(), error.history().attempts().len(), connections), (ErrorKind::Connect, 1, 1), "{error:?}");
    assert!(!error.is_retryable() && !error.may_have_been_applied(), "{error}");
}
