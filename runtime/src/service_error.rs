//! Finds name, message and wrong fields in the error of any service that speaks awsJson.
//!
//! The name stands in the header `x-amzn-errortype` or in a member of the body, with a namespace before and a URL
//! behind it in some services. The header `x-amzn-query-error`, which speaks to clients of older protocols, is left
//! aside. Names of members are tried in all the spellings that services use.

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::Url;
use serde_json::{Map, Value};

use crate::classify::{Retry, classify, may_be_done};
use crate::failure::{ErrorKind, Failure, FieldError};
use crate::metadata::Metadata;
use crate::operation::RetryableError;

/// The failure that an answer with a status from 300 on says. `retryable` is what the model says of its errors.
pub(crate) fn read(metadata: Metadata, body: Bytes, retryable: &[RetryableError]) -> Failure {
    // An error with nothing but a name in a header has no body.
    let text_of_body = String::from_utf8_lossy(&body);
    let members = match serde_json::from_str(text_of_body.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let code = code(&metadata, &members);
    drop(text_of_body);
    let message = match text(&members, &["message", "Message", "errorMessage"]) {
        Some(message) => message.to_owned(),
        None => describe(&metadata, &body, code.is_some()),
    };
    let retry = classify(code.as_deref(), metadata.status(), retryable);
    let applied = retry != Retry::Throttling && may_be_done(metadata.status());
    let fields = fields(&members, code.as_deref());
    let reason = text(&members, &["reason", "Reason"]).map(str::to_owned);
    Failure::new(ErrorKind::Service, code.map(Cow::Owned), message)
        .with_details(reason, fields)
        .with_retry(retry)
        .with_applied(applied)
        .with_answer(metadata, body)
}

fn code(metadata: &Metadata, members: &Map<String, Value>) -> Option<String> {
    let body = ["__type", "code", "Code"].into_iter().filter_map(|name| members.get(name)?.as_str());
    metadata.header("x-amzn-errortype").into_iter().chain(body).find_map(bare_code)
}

/// `ns#Code:http://…` without the namespace and the URL.
fn bare_code(text: &str) -> Option<String> {
    let text = text.split(':').next().unwrap_or(text);
    let text = text.rsplit('#').next().unwrap_or(text).trim();
    // Anything else is no name of a shape.
    let right = !text.is_empty() && text.len() <= 128 && text.bytes().all(|byte| byte.is_ascii_graphic());
    right.then(|| text.to_owned())
}

fn text<'a>(members: &'a Map<String, Value>, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| members.get(*name)?.as_str().filter(|text| !text.is_empty()))
}

const PATH: &[&str] = &["FieldName", "fieldName", "name", "path"];

/// The wrong fields: the elements of the first list that looks like one of them.
fn fields(members: &Map<String, Value>, code: Option<&str>) -> Vec<FieldError> {
    // An entry about the whole request has no path, so in a validation error a list without any is one too.
    let is_validation = code.is_some_and(|code| code.contains("Validation"));
    let lists = members.values().filter_map(Value::as_array);
    let mut lists = lists.map(|list| list.iter().filter_map(field).collect::<Vec<_>>());
    lists
        .find(|list| list.iter().any(|field| field.path.is_some() || is_validation && field.code.is_some()))
        .unwrap_or_default()
}

fn field(element: &Value) -> Option<FieldError> {
    let members = element.as_object()?;
    let path = text(members, PATH).map(str::to_owned);
    let code = text(members, &["Code", "code"]).map(str::to_owned);
    let message = text(members, &["Message", "message"]).map(str::to_owned);
    // An entry without a text still tells which field is wrong, or how.
    if path.is_none() && code.is_none() && message.is_none() {
        return None;
    }
    let message = message.unwrap_or_else(|| "the service gives no message".to_owned());
    Some(FieldError::new(path, code, message))
}

