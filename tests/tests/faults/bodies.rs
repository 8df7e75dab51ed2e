//! Invalid bodies and incorrect lengths.

use std::time::Duration;

use smithy_client_runtime::ErrorKind::{self, Interrupted, InvalidResponse, ResponseTooLarge, Service};
use tests::faults::{Exchange, REQUEST_ID, Step, head};
use tests::response_body;

use crate::scenario::{CUSTOMER, Scenario, good, head_of, response};
use crate::table;

const UNUSABLE: &str = "InvalidResponse";

/// A response with the status 200 that is invalid, and so not requested again.
fn unusable(name: &'static str, body: impl AsRef<[u8]>, text: &'static str) -> Scenario {
    Scenario::new(name, [response(200, body)]).fails(InvalidResponse, UNUSABLE, text).status(200)
}

fn full() -> String {
    response_body("GetOpportunity", "full")
}

/// The full response with a customer's address in an unexpected place.
fn spoiled(from: &str, to: &str) -> String {
    let text = full();
    assert!(text.contains(from), "{from} is not in the response on file");
    text.replacen(from, &to.replace("CUSTOMER", CUSTOMER), 1)
}

fn chunked(status: u16, chunks: &[&str]) -> Exchange {
    let mut text =
        format!("HTTP/1.1 {status} Scripted\r\nx-amzn-requestid: {REQUEST_ID}\r\ntransfer-encoding: chunked\r\n\r\n");
    for chunk in chunks {
        text += &format!("{:x}\r\n{chunk}\r\n", chunk.len());
    }
    Exchange::bytes(text + "0\r\n\r\n")
}

