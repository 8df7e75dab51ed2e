//! One exchange of a request and a response with reqwest, and the failures for its errors.

use std::pin::pin;

use bytes::{Bytes, BytesMut};

use super::host::Host;
use super::proxy;
use super::tls::rejection;
use crate::error::{ErrorKind, Failure, Metadata, Retry, TimeLimit, may_be_applied, root_cause};
use crate::time::{Budget, LimitReached};

/// The default maximum size of a response, in bytes. A longer response is an error.
pub const RESPONSE_LIMIT: usize = 16 << 20;

/// The maximum number of bytes that are read of an error response.
const ERROR_LIMIT: usize = 1 << 20;

/// A response with any status.
pub(crate) struct HttpResponse {
    pub(crate) metadata: Metadata,
    pub(crate) body: Bytes,
    /// False if the end of the body was not read.
    pub(crate) complete: bool,
}

/// Waits for a response and reads its body, up to `limit` bytes.
pub(super) async fn exchange(
    response: impl Future<Output = reqwest::Result<reqwest::Response>>,
    host: Host<'_>,
    budget: &Budget<'_>,
    limit: usize,
) -> Result<HttpResponse, Failure> {
    let mut response = match budget.wait(pin!(response)).await {
        Ok(response) => response.map_err(|error| request_failure(error, host))?,
        Err(reached) => return Err(response_timeout(reached, host)),
    };
    let metadata = Metadata::new(response.status().as_u16(), std::mem::take(response.headers_mut()));
    let limit = body_limit(&metadata, limit);
    match read_body(&mut response, limit, budget, host).await {
        Ok((body, complete)) => Ok(HttpResponse { metadata, body, complete }),
        Err(failure) => {
            let applied = may_be_applied(metadata.status());
            Err(failure.with_applied(applied).with_response(metadata, Bytes::new()))
        }
    }
}

impl HttpResponse {
    /// A response with a body in memory, truncated like one from the network.
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) fn truncated(metadata: Metadata, mut body: Bytes, limit: usize) -> Self {
        let limit = body_limit(&metadata, limit);
        let complete = body.len() <= limit;
        body.truncate(limit);
        Self { metadata, body, complete }
    }
}

/// The maximum number of bytes that are read of a body.
fn body_limit(metadata: &Metadata, limit: usize) -> usize {
    if metadata.is_success() { limit } else { limit.min(ERROR_LIMIT) }
}

/// The body up to the limit, and whether it is complete.
async fn read_body(
    response: &mut reqwest::Response,
    limit: usize,
    budget: &Budget<'_>,
    host: Host<'_>,
) -> Result<(Bytes, bool), Failure> {
    let length = response.content_length().and_then(|length| usize::try_from(length).ok());
    let mut body = Body { first: Bytes::new(), all: BytesMut::new(), expected: length.unwrap_or(0).min(limit) };
    loop {
        let chunk = match budget.wait(pin!(response.chunk())).await {
            Ok(chunk) => chunk.map_err(|error| body_failure(error, host))?,
            Err(reached) => {
                return Err(reached.failure(format_args!("{host} began to respond, but its response was not complete")));
            }
        };
        let Some(mut chunk) = chunk else { return Ok((body.finish(), true)) };
        let rest = limit - body.len();
        let complete = chunk.len() <= rest;
        chunk.truncate(rest);
        body.push(chunk);
        if !complete {
            return Ok((body.finish(), false));
        }
    }
}

/// The chunks of a body. A single chunk, the most common case, is not copied.
struct Body {
    first: Bytes,
    /// The whole body, from the second chunk on.
    all: BytesMut,
    expected: usize,
}

impl Body {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    fn push(&mut self, chunk: Bytes) {
        if self.first.is_empty() {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            self.all.reserve(self.expected);
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&chunk);
    }

    fn finish(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}

/// A time limit was reached before a response began to arrive.
pub(super) fn response_timeout(reached: LimitReached, host: Host<'_>) -> Failure {
    reached.failure(format_args!("{host} did not begin to respond"))
}

/// The connection could not be established. `proxy` is whether a proxy may be used.
pub(super) fn connect_failure(host: Host<'_>, reason: &str, proxy: bool) -> Failure {
    let (message, retry) = connect_message(host, reason, proxy);
    Failure::new(ErrorKind::Connect, Some("Connect".into()), message).with_retry(retry)
}

/// The connection broke, and the request may have been applied.
pub(super) fn connection_broken(host: Host<'_>, reason: &str) -> Failure {
    let message = format!("The connection to {host} broke before a response arrived: {reason}");
    Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), message).with_applied(true)
}

