//! What the head of a request must be: a loopback host, a POST to `/`, the content type, the operation.

use hyper::http::request::Parts;
use hyper::{HeaderMap, Method};

use crate::rules;
use crate::wire::Rejection;

/// The names and addresses of this machine. Others are rejected, so that a page of the web can't reach the sandbox by a
/// name that leads to this machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const TARGET_PREFIX: &str = "AWSPartnerCentralSelling";
const CONTENT_TYPE: &str = "application/x-amz-json-1.0";

/// Checks that the request is for this machine.
pub(super) fn check_host(head: &Parts) -> Result<(), Rejection> {
    let host = text(&head.headers, "host").unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        _ => host,
    };
    if !LOOPBACK.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        let message = "The header Host must name this machine: localhost, 127.0.0.1 or [::1]";
        return Err(Rejection::protocol(&rules::LOOPBACK_HOST, message));
    }
    Ok(())
}

/// Checks the head of a request of the API.
pub(super) fn check(head: &Parts) -> Result<(), Rejection> {
    check_host(head)?;
    if head.method != Method::POST || head.uri.path() != "/" || head.uri.query().is_some() {
        let message = "Requests are POST requests to the path /";
        return Err(Rejection::protocol(&rules::POST_TO_ROOT, message));
    }
    let content_type = text(&head.headers, "content-type").unwrap_or_default();
    if content_type.split(';').next().map(str::trim) != Some(CONTENT_TYPE) {
        let message = format!("The header Content-Type must be {CONTENT_TYPE}");
        return Err(Rejection::protocol(&rules::CONTENT_TYPE, &message));
    }
    Ok(())
}

/// The operation that the header `X-Amz-Target` names.
pub(super) fn operation(headers: &HeaderMap) -> Option<&str> {
    let (prefix, operation) = text(headers, "x-amz-target")?.split_once('.')?;
    (prefix == TARGET_PREFIX).then_some(operation)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
