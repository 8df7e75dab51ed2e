//! Interceptors and the settings of single calls, as the service receives them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use partnercentral_selling::operation::{GetOpportunityRequest, ListOpportunitiesRequest};
use partnercentral_selling::runtime::{
    AttemptOutcome, CallInfo, CallOutcome, Interceptor, InterceptorResult, Pool, RequestHeaders,
};
use partnercentral_selling::{Client, Config, ErrorKind};
use tests::server::{HttpResponse, Server};
use tests::signature::SESSION_TOKEN;
use tests::{client, config, no_variables, response_body};

fn get() -> GetOpportunityRequest {
    GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")
}

fn responding_server() -> Server {
    Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")))
}

/// Adds a header that differs for each attempt, and counts.
#[derive(Default)]
struct Traced(Mutex<Vec<String>>);

impl Interceptor for Traced {
    fn sign(&self, call: &CallInfo, attempt: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        Ok(headers.insert("x-trace", &format!("{}  #{attempt}", call.operation()))?)
    }

    fn attempted(&self, call: &CallInfo, attempt: &AttemptOutcome<'_>) {
        let (id, number, status) = (call.invocation_id(), attempt.number(), attempt.status());
        self.0.lock().unwrap().push(format!("{id} {number} {status:?}"));
    }

    fn finished(&self, call: &CallInfo, outcome: &CallOutcome<'_>) {
        let (id, attempts, body) = (call.invocation_id(), outcome.history().attempts().len(), outcome.body().len());
        assert_eq!(outcome.history().elapsed() > Duration::ZERO, attempts > 0);
        self.0.lock().unwrap().push(format!("{id} ended after {attempts} with {body} bytes"));
    }
}

#[tokio::test]
async fn every_attempt_is_signed_with_the_added_header_and_seen_exactly_once() {
    let body = response_body("GetOpportunity", "full");
    let server = Server::start()
        .on("GetOpportunity", HttpResponse::json(503, "{}").header("x-amz-retry-after", "1"))
        .on("GetOpportunity", HttpResponse::json(200, body.clone()));
    let traced = Arc::new(Traced::default());
    let config = config(&server.url(), Some(SESSION_TOKEN)).interceptor(Arc::clone(&traced));
    Client::new(config.build()).unwrap().get_opportunity(get()).header("x-tenant", "north").await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    let id = requests[0].header("amz-sdk-invocation-id").unwrap();
    for (request, number) in requests.iter().zip(1..) {
        assert_eq!(request.header("x-trace"), Some(format!("GetOpportunity  #{number}").as_str()));
        assert_eq!((request.header("x-tenant"), request.header("amz-sdk-invocation-id")), (Some("north"), Some(id)));
        let signed = request.signature.as_ref().unwrap();
        for name in ["x-tenant", "x-trace"] {
            assert!(signed.headers.iter().any(|header| header == name), "{name} in {:?}", signed.headers);
        }
    }
    let seen = traced.0.lock().unwrap().clone();
    let expected = [
        format!("{id} 1 Some(503)"),
        format!("{id} 2 Some(200)"),
        format!("{id} ended after 2 with {} bytes", body.len()),
    ];
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn interceptors_run_for_calls_by_name_pages_and_pools_too() {
    let server = responding_server()
        .on("ListOpportunities", HttpResponse::json(200, r#"{"OpportunitySummaries": [{}], "NextToken": "2"}"#))
        .on("ListOpportunities", HttpResponse::json(200, r#"{"OpportunitySummaries": [{}]}"#));
    let traced = Arc::new(Traced::default());
    let client = Client::new(config(&server.url(), None).interceptor(Arc::clone(&traced)).build()).unwrap();
    let ended = || std::mem::take(&mut *traced.0.lock().unwrap()).iter().filter(|line| line.contains("ended")).count();
    client.call_json("GetOpportunity", br#"{"Catalog": "AWS", "Identifier": "O1"}"#).await.unwrap();
    assert_eq!(ended(), 1);
    assert!(client.call_json("GetOpportunity", br#"{"Katalog": "AWS"}"#).await.is_err());
    assert_eq!(ended(), 1);
    let mut items = client.list_opportunities(ListOpportunitiesRequest::new().catalog("AWS")).items().prefetch(true);
    while items.try_next().await.unwrap().is_some() {}
    assert_eq!(ended(), 2);
    Pool::new((0..20).map(|_| client.get_opportunity(get()))).all().await;
    assert_eq!(ended(), 20);
}

struct Closed;

impl Interceptor for Closed {
    fn init(&self, call: &CallInfo) -> InterceptorResult {
        Err(format!("{} is closed today", call.operation()).into())
    }
}

#[tokio::test]
async fn a_stopped_call_sends_nothing_and_has_the_reason() {
    let server = responding_server();
    // Not even the request is validated.
    let call = client(&server, None).get_opportunity(GetOpportunityRequest::new().catalog("").identifier(""));
    let error = call.interceptor(Closed).await.unwrap_err();
    assert_eq!((error.kind(), error.history().attempts().len()), (ErrorKind::Interceptor, 0));
    assert_eq!(error.to_string(), "GetOpportunity: StoppedByInterceptor: GetOpportunity is closed today");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_call_by_name_takes_the_same_settings() {
    let (server, other) = (responding_server(), responding_server());
    let request = br#"{"Catalog": "AWS", "Identifier": "O1"}"#;
    let call = || client(&server, None).call_json("GetOpportunity", request);
    call().header("x-tenant", "north").endpoint_url(other.url()).max_attempts(2).await.unwrap();
    let sent = other.request();
    assert_eq!((sent.header("x-tenant"), sent.header("amz-sdk-request")), (Some("north"), Some("attempt=1; max=2")));
    assert!(sent.signature.is_ok(), "{:?}", sent.signature);
    assert!(server.requests().is_empty());
    assert_eq!(call().header("Host", "x").await.unwrap_err().kind(), ErrorKind::InvalidRequest);
    assert_eq!(call().interceptor(Closed).await.unwrap_err().kind(), ErrorKind::Interceptor);
}

#[tokio::test]
async fn a_call_can_have_an_endpoint_on_this_machine() {
    let server = responding_server();
    let config = Config::builder().env(no_variables()).region("eu-west-1").endpoint_url("http://nowhere.invalid");
    let client = Client::new(config.static_credentials("AKIDLOOPBACK", "unused", None).build()).unwrap();
    for _ in 0..2 {
        client.get_opportunity(get()).endpoint_url(server.url()).await.unwrap();
    }
    assert_eq!(server.requests().len(), 2);
    assert_eq!(client.get_opportunity(get()).max_attempts(1).await.unwrap_err().kind(), ErrorKind::Connect);
}
