//! `examples/call.rs` with successful calls of all operations.

use serde_json::{Value, json};
use tests::example::Example;
use tests::model::Model;
use tests::server::{HttpResponse, Server};
use tests::signature::SESSION_TOKEN;
use tests::{CASES, WITH_OUTPUT, WITHOUT_OUTPUT, response_body, wire};

fn call(operation: &str, response: &str) -> Value {
    let server = Server::start().on(operation, HttpResponse::json(200, response));
    let request = wire::smallest(operation);
    let outcome = Example::call(operation, &server).stdin(request.to_string()).run();
    let sent = server.request();
    assert_eq!(sent.json(), request, "{operation}");
    assert_eq!(sent.signature.map(|signed| signed.region), Ok("us-east-1".to_owned()), "{operation}");
    outcome.response()
}

#[test]
fn every_full_response_is_printed_as_the_service_sent_it() {
    for operation in WITH_OUTPUT {
        let text = response_body(operation, "full");
        let expected: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(call(operation, &text), expected, "{operation}");
    }
}

#[test]
fn every_unusual_response_is_printed_with_all_known_members() {
    let model = Model::load();
    for operation in WITH_OUTPUT {
        for case in CASES.into_iter().filter(|case| *case != "full") {
            let text = response_body(operation, case);
            let expected = model.kept(operation, &serde_json::from_str(&text).unwrap());
            assert_eq!(call(operation, &text), expected, "{operation}.{case}");
        }
    }
}

#[test]
fn operations_without_output_accept_any_body() {
    for operation in WITHOUT_OUTPUT {
        for body in ["", "{}", "null", r#"{"Receipt": "42"}"#] {
            assert_eq!(call(operation, body), json!({}), "{operation} {body}");
        }
    }
}

#[test]
fn the_response_is_printed_human_readable() {
    let server =
        Server::start().on("UpdateOpportunity", HttpResponse::json(200, response_body("UpdateOpportunity", "full")));
    let request = wire::smallest("UpdateOpportunity").to_string();
    let outcome = Example::call("UpdateOpportunity", &server).stdin(request).run();
    let expected = "{\n  \"Id\": \"O5550101\",\n  \"LastModifiedDate\": \"2026-03-17T08:45:30.120Z\"\n}\n";
    assert_eq!(outcome.stdout, expected);
}

#[test]
fn region_and_session_token_come_from_the_environment_and_a_flag_takes_precedence() {
    for (flags, region) in [(&[][..], "eu-west-2"), (&["--region", "ap-south-1"], "ap-south-1")] {
        let server =
            Server::start().on("ListSolutions", HttpResponse::json(200, response_body("ListSolutions", "full")));
        let outcome = Example::new(["ListSolutions", "--endpoint-url", &server.url()])
            .arguments(flags)
            .credentials()
            .env("AWS_REGION", "eu-west-2")
            .env("AWS_SESSION_TOKEN", SESSION_TOKEN)
            .stdin(r#"{"Catalog": "AWS"}"#)
            .run();
        assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
        let request = server.request();
        assert_eq!(request.header("x-amz-security-token"), Some(SESSION_TOKEN));
        let signed = request.signature.expect("a good signature");
        assert_eq!(signed.region, region);
        assert!(signed.headers.iter().any(|name| name == "x-amz-security-token"), "{:?}", signed.headers);
    }
}

#[test]
fn all_flags_are_accepted() {
    let server =
        Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "partial")));
    let flags = ["--no-validate", "--max-attempts", "2", "--timeout", "5.5"];
    let request = wire::smallest("GetOpportunity").to_string();
    let outcome = Example::call("GetOpportunity", &server).arguments(&flags).stdin(request).run();
    assert_eq!(outcome.response()["Id"], "O5550103");
}

#[test]
fn flags_may_stand_before_the_operation_and_take_their_value_after_an_equals_sign() {
    let server = Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")));
    let endpoint = format!("--endpoint-url={}", server.url());
    let outcome = Example::new([&endpoint, "--region=us-east-1", "GetOpportunity"])
        .credentials()
        .stdin(wire::smallest("GetOpportunity").to_string())
        .run();
    assert_eq!(outcome.response()["Id"], "O5550101");
}

#[test]
fn what_the_model_does_not_know_is_sent_only_with_a_flag() {
    let server = Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")));
    let request = json!({"Catalog": "Sandbox", "Identifier": "O5550101", "Fresh": {"Depth": [0.5]}});
    let example = || Example::call("GetOpportunity", &server).stdin(request.to_string());
    let failure = example().run().failure();
    assert_eq!(failure["code"], "InvalidRequest");
    assert!(failure["message"].as_str().unwrap().contains("Fresh") && server.requests().is_empty(), "{failure}");

    assert_eq!(example().arguments(&["--allow-unknown"]).run().response()["Id"], "O5550101");
    assert_eq!(server.request().json(), request);
}
