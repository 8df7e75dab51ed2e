//! Responses that only malicious or faulty servers send.

use smithy_client_runtime::ErrorKind::{self, Interrupted, InvalidResponse, ResponseTooLarge, Service};
use tests::faults::{Exchange, REQUEST_ID, Reading, Step, head};

use crate::scenario::{CUSTOMER, Scenario, good, head_of, response};
use crate::table;

fn bytes(bytes: impl Into<Vec<u8>>) -> Exchange {
    Exchange::bytes(bytes)
}

fn full_response() -> Vec<u8> {
    let body = tests::response_body("GetOpportunity", "full");
    [head_of(body.len()).into_bytes(), body.into_bytes()].concat()
}

fn after(before: &str) -> Exchange {
    bytes([before.as_bytes(), &full_response()].concat())
}

fn error(name: &'static str, body: impl AsRef<[u8]>, text: &'static str) -> Scenario {
    Scenario::new(name, [response(400, body)]).fails(Service, "ValidationException", text).status(400)
}

fn broken(name: &'static str, exchange: Exchange) -> Scenario {
    Scenario::new(name, [exchange.then(Step::Close)]).fails(Interrupted, "Interrupted", "broke").attempts(3)
}

fn too_large(name: &'static str, exchange: Exchange) -> Scenario {
    Scenario::new(name, [exchange.then(Step::Close)]).fails(
        ResponseTooLarge,
        "ResponseTooLarge",
        "too many or too long headers",
    )
}

