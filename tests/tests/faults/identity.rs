//! Credentials that have expired or can't be loaded, and clocks that are off.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::{Client, Error};
use smithy_client_runtime::{ErrorKind, History, Timestamp};
use tests::example::Example;
use tests::faults::{Exchange, FaultServer};
use tests::server::Request;
use tests::signature::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN};
use tests::wire;

use crate::clock::Fast;
use crate::scenario::{Scenario, block_on, check_text, config, good, line, request, response};
use crate::table;

/// Provides credentials with these session tokens, one after the other. The last one is repeated.
#[derive(Debug)]
struct Tokens(Mutex<VecDeque<&'static str>>);

impl Tokens {
    fn new(tokens: impl IntoIterator<Item = &'static str>) -> Self {
        Self(Mutex::new(tokens.into_iter().collect()))
    }
}

impl ProvideCredentials for Tokens {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let mut tokens = self.0.lock().unwrap();
        let token = if tokens.len() > 1 { tokens.pop_front() } else { tokens.front().copied() };
        future::ProvideCredentials::ready(Ok(Credentials::new(
            ACCESS_KEY,
            SECRET_KEY,
            token.map(str::to_owned),
            None,
            "tests",
        )))
    }
}

async fn call(client: &Client) -> Result<History, Error> {
    let call = client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
    call.await.map(|response| response.history)
}

fn tokens(requests: &[Request]) -> Vec<&str> {
    requests.iter().map(|request| request.header("x-amz-security-token").unwrap_or_default()).collect()
}

fn expired() -> Exchange {
    response(
        400,
        r#"{"__type": "ExpiredTokenException", "message": "The security token included in the request is expired"}"#,
    )
}

#[test]
fn expired_credentials_are_loaded_again_once() {
    let mut lines = String::new();
    for (name, given, script, sent, code) in [
        ("others are there", &["old", SESSION_TOKEN][..], vec![expired(), good()], &["old", SESSION_TOKEN][..], None),
        (
            "others expire too",
            &["old", SESSION_TOKEN, "newer"],
            vec![expired()],
            &["old", SESSION_TOKEN],
            Some("ExpiredTokenException"),
        ),
        ("there are no others", &["old"], vec![expired()], &["old"], Some("ExpiredTokenException")),
    ] {
        let server = FaultServer::start(script);
        let clock = Fast::waits();
        let config = config(&server.url()).credentials(Tokens::new(given.iter().copied())).clock(clock.clone());
        let client = Client::new(config.build()).unwrap();
        let ended = block_on(call(&client));
        let requests = server.requests();
        assert_eq!(tokens(&requests), sent, "{name}");
        // The server knows only one of them.
        let known = requests.iter().find(|request| request.header("x-amz-security-token") == Some(SESSION_TOKEN));
        assert!(known.is_none_or(|request| request.signature.is_ok()), "{name}: {known:?}");
        let elapsed = match &ended {
            Ok(history) => history.elapsed(),
            Err(error) => error.history().elapsed(),
        };
        assert_eq!(clock.skipped(), Duration::ZERO, "{name}: there was a wait");
        assert_eq!(ended.as_ref().err().and_then(|error| error.code()), code, "{name}");
        let end = if code.is_some() { "Service" } else { "answered" };
        lines += &line(&format!("expired, {name}"), &sent.len().to_string(), elapsed, end, None, "");
    }
    table::print("Expired credentials", &lines);
    table::run(
        "Expired credentials, static",
        &[Scenario::new("static credentials that have expired", [expired()])
            .fails(ErrorKind::Service, "ExpiredTokenException", "expired")
            .status(400)
            .official("1")],
    );
}

#[derive(Debug)]
struct Never;

impl ProvideCredentials for Never {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(std::future::pending())
    }
}

#[derive(Debug)]
struct Broken;

impl ProvideCredentials for Broken {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err(CredentialsError::provider_error("the vault is locked")))
    }
}

