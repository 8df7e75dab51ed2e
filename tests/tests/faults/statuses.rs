//! Statuses and the headers with them: retries, `Retry-After`, redirects.

use std::ops::RangeInclusive;

use smithy_client_runtime::ErrorKind::{InvalidResponse, Service};
use tests::faults::Exchange;

use crate::scenario::{Scenario, good, response};
use crate::table;

/// The program waits only briefly, as the service asks for.
const SOON: &str = "x-amz-retry-after: 1\r\n";

fn status(name: &'static str, status: u16, body: &str) -> Scenario {
    Scenario::new(name, [Exchange::response(status, "", body)]).fails(Service, None, "").status(status)
}

/// A 503 with a header that asks for a wait, twice, then a response. The program, which uses real time, makes one
/// attempt.
fn hint(name: &'static str, hint: &str, seconds: RangeInclusive<f64>) -> Scenario {
    let busy = Exchange::response(503, &format!("{hint}\r\n"), "");
    Scenario::new(name, [busy.clone(), busy, good()]).attempts(3).takes(seconds)
}

#[test]
fn statuses_are_handled_as_in_the_aws_sdks() {
    let throttled = r#"{"__type": "ThrottlingException", "Message": "Slow down."}"#;
    let code = |name, status, head: &str| {
        let exchange = Exchange::response(status, head, throttled);
        Scenario::new(name, [exchange]).fails(Service, "ThrottlingException", "Slow down.").status(status).attempts(3)
    };
    table::run(
        "Statuses",
        &[
            status("500 without body", 500, "").attempts(3).official("3"),
            status("500 with a page", 500, "<html>customer.desk@ferries.example.com</html>").attempts(3).official("3"),
            status("502 without body", 502, "").attempts(3).official("3"),
            status("502 with a page", 502, "<html>Bad Gateway</html>").attempts(3).official("3"),
            status("503 without body", 503, "").attempts(3).official("3"),
            status("503 with JSON that is no error", 503, "[1]").attempts(3).official("3"),
            status("504 without body", 504, "").attempts(3).official("3"),
            status("504 with a page", 504, "<html>Gateway Timeout</html>").attempts(3).official("3"),
            Scenario::new("503, then a response", [Exchange::response(503, "", ""), good()]).attempts(2).official("2"),
            status("501", 501, "").official("1"),
            status("505", 505, ""),
            status("400 without body", 400, "").official("1"),
            status("403 without body", 403, "").official("1"),
            status("429 without hint and code", 429, "").attempts(3).official("1: not retried"),
            Scenario::new("429 with a hint, without code", [Exchange::response(429, SOON, "")])
                .fails(Service, None, "status 429")
                .status(429)
                .attempts(3),
            code("429 with a code", 429, "").official("3"),
            code("429 with hint and code", 429, SOON).official("3"),
            code("400 with ThrottlingException", 400, SOON).official("3"),
            Scenario::new(
                "400 with RequestTimeoutException",
                [response(400, r#"{"__type": "RequestTimeoutException"}"#)],
            )
            .fails(Service, "RequestTimeoutException", "")
            .status(400)
            .attempts(3)
            .official("3"),
            status("500 to a write", 500, "").operation("CreateOpportunity").attempts(3).applied(),
            status("503 to a write", 503, "").operation("UpdateOpportunity").attempts(3),
        ],
    );
}

#[test]
fn waits_that_the_service_asks_for_are_obeyed_within_bounds() {
    // With real time, one attempt shows that a long wait is not started.
    let long = |scenario: Scenario| scenario.fails(Service, None, "status 503").status(503).retryable(true);
    let short = &["--timeout", "1"];
    let busy = |head: &str| [Exchange::response(503, &format!("{head}\r\n"), "")];
    table::run(
        "Hints of the server",
        &[
            hint("x-amz-retry-after: 1", "x-amz-retry-after: 1", 0.0..=1.4).official("obeyed"),
            long(Scenario::new("Retry-After: 2", busy("Retry-After: 2")).attempts(3).takes(4.0..=4.9))
                .program(short, 1)
                .official("3, ignored: gaps of 0.37 and 0.77 s"),
            long(
                Scenario::new("x-amz-retry-after: 1500", busy("x-amz-retry-after: 1500")).attempts(3).takes(3.0..=4.9),
            )
            .program(short, 1)
            .official("3, gaps of 1.50 s"),
            long(
                Scenario::new("x-amz-retry-after: 60000", busy("x-amz-retry-after: 60000"))
                    .attempts(3)
                    .takes(40.0..=45.0),
            )
            .program(short, 1)
            .official("3, gaps of 20 s"),
            long(
                Scenario::new("a huge number", busy("x-amz-retry-after: 99999999999999999999999"))
                    .attempts(3)
                    .takes(40.0..=45.0),
            )
            .program(short, 1),
            long(
                Scenario::new("huge seconds", busy("Retry-After: 18446744073709551615")).attempts(3).takes(40.0..=45.0),
            )
            .program(short, 1),
            long(
                Scenario::new("a date in the far future", busy("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"))
                    .attempts(3)
                    .takes(40.0..=45.0),
            )
            .program(short, 1),
            hint("a negative number", "x-amz-retry-after: -5", 1.5..=4.5),
            hint("negative seconds", "Retry-After: -120", 1.5..=4.5),
            hint("a fraction", "Retry-After: 1.5e9", 1.5..=4.5),
            hint("garbage", "Retry-After: \u{1f552} soon", 1.5..=4.5),
            hint("an empty hint", "Retry-After:", 1.5..=4.5),
            hint("a date in the past", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT", 1.5..=4.5),
            hint("a date that is none", "Retry-After: Fri, 99 Foo 2026 99:99:99 GMT", 1.5..=4.5),
            hint("two hints that differ", "x-amz-retry-after: 1\r\nx-amz-retry-after: 9000", 0.0..=1.4),
        ],
    );
}

#[test]
fn redirects_are_reported_and_not_followed() {
    let to = |location: &str| format!("Location: {location}\r\n");
    let redirect = |name, status, location: &str, text| {
        let exchange = Exchange::response(status, &to(location), "");
        Scenario::new(name, [exchange, good()]).fails(Service, None, text).status(status)
    };
    table::run(
        "Redirects and other successes",
        &[
            redirect("301", 301, "https://evil.example/", "redirect to evil.example (status 301)").official("1"),
            redirect("302", 302, "http://127.0.0.1:1/", "redirect to 127.0.0.1 (status 302)"),
            redirect("307", 307, "https://user:pw@evil.example:9/?t=1", "redirect to evil.example (status 307)"),
            redirect("308", 308, "/elsewhere", "redirect (status 308)"),
            redirect("303 with garbage", 303, "::::", "redirect (status 303)"),
            Scenario::new("304", [Exchange::bytes("HTTP/1.1 304 Not Modified\r\n\r\n")])
                .fails(Service, None, "status 304")
                .status(304),
            Scenario::new("204 to a promise", [Exchange::bytes("HTTP/1.1 204 No Content\r\n\r\n")])
                .operation("CreateOpportunity")
                .fails(InvalidResponse, "InvalidResponse", "it is empty, but the member `Id` is required")
                .status(204)
                .applied(),
            Scenario::new("204 where nothing is promised", [Exchange::bytes("HTTP/1.1 204 No Content\r\n\r\n")])
                .operation("AssignOpportunity"),
            Scenario::new("202 with a response", [response(202, r#"{"Id": "O1"}"#)]).operation("CreateOpportunity"),
        ],
    );
}
