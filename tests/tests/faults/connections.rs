//! Connections that are refused, break, or carry other protocols than HTTP.

use std::time::Duration;

use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use smithy_client_runtime::ErrorKind::{Connect, Interrupted};
use tests::example::Example;
use tests::faults::{Exchange, FaultServer, Reading, ReservedPort, Step};
use tests::wire;

use crate::clock::Fast;
use crate::scenario::{Scenario, block_on, check_text, config, good, head_of, line, request, response};
use crate::table;

fn broken(name: &'static str, steps: impl IntoIterator<Item = Step>) -> Scenario {
    Scenario::new(name, [Exchange::new(steps)]).fails(Interrupted, "Interrupted", "broke").attempts(3)
}

fn bytes(bytes: impl Into<Vec<u8>>) -> Step {
    Step::Send(bytes.into())
}

/// The request is read before a reset can arrive.
fn pause() -> Step {
    Step::Pause(Duration::from_millis(20))
}

#[test]
fn connections_that_break_are_opened_again() {
    let half = Exchange::new([Step::Reset]);
    table::run(
        "Connections that break",
        &[
            broken("closed before the response", [Step::Close]).official("3"),
            broken("reset before the response", [Step::Reset]).official("3"),
            Scenario::new("reset, then a response", [Exchange::new([Step::Reset]), good()]).attempts(2).official("2"),
            broken("reset within the head", [bytes("HTTP/1.1 200 OK\r\ncontent-"), pause(), Step::Reset]),
            broken("closed within the head", [bytes("HTTP/1.1 200 OK\r\ncontent-"), Step::Close]),
            broken("reset after the head", [bytes(head_of(99)), pause(), Step::Reset]).status(200),
            broken("reset within the body", [bytes(head_of(99) + r#"{"Id": "#), pause(), Step::Reset])
                .status(200)
                .official("3"),
            broken("reset of a write", [Step::Reset]).operation("UpdateOpportunity").applied(),
            broken("reset of a write with a token", [Step::Reset]).operation("CreateOpportunity").applied(),
            broken("reset with the request half read", [Step::Reset])
                .operation("CreateOpportunity")
                .applied()
                .reading(Reading::HalfOfTheBody),
            Scenario::new(
                "reset of a write, then a conflict",
                [half.clone(), response(409, r#"{"__type": "ConflictException", "Message": "Changed."}"#)],
            )
            .operation("UpdateOpportunity")
            .attempts(2)
            .fails(smithy_client_runtime::ErrorKind::Service, "ConflictException", "Changed.")
            .status(409)
            .retryable(false)
            .applied(),
            Scenario::new(
                "reset of a write with a token, then a conflict",
                [half.clone(), response(409, r#"{"__type": "ConflictException", "Message": "Taken."}"#)],
            )
            .operation("CreateOpportunity")
            .attempts(2)
            .fails(smithy_client_runtime::ErrorKind::Service, "ConflictException", "Taken.")
            .status(409)
            .retryable(false),
            Scenario::new("reset of a write with a token, then a response", [half, response(200, r#"{"Id": "O1"}"#)])
                .operation("CreateOpportunity")
                .attempts(2),
            broken("garbage", [bytes("\x16\x03\x01 customer.desk@ferries.example.com\r\n\r\n"), Step::Close]),
            broken("a line without end", [bytes("x".repeat(1 << 20)), Step::Close]),
            broken("only line breaks", [bytes("\r\n\r\n\r\n"), Step::Close]),
            broken("HTTP/0.9", [bytes("<html>"), Step::Close]),
            broken("HTTP/3.7", [bytes("HTTP/3.7 200 OK\r\n\r\n"), Step::Close]),
            broken("a preface of HTTP/2", [bytes(*b"\0\0\0\x04\0\0\0\0\0"), Step::Close]),
            broken("status 1000", [bytes("HTTP/1.1 1000 OK\r\n\r\n"), Step::Close]),
            broken("status 99", [bytes("HTTP/1.1 99 OK\r\n\r\n"), Step::Close]),
        ],
    );
}

/// Calls an endpoint without a server.
fn unreachable(name: &str, url: &str, attempts: usize, text: &str, official: &str) -> String {
    let client = Client::new(config(url).clock(Fast::waits()).build()).unwrap();
    let error = block_on(async { client.get_opportunity(request::<GetOpportunityRequest>()).await }).unwrap_err();
    assert_eq!(
        (error.kind(), error.history().attempts().len(), error.code()),
        (Connect, attempts, Some("Connect")),
        "{name}: {error}"
    );
    let shown = error.to_string();
    assert!(shown.contains(text) && !error.may_have_been_applied(), "{name}: {shown}");
    check_text(name, &error);
    let outcome = Example::new(["GetOpportunity", "--endpoint-url", url, "--region", "us-east-1"])
        .credentials()
        .env("AWS_NEW_RETRIES_2026", "true")
        .stdin(wire::smallest("GetOpportunity").to_string())
        .run();
    assert_eq!(outcome.failure()["attempts"], attempts, "{name}");
    assert_eq!(outcome.status, Some(4), "{name}");
    line(name, &attempts.to_string(), error.history().elapsed(), "Connect", 4, official)
}

#[test]
fn an_unreachable_endpoint_is_reported() {
    let reserved = ReservedPort::new();
    let gone = reserved.url();
    let lines = [
        unreachable("connection refused", &gone, 3, gone.trim_start_matches("http://"), "3"),
        unreachable("a name that doesn't exist", "http://nothing.invalid", 3, "No connection to nothing.invalid: ", ""),
    ];
    table::print("Endpoints that are not there", &lines.concat());
}

#[test]
fn a_connection_closed_while_idle_costs_no_attempt_and_one_in_use_is_kept() {
    let mut lines = String::new();
    for (name, end, connections, official) in [
        ("kept", None, 1, ""),
        ("closed while idle", Some(Step::Close), 5, "1, 2 ms"),
        ("reset while idle", Some(Step::Reset), 5, ""),
    ] {
        let mut exchange = good();
        exchange.steps.extend(end);
        let server = FaultServer::start([exchange]);
        let client = Client::new(config(&server.url()).build()).unwrap();
        let elapsed = block_on(async {
            let mut elapsed = Duration::ZERO;
            for _ in 0..5 {
                let call = client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
                let response = call.await.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(response.history.attempts().len(), 1, "{name}");
                elapsed = response.history.elapsed();
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            elapsed
        });
        assert_eq!((server.requests().len(), server.connections()), (5, connections), "{name}");
        lines += &line(&format!("pooled connection, {name}"), "1", elapsed, "answered", None, official);
    }
    table::print("Pooled connections, 5 calls each", &lines);
}

#[test]
fn a_kept_connection_that_breaks_in_use_costs_one_attempt_that_the_server_sees() {
    let mut lines = String::new();
    for (name, end, official) in [("closed", Step::Close, "2, after 0.8 s"), ("reset", Step::Reset, "")] {
        let server = FaultServer::start([good(), Exchange::new([end]), good()]);
        let client = Client::new(config(&server.url()).clock(Fast::waits()).build()).unwrap();
        let history = block_on(async {
            let call = || client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
            assert_eq!(call().await.unwrap().history.attempts().len(), 1, "{name}");
            call().await.unwrap().history
        });
        assert_eq!((history.attempts().len(), server.requests().len(), server.connections()), (2, 3, 2), "{name}");
        let name = format!("pooled connection, {name} in use");
        lines += &line(&name, "2", history.elapsed(), "answered", None, official);
    }
    table::print("Pooled connections, in use", &lines);
}

#[test]
fn a_response_without_a_request_is_ignored() {
    let mut lines = String::new();
    let other = |id: &str| response(200, tests::response_body("GetOpportunity", "full").replace("O5550101", id));
    let late = |exchange: Exchange| vec![Step::Pause(Duration::from_millis(5)), exchange.steps[0].clone()];
    for (name, surplus) in [
        ("a second response", other("O666").steps),
        ("a second response, late", late(other("O666"))),
        ("an unrequested 408, late", late(Exchange::response(408, "connection: close\r\n", ""))),
        ("surplus bytes", vec![bytes("surplus")]),
        ("surplus bytes, late", late(Exchange::bytes("surplus"))),
        ("surplus line breaks", vec![bytes("\r\n\r\n")]),
    ] {
        let mut first = other("O1");
        // In one piece unless it is late, so that it arrives with the response.
        match (&mut first.steps[0], &surplus[..]) {
            (Step::Send(response), [Step::Send(more)]) => response.extend_from_slice(more),
            _ => first.steps.extend(surplus),
        }
        let server = FaultServer::start([first, other("O2")]);
        let client = Client::new(config(&server.url()).clock(Fast::waits()).build()).unwrap();
        let (ids, elapsed) = block_on(async {
            let (mut ids, mut elapsed) = (Vec::new(), Duration::ZERO);
            for _ in 0..3 {
                let call = client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
                let response = call.await.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(response.history.attempts().len(), 1, "{name}");
                ids.push(response.output.id);
                elapsed = response.history.elapsed();
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            (ids, elapsed)
        });
        assert_eq!(ids, ["O1", "O2", "O2"], "{name}");
        lines += &line(name, "1", elapsed, "answered", None, "");
    }
    table::print("Unrequested responses on a pooled connection, 3 calls each", &lines);
}