#[test]
fn credentials_that_cannot_be_loaded_are_reported_and_nothing_is_sent() {
    let mut lines = String::new();
    for (name, of_broken, text, seconds) in [
        ("a provider that never responds", false, "5s", 5.0..9.0),
        ("a provider that fails", true, "the vault is locked", 0.0..4.5),
    ] {
        let server = FaultServer::start([good()]);
        let config = config(&server.url()).clock(Fast::limits());
        let config = if of_broken { config.credentials(Broken) } else { config.credentials(Never) };
        let client = Client::new(config.build()).unwrap();
        let error = block_on(call(&client)).unwrap_err();
        assert_eq!(
            (error.kind(), error.history().attempts().len(), server.connections()),
            (ErrorKind::Credentials, 0, 0),
            "{error}"
        );
        assert!(error.to_string().contains(text), "{name}: {error}");
        assert!(seconds.contains(&error.history().elapsed().as_secs_f64()), "{name}: {error:?}");
        check_text(name, &error);
        lines += &line(name, "0", error.history().elapsed(), "Credentials", None, "");
    }
    table::print("Credentials that don't come", &lines);
}

const HOUR: i64 = 3_600;

/// An error response that rejects the time of the signature, from a server whose clock is this many seconds ahead.
fn rejected(code: &str, ahead: i64) -> Exchange {
    let date = Timestamp::from_secs(now() + ahead).unwrap().to_http_date();
    let body = format!(r#"{{"__type": "{code}", "message": "Signature not yet current"}}"#);
    Exchange::response(403, &format!("date: {date}\r\n"), body)
}

fn now() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs().try_into().unwrap()
}

/// How many seconds ahead of the local clock each request was signed.
fn ahead(requests: &[Request]) -> Vec<i64> {
    let signed = requests.iter().map(|request| {
        let [date, time] = request.header("x-amz-date").unwrap().split('T').collect::<Vec<_>>()[..] else { panic!() };
        let text =
            format!("{}-{}-{}T{}:{}:{}", &date[..4], &date[4..6], &date[6..], &time[..2], &time[2..4], &time[4..]);
        let distance = text.parse::<Timestamp>().unwrap().secs() - now();
        // In minutes, since the test takes some time.
        (distance + 30).div_euclid(60) * 60
    });
    signed.collect()
}

#[test]
fn a_clock_that_is_off_is_corrected_once_and_stays_corrected() {
    let mut lines = String::new();
    for (name, code, off, first) in [
        ("our clock 1 h behind", "RequestTimeTooSkewed", HOUR, &[0, HOUR][..]),
        ("our clock 1 h ahead", "RequestTimeTooSkewed", -HOUR, &[0, -HOUR]),
        ("our clock 1 h behind, reported as an invalid signature", "InvalidSignatureException", HOUR, &[0, HOUR]),
        ("our clock correct, an invalid signature", "InvalidSignatureException", 0, &[0]),
    ] {
        let server = FaultServer::start([rejected(code, off), good()]);
        let client = Client::new(config(&server.url()).build()).unwrap();
        let ended = block_on(call(&client));
        assert_eq!(ahead(&server.requests()), first, "{name}");
        assert_eq!(ended.is_ok(), off != 0, "{name}");
        assert_eq!(block_on(call(&client)).unwrap().attempts().len(), 1, "{name}: it is remembered");
        assert_eq!(ahead(&server.requests()).last(), Some(&off), "{name}");
        assert!(server.requests().iter().all(|request| request.signature.is_ok()), "{name}");

        server.restart([rejected(code, off), good()]);
        let outcome = Example::new(["GetOpportunity", "--endpoint-url", &server.url(), "--region", "us-east-1"])
            .credentials()
            .stdin(wire::smallest("GetOpportunity").to_string())
            .run();
        assert_eq!(ahead(&server.requests()), first, "{name}");
        assert_eq!(outcome.status, Some(if off == 0 { 3 } else { 0 }), "{name}: {outcome:?}");
        let elapsed = ended.as_ref().map_or_else(|error| error.history().elapsed(), History::elapsed);
        let end = if off == 0 { "Service" } else { "answered" };
        let official = if off == 0 { "" } else { "3, the second with the corrected clock" };
        lines += &line(name, &first.len().to_string(), elapsed, end, outcome.status.unwrap(), official);
    }
    table::print("Clocks", &lines);
    table::run(
        "Clocks that stay incorrect",
        &[Scenario::new("a service that takes no time", [rejected("RequestTimeTooSkewed", HOUR)])
            .fails(ErrorKind::Service, "RequestTimeTooSkewed", "not yet current")
            .status(403)
            .attempts(2)
            .retryable(false)],
    );
}
