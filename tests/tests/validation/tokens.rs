//! Idempotency tokens: those at the top of a request are filled in, others are plain members.

use smithy_client_runtime::__v1::JsonOptions;
use smithy_client_runtime::{Effect, Operation, Validation};
use tests::fixtures::idempotency_nested::operation::{LookRequest, StartAllRequest, StartRequest};
use tests::fixtures::idempotency_nested::types::{Choice, Job, StartRequest2};

fn violations(request: &impl Operation) -> Vec<String> {
    let checked = smithy_client_runtime::codec::validate(request, Validation::Full);
    let report = checked.err().map(|report| report.violations().iter().map(ToString::to_string).collect());
    report.unwrap_or_default()
}

/// The body of a request, with its tokens filled in.
fn sent(mut request: impl Operation) -> serde_json::Value {
    let body = request.encode(&JsonOptions::default()).unwrap();
    serde_json::from_slice(&body.into_bytes()).unwrap()
}

#[test]
fn a_nested_token_that_is_required_must_be_set_and_is_not_filled_in() {
    let request = StartRequest::new().job(Job::new());
    assert_eq!(violations(&request), ["Job.Token: REQUIRED_FIELD_MISSING: is required"]);
    let body = sent(request);
    assert_eq!(body["Job"], serde_json::json!({}));
    assert_eq!(body["Token"].as_str().map(str::len), Some(36));
    assert_eq!(sent(StartRequest::new().job(Job::new().set_token("mine")))["Job"]["Token"], "mine");
}

#[test]
fn the_token_of_a_request_within_another_request_is_a_plain_member() {
    let request = StartAllRequest::new().requests([StartRequest2::new().job(Job::new().set_token("t"))]);
    assert_eq!(violations(&request), ["Requests[0].Token: REQUIRED_FIELD_MISSING: is required"]);
    let body = sent(request);
    assert_eq!(body["Requests"][0], serde_json::json!({"Job": {"Token": "t"}}));
}

#[test]
fn every_token_at_the_top_of_a_request_is_filled_in() {
    assert_eq!(violations(&StartAllRequest::new()), [""; 0]);
    let body = sent(StartAllRequest::new());
    assert!(body["First"].is_string() && body["Second"].is_string() && body["First"] != body["Second"], "{body}");
    assert_eq!(StartAllRequest::EFFECT, Effect::Once);
}

#[test]
fn a_token_in_a_union_makes_no_request_idempotent() {
    assert_eq!(sent(LookRequest::new().choice(Choice::Job(Job::new())))["Choice"], serde_json::json!({"Job": {}}));
    assert_eq!(LookRequest::EFFECT, Effect::EachTime);
}