/// Says what came where no message did. The body itself is not repeated: nobody knows what it holds.
fn describe(metadata: &Metadata, body: &Bytes, has_code: bool) -> String {
    let status = metadata.status();
    if (300..400).contains(&status) {
        let target = metadata.header("location").and_then(|location| Url::parse(location).ok());
        let target = target.as_ref().and_then(Url::host_str).map(|host| format!(" to {host}")).unwrap_or_default();
        return format!(
            "The endpoint answered with a redirect{target} (status {status}), which is not followed, since a signed \
             request is valid for one host only; check region and endpoint"
        );
    }
    if has_code {
        return format!("The service gave no message (status {status})");
    }
    if body.is_empty() {
        return format!("The service answered with status {status} and an empty body");
    }
    match metadata.header("content-type") {
        Some(kind) => format!("The answer with status {status} and content type {kind} is not an error of the service"),
        None => format!("The answer with status {status} and no content type is not an error of the service"),
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::*;

    fn error(status: u16, headers: &[(&'static str, &str)], body: &str) -> Failure {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .collect();
        read(Metadata::new(status, headers, 1), Bytes::copy_from_slice(body.as_bytes()), &[])
    }

    #[test]
    fn finds_the_code_wherever_services_put_it() {
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
            (None, r#"{"__type": "an error happened"}"#, None),
            (None, r#"{"__type": "FooError"} trailing"#, None),
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
    fn finds_message_reason_and_request_id_in_every_spelling() {
        for body in [r#"{"message": "Hi"}"#, r#"{"Message": "Hi"}"#, r#"{"errorMessage": "Hi"}"#] {
            assert_eq!(error(400, &[], body).message(), "Hi");
        }
        for name in ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"] {
            assert_eq!(error(400, &[(name, "5f3c")], "{}").request_id(), Some("5f3c"));
        }
        assert_eq!(error(400, &[], r#"{"Reason": "BUSY"}"#).reason(), Some("BUSY"));
    }

    #[test]
    fn a_wrong_field_without_a_message_is_told_all_the_same() {
        let body = r#"{"__type": "ValidationException", "ErrorList": [{"FieldName": "a.b", "Code": "X", "Message": null}, null, {}]}"#;
        let failure = error(400, &[], body);
        let [field] = failure.fields() else { panic!("{failure}") };
        assert_eq!((field.path.as_deref(), field.code.as_deref()), (Some("a.b"), Some("X")));
    }

    #[test]
    fn a_byte_order_mark_hides_no_error() {
        assert_eq!(error(400, &[], "\u{feff}{\"__type\": \"FooError\"}").code(), Some("FooError"));
    }

    #[test]
    fn secrets_that_a_refusal_repeats_are_taken_out() {
        let body =
            r#"{"__type": "InvalidSignatureException", "message": "x-amz-security-token:TOKEN/1 and again TOKEN/1"}"#;
        let failure = error(403, &[], body).without(&["SECRET", "TOKEN/1", ""]);
        assert_eq!(failure.message(), "x-amz-security-token:… and again …");
    }

    #[test]
    fn finds_the_wrong_fields_of_any_service() {
        let partner_central = r#"{"__type": "ValidationException", "Message": "Not right", "ErrorList": [
            {"Code": "REQUIRED_FIELD_MISSING", "FieldName": "customer.account", "Message": "say which"},
            {"Code": "ACTION_NOT_PERMITTED", "Message": "not now"}]}"#;
        let expected = [
            (Some("customer.account"), Some("REQUIRED_FIELD_MISSING"), "say which"),
            (None, Some("ACTION_NOT_PERMITTED"), "not now"),
        ];
        let failure = error(400, &[], partner_central);
        let found = failure.fields().iter().map(|f| (f.path.as_deref(), f.code.as_deref(), f.message.as_str()));
        assert_eq!(found.collect::<Vec<_>>(), expected);

        for (body, expected) in [
            (r#"{"__type": "ValidationException", "fieldList": [{"path": "/a", "message": "b"}]}"#, 1),
            (r#"{"__type": "ValidationException", "fieldList": [{"name": "a", "message": "b"}, 7]}"#, 1),
            (r#"{"__type": "ValidationException", "ErrorList": [{"Code": "A", "Message": "b"}]}"#, 1),
            (r#"{"__type": "ValidationException", "ErrorList": null}"#, 0),
            (r#"{"__type": "Cancelled", "CancellationReasons": [{"Code": "A", "Message": "b"}]}"#, 0),
            (r#"{"__type": "Cancelled", "Names": ["a", "b"]}"#, 0),
        ] {
            assert_eq!(error(400, &[], body).fields().len(), expected, "{body}");
        }
    }

    #[test]
    fn describes_an_answer_that_is_no_error_of_the_service_without_its_body() {
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
}
