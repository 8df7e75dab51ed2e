//! Tests of all rooms together: calls to a server on the loopback interface.

mod faults;
mod runtimes;
pub(crate) mod support;
#[cfg(any(feature = "native-tls", feature = "rustls", feature = "rustls-ring"))]
mod tls;

use std::time::Duration;

use crate::tests::support::{Busy, List, Page, SERVICE, client, config, http_response, serve};
use crate::{Call, Client, ErrorKind, JsonCall, JsonOperation, Validation};

static OPERATIONS: &[JsonOperation] = &[JsonOperation::of::<List>()];

fn list(url: &str) -> Call<List> {
    Call::new(client(url), List { token: Some("a".to_owned()) })
}

#[tokio::test]
async fn a_call_sends_the_headers_of_the_protocol_and_returns_output_and_metadata() {
    let headers = "x-amzn-RequestId: 5f3c\r\nx-odd: 1\r\n";
    let (url, requests) = serve(vec![http_response(200, headers, r#"{"Items": ["x"], "New": 1}"#)]).await;
    let response = list(&url).with_metadata().await.unwrap();
    assert_eq!(response.output, Page { items: vec!["x".to_owned()], token: None });
    assert_eq!((response.metadata.status(), response.metadata.request_id()), (200, Some("5f3c")));
    assert_eq!((response.metadata.header("X-Odd"), response.history.attempts().len()), (Some("1"), 1));

    let request = &requests.await.unwrap()[0];
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, r#"{"Token":"a"}"#);
    assert!(head.starts_with("POST / HTTP/1.1\r\n"), "{head}");
    for expected in [
        "content-type: application/x-amz-json-1.0\r\n",
        "x-amz-target: TestService.List\r\n",
        "x-amz-security-token: session\r\n",
        "authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/",
        "/us-east-1/test/aws4_request",
        "user-agent: smithy-client-runtime/",
    ] {
        assert!(head.contains(expected), "{expected} is not in {head}");
    }
}

#[tokio::test]
async fn an_error_response_is_returned_with_its_code_and_its_modelled_error() {
    let body = r#"{"__type":"ns#BusyException","Message":"not now","message":"not now"}"#;
    let (url, _requests) = serve(vec![http_response(400, "x-amzn-RequestId: 5f3c\r\n", body)]).await;
    let error = list(&url).await.unwrap_err();
    assert_eq!(error.to_string(), "List: BusyException: not now [request 5f3c, 1 attempt]");
    assert_eq!((error.kind(), error.status(), error.history().attempts().len()), (ErrorKind::Service, Some(400), 1));
    assert_eq!(error.service_error(), Some(&Busy(body.to_owned())));
    assert_eq!(error.raw_body(), body.as_bytes());
}

#[tokio::test]
async fn credentials_that_an_error_response_repeats_are_not_printed() {
    let body = r#"{"__type": "BusyException", "message": "signed: secret, x-amz-security-token:\u0073ession"}"#;
    let (url, _requests) = serve(vec![http_response(403, "", body)]).await;
    let error = list(&url).await.unwrap_err();
    let shown = format!("{error} {error:?} {:?}", error.service_error().unwrap());
    assert!(shown.contains("signed: …") && !shown.contains("secret") && !shown.contains("session"), "{shown}");
    assert_eq!(error.raw_body(), body.as_bytes());
}

#[tokio::test]
async fn incomplete_and_invalid_responses_are_reported() {
    let truncated = http_response(200, "", r#"{"Items": []}"#).replace("content-length: 13", "content-length: 99");
    let endless = http_response(200, "", "").replace("content-length: 0", "content-length: 99999999");
    let chunk = format!("{:x}\r\n{}\r\n", 9 << 20, " ".repeat(9 << 20));
    let chunked = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{chunk}{chunk}");
    let page = "content-type: text/html\r\n";
    for (response, kind, code, status, retryable, part) in [
        (
            http_response(200, page, "<p>jane"),
            ErrorKind::InvalidResponse,
            Some("InvalidResponse"),
            Some(200),
            false,
            "text/html",
        ),
        (
            http_response(200, "", r#"{"Items": "jane"}"#),
            ErrorKind::InvalidResponse,
            Some("InvalidResponse"),
            Some(200),
            false,
            "Items",
        ),
        (
            http_response(502, page, "<p>jane"),
            ErrorKind::Service,
            None,
            Some(502),
            true,
            "status 502 and content type text/html",
        ),
        (
            http_response(307, "location: http://other/\r\n", ""),
            ErrorKind::Service,
            None,
            Some(307),
            false,
            "redirect to other",
        ),
        (truncated, ErrorKind::Interrupted, Some("Interrupted"), Some(200), true, "before the response was complete"),
        (endless, ErrorKind::Interrupted, Some("Interrupted"), Some(200), true, "before the response was complete"),
        (chunked, ErrorKind::ResponseTooLarge, Some("ResponseTooLarge"), Some(200), false, "16 MiB"),
        (String::new(), ErrorKind::Interrupted, Some("Interrupted"), None, true, "before a response"),
    ] {
        let (url, _requests) = serve(vec![response]).await;
        let error = list(&url).await.unwrap_err();
        let text = error.to_string();
        assert_eq!((error.kind(), error.code(), error.status()), (kind, code, status), "{text}");
        assert_eq!((error.is_retryable(), error.history().attempts().len()), (retryable, 1), "{text}");
        assert!(text.contains(part) && text.ends_with("attempt]") && !text.contains("jane"), "{text}");
        assert!(!format!("{error:?}").contains("jane"));
    }
}

#[tokio::test]
async fn a_response_is_read_up_to_the_limit() {
    let body = r#"{"Items": ["x"]}"#;
    for (limit, fits) in [(body.len(), true), (body.len() - 1, false)] {
        let (url, _requests) = serve(vec![http_response(200, "", body)]).await;
        let client = Client::new(&SERVICE, config(&url).response_limit(limit).build()).unwrap();
        match Call::new(client, List::default()).await {
            Ok(page) => assert!(fits && page.items == ["x"]),
            Err(error) => assert!(!fits && error.to_string().contains("longer than the limit of 15 bytes"), "{error}"),
        }
    }
}

#[tokio::test]
async fn a_port_without_a_listener_is_a_connect_error() {
    // Bound, so that no other process gets the port, but not listening.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let error = list(&url).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code(), error.history().attempts().len()),
        (ErrorKind::Connect, Some("Connect"), 1)
    );
    assert!(error.is_retryable() && error.to_string().contains("No connection to 127.0.0.1:"), "{error}");
}

#[tokio::test]
async fn the_time_limit_ends_a_call_without_a_response() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let error = list(&url).timeout(Duration::from_millis(1)).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Timeout, Some("Timeout")));
    assert!(error.to_string().contains("time limit of 1ms"), "{error}");
}

#[tokio::test]
async fn items_are_those_of_all_pages_and_continue_after_an_error() {
    let (url, requests) = serve(vec![
        http_response(200, "", r#"{"Items": ["1", "2"], "Token": "b"}"#),
        http_response(500, "", ""),
        http_response(200, "", r#"{"Items": [], "Token": "c"}"#),
        http_response(200, "", r#"{"Items": ["3"], "Token": ""}"#),
    ])
    .await;
    let mut items = list(&url).items();
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("1"));
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("2"));
    assert_eq!(items.try_next().await.unwrap_err().status(), Some(500));
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("3"));
    assert_eq!(items.try_next().await.unwrap(), None);
    assert_eq!(items.try_next().await.unwrap(), None);
    let tokens = requests.await.unwrap();
    let tokens: Vec<_> = tokens.iter().map(|request| request.split_once("\r\n\r\n").unwrap().1).collect();
    assert_eq!(tokens, [r#"{"Token":"a"}"#, r#"{"Token":"b"}"#, r#"{"Token":"b"}"#, r#"{"Token":"c"}"#]);
}

#[tokio::test]
async fn pages_return_the_token_to_resume_with() {
    let (url, _requests) = serve(vec![
        http_response(200, "", r#"{"Items": ["1"], "Token": "b"}"#),
        http_response(200, "", r#"{"Items": ["2"]}"#),
    ])
    .await;
    let mut pages = Call::new(client(&url), List::default()).pages();
    assert_eq!((pages.token(), pages.is_done()), (None, false));
    assert_eq!(pages.try_next().await.unwrap().unwrap().items, ["1"]);
    assert_eq!(pages.token().map(String::as_str), Some("b"));
    assert_eq!(pages.try_next().await.unwrap().unwrap().items, ["2"]);
    assert_eq!((pages.token(), pages.is_done()), (None, true));
    assert_eq!(pages.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn calls_by_name_read_requests_strictly_and_return_human_readable_json() {
    let (url, requests) = serve(vec![http_response(200, "", r#"{"Items":["x"],"New":1}"#)]).await;
    let call = |operation: &str, request: &str| {
        JsonCall::<Busy>::new(client(&url), OPERATIONS, operation, request.as_bytes()).send()
    };
    for (operation, request, part) in [
        ("Lst", "{}", "There is no operation \"Lst\"; did you mean List?"),
        ("List", r#"{"Tokn": "a"}"#, "Token"),
        ("List", "{", "The request can't be read"),
    ] {
        let error = call(operation, request).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::InvalidRequest, Some("InvalidRequest")));
        assert!(error.to_string().contains(part) && error.history().attempts().is_empty(), "{error}");
    }
    assert_eq!(call("List", "").await.unwrap(), "{\n  \"Items\": [\n    \"x\"\n  ]\n}");
    assert!(requests.await.unwrap()[0].ends_with("\r\n\r\n{}"));
}

#[test]
fn calls_and_their_futures_are_send_and_static() {
    fn is_send<T: Send + 'static>(_: &T) {}
    let call = list("http://127.0.0.1:1");
    is_send(&call);
    is_send(&call.send());
    let mut items = list("http://127.0.0.1:1").items();
    let next = async move { items.try_next().await };
    is_send(&next);
    assert_eq!(SERVICE.id, "Test Service");
}

#[tokio::test]
async fn a_call_by_name_can_return_metadata() {
    let response = http_response(200, "x-amzn-requestid: 5f3c\r\n", r#"{"Items":[]}"#);
    let (url, _requests) = serve(vec![response]).await;
    let call = JsonCall::<Busy>::new(client(&url), OPERATIONS, "List", b"").with_metadata();
    assert!(format!("{call:?}").starts_with("JsonCallWithMetadata(JsonCall { operation: Ok(\"List\")"), "{call:?}");
    let response = call.await.unwrap();
    assert_eq!(response.output, "{\n  \"Items\": []\n}");
    assert_eq!((response.metadata.request_id(), response.history.attempts().len()), (Some("5f3c"), 1));
}

#[test]
fn an_operation_is_found_by_name_and_a_similar_name_is_suggested() {
    assert_eq!(JsonOperation::find(OPERATIONS, "List").unwrap().name(), "List");
    for (name, nearest, text) in [
        ("Lst", Some("List"), "There is no operation \"Lst\"; did you mean List?"),
        ("Nothing", None, "There is no operation \"Nothing\""),
    ] {
        let unknown = JsonOperation::find(OPERATIONS, name).unwrap_err();
        assert_eq!((unknown.name.as_str(), unknown.nearest, unknown.to_string().as_str()), (name, nearest, text));
    }
}

#[test]
fn a_request_in_json_can_be_validated_without_a_client() {
    let list = JsonOperation::find(OPERATIONS, "List").unwrap();
    for request in ["", "{}", r#"{"Token": "a"}"#] {
        list.check(request.as_bytes(), Validation::Full).unwrap();
    }
    let failure = list.check(br#"{"Tokn": "a"}"#, Validation::Off).unwrap_err();
    assert_eq!((failure.operation(), failure.code()), (Some("List"), Some("InvalidRequest")));
    assert_eq!(failure.fields()[0].path.as_deref(), Some("Tokn"));
}
