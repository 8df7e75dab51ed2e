//! The order of interceptors, their arguments, and their effects on the call.

use std::error::Error as StdError;
use std::sync::{Arc, Mutex};

use super::*;
use crate::tests::support::{List, SERVICE, config, http_response, serve};
use crate::{Call, Client, Config, ConfigBuilder, Effect, ErrorKind, Mock, MockResponse, Validation};

type Log = Arc<Mutex<Vec<String>>>;

/// Logs each method that is called, and stops the call in one of them.
struct Recorder {
    name: &'static str,
    log: Log,
    stop: &'static str,
}

impl Recorder {
    fn new(name: &'static str, log: &Log) -> Self {
        Self { name, log: Arc::clone(log), stop: "" }
    }

    fn stop(self, stop: &'static str) -> Self {
        Self { stop, ..self }
    }

    fn record(&self, method: &str) -> InterceptorResult {
        self.log.lock().unwrap().push(format!("{} {method}", self.name));
        if method == self.stop { Err(format!("stopped by {}", self.name).into()) } else { Ok(()) }
    }
}

impl Interceptor for Recorder {
    fn init(&self, _: &CallInfo) -> InterceptorResult {
        self.record("init")
    }

    fn build(&self, _: &CallInfo, _: &mut Vec<u8>, _: &mut RequestHeaders<'_>) -> InterceptorResult {
        self.record("build")
    }

    fn sign(&self, _: &CallInfo, attempt: u32, _: &mut RequestHeaders<'_>) -> InterceptorResult {
        self.record(&format!("sign {attempt}"))
    }

    fn send(&self, _: &CallInfo, attempt: u32, _: &SignedHeaders<'_>) -> InterceptorResult {
        self.record(&format!("send {attempt}"))
    }

    fn attempted(&self, _: &CallInfo, attempt: &AttemptOutcome<'_>) {
        let _ = self.record(&format!("attempted {} {:?}", attempt.number(), attempt.status()));
    }

    fn finished(&self, _: &CallInfo, outcome: &CallOutcome<'_>) {
        let result = outcome.failure().map_or("ok", |failure| failure.code().unwrap_or("no code"));
        let _ = self.record(&format!("finished {} {result}", outcome.history().attempts().len()));
    }
}

fn logged(log: &Log) -> Vec<String> {
    std::mem::take(&mut log.lock().unwrap())
}