#[test]
fn invalid_responses_are_reported_and_not_printed() {
    let deep = format!(r#"{{"Later": {}1{}, "#, "[".repeat(5_000), "]".repeat(5_000));
    let gzip = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00";
    let promised = |name, body: &str, text| unusable(name, body, text).operation("CreateOpportunity").applied();
    let empty = "it is empty, but the member `Id` is required";
    table::run(
        "Responses that can't be used",
        &[
            promised("200 with an empty body", "", empty).official("1, Ok with id \"\""),
            promised(
                "200 with {}",
                "{}",
                "the required member `Id` is missing (line 1, column 2) [request 7d31a9c4-faults, 1 attempt;",
            )
            .official("1, Ok with id \"\""),
            promised("200 with a null for the id", r#"{"Id": null}"#, "`Id` is missing").official("1, Ok with id \"\""),
            unusable("a page", format!("<html>{CUSTOMER}"), "application/x-amz-json-1.0").official("1"),
            unusable("a bare text", CUSTOMER, ""),
            unusable("a list", format!(r#"["{CUSTOMER}"]"#), ""),
            unusable("cut JSON", full().split_at(500).0, "line").official("1"),
            unusable("trailing bytes", format!("{}{CUSTOMER}", full()), "trailing").official("1"),
            unusable("two objects", format!("{}{}", full(), full()), "trailing").official("1"),
            unusable("bad UTF-8", [full().as_bytes(), b"\xff"].concat(), "").official("1"),
            unusable("a wrong type", spoiled(r#""O5550101""#, r#"["CUSTOMER"]"#), "Id").official("1"),
            unusable("a timestamp that is none", spoiled("2026-02-03T21:14:09Z", "CUSTOMER"), "CreatedDate")
                .official("1"),
            unusable("unrequested gzip", gzip, "").official("1"),
            Scenario::new("gzip with its header", [Exchange::response(200, "content-encoding: gzip\r\n", gzip)])
                .fails(InvalidResponse, UNUSABLE, r#"content encoding "gzip", which the request did not ask for"#)
                .status(200)
                .official("1"),
            Scenario::new("an error in gzip", [Exchange::response(400, "content-encoding: gzip\r\n", gzip)])
                .fails(Service, None, r#"content encoding "gzip", which the request did not ask for"#)
                .status(400),
            Scenario::new("a byte order mark", [response(200, format!("\u{feff}{}", full()))]).official("1, an error"),
            Scenario::new("a null in a list", [response(200, spoiled(r#""Contacts": ["#, r#""Contacts": [null, "#))])
                .returns("Aroha")
                .official("1, the whole response rejected"),
            Scenario::new("a lone surrogate", [response(200, spoiled("O5550101", r"\ud800"))])
                .returns("\u{fffd}")
                .official("1, an error"),
            Scenario::new("a wrong content type", [Exchange::response(200, "content-type: text/plain\r\n", full())]),
            Scenario::new("no content type", [Exchange::response(200, "", full())]),
            Scenario::new("unknown members, 5,000 deep", [response(200, full().replacen('{', &deep, 1))])
                .official("1, an error"),
            Scenario::new("unknown enum value", [response(200, spoiled("Net New Business", "Old Old Business"))])
                .returns("Old Old Business")
                .official("1"),
            Scenario::new("duplicate keys", [response(200, full().replacen('{', r#"{"Id": "O1", "#, 1))])
                .returns("O5550101")
                .official("1, the last counts"),
            Scenario::new("identity encoding", [Exchange::response(200, "content-encoding: identity\r\n", full())]),
        ],
    );
}

/// A truncated body.
fn broken(name: &'static str, exchange: Exchange) -> Scenario {
    Scenario::new(name, [exchange]).fails(Interrupted, "Interrupted", "broke").attempts(3)
}

fn service(name: &'static str, exchange: Exchange, code: Option<&'static str>, text: &'static str) -> Scenario {
    Scenario::new(name, [exchange]).fails(Service, code, text).status(400)
}

#[test]
fn bodies_arrive_in_any_form_and_truncated_ones_are_reported() {
    let text = full();
    let (first, last) = text.split_at(700);
    let (whole, error) = (text.len(), r#"{"__type": "ValidationException", "Message": "Wrong."}"#);
    let validation = Some("ValidationException");
    let pieces: Vec<Step> = text
        .as_bytes()
        .chunks(200)
        .flat_map(|piece| [Step::Send(piece.into()), Step::Pause(Duration::from_millis(2))])
        .collect();
    let drip = Exchange::new([vec![Step::Send(head_of(whole).into())], pieces].concat());
    let lie = |length: &str, end| {
        Exchange::bytes(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{text}")).then(end)
    };
    table::run(
        "Bodies in pieces and lengths that lie",
        &[
            Scenario::new("chunked", [chunked(200, &[first, last])]),
            Scenario::new("in small pieces, slowly", [drip]),
            Scenario::new(
                "HTTP/1.0, ended by the connection",
                [Exchange::bytes(format!("HTTP/1.0 200 OK\r\n\r\n{text}")).then(Step::Close)],
            ),
            Scenario::new(
                "HTTP/1.1, ended by the connection",
                [Exchange::bytes(format!("HTTP/1.1 200 OK\r\n\r\n{text}")).then(Step::Close)],
            ),
            service(
                "an error in chunks",
                chunked(400, &error.split_inclusive(' ').collect::<Vec<_>>()),
                validation,
                "Wrong.",
            ),
            service(
                "an error of another type",
                Exchange::response(400, "content-type: text/html\r\n", error),
                validation,
                "Wrong.",
            ),
            service("an error with a byte order mark", response(400, format!("\u{feff}{error}")), validation, "Wrong."),
            service("an error with trailing bytes", response(400, format!("{error}!")), validation, ": Wrong. ["),
            service("a cut error", response(400, error.split_at(40).0), validation, "sent no message"),
            service(
                "an error that is a page",
                response(400, format!("<p>{CUSTOMER}")),
                None,
                "is not an error of the service",
            ),
            service("an empty error", response(400, ""), None, "status 400 and an empty body"),
            service(
                "an error that is a list",
                response(400, format!("[{error}]")),
                Some("ValidationException"),
                "Wrong.",
            ),
            service("null for an error", response(400, "null"), None, "is not an error of the service"),
            broken("cut body", Exchange::bytes(head_of(whole) + first).then(Step::Close)).status(200).official("3"),
            broken("Content-Length too long", lie(&(whole + 9).to_string(), Step::Close)).status(200).official("3"),
            broken(
                "cut chunk",
                Exchange::bytes("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{").then(Step::Close),
            )
            .status(200),
            broken(
                "chunks without an end",
                Exchange::bytes(format!(
                    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{whole:x}\r\n{text}\r\n"
                ))
                .then(Step::Close),
            )
            .status(200),
            broken(
                "a chunk size that is none",
                Exchange::bytes("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n").then(Step::Close),
            )
            .status(200),
            broken(
                "a huge chunk size",
                Exchange::bytes("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffffff\r\n{}\r\n")
                    .then(Step::Close),
            )
            .status(200),
            broken("cut error", Exchange::bytes(head(400, "", 99) + "{").then(Step::Close)).status(400),
            broken("cut response to a write", Exchange::bytes(head_of(99) + "{").then(Step::Close))
                .operation("UpdateOpportunity")
                .status(200)
                .applied(),
            Scenario::new("Content-Length too short", [lie("500", Step::Close)])
                .fails(InvalidResponse, UNUSABLE, "line")
                .status(200),
            broken("Content-Length that is no number", lie("many", Step::Close)),
            broken("a negative Content-Length", lie("-1", Step::Close)),
            broken("two lengths that differ", lie(&format!("{whole}\r\ncontent-length: 7"), Step::Close)),
            Scenario::new("two lengths that agree", [lie(&format!("{whole}\r\ncontent-length: {whole}"), Step::Close)]),
        ],
    );
}

#[test]
fn a_body_that_is_too_long_is_not_read_completely() {
    let kind: ErrorKind = ResponseTooLarge;
    let too_long = |name, exchange: Exchange| {
        Scenario::new(name, [exchange]).fails(kind, "ResponseTooLarge", "longer than the limit of 16 MiB").status(200)
    };
    let megabyte = " ".repeat(1 << 20);
    let endless = |status, head: &str, piece: String| {
        Exchange::bytes(format!("HTTP/1.1 {status} Scripted\r\n{head}\r\n"))
            .then(Step::Drip(piece.into(), Duration::ZERO))
    };
    let chunk = format!("100000\r\n{megabyte}\r\n");
    let start = r#"{"__type": "ConflictException", "Message": "Long.", "#;
    let error = Exchange::bytes(format!("HTTP/1.1 409 C\r\n\r\n{start}"))
        .then(Step::Drip(megabyte.clone().into(), Duration::ZERO));
    table::run(
        "Bodies without end",
        &[
            too_long("by Content-Length", endless(200, "content-length: 99999999999\r\n", megabyte.clone())),
            too_long("by chunks", endless(200, "transfer-encoding: chunked\r\n", chunk.clone())),
            too_long("by chunks, to a write", endless(200, "transfer-encoding: chunked\r\n", chunk.clone()))
                .operation("CreateOpportunity")
                .applied(),
            Scenario::new("an endless error", [error])
                .fails(
                    Service,
                    "ConflictException",
                    "Long. (the error response is too long: only its first 1048576 bytes were read)",
                )
                .status(409),
            Scenario::new("an endless 502", [endless(502, "transfer-encoding: chunked\r\n", chunk), good()])
                .attempts(2),
        ],
    );
}
