//! Error responses of services and proxies, also truncated and malformed ones.

mod gateways;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::*;

fn error(status: u16, headers: &[(&'static str, &str)], body: impl AsRef<[u8]>) -> Failure {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
        .collect();
    read(Metadata::new(status, headers), Bytes::copy_from_slice(body.as_ref()), true, &[])
}

#[test]
fn the_code_is_read_from_every_place_where_services_write_it() {
    for (header, body, expected) in [
        (None, r#"{"__type": "FooError"}"#, Some("FooError")),
        (None, r#"{"__type": "aws.json10#FooError"}"#, Some("FooError")),
        (None, r#"{"__type": "aws.json10#FooError:http://host/a#b"}"#, Some("FooError")),
        (None, r#"{"code": "FooError"}"#, Some("FooError")),
        (None, r#"{"code": "aws.json10#FooError:http://host/"}"#, Some("FooError")),
        (None, r#"{"Code": "FooError"}"#, Some("FooError")),
        (None, r#"{"code": 400, "Code": "FooError"}"#, Some("FooError")),
        (None, r#"{"__type": "", "code": "FooError"}"#, Some("FooError")),
        (None, r#"{"__type": "FooError", "code": "BarError"}"#, Some("FooError")),
        (Some("FooError"), "", Some("FooError")),
        (Some("FooError:http://host/"), "", Some("FooError")),
        (Some("aws.json10#FooError:http://host/"), "<html>", Some("FooError")),
        (Some("FooError"), r#"{"__type": "BarError"}"#, Some("FooError")),
        (Some(""), r#"{"__type": "FooError"}"#, Some("FooError")),
        (
            None,
            r#"{"__type": "AWS.SimpleQueueService.NonExistentQueue"}"#,
            Some("AWS.SimpleQueueService.NonExistentQueue"),
        ),
        (None, r#"{"__type": "an error happened"}"#, None),
        (None, r#"{"__type": "jane@example.com"}"#, None),
        (None, r#"{"__type": "FooError"} trailing"#, Some("FooError")),
        (None, r#"{"__type": "FooError", "mess"#, Some("FooError")),
        (None, r#"{"__type": "FooErr"#, None),
        (None, r#"["FooError"]"#, None),
        (None, "null", None),
        (None, "<html>", None),
        (None, "", None),
    ] {
        let mut headers = vec![("x-amzn-query-error", "QueryError;Sender")];
        headers.extend(header.map(|value| ("x-amzn-errortype", value)));
        assert_eq!(error(400, &headers, body).code(), expected, "{header:?} {body}");
    }
}

#[test]
fn message_reason_and_request_id_are_read_in_every_spelling() {
    for body in [r#"{"message": "Hi"}"#, r#"{"Message": "Hi"}"#, r#"{"errorMessage": "Hi"}"#] {
        assert_eq!(error(400, &[], body).message(), "Hi");
    }
    for name in ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"] {
        assert_eq!(error(400, &[(name, "5f3c")], "{}").request_id(), Some("5f3c"));
    }
    assert_eq!(error(400, &[], r#"{"Reason": "BUSY"}"#).reason(), Some("BUSY"));
}

#[test]
fn an_invalid_field_without_a_message_is_reported() {
    for message in ["null", r#""""#, "7", "{}"] {
        let body = format!(
            r#"{{"__type": "ValidationException", "ErrorList": [
                {{"FieldName": "a.b", "Code": "X", "Message": {message}}}, null, {{}}, {{"FieldName": "c"}}]}}"#
        );
        let failure = error(400, &[], body);
        let [field, bare] = failure.fields() else { panic!("{failure}") };
        assert_eq!((field.path.as_deref(), field.code.as_deref()), (Some("a.b"), Some("X")));
        assert_eq!((bare.path.as_deref(), field.message.is_empty()), (Some("c"), false));
    }
}

#[test]
fn an_error_is_read_in_spite_of_a_byte_order_mark_invalid_bytes_and_deep_nesting() {
    let deep = |bracket: &str| bracket.repeat(10_000);
    for body in [
        "\u{feff}{\"__type\": \"FooError\", \"message\": \"Hi\"}".to_owned().into_bytes(),
        b"{\"Other\": \"\xff\0\", \"__type\": \"FooError\", \"message\": \"Hi\"}".to_vec(),
        b"{\"__type\": \"FooError\", \"message\": \"Hi\"} and more".to_vec(),
        b"{\"__type\": \"FooError\", \"message\": \"Hi\", \"Other\": \"\\ud800\"".to_vec(),
        format!(r#"{{"A": {}{}, "__type": "FooError", "message": "Hi"}}"#, deep("["), deep("]")).into_bytes(),
        format!(r#"{{"A": [{{"b": {}7{}}}], "__type": "FooError", "message": "Hi"}}"#, deep("{\"c\":"), deep("}"))
            .into_bytes(),
    ] {
        let failure = error(400, &[], body);
        assert_eq!((failure.code(), failure.message()), (Some("FooError"), "Hi"));
    }
}

#[test]
fn a_truncated_error_is_read_as_far_as_possible_and_reported_as_too_long() {
    let truncated = |body: &str| {
        let metadata = Metadata::new(400, HeaderMap::new());
        read(metadata, Bytes::copy_from_slice(body.as_bytes()), false, &[])
    };
    let failure = truncated(
        r#"{"__type": "ValidationException", "Message": "Hi", "ErrorList": [
        {"FieldName": "a", "Message": "b"}, {"FieldName": "c", "Mess"#,
    );
    assert_eq!((failure.code(), failure.fields().len()), (Some("ValidationException"), 1), "{failure}");
    assert!(failure.message().starts_with("Hi (the error response is too long"), "{failure}");
    let failure = truncated(r#"{"__type": "FooError", "Message": "H"#);
    assert_eq!(failure.code(), Some("FooError"));
    assert!(failure.message().contains("no message") && failure.message().contains("too long"), "{failure}");
}

#[test]
fn an_unexpected_content_encoding_is_reported() {
    for encoding in ["gzip", "br"] {
        let failure = error(400, &[("content-encoding", encoding)], b"\x1f\x8b\x08");
        assert!(failure.message().contains(&format!("{encoding:?}")), "{failure}");
    }
    let failure = error(400, &[("content-encoding", "identity")], r#"{"message": "Hi"}"#);
    assert_eq!(failure.message(), "Hi");
}

#[test]
fn a_proxy_that_requires_a_password_is_reported() {
    for body in ["", "<p>Authentication required"] {
        let failure = error(407, &[], body);
        assert!(failure.message().starts_with("The proxy requires a user name and a password"), "{failure}");
        assert!(!failure.is_retryable());
    }
}

#[test]
fn a_3xx_status_without_a_location_is_not_reported_as_a_redirect() {
    for status in [300, 304] {
        let failure = error(status, &[], "");
        assert!(failure.message().contains("empty body") && !failure.message().contains("redirect"), "{failure}");
    }
}

#[test]
fn secrets_that_an_error_response_repeats_are_redacted() {
    let body = r#"{"__type": "InvalidSignatureException", "message": "x-amz-security-token:TOKEN/1 and again TOKEN/1",
        "reason": "TOKEN/1", "list": [{"name": "SECRET.a", "message": "SECRET"}]}"#;
    let headers = [("x-amzn-requestid", "TOKEN/1"), ("x-amz-request-id", "r-1")];
    let failure = error(403, &headers, body).without_secrets(&["SECRET", "TOKEN/1", ""]);
    assert_eq!(failure.message(), "x-amz-security-token:… and again …");
    assert_eq!((failure.code(), failure.request_id()), (Some("InvalidSignatureException"), Some("r-1")));
    let shown = format!("{failure} {failure:?}");
    assert!(!shown.contains("SECRET") && !shown.contains("TOKEN"), "{shown}");

    let failure = error(403, &[], r#"{"__type": "SECRET"}"#).without_secrets(&["SECRET"]);
    assert_eq!(failure.code(), None);
}

#[test]
fn invalid_fields_are_read_in_the_notation_of_any_service() {
    let pascal_case = r#"{"__type": "ValidationException", "Message": "Not right", "ErrorList": [
        {"Code": "REQUIRED_FIELD_MISSING", "FieldName": "painting.insurance", "Message": "say which"},
        {"Code": "ACTION_NOT_PERMITTED", "Message": "not now"}]}"#;
    let expected = [
        (Some("painting.insurance"), Some("REQUIRED_FIELD_MISSING"), "say which"),
        (None, Some("ACTION_NOT_PERMITTED"), "not now"),
    ];
    let failure = error(400, &[], pascal_case);
    let found = failure.fields().iter().map(|f| (f.path.as_deref(), f.code.as_deref(), f.message.as_str()));
    assert_eq!(found.collect::<Vec<_>>(), expected);

    for (body, expected) in [
        (r#"{"__type": "ValidationException", "fieldList": [{"path": "/a", "message": "b"}]}"#, 1),
        (r#"{"__type": "ValidationException", "fieldList": [{"name": "a", "message": "b"}, 7]}"#, 1),
        (r#"{"__type": "ValidationException", "ErrorList": [{"Code": "A", "Message": "b"}]}"#, 1),
        (r#"{"__type": "ValidationException", "ErrorList": null}"#, 0),
        (r#"{"__type": "Cancelled", "CancellationReasons": [{"Code": "A", "Message": "b"}]}"#, 0),
        (r#"{"__type": "Cancelled", "Names": ["a", "b"]}"#, 0),
        (r#"{"__type": "Cancelled", "Tables": [{"name": "a"}]}"#, 0),
    ] {
        assert_eq!(error(400, &[], body).fields().len(), expected, "{body}");
    }
}

#[test]
fn the_message_for_an_unknown_response_does_not_repeat_its_body() {
    for (status, headers, body, expected) in [
        (502, &[("content-type", "text/html")][..], "<html>jane", "status 502 and content type text/html"),
        (503, &[], "", "status 503 and an empty body"),
        (500, &[], "jane", "status 500 and no content type"),
        (403, &[("x-amzn-errortype", "Denied")], "", "no message (status 403)"),
        (307, &[("location", "https://other/?jane")], "", "redirect to other (status 307)"),
        (302, &[("location", "/jane")], "jane", "redirect (status 302)"),
    ] {
        let failure = error(status, headers, body);
        assert!(failure.message().contains(expected), "{}", failure.message());
        assert!(!failure.to_string().contains("jane"), "{failure}");
        assert_eq!(failure.kind(), ErrorKind::Service);
        assert_eq!(failure.status(), Some(status));
    }
}
