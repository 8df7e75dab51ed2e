//! The spans and events of calls, as a log prints them. It is a separate program, since `tracing` caches for the whole
//! process whether there is a subscriber, and the cache may be incorrect if a thread passes an event while another one
//! subscribes.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::future::poll_fn;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::{Client, Config, Credentials};
use smithy_client_runtime::Env;
use tests::impatient::Impatient;
use tests::server::{HttpResponse, REQUEST_ID, Server};
use tests::signature::{ACCESS_KEY, SECRET_KEY, SESSION_TOKEN};
use tests::{config, response_body};
use tracing::Level;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// A log in memory.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// The lines that calls of this crate write during the work: each event, and each span when it is closed.
fn log(level: Level, work: impl FnOnce()) -> Vec<String> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(log.clone())
        .with_max_level(level)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .without_time()
        .finish();
    tracing::subscriber::with_default(subscriber, work);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    text.lines().filter(|line| line.contains("smithy_client_runtime")).map(str::to_owned).collect()
}

const CUSTOMER: &str = "customer.desk@ferries.example.com";

fn call(server: &Server) {
    let config = config(&server.url(), Some(SESSION_TOKEN)).clock(Impatient).build();
    let client = Client::new(config).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let _ = runtime
        .block_on(client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")).send());
}

fn assert_says(line: &str, parts: &[&str]) {
    for part in parts {
        assert!(line.contains(part), "{part} in {line}");
    }
}

#[test]
fn a_call_is_a_span_with_the_names_of_opentelemetry_and_a_retry_an_event_in_it() {
    let server = Server::start()
        .on("GetOpportunity", HttpResponse::json(503, format!(r#"{{"__type": "Busy", "Message": "{CUSTOMER}"}}"#)))
        .on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")));
    let lines = log(Level::DEBUG, || call(&server));
    let [credentials, retry, span] = &lines[..] else { panic!("{lines:#?}") };
    assert_says(credentials, &["DEBUG aws_call", "credentials were loaded", "expires_in=None"]);
    assert_says(retry, &["DEBUG aws_call", "the request is sent again attempt=1 error.type=\"Busy\" wait=0ns"]);
    assert_says(retry, &["reason=\"back-off\""]);
    let id = format!("aws.request_id=\"{REQUEST_ID}\"");
    assert_says(
        span,
        &[
            "INFO aws_call{otel.name=PartnerCentral Selling.GetOpportunity otel.kind=\"client\" rpc.system=\"aws-api\"",
            "rpc.service=\"PartnerCentral Selling\" rpc.method=\"GetOpportunity\" cloud.region=\"us-east-1\"",
            "attempts=2 http.response.status_code=200",
            &id,
            "close",
        ],
    );
    assert!(!span.contains("error.type") && !span.contains("otel.status_code"), "{span}");
}

#[test]
fn a_failed_call_logs_its_code_but_no_bodies_and_credentials() {
    let denied = format!(r#"{{"__type": "AccessDeniedException", "Message": "{CUSTOMER} may not"}}"#);
    for (response, code, status) in [
        (HttpResponse::json(400, denied), r#"error.type="AccessDeniedException""#, 400),
        (
            HttpResponse::json(200, format!(r#"{{"Id": 1, "Customer": "{CUSTOMER}"}}"#)),
            r#"error.type="InvalidResponse""#,
            200,
        ),
        (HttpResponse::json(500, CUSTOMER), r#"error.type="Service""#, 500),
    ] {
        let server = Server::start().on("GetOpportunity", response);
        let lines = log(Level::TRACE, || call(&server));
        let [.., event, span] = &lines[..] else { panic!("{lines:#?}") };
        assert_says(event, &["INFO aws_call{", "the call failed", code]);
        let status = format!("http.response.status_code={status}");
        assert_says(span, &["INFO aws_call{", "otel.status_code=\"ERROR\"", "close", code, &status]);
        for secret in [CUSTOMER, ACCESS_KEY, SECRET_KEY, SESSION_TOKEN] {
            assert!(!lines.concat().contains(secret), "{lines:#?}");
        }
    }
}

#[test]
fn a_log_of_level_info_has_failed_calls_only() {
    for (response, is_logged) in [
        (HttpResponse::json(400, r#"{"__type": "ThrottledForever"}"#), true),
        (HttpResponse::json(200, response_body("GetOpportunity", "full")), false),
    ] {
        let server = Server::start().on("GetOpportunity", response);
        let lines = log(Level::INFO, || call(&server));
        let events: Vec<_> = lines.iter().filter(|line| !line.contains("close")).collect();
        assert_eq!(events.len(), usize::from(is_logged), "{lines:#?}");
        assert!(events.iter().all(|line| line.contains("the call failed")), "{lines:#?}");
    }
}

#[test]
fn a_dropped_call_closes_its_span_with_a_status() {
    let server = Server::start();
    let client = Client::new(config(&server.url(), Some(SESSION_TOKEN)).build()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for polls in [0, 1] {
        let lines = log(Level::INFO, || {
            let request = GetOpportunityRequest::new().catalog("AWS").identifier("O1234567");
            let mut call = Box::pin(client.get_opportunity(request).send());
            for _ in 0..polls {
                let polled = poll_fn(|context| Poll::Ready(call.as_mut().poll(context).is_pending()));
                assert!(runtime.block_on(polled));
            }
            drop(call);
        });
        let [span] = &lines[..] else { panic!("{lines:#?}") };
        assert_says(span, &["INFO aws_call{", "otel.status_code=\"ERROR\"", "error.type=\"Dropped\"", "close"]);
    }
}

#[test]
fn credentials_that_cannot_be_loaded_are_a_warning_with_the_message_of_the_closure() {
    let server = Server::start().on("GetOpportunity", HttpResponse::json(200, "{}"));
    let config = config(&server.url(), None).credentials_fn(|| async {
        let sealed: Result<Credentials, io::Error> = Err(io::Error::other("the vault is sealed"));
        Ok(sealed?)
    });
    let client = Client::new(config.build()).unwrap();
    let lines = log(Level::WARN, || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let call = client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567"));
        let error = runtime.block_on(call.send()).unwrap_err();
        assert!(error.to_string().contains("the vault is sealed") && error.history().attempts().is_empty(), "{error}");
    });
    let [line] = &lines[..] else { panic!("{lines:#?}") };
    assert_says(line, &["WARN", "credentials could not be loaded", "the vault is sealed", "usable=false"]);
}

#[test]
fn lines_of_the_configuration_files_that_were_passed_over_are_warnings_without_their_text() {
    let server = Server::start();
    let file = "[default]\noutput = json\n[profile b]\nkey hidden\n[profile hidden\nkey = x\n";
    let env = Env::from([("HOME", "/h")]).file("/h/.aws/config", file);
    let lines = log(Level::WARN, || drop(Client::new(config(&server.url(), None).env(env).build()).unwrap()));
    let [property, section] = &lines[..] else { panic!("{lines:#?}") };
    assert_says(property, &["WARN", "Line 4 of /h/.aws/config can't be used: a property must have the form"]);
    assert_says(section, &["WARN", "Line 5 of /h/.aws/config can't be used: the closing bracket"]);
    assert!(!lines.concat().contains("hidden"), "{lines:#?}");
}

#[cfg(unix)]
#[test]
fn the_exit_status_of_a_program_for_credentials_is_in_the_warning_but_not_what_it_wrote() {
    let server = Server::start();
    let file = "[default]\nregion = us-east-1\ncredential_process = sh -c 'echo hidden; echo hidden >&2; exit 3'\n";
    let env = Env::from([("HOME", "/h"), ("PATH", "/usr/bin:/bin")]).file("/h/.aws/config", file);
    let client = Client::new(Config::builder().endpoint_url(server.url()).env(env).build()).unwrap();
    let lines = log(Level::TRACE, || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let call = client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567"));
        let error = runtime.block_on(call.send()).unwrap_err();
        assert_eq!(error.raw_stderr(), b"hidden\n");
        assert!(!format!("{error} {error:?} {error:#?}").contains("hidden"), "{error:?}");
    });
    assert!(lines.iter().any(|line| line.contains("WARN") && line.contains("exit status: 3")), "{lines:#?}");
    assert!(!lines.concat().contains("hidden"), "{lines:#?}");
}