#[test]
fn heads_of_any_kind_are_decoded_or_reported() {
    let with = |lines: &str| Exchange::response(200, lines, tests::response_body("GetOpportunity", "full"));
    let many: String = (0..90).map(|index| format!("x-bomb-{index}: x\r\n")).collect();
    table::run(
        "Heads",
        &[
            Scenario::new("100 Continue first", [after("HTTP/1.1 100 Continue\r\n\r\n")]),
            Scenario::new(
                "102 and 103 first",
                [after("HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n")],
            ),
            Scenario::new("a thousand times 100", [after(&"HTTP/1.1 100 Continue\r\n\r\n".repeat(1_000))]),
            Scenario::new(
                "101 to a promise",
                [bytes("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n")
                    .then(Step::Close)],
            )
            .fails(Service, None, "status 101")
            .status(101),
            Scenario::new(
                "101 where nothing is promised",
                [bytes("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n")
                    .then(Step::Close)],
            )
            .operation("AssignOpportunity")
            .fails(Service, None, "status 101")
            .status(101)
            .applied(),
            Scenario::new("status 999", [Exchange::response(999, "", "")])
                .fails(Service, None, "status 999")
                .status(999),
            Scenario::new("status 600 with a code", [response(600, r#"{"__type": "ConflictException"}"#)])
                .fails(Service, "ConflictException", "")
                .status(600),
            Scenario::new("90 headers", [with(&many)]),
            too_large("101 headers", with(&"x-bomb: x\r\n".repeat(101))),
            too_large("150 headers", with(&"x-bomb: x\r\n".repeat(150))),
            too_large("10,000 headers", with(&"x-bomb: x\r\n".repeat(10_000))),
            too_large("an error with 150 headers", Exchange::response(400, &"x-bomb: x\r\n".repeat(150), "{}")),
            Scenario::new("a header of 100 kB", [with(&format!("x-bomb: {}\r\n", "x".repeat(100_000)))]),
            Scenario::new("a header of 300 kB", [with(&format!("x-bomb: {}\r\n", "x".repeat(300_000)))]),
            too_large("a header of 1 MB", with(&format!("x-bomb: {}\r\n", "x".repeat(1 << 20)))),
            broken("a header with NUL", with("x-odd: a\0b\r\n")),
            broken("a header with a control character", with("x-odd: a\u{1b}[31mb\r\n")),
            broken("a header name with a blank", with("x odd: a\r\n")),
            broken("a line that is no header", with("nothing\r\n")),
            Scenario::new("a header of other bytes", [with("x-odd: \u{e9}\u{80}\r\n")]),
            Scenario::new(
                "no reason phrase",
                [bytes([b"HTTP/1.1 200\r\n", &full_response()[b"HTTP/1.1 200 Scripted\r\n".len()..]].concat())],
            ),
            Scenario::new(
                "bare line feeds",
                [bytes(String::from_utf8(full_response()).unwrap().replacen("\r\n", "\n", 4))],
            ),
        ],
    );
}

#[test]
fn messages_of_any_kind_stay_on_one_line() {
    let long = "long ".repeat(200_000);
    let list = |count: usize| {
        let entries = format!(r#"{{"FieldName": "a", "Code": "B", "Message": "{CUSTOMER_FREE}"}}"#);
        let entries = vec![entries; count].join(",");
        format!(r#"{{"__type": "ValidationException", "Message": "Many.", "ErrorList": [{entries}]}}"#)
    };
    let deep = |count| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let validation = |rest: &str| format!(r#"{{"__type": "ValidationException", {rest}}}"#);
    table::run(
        "Messages",
        &[
            error(
                "control characters",
                validation(r#""Message": "a\u0000b\r\nc\u001b[31m\u0085d""#),
                ": a b  c [31m d [",
            ),
            error(
                "line and paragraph separators",
                validation("\"Message\": \"a\u{2028}b\u{2029}c\u{202e}d\""),
                "ValidationException: a",
            ),
            error("a raw NUL in the text", b"{\"__type\": \"ValidationException\", \"Message\": \"a\0b\"}", ": a b ["),
            error("a lone surrogate", validation(r#""Message": "a\ud800""#), ": a\u{fffd} ["),
            error(
                "bytes that are no UTF-8",
                b"{\"__type\": \"ValidationException\", \"Message\": \"a\xff\"}",
                "a\u{fffd}",
            ),
            error(
                "a message of 1 MB less",
                validation(&format!(r#""Message": "{}""#, long)),
                "… (1000000 bytes in total) [request",
            ),
            error(
                "a message of 1 MB more",
                validation(&format!(r#""Message": "{}""#, "x".repeat(2 << 20))),
                "too long",
            ),
            error("duplicate messages", validation(r#""Message": "first", "Message": "second""#), ": second ["),
            error("duplicate codes", r#"{"__type": "OtherException", "__type": "ValidationException"}"#, ""),
            error(
                "5,000 deep, before",
                validation(&format!(r#""Deep": {}, "Message": "here""#, deep(5_000))),
                ": here [",
            ),
            error("100,000 deep", validation(&format!(r#""Message": "here", "Deep": {}"#, deep(100_000))), ": here ["),
            error(
                "a list in the list, 5,000 deep",
                validation(&format!(r#""Message": "here", "ErrorList": {}"#, deep(5_000))),
                ": here [",
            ),
            error("10,000 fields", list(10_000), "; and 9900 more"),
            error("a message of another type", validation(r#""Message": {"a": 1}"#), "sent no message"),
            error(
                "a list of another type",
                validation(r#""Message": "here", "ErrorList": {"FieldName": "a"}"#),
                ": here [",
            ),
            error(
                "a list of nulls",
                validation(r#""Message": "here", "ErrorList": [null, 1, "a", [], {}]"#),
                ": here [",
            ),
            Scenario::new("a code with blanks", [response(400, r#"{"__type": "Not a code", "Message": "here"}"#)])
                .fails(Service, None, ": here [")
                .status(400),
            Scenario::new(
                "a code of 1 MB",
                [response(400, format!(r#"{{"__type": "{}", "Message": "here"}}"#, "x".repeat(1_000_000)))],
            )
            .fails(Service, None, ": here [")
            .status(400),
            Scenario::new("a code that is a number", [response(400, r#"{"__type": 7, "code": 9, "message": "here"}"#)])
                .fails(Service, None, ": here [")
                .status(400),
            Scenario::new(
                "a request id of other bytes",
                [bytes("HTTP/1.1 400 B\r\nx-amzn-requestid: \u{e9}\r\ncontent-length: 0\r\n\r\n")],
            )
            .fails(Service, None, "an empty body [1 attempt]")
            .status(400),
            Scenario::new(
                "a request id with a tab",
                [bytes("HTTP/1.1 400 B\r\nx-amzn-requestid: a\tb\r\ncontent-length: 0\r\n\r\n")],
            )
            .fails(Service, None, "[request a b, 1 attempt]")
            .status(400),
            Scenario::new(
                "a location with control characters",
                [Exchange::response(307, "location: http://a\u{7f}b/\r\n", ""), good()],
            )
            .attempts(2),
        ],
    );
}

const CUSTOMER_FREE: &str = "is not right";

#[test]
fn exchanges_out_of_order_affect_no_other_call() {
    let early = |status| {
        let text = format!("{}{}", head(status, "connection: close\r\n", 0), "");
        Exchange::bytes(text).reading(Reading::Head).then(Step::Silence)
    };
    let two = bytes([full_response(), full_response()].concat());
    let kind: ErrorKind = InvalidResponse;
    table::run(
        "Exchanges out of order",
        &[
            Scenario::new("two responses at once", [two]),
            Scenario::new("bytes after the body", [good().then(Step::Send(b"surplus".to_vec()))]),
            Scenario::new("a body after 204", [bytes(format!("HTTP/1.1 204 No Content\r\n\r\n{{\"Id\": \"{CUSTOMER}\"}}"))])
                .operation("AssignOpportunity"),
            Scenario::new("204 with a length", [bytes(format!("HTTP/1.1 204 No Content\r\nx-amzn-requestid: {REQUEST_ID}\r\ncontent-length: 11\r\n\r\n{{\"Id\": \"O\"}}"))])
                .operation("CreateOpportunity")
                .fails(kind, "InvalidResponse", "it is empty")
                .status(204)
                .applied(),
            Scenario::new("an error before the request is read", [early(413)]).fails(Service, None, "status 413").status(413),
            Scenario::new("length and chunks at once", [bytes("HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")])
                .operation("ListOpportunities"),
            Scenario::new("trailers", [bytes("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntrailer: x-odd\r\n\r\n2\r\n{}\r\n0\r\nx-odd: 1\r\n\r\n")])
                .operation("ListOpportunities"),
            Scenario::new("an unknown transfer encoding", [bytes("HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n{}").then(Step::Close)])
                .operation("ListOpportunities"),
        ],
    );
}
