//! The protocol awsJson1_0, and the bounds of requests.

use std::time::Duration;

use partnercentral_sandbox::{Sandbox, Settings, rules};

use crate::raw::{Raw, bytes, exchange, send};

const LIST: &str = r#"{"Catalog": "Sandbox"}"#;

fn list() -> Raw {
    Raw::new("ListSolutions", LIST)
}

#[test]
fn a_response_has_the_headers_of_the_service() {
    let sandbox = Sandbox::start().unwrap();
    let response = send(&sandbox, &list());
    assert_eq!((response.status, response.header("content-type")), (200, Some("application/x-amz-json-1.0")));
    assert_eq!(response.header("x-amzn-RequestId").map(str::len), Some(36));
    assert!(response.header("date").is_some(), "by which clients correct their clocks");
    assert_eq!(response.json()["SolutionSummaries"].as_array().unwrap().len(), 3);
}

#[test]
fn unknown_operations_and_targets_are_rejected() {
    let sandbox = Sandbox::start().unwrap();
    for target in
        ["AWSPartnerCentralSelling.DeleteOpportunity", "DynamoDB_20120810.ListSolutions", "ListSolutions", "."]
    {
        let response = send(&sandbox, &Raw { target: target.to_owned(), ..list() });
        response.is_by(&rules::KNOWN_OPERATION);
    }
    for (method, path) in [("GET", "/"), ("POST", "/ListSolutions"), ("POST", "/?x=1")] {
        send(&sandbox, &Raw { method, path, ..list() }).is_by(&rules::POST_TO_ROOT);
    }
}

#[test]
fn malformed_bodies_are_rejected_without_repeating_them() {
    let sandbox = Sandbox::start().unwrap();
    let bodies: [&[u8]; 6] =
        [b"{", b"[]", b"secret", br#"{"Catalog": 1}"#, br#"{"Catalog": "Sandbox", "MaxResults": "secret"}"#, b"\xff"];
    for body in bodies {
        let response = send(&sandbox, &Raw::new("ListSolutions", body));
        response.is_by(&rules::WELL_FORMED);
        assert!(!String::from_utf8_lossy(&response.body).contains("secret"), "{response:?}");
    }
    let deep = format!(r#"{{"Catalog": {}1{}}}"#, "[".repeat(5_000), "]".repeat(5_000));
    send(&sandbox, &Raw::new("ListSolutions", deep)).is_by(&rules::WELL_FORMED);
    let twice = send(&sandbox, &Raw::new("ListSolutions", r#"{"Catalog": "secret", "Catalog": "Sandbox"}"#));
    twice.is_by(&rules::UNKNOWN_MEMBERS);
    assert!(!String::from_utf8_lossy(&twice.body).contains("secret"), "{twice:?}");
    let empty = send(&sandbox, &Raw::new("ListSolutions", ""));
    assert_eq!(
        (empty.code().as_str(), &empty.json()["ErrorList"][0]["FieldName"]),
        ("ValidationException", &"catalog".into())
    );
}

#[test]
fn other_content_types_are_rejected() {
    let sandbox = Sandbox::start().unwrap();
    for content_type in ["application/json", "application/x-amz-json-1.1", ""] {
        send(&sandbox, &Raw { content_type, ..list() }).is_by(&rules::CONTENT_TYPE);
    }
    let response = send(&sandbox, &Raw { content_type: "application/x-amz-json-1.0; charset=utf-8", ..list() });
    assert_eq!(response.status, 200);
}

#[test]
fn only_names_of_this_machine_are_hosts() {
    let sandbox = Sandbox::start().unwrap();
    for host in ["localhost", "LocalHost:80", "127.0.0.1", "[::1]:8014"] {
        assert_eq!(send(&sandbox, &Raw { host: Some(host), ..list() }).status, 200, "{host}");
    }
    for host in
        ["example.com", "localhost.example.com", "127.0.0.1.example.com:8014", "192.168.0.1", "[::2]", "localhost:x"]
    {
        send(&sandbox, &Raw { host: Some(host), ..list() }).is_by(&rules::LOOPBACK_HOST);
    }
    let without = send(&sandbox, &Raw { edit: |head| head.replace("host: ", "x-host: "), ..list() });
    without.is_by(&rules::LOOPBACK_HOST);
}

#[test]
fn bodies_and_heads_are_bounded() {
    let sandbox = Sandbox::start().unwrap();
    let body = format!(r#"{{"Catalog": "{}"}}"#, "x".repeat(1024 * 1024));
    send(&sandbox, &Raw::new("ListSolutions", body)).is_by(&rules::BODY_SIZE);
    for edit in [
        (|head| format!("{}x-long: {}\r\n\r\n", head.trim_end(), "x".repeat(100_000))) as fn(String) -> String,
        |head| format!("{}\r\n{}\r\n", head.trim_end(), "x-many: 1\r\n".repeat(100)),
    ] {
        let response = exchange(&sandbox, &bytes(&sandbox, &Raw { edit, ..list() }));
        let status = response.map(|response| response.status);
        assert!(matches!(status, None | Some(400 | 431)), "{status:?}");
    }
    assert_eq!(send(&sandbox, &list()).status, 200, "it still serves");
}

#[test]
fn a_body_must_arrive_in_time() {
    let sandbox = Settings::new().body_time(Duration::ZERO).start().unwrap();
    let whole = bytes(&sandbox, &list());
    let without_the_end = &whole[..whole.len() - 1];
    exchange(&sandbox, without_the_end).unwrap().is_by(&rules::BODY_TIME);
}

#[test]
fn what_is_no_http_is_survived() {
    let sandbox = Sandbox::start().unwrap();
    for bytes in [&b"\x16\x03\x01\x02\x00"[..], b"GET\r\n\r\n", b"\r\n\r\n", b"POST / HTTP/9.9\r\n\r\n", b""] {
        let _ = exchange_and_close(&sandbox, bytes);
    }
    assert_eq!(send(&sandbox, &list()).status, 200);
}

fn exchange_and_close(sandbox: &Sandbox, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut stream = std::net::TcpStream::connect(sandbox.url().trim_start_matches("http://"))?;
    stream.write_all(bytes)
}
