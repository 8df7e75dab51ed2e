//! The loopback service itself: it must be able to reject requests, or its checks would prove nothing.

use std::io::{Read, Write};
use std::net::TcpStream;

use tests::server::{Action, HttpResponse, Request, Server};
use tests::signature::{Signed, verify};

/// A request that was signed by hand before, as a client would send it to `host`.
fn signed() -> Request {
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDLOOPBACK/20260102/eu-west-1/partnercentral-selling/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date, \
         Signature=9b49f0a9eb3afe55aea6f30f4d1a8e83bed9dce8aa270aaf8afc2380d29c73c0";
    let headers = [
        ("host", "service.test:1"),
        ("content-type", "application/x-amz-json-1.0"),
        ("x-amz-date", "20260102T030405Z"),
        ("authorization", authorization),
    ];
    Request {
        method: "POST".to_owned(),
        path: "/".to_owned(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        body: br#"{"Catalog":"AWS"}"#.to_vec(),
        signature: Err(String::new()),
    }
}

fn with_header(mut request: Request, name: &str, value: &str) -> Request {
    request.headers.retain(|(key, _)| key != name);
    request.headers.push((name.to_owned(), value.to_owned()));
    request
}

fn check(request: &Request) -> Result<Signed, String> {
    verify(request, "service.test:1")
}

#[test]
fn a_valid_signature_is_accepted_and_every_change_is_rejected() {
    let good = signed();
    let signed = check(&good).expect("signed with the right secret");
    assert_eq!((signed.region.as_str(), signed.service.as_str()), ("eu-west-1", "partnercentral-selling"));

    let authorization = good.header("authorization").unwrap().to_owned();
    let replaced = |from, to| with_header(good.clone(), "authorization", &authorization.replace(from, to));
    let changes = [
        ("another body", Request { body: b"{}".to_vec(), ..good.clone() }),
        ("another path", Request { path: "/x".to_owned(), ..good.clone() }),
        ("another method", Request { method: "PUT".to_owned(), ..good.clone() }),
        ("another type", with_header(good.clone(), "content-type", "application/json")),
        ("another time", with_header(good.clone(), "x-amz-date", "20260102T030406Z")),
        ("another day", with_header(good.clone(), "x-amz-date", "20260103T030405Z")),
        ("another host", with_header(good.clone(), "host", "service.test:2")),
        ("an unsigned token", with_header(good.clone(), "x-amz-security-token", "loopback/session+token==")),
        ("another key", replaced("AKIDLOOPBACK", "AKIDOTHER")),
        ("another region", replaced("eu-west-1", "eu-west-2")),
        ("an absent header", replaced("host;x-amz", "host;x-absent;x-amz")),
        ("no signed host", replaced("host;", "")),
        ("no signature", replaced("Signature=", "Sig=")),
    ];
    for (change, request) in changes {
        assert!(check(&request).is_err(), "{change} went through");
    }
}

/// Sends one unsigned request and reads to the end of the connection.
fn exchange(server: &Server, operation: &str) -> String {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).expect("the server listens");
    let head = format!("POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: Service.{operation}\r\nContent-Length: 2\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(b"{}").unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

#[test]
fn responses_are_chosen_by_target_in_order_and_the_last_one_is_repeated() {
    let server = Server::start()
        .on("First", HttpResponse::json(200, "one"))
        .on("First", HttpResponse::json(404, "two").header("X-Extra", "yes"))
        .on("Cut", Action::CutBody(HttpResponse::json(200, "0123456789")))
        .on("Close", Action::Close)
        .on("Silence", Action::Silence);
    assert!(exchange(&server, "First").ends_with("\r\n\r\none"));
    for _ in 0..2 {
        let response = exchange(&server, "First");
        assert!(response.starts_with("HTTP/1.1 404 ") && response.contains("\r\nX-Extra: yes\r\n"), "{response}");
    }
    let cut = exchange(&server, "Cut");
    assert!(cut.contains("\r\nContent-Length: 10\r\n") && cut.ends_with("\r\n\r\n01234"), "{cut}");
    assert_eq!(exchange(&server, "Close"), "");
    assert_eq!(exchange(&server, "Silence"), "");
    assert!(exchange(&server, "Elsewhere").starts_with("HTTP/1.1 501 "));

    let requests = server.requests();
    assert_eq!(requests.len(), 7);
    let first = requests.first().unwrap();
    assert_eq!((first.method.as_str(), first.operation(), first.body.as_slice()), ("POST", "First", b"{}".as_slice()));
    assert!(first.signature.is_err());
}
