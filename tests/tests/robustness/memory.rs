//! Calls leave nothing behind: the live bytes of the thread that does all work of the client stay the same.

use std::net::SocketAddr;

use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::runtime::{Call, ErrorKind};
use serde_json::json;
use tests::lean_server::LeanServer;
use tests::server::HttpResponse;
use tests::{config, response_body};

/// The maximum growth in bytes that is accepted: at most one byte per call, since buffers and tables may grow late.
const SLACK: i64 = 1_000;

const WARM_UP: usize = 200;

/// Does the work some times, then `times` more. Returns the bytes that the latter left behind.
fn growth(times: usize, work: impl AsyncFn()) -> i64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let repeat = async |times| {
        for _ in 0..times {
            work().await;
        }
    };
    runtime.block_on(repeat(WARM_UP));
    allocation_counter::measure(|| runtime.block_on(repeat(times))).bytes_current
}

fn client(address: SocketAddr) -> Client {
    Client::new(config(&format!("http://{address}"), Some("session")).build()).unwrap()
}

fn get(client: &Client) -> Call<GetOpportunityRequest> {
    client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567"))
}

#[test]
fn the_measure_sees_a_leak_of_one_byte_a_call() {
    let leaked = growth(2_000, async || std::mem::forget(std::hint::black_box(Box::new(1_u8))));
    assert!(leaked > SLACK, "{leaked}");
}

#[test]
fn ten_thousand_calls_leave_nothing_behind() {
    let response = HttpResponse::json(200, response_body("GetOpportunity", "full"));
    let client = client(LeanServer::new().on("GetOpportunity", &response).start());
    let left = growth(10_000, async || assert_eq!(get(&client).await.unwrap().id, "O5550101"));
    assert!(left < SLACK, "{left} bytes are left");
}

#[test]
fn ten_thousand_errors_of_the_service_leave_nothing_behind() {
    let body = json!({
        "__type": "ValidationException",
        "Message": "1 field is not right",
        "Reason": "BUSINESS_VALIDATION_FAILED",
        "ErrorList": [{"FieldName": "customer", "Code": "REQUIRED_FIELD_MISSING", "Message": "must be there"}],
    });
    let client = client(LeanServer::new().on("GetOpportunity", &HttpResponse::json(400, body.to_string())).start());
    let left = growth(10_000, async || {
        let error = get(&client).await.unwrap_err();
        assert!(error.service_error().is_some() && error.fields().len() == 1, "{error}");
    });
    assert!(left < SLACK, "{left} bytes are left");
}

#[test]
fn retries_leave_nothing_behind_while_the_quota_lasts_and_after() {
    let response = HttpResponse::json(429, "").header("x-amz-retry-after", "1");
    let client = client(LeanServer::new().on("GetOpportunity", &response).start());
    let left = growth(2_000, async || assert!(get(&client).await.unwrap_err().is_throttling()));
    assert!(left < SLACK, "{left} bytes are left");
}

#[test]
fn broken_connections_leave_nothing_behind() {
    let config = config(&format!("http://{}", LeanServer::new().start()), None).max_attempts(1);
    let client = Client::new(config.build()).unwrap();
    let left = growth(2_000, async || assert_eq!(get(&client).await.unwrap_err().kind(), ErrorKind::Interrupted));
    assert!(left < SLACK, "{left} bytes are left");
}

#[test]
fn a_thousand_clients_leave_nothing_behind() {
    let response = HttpResponse::json(200, response_body("GetOpportunity", "full"));
    let address = LeanServer::new().on("GetOpportunity", &response).start();
    let left = growth(1_000, async || drop(get(&client(address)).await.unwrap()));
    assert!(left < SLACK, "{left} bytes are left");
}
