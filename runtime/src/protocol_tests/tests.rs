//! Cases that hold, and one difference after the other: a check that can't fail is none.

use super::*;
use crate::tests::support::{Busy, List, Page};

const GOOD: Sent = Sent {
    headers: &[("X-Amz-Target", "TestService.List"), ("content-type", "application/x-amz-json-1.0")],
    host: Some("example.com/base"),
    require_headers: &["Authorization"],
    forbid_headers: &["X-Odd"],
    body: Some(Body::Json("{\"Token\" : \"a\"}")),
    ..Sent::new("POST", "/base/")
};

fn differs(case: Sent) -> String {
    format!("{:?}", case.check(List { token: Some("a".to_owned()) }).unwrap_err())
}

#[test]
fn a_request_that_is_as_it_should_be_passes() {
    GOOD.check(List { token: Some("a".to_owned()) }).unwrap();
    let exact = Sent { body: Some(Body::Text("{\"Token\":\"a\"}")), ..GOOD };
    exact.check(List { token: Some("a".to_owned()) }).unwrap();
}

#[test]
fn every_difference_of_a_request_is_told() {
    for (case, expected) in [
        (Sent { method: "GET", ..GOOD }, "the method is \"POST\" and should be \"GET\""),
        (Sent { uri: "/", ..GOOD }, "the path is \"/base/\" and should be \"/\""),
        (Sent { query: &["a=b"], ..GOOD }, "the query \"\" lacks \"a=b\""),
        (Sent { headers: &[("x-amz-target", "Other")], ..GOOD }, "the header x-amz-target is \"TestService.List\""),
        (Sent { headers: &[("x-odd", "1")], ..GOOD }, "the header x-odd is \"not there\""),
        (Sent { require_headers: &["X-Odd"], ..GOOD }, "the header X-Odd is not there"),
        (Sent { forbid_headers: &["Host"], ..GOOD }, "the header Host is there"),
        (Sent { resolved_host: Some("a.example.com"), ..GOOD }, "the host is \"example.com\""),
        (
            Sent { body: Some(Body::Json("{\"Token\": \"b\"}")), ..GOOD },
            "the body is\n{\"Token\":\"a\"}\nand should be",
        ),
        (Sent { body: Some(Body::Json("{}")), ..GOOD }, "the body is"),
        (Sent { body: Some(Body::Text("{\"Token\": \"a\"}")), ..GOOD }, "the body is"),
    ] {
        let text = differs(case);
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn outputs_are_compared_deeply() {
    let answer = Answer { status: 200, headers: &[], body: r#"{"Items": ["a"], "Token": "b"}"# };
    let page = |item: &str| Page { items: vec![item.to_owned()], token: Some("b".to_owned()) };
    answer.gives::<List>(&page("a")).unwrap();
    let text = format!("{:?}", answer.gives::<List>(&page("x")).unwrap_err());
    assert!(text.contains("the output is") && text.contains("\"x\""), "{text}");
    let failed = Answer { status: 500, ..answer }.gives::<List>(&page("a"));
    assert!(format!("{:?}", failed.unwrap_err()).contains("500"));
}

#[test]
fn errors_are_compared_by_kind_and_content() {
    let answer = Answer { status: 400, headers: &[("x-amzn-errortype", "BusyException")], body: "{}" };
    answer.fails::<List>(&Busy("{}".to_owned())).unwrap();
    let text = |outcome: Outcome| format!("{:?}", outcome.unwrap_err());
    assert!(text(answer.fails::<List>(&Busy("other".to_owned()))).contains("and should be"));
    let unknown = Answer { headers: &[("x-amzn-errortype", "Other")], ..answer };
    assert!(text(unknown.fails::<List>(&Busy("{}".to_owned()))).contains("none that the model names"));
    let fine = Answer { status: 200, headers: &[], body: "{}" };
    assert!(text(fine.fails::<List>(&Busy("{}".to_owned()))).contains("succeeded"));
}

#[test]
fn numbers_of_json_are_the_same_however_they_are_written() {
    for (a, b, same) in [
        ("1", "1.0", true),
        ("[1e2]", "[100]", true),
        ("{\"a\": 1}", "{\"a\": 2}", false),
        ("{\"a\": 1}", "{\"b\": 1}", false),
        ("[1]", "[1, 1]", false),
        ("null", "{}", false),
        ("\"1\"", "1", false),
    ] {
        assert_eq!(same_json(&serde_json::from_str(a).unwrap(), &serde_json::from_str(b).unwrap()), same, "{a} {b}");
    }
}
