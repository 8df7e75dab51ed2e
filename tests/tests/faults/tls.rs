//! TLS endpoints with valid and invalid certificates, and endpoints without TLS.

use std::path::PathBuf;
use std::time::Duration;

use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use smithy_client_runtime::{Env, ErrorKind, RetryConfig};
use tests::certificates::{Authority, NOW};
use tests::example::Example;
use tests::faults::{Exchange, FaultServer, Step};
use tests::wire;

use crate::scenario::{block_on, check_text, config, exit_status, good, line, request};
use crate::table;

/// A file with the certificates that the program trusts.
pub(crate) fn bundle(name: &str, authority: &Authority) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pem"));
    std::fs::write(&path, authority.pem()).unwrap();
    path
}

/// The expected outcome: the kind of the error and a part of its text, or `None` for a response.
type End = Option<(ErrorKind, &'static str)>;

/// Calls an endpoint, trusting one authority. Returns a line of the table.
fn run(name: &str, server: &FaultServer, trusted: &Authority, attempts: usize, end: End) -> String {
    let bundle = bundle(&name.replace(' ', "-"), trusted);
    let env = Env::empty().file("/ca.pem", trusted.pem());
    let url = server.url().replace("http:", "https:");
    let config = config(&url).env(env).ca_bundle("/ca.pem");
    let config = config.retry(RetryConfig::standard_2026()).connect_timeout(Duration::from_millis(200));
    let client = Client::new(config.build()).unwrap();
    let ended = block_on(async { client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata().await });
    let in_process = server.connections();
    let outcome = Example::new(["GetOpportunity", "--endpoint-url", &url, "--region", "us-east-1"])
        .credentials()
        .env("AWS_CA_BUNDLE", bundle.to_str().unwrap())
        .env("AWS_NEW_RETRIES_2026", "true")
        .stdin(wire::smallest("GetOpportunity").to_string())
        .run();
    assert_eq!((in_process, server.connections()), (attempts, 2 * attempts), "{name}");
    let (took, shown, exit) = match (ended, end) {
        (Ok(response), None) => {
            assert_eq!(outcome.response()["Id"], "O5550101", "{name}");
            (response.history.elapsed(), "answered".to_owned(), 0)
        }
        (Err(error), Some((kind, text))) => {
            check_text(name, &error);
            assert_eq!((error.kind(), error.history().attempts().len()), (kind, attempts), "{name}: {error:?}");
            assert_eq!(error.is_retryable(), attempts > 1, "{name}: {error:?}");
            assert!(error.to_string().contains(text), "{name}: {error}");
            let failure = outcome.failure();
            assert!(failure["message"].as_str().unwrap().contains(text), "{name}: {failure}");
            assert_eq!((&failure["attempts"], &failure["retryable"]), (&attempts.into(), &(attempts > 1).into()));
            (error.history().elapsed(), format!("{kind:?}"), exit_status(kind))
        }
        (ended, _) => panic!("{name}: {ended:?}"),
    };
    assert_eq!(outcome.status, Some(exit), "{name}");
    line(name, &attempts.to_string(), took, &shown, exit, "")
}

#[test]
fn invalid_certificates_are_reported_and_not_retried() {
    let (ours, others) = (Authority::new("ours"), Authority::new("others"));
    let failure = |text| Some((ErrorKind::Connect, text));
    let mut lines = String::new();
    for (name, config, end) in [
        ("a certificate of the given CA", ours.server("127.0.0.1", NOW), None),
        ("an unknown CA", others.server("127.0.0.1", NOW), failure("invalid peer certificate: UnknownIssuer")),
        (
            "another host name",
            ours.server("partner.example", NOW),
            failure("certificate not valid for name \"127.0.0.1\""),
        ),
        ("another address", ours.server("127.0.0.2", NOW), failure("certificate not valid for name \"127.0.0.1\"")),
        ("an expired certificate", ours.server("127.0.0.1", 2020..2021), failure("certificate expired")),
        ("a certificate of the future", ours.server("127.0.0.1", 3000..4000), failure("certificate not valid yet")),
    ] {
        lines += &run(name, &FaultServer::start_tls([good()], config), &ours, 1, end);
    }
    table::print("TLS", &lines);
}

#[test]
fn an_endpoint_without_tls_is_reported() {
    let ours = Authority::new("ours");
    let plain = FaultServer::greeting("HTTP/1.1 400 Bad Request\r\n\r\n");
    let closing = FaultServer::greeting("");
    let mut lines =
        run("plain text behind https", &plain, &ours, 1, Some((ErrorKind::Connect, "No TLS connection to 127.0.0.1")));
    lines +=
        &run("a handshake that is cut", &closing, &ours, 3, Some((ErrorKind::Connect, "No connection to 127.0.0.1")));
    let reset = FaultServer::start_tls([Exchange::new([Step::Reset])], ours.server("127.0.0.1", NOW));
    lines +=
        &run("a reset within TLS", &reset, &ours, 3, Some((ErrorKind::Interrupted, "broke before a response arrived")));
    // An attacker could truncate a response without a length, if TLS didn't sign its end.
    let text = format!("HTTP/1.1 200 OK\r\n\r\n{}", tests::response_body("GetOpportunity", "full"));
    let cut = Exchange::bytes(text).then(Step::Close);
    let cut = FaultServer::start_tls([cut], ours.server("127.0.0.1", NOW));
    lines += &run("a response without its signed end", &cut, &ours, 3, Some((ErrorKind::Interrupted, "close_notify")));
    let members = FaultServer::start_tls([good()], ours.server_for_members("127.0.0.1"));
    lines += &run(
        "a client certificate is requested",
        &members,
        &ours,
        1,
        Some((ErrorKind::Connect, "CertificateRequired")),
    );
    table::print("TLS that is none", &lines);
}
