//! The harness of protocol tests: requests and responses that match their case pass, and each difference is reported.
//! The cases themselves are tested in the library: `cargo test -p tests --lib`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use smithy_client_protocol_tests::{Body, ExpectedRequest, Outcome, Response};
use smithy_client_runtime::__v1::Shape;
use smithy_client_runtime::codec::from_json;
use tests::protocol::museum::ServiceError;
use tests::protocol::museum::operation::{LendInput, LendOutput, TourInput};

const EXPECTED: ExpectedRequest = ExpectedRequest {
    headers: &[("X-Amz-Target", "Museum.Lend"), ("content-type", "application/x-amz-json-1.1")],
    host: Some("example.com/base"),
    require_headers: &["Authorization"],
    forbid_headers: &["X-Odd"],
    body: Some(Body::Json("{\"thing\" : \"a\"}")),
    ..ExpectedRequest::new("POST", "/base/")
};

const LENT: Response = Response { status: 200, headers: &[], body: r#"{"loan": "l", "fees": ["b"], "reminders": 1}"# };

fn of_json<T: Shape>(json: &str) -> T {
    from_json(json.as_bytes()).unwrap()
}

fn text(outcome: Outcome) -> String {
    format!("{:?}", outcome.unwrap_err())
}

#[test]
fn a_request_that_matches_its_case_passes() {
    EXPECTED.check(of_json::<LendInput>(r#"{"thing": "a"}"#)).unwrap();
    let exact = ExpectedRequest { body: Some(Body::Text(r#"{"thing":"a"}"#)), ..EXPECTED };
    exact.check(of_json::<LendInput>(r#"{"thing": "a"}"#)).unwrap();
}

#[test]
fn every_difference_of_a_request_is_reported() {
    for (case, expected) in [
        (ExpectedRequest { method: "GET", ..EXPECTED }, "the method is \"POST\" but should be \"GET\""),
        (ExpectedRequest { uri: "/", ..EXPECTED }, "the path is \"/base/\" but should be \"/\""),
        (ExpectedRequest { query: &["a=b"], ..EXPECTED }, "the query \"\" doesn't contain \"a=b\""),
        (
            ExpectedRequest { headers: &[("x-amz-target", "Other")], ..EXPECTED },
            "the header x-amz-target is \"Museum.Lend\"",
        ),
        (ExpectedRequest { headers: &[("x-odd", "1")], ..EXPECTED }, "the header x-odd is \"missing\""),
        (ExpectedRequest { require_headers: &["X-Odd"], ..EXPECTED }, "the header X-Odd is missing"),
        (ExpectedRequest { forbid_headers: &["Host"], ..EXPECTED }, "the header Host is forbidden"),
        (ExpectedRequest { resolved_host: Some("a.example.com"), ..EXPECTED }, "the host is \"example.com\""),
        (
            ExpectedRequest { body: Some(Body::Json("{\"thing\": \"b\"}")), ..EXPECTED },
            "the body is\n{\"thing\":\"a\"}\nbut should be",
        ),
        (ExpectedRequest { body: Some(Body::Json("{}")), ..EXPECTED }, "the body is"),
        (ExpectedRequest { body: Some(Body::Text("{\"thing\": \"a\"}")), ..EXPECTED }, "the body is"),
    ] {
        let text = text(case.check(of_json::<LendInput>(r#"{"thing": "a"}"#)));
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn a_request_that_was_not_sent_is_reported_with_the_reason() {
    let text = text(ExpectedRequest::new("POST", "/").check(of_json::<TourInput>(r#"{"wing": "no host"}"#)));
    assert!(text.contains("wing becomes part of the host name"), "{text}");
}

#[test]
fn outputs_are_compared_deeply() {
    let output = |fee: &str| of_json::<LendOutput>(&format!(r#"{{"loan": "l", "fees": ["{fee}"], "reminders": 1}}"#));
    LENT.returns::<LendInput>(&output("b")).unwrap();
    let different = text(LENT.returns::<LendInput>(&output("x")));
    assert!(different.contains("the output is") && different.contains("\"x\""), "{different}");
    let failed = text(Response { status: 500, ..LENT }.returns::<LendInput>(&output("b")));
    assert!(failed.contains("500"), "{failed}");
}

#[test]
fn errors_are_compared_by_variant_and_content() {
    let error = |message: &str| ServiceError::OnLoan(of_json(&format!(r#"{{"message": "{message}"}}"#)));
    let response = Response { status: 400, headers: &[("x-amzn-errortype", "OnLoan")], body: r#"{"message": "gone"}"# };
    response.fails_with::<LendInput>(&error("gone")).unwrap();
    assert!(text(response.fails_with::<LendInput>(&error("other"))).contains("but should be"));
    let fragile = ServiceError::TooFragile(of_json(r#"{"message": "gone"}"#));
    assert!(text(response.fails_with::<LendInput>(&fragile)).contains("but should be"));
    let unknown = Response { headers: &[("x-amzn-errortype", "Other")], ..response };
    assert!(text(unknown.fails_with::<LendInput>(&error("gone"))).contains("not in the model"));
    assert!(text(LENT.fails_with::<LendInput>(&error("gone"))).contains("succeeded"));
}

#[test]
fn a_test_of_a_response_needs_no_request_even_if_a_member_is_in_the_host_name() {
    Response { status: 200, headers: &[], body: "" }.returns::<TourInput>(&()).unwrap();
}