/// The connection broke in the middle of the body.
#[cfg(any(test, feature = "test-util"))]
pub(super) fn body_broken(host: Host<'_>, metadata: Metadata, reason: &str) -> Failure {
    let applied = may_be_applied(metadata.status());
    incomplete(host, reason).with_applied(applied).with_response(metadata, Bytes::new())
}

fn incomplete(host: Host<'_>, reason: &str) -> Failure {
    let message = format!("The connection to {host} broke before the response was complete: {reason}");
    Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), message)
}

/// The error of the HTTP client for a response whose headers exceed its limits. Its type is not public.
const HEAD_TOO_LARGE: &str = "message head is too large";

/// The failure for an error before a response began to arrive.
fn request_failure(error: reqwest::Error, host: Host<'_>) -> Failure {
    let reason = root_cause(&error);
    let failure = |kind, code: &'static str, message| Failure::new(kind, Some(code.into()), message);
    let failure = if error.is_connect() && error.is_timeout() {
        let message = format!("No connection to {host} was established within the time limit for connecting");
        failure(ErrorKind::Timeout, "Timeout", message).with_limit(TimeLimit::Connect)
    } else if let Some(message) = tls_message(&error, host) {
        failure(ErrorKind::Connect, "Connect", message).with_retry(Retry::No)
    } else if error.is_connect() {
        connect_failure(host, &reason, proxy::is_set_for(host.0))
    } else if error.is_timeout() {
        // An HTTP client of the configuration may have a time limit.
        let message = format!("{host} did not begin to respond within the time limit of the HTTP client");
        failure(ErrorKind::Timeout, "Timeout", message).with_limit(TimeLimit::Read).with_applied(true)
    } else if reason == HEAD_TOO_LARGE {
        let message = format!(
            "{host} responded with too many or too long headers: at most 100 are read, and about 400 KiB of them; check \
             the proxies in front of the service"
        );
        failure(ErrorKind::ResponseTooLarge, "ResponseTooLarge", message).with_applied(true)
    } else if error.is_builder() {
        let message = format!("The request can't be sent to {host}: {reason}");
        failure(ErrorKind::Configuration, "InvalidConfiguration", message)
    } else {
        connection_broken(host, &reason)
    };
    failure.with_source(error.without_url())
}

/// The failure for an error while the body was read.
fn body_failure(error: reqwest::Error, host: Host<'_>) -> Failure {
    let failure = if error.is_timeout() {
        let message = format!("{host} did not complete its response within the time limit of the HTTP client");
        Failure::new(ErrorKind::Timeout, Some("Timeout".into()), message).with_limit(TimeLimit::Read)
    } else {
        incomplete(host, &root_cause(&error))
    };
    failure.with_source(error.without_url())
}

/// The message for a connection that could not be established. The errors of tunnels through a proxy are recognised by
/// their text, since their types are not public.
fn connect_message(host: Host<'_>, reason: &str, proxy: bool) -> (String, Retry) {
    match reason.strip_prefix("tunnel error: ") {
        Some("proxy authorization required") => {
            let message = format!(
                "No connection to {host}: the proxy requires a user name and a password; add them to the URL of the proxy"
            );
            (message, Retry::No)
        }
        Some(reason) => {
            (format!("No connection to {host}: the proxy did not establish one ({reason})"), Retry::Transient)
        }
        None => {
            let advice = if proxy { "; the environment sets a proxy, check that it is reachable" } else { "" };
            (format!("No connection to {host}: {reason}{advice}"), Retry::Transient)
        }
    }
}

/// The message for a TLS connection that one of the sides rejected. It would be rejected again.
fn tls_message(error: &reqwest::Error, host: Host<'_>) -> Option<String> {
    let reason = rejection(error)?;
    // A server that requires a client certificate reports that after the client has connected, but reads no request.
    if !error.is_connect() && !reason.contains("CertificateRequired") {
        return None;
    }
    let advice = if reason.contains("certificate") {
        "; certificates are checked with the CA bundle, or with the root certificates of the system if none is set"
    } else {
        ""
    };
    Some(format!("No TLS connection to {host}: {reason}{advice}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_consists_of_its_chunks_in_order() {
        for (chunks, expected) in
            [(&[][..], ""), (&["a"], "a"), (&["", "a"], "a"), (&["a", "", "bc", "d"], "abcd"), (&["ab", "c"], "abc")]
        {
            for content_length in [0, 3, 100] {
                let mut body = Body { first: Bytes::new(), all: BytesMut::new(), expected: content_length };
                let mut length = 0;
                for chunk in chunks {
                    body.push(Bytes::from_static(chunk.as_bytes()));
                    length += chunk.len();
                    assert_eq!(body.len(), length, "{chunks:?}");
                }
                assert_eq!(body.finish(), expected, "{chunks:?}");
            }
        }
    }
}
