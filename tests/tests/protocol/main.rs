//! The harness of protocol tests passes what is as the case says, and reports each difference: a check that can't fail
//! is none. The cases themselves are in the library: `cargo test -p tests --lib`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use smithy_client_protocol_tests::{Answer, Body, Outcome, Sent};
use smithy_client_runtime::__v1::Shape;
use smithy_client_runtime::codec::from_json;
use tests::protocol::museum::ServiceError;
use tests::protocol::museum::operation::{LendInput, LendOutput, TourInput};

const GOOD: Sent = Sent {
    headers: &[("X-Amz-Target", "Museum.Lend"), ("content-type", "application/x-amz-json-1.1")],
    host: Some("example.com/base"),
    require_headers: &["Authorization"],
    forbid_headers: &["X-Odd"],
    body: Some(Body::Json("{\"thing\" : \"a\"}")),
    ..Sent::new("POST", "/base/")
};

const LENT: Answer = Answer { status: 200, headers: &[], body: r#"{"loan": "l", "fees": ["b"], "reminders": 1}"# };

fn of_json<T: Shape>(json: &str) -> T {
    from_json(json.as_bytes()).unwrap()
}

fn text(outcome: Outcome) -> String {
    format!("{:?}", outcome.unwrap_err())
}

#[test]
fn a_request_that_is_as_it_should_be_passes() {
    GOOD.check(of_json::<LendInput>(r#"{"thing": "a"}"#)).unwrap();
    let exact = Sent { body: Some(Body::Text(r#"{"thing":"a"}"#)), ..GOOD };
    exact.check(of_json::<LendInput>(r#"{"thing": "a"}"#)).unwrap();
}

#[test]
fn every_difference_of_a_request_is_reported() {
    for (case, expected) in [
        (Sent { method: "GET", ..GOOD }, "the method is \"POST\" but should be \"GET\""),
        (Sent { uri: "/", ..GOOD }, "the path is \"/base/\" but should be \"/\""),
        (Sent { query: &["a=b"], ..GOOD }, "the query \"\" doesn't contain \"a=b\""),
        (Sent { headers: &[("x-amz-target", "Other")], ..GOOD }, "the header x-amz-target is \"Museum.Lend\""),
        (Sent { headers: &[("x-odd", "1")], ..GOOD }, "the header x-odd is \"missing\""),
        (Sent { require_headers: &["X-Odd"], ..GOOD }, "the header X-Odd is missing"),
        (Sent { forbid_headers: &["Host"], ..GOOD }, "the header Host is forbidden"),
        (Sent { resolved_host: Some("a.example.com"), ..GOOD }, "the host is \"example.com\""),
        (
            Sent { body: Some(Body::Json("{\"thing\": \"b\"}")), ..GOOD },
            "the body is\n{\"thing\":\"a\"}\nbut should be",
        ),
        (Sent { body: Some(Body::Json("{}")), ..GOOD }, "the body is"),
        (Sent { body: Some(Body::Text("{\"thing\": \"a\"}")), ..GOOD }, "the body is"),
    ] {
        let text = text(case.check(of_json::<LendInput>(r#"{"thing": "a"}"#)));
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn a_request_that_was_not_sent_is_reported_with_the_reason() {
    let text = text(Sent::new("POST", "/").check(of_json::<TourInput>(r#"{"wing": "no host"}"#)));
    assert!(text.contains("wing becomes part of the host name"), "{text}");
}

#[test]
fn outputs_are_compared_deeply() {
    let output = |fee: &str| of_json::<LendOutput>(&format!(r#"{{"loan": "l", "fees": ["{fee}"], "reminders": 1}}"#));
    LENT.gives::<LendInput>(&output("b")).unwrap();
    let different = text(LENT.gives::<LendInput>(&output("x")));
    assert!(different.contains("the output is") && different.contains("\"x\""), "{different}");
    let failed = text(Answer { status: 500, ..LENT }.gives::<LendInput>(&output("b")));
    assert!(failed.contains("500"), "{failed}");
}

#[test]
fn errors_are_compared_by_kind_and_content() {
    let error = |message: &str| ServiceError::OnLoan(of_json(&format!(r#"{{"message": "{message}"}}"#)));
    let answer = Answer { status: 400, headers: &[("x-amzn-errortype", "OnLoan")], body: r#"{"message": "gone"}"# };
    answer.fails::<LendInput>(&error("gone")).unwrap();
    assert!(text(answer.fails::<LendInput>(&error("other"))).contains("but should be"));
    let fragile = ServiceError::TooFragile(of_json(r#"{"message": "gone"}"#));
    assert!(text(answer.fails::<LendInput>(&fragile)).contains("but should be"));
    let unknown = Answer { headers: &[("x-amzn-errortype", "Other")], ..answer };
    assert!(text(unknown.fails::<LendInput>(&error("gone"))).contains("not in the model"));
    assert!(text(LENT.fails::<LendInput>(&error("gone"))).contains("succeeded"));
}

#[test]
fn an_answer_needs_no_request_even_where_a_request_has_a_part_in_the_host_name() {
    Answer { status: 200, headers: &[], body: "" }.gives::<TourInput>(&()).unwrap();
}