fn client(config: ConfigBuilder, mock: &Mock) -> Client {
    Client::new(&SERVICE, config.mock(mock).build()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn methods_before_sending_run_in_order_and_those_after_it_in_reverse_order() {
    let (log, mock) = (Log::default(), Mock::new());
    mock.respond::<List>(MockResponse::json("{}").status(503));
    mock.respond::<List>(MockResponse::json("{}"));
    let config = Config::builder().interceptor(Recorder::new("a", &log)).interceptor(Recorder::new("b", &log));
    let call = Call::new(client(config, &mock), List::default()).interceptor(Recorder::new("c", &log));
    call.await.unwrap();
    let expected = [
        "a init",
        "b init",
        "c init",
        "a build",
        "b build",
        "c build",
        "a sign 1",
        "b sign 1",
        "c sign 1",
        "a send 1",
        "b send 1",
        "c send 1",
        "c attempted 1 Some(503)",
        "b attempted 1 Some(503)",
        "a attempted 1 Some(503)",
        "a sign 2",
        "b sign 2",
        "c sign 2",
        "a send 2",
        "b send 2",
        "c send 2",
        "c attempted 2 Some(200)",
        "b attempted 2 Some(200)",
        "a attempted 2 Some(200)",
        "c finished 2 ok",
        "b finished 2 ok",
        "a finished 2 ok",
    ];
    assert_eq!(logged(&log), expected);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_an_interceptor_stops_the_call_with_its_message() {
    for (stop, requests, attempts, expected) in [
        (
            "init",
            0,
            0,
            &["a init", "b init", "b finished 0 StoppedByInterceptor", "a finished 0 StoppedByInterceptor"][..],
        ),
        ("build", 0, 0, &["c finished 0 StoppedByInterceptor", "b finished 0 StoppedByInterceptor"]),
        ("sign 1", 0, 0, &["c finished 0 StoppedByInterceptor"]),
        ("send 1", 0, 0, &["c finished 0 StoppedByInterceptor"]),
        ("sign 2", 1, 1, &["a attempted 1 Some(503)", "b sign 2", "c finished 1 StoppedByInterceptor"]),
    ] {
        let (log, mock) = (Log::default(), Mock::new());
        mock.respond::<List>(MockResponse::json("{}").status(503));
        mock.respond::<List>(MockResponse::json("{}"));
        let config = Config::builder()
            .interceptor(Recorder::new("a", &log))
            .interceptor(Recorder::new("b", &log).stop(stop))
            .interceptor(Recorder::new("c", &log));
        let error = Call::new(client(config, &mock), List::default()).await.unwrap_err();
        assert_eq!((error.kind(), error.message()), (ErrorKind::Interceptor, "stopped by b"), "{stop}");
        assert_eq!((error.history().attempts().len(), error.operation()), (attempts, Some("List")), "{stop}");
        assert!(std::error::Error::source(&error).is_some());
        assert_eq!(mock.take_requests().len(), requests, "{stop}");
        let log = logged(&log);
        assert!(expected.iter().all(|line| log.iter().any(|logged| logged == line)), "{stop}: {log:?}");
        let stopped = log.iter().position(|line| *line == format!("b {stop}")).unwrap();
        assert!(log[stopped + 1..].iter().all(|line| line.contains("finished")), "{stop}: {log:?}");
    }
}

#[tokio::test]
async fn finished_is_called_for_every_result_if_init_was_called() {
    for (response, last) in [
        (MockResponse::json("not JSON"), "a finished 1 InvalidResponse"),
        (MockResponse::error("BusyException", "no").status(409), "a finished 1 BusyException"),
    ] {
        let (log, mock) = (Log::default(), Mock::new());
        mock.respond::<List>(response);
        let call = Call::new(client(Config::builder(), &mock), List::default()).interceptor(Recorder::new("a", &log));
        assert!(call.await.is_err());
        assert_eq!(logged(&log).last().unwrap(), last);
    }
    let (log, mock) = (Log::default(), Mock::new());
    let call = Call::new(client(Config::builder(), &mock), List::default()).interceptor(Recorder::new("a", &log));
    assert!(call.header("host", "x").await.is_err());
    assert_eq!(logged(&log), ["a init", "a finished 0 InvalidRequest"]);
}

/// Checks all arguments, and records their `Debug` output.
#[derive(Default)]
struct Inspector(Mutex<String>);

impl Inspector {
    fn add(&self, text: impl std::fmt::Debug) {
        self.0.lock().unwrap().push_str(&format!("{text:?}\n"));
    }
}

impl Interceptor for Inspector {
    fn init(&self, call: &CallInfo) -> InterceptorResult {
        assert_eq!((call.operation(), call.service(), call.effect()), ("List", "Test Service", Effect::Nothing));
        assert_eq!((call.max_attempts(), call.validation()), (2, Validation::Off));
        assert_eq!((call.timeout().as_secs(), call.attempt_timeout().as_secs()), (5, 4));
        self.add(call);
        Ok(())
    }

    fn build(&self, call: &CallInfo, body: &mut Vec<u8>, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        assert_eq!((body.as_slice(), headers.names().count()), (br#"{"Token":"jane@example.com"}"#.as_slice(), 0));
        headers.insert("x-built", call.operation())?;
        self.add(&headers);
        Ok(())
    }

    fn sign(&self, _: &CallInfo, attempt: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        assert_eq!(headers.get("X-Built"), Some("List"));
        assert_eq!(headers.get("x-amz-target"), Some("TestService.List"));
        assert!(headers.get("authorization").is_none() && headers.get("x-amz-security-token").is_none());
        headers.insert("x-attempt", &attempt.to_string())?;
        for own in ["x-amz-target", "authorization", "amz-sdk-request"] {
            assert!(headers.insert(own, "x").is_err() && headers.remove(own).is_err());
        }
        Ok(())
    }

    fn send(&self, call: &CallInfo, _: u32, headers: &SignedHeaders<'_>) -> InterceptorResult {
        for name in ["authorization", "x-amz-security-token"] {
            assert!(headers.names().any(|header| header == name) && headers.get(name).is_none(), "{name}");
        }
        assert_eq!(headers.get("amz-sdk-invocation-id"), Some(call.invocation_id()));
        self.add(headers);
        Ok(())
    }

    fn attempted(&self, _: &CallInfo, attempt: &AttemptOutcome<'_>) {
        assert_eq!(attempt.metadata().and_then(|metadata| metadata.header("x-response")), Some("yes"));
        assert!(attempt.code().is_none() && attempt.failure().is_none());
        self.add(attempt);
    }

    fn finished(&self, _: &CallInfo, outcome: &CallOutcome<'_>) {
        assert_eq!(outcome.body(), br#"{"Items": ["jane@example.com"]}"#);
        assert_eq!(outcome.metadata().map(crate::Metadata::status), Some(200));
        self.add(outcome);
    }
}

#[tokio::test]
async fn interceptors_see_requests_and_responses_without_credentials_and_debug_prints_no_values() {
    let (inspector, mock) = (Arc::new(Inspector::default()), Mock::new());
    mock.respond::<List>(MockResponse::json(r#"{"Items": ["jane@example.com"]}"#).header("x-response", "yes"));
    let config = Config::builder().interceptor(Arc::clone(&inspector)).static_credentials(
        "AKIDEXAMPLE",
        "hidden",
        Some("session".to_owned()),
    );
    Call::new(client(config, &mock), List { token: Some("jane@example.com".to_owned()) })
        .max_attempts(2)
        .validation(Validation::Off)
        .timeout(std::time::Duration::from_secs(5))
        .attempt_timeout(std::time::Duration::from_secs(4))
        .await
        .unwrap();
    let text = inspector.0.lock().unwrap().clone();
    assert_eq!(text.lines().count(), 5, "{text}");
    for hidden in ["jane", "AKID", "hidden", "session\""] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    let request = mock.take_requests().remove(0);
    assert_eq!((request.header("x-built"), request.header("x-attempt")), (Some("List"), Some("1")));
    let signed = request.header("authorization").unwrap();
    assert!(signed.contains(";x-attempt;x-built,"), "{signed}");
}

struct Panicking;

impl Interceptor for Panicking {
    fn sign(&self, _: &CallInfo, _: u32, _: &mut RequestHeaders<'_>) -> InterceptorResult {
        panic!("a bug in an interceptor")
    }
}

#[tokio::test]
async fn a_panic_unwinds_into_the_task_of_the_call_and_leaves_the_client_usable() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}"));
    let client = client(Config::builder(), &mock);
    let call = Call::new(client.clone(), List::default()).interceptor(Panicking);
    assert!(tokio::spawn(call.send()).await.unwrap_err().is_panic());
    assert!(Call::new(client, List::default()).await.is_ok());
}

#[derive(Debug, PartialEq)]
struct Quota;

impl std::fmt::Display for Quota {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("The daily limit is reached")
    }
}

impl StdError for Quota {}

impl Interceptor for Quota {
    fn init(&self, _: &CallInfo) -> InterceptorResult {
        Err(Self.into())
    }
}

#[tokio::test]
async fn the_error_of_an_interceptor_is_the_source_of_the_error_of_the_call() {
    let call = Call::new(client(Config::builder(), &Mock::new()), List::default()).interceptor(Quota);
    let error = call.await.unwrap_err();
    assert_eq!(error.to_string(), "List: StoppedByInterceptor: The daily limit is reached");
    assert_eq!(error.source().and_then(|source| source.downcast_ref()), Some(&Quota));
    assert!(!error.is_retryable());
}

/// Adds a member that the model doesn't have to each request.
struct AddMember;

impl Interceptor for AddMember {
    fn build(&self, _: &CallInfo, body: &mut Vec<u8>, _: &mut RequestHeaders<'_>) -> InterceptorResult {
        let mut json: serde_json::Value = serde_json::from_slice(body)?;
        json["Added"] = true.into();
        *body = serde_json::to_vec(&json)?;
        Ok(())
    }
}

#[tokio::test]
async fn every_attempt_sends_and_signs_the_changed_body() {
    let success = http_response(200, "", r#"{"Items": []}"#);
    let (url, requests) = serve(vec![http_response(429, "x-amz-retry-after: 1\r\n", ""), success]).await;
    let client = Client::new(&SERVICE, config(&url).interceptor(AddMember).build()).unwrap();
    Call::new(client, List::default()).await.unwrap();
    let requests = requests.await.unwrap();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.ends_with("\r\n\r\n{\"Added\":true}")), "{requests:?}");
}
