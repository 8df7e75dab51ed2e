//! One exchange over HTTP by reqwest, and what its errors mean.

use std::pin::pin;

use bytes::{Bytes, BytesMut};

use super::host::Host;
use super::tls::refusal;
use crate::error::{ErrorKind, Failure, Metadata, Retry, TimeLimit, innermost, may_be_done};
use crate::time::{Budget, Reached};

/// How many bytes of a response are read by default; a longer one is an error.
pub const RESPONSE_LIMIT: usize = 16 << 20;

/// How many bytes of an error are read; the rest is left.
const ERROR_LIMIT: usize = 1 << 20;

/// A response, whatever its status.
pub(crate) struct HttpResponse {
    pub(crate) metadata: Metadata,
    pub(crate) body: Bytes,
    /// False if the rest of the body was left unread.
    pub(crate) complete: bool,
}

/// Waits for a response and reads it as a whole, or as much of it as `limit` allows.
pub(super) async fn exchange(
    sending: impl Future<Output = reqwest::Result<reqwest::Response>>,
    host: Host<'_>,
    budget: &Budget<'_>,
    limit: usize,
) -> Result<HttpResponse, Failure> {
    let mut response = match budget.wait(pin!(sending)).await {
        Ok(response) => response.map_err(|error| no_response(error, host))?,
        Err(reached) => return Err(silent(reached, host)),
    };
    let metadata = Metadata::new(response.status().as_u16(), std::mem::take(response.headers_mut()));
    let limit = body_limit(&metadata, limit);
    match read_body(&mut response, limit, budget, host).await {
        Ok((body, complete)) => Ok(HttpResponse { metadata, body, complete }),
        Err(failure) => {
            let applied = may_be_done(metadata.status());
            Err(failure.with_applied(applied).with_response(metadata, Bytes::new()))
        }
    }
}

impl HttpResponse {
    /// A response whose body is in memory, as much of it as is read from the network.
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) fn cut(metadata: Metadata, mut body: Bytes, limit: usize) -> Self {
        let limit = body_limit(&metadata, limit);
        let complete = body.len() <= limit;
        body.truncate(limit);
        Self { metadata, body, complete }
    }
}

/// How much of the body of a response is read.
fn body_limit(metadata: &Metadata, limit: usize) -> usize {
    if metadata.is_success() { limit } else { limit.min(ERROR_LIMIT) }
}

/// The body up to the limit, and whether that was all.
async fn read_body(
    response: &mut reqwest::Response,
    limit: usize,
    budget: &Budget<'_>,
    host: Host<'_>,
) -> Result<(Bytes, bool), Failure> {
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    let mut body = Body { first: Bytes::new(), all: BytesMut::new(), expected: announced.unwrap_or(0).min(limit) };
    loop {
        let chunk = match budget.wait(pin!(response.chunk())).await {
            Ok(chunk) => chunk.map_err(|error| cut(error, host))?,
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

/// The pieces of a body. Mostly there is but one, which is not copied.
struct Body {
    first: Bytes,
    /// All of it, once there is a second piece.
    all: BytesMut,
    expected: usize,
}

impl Body {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    fn push(&mut self, piece: Bytes) {
        if self.first.is_empty() {
            self.first = piece;
            return;
        }
        if self.all.is_empty() {
            self.all.reserve(self.expected);
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&piece);
    }

    fn finish(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}

/// Time ran out before a response began to arrive.
pub(super) fn silent(reached: Reached, host: Host<'_>) -> Failure {
    reached.failure(format_args!("{host} did not begin to respond"))
}

/// No connection was made.
pub(super) fn unreachable(host: Host<'_>, reason: &str, proxy: bool) -> Failure {
    let (message, retry) = no_connection(host, reason, proxy);
    Failure::new(ErrorKind::Connect, Some("Connect".into()), message).with_retry(retry)
}

/// The connection broke, and nobody knows what became of the request.
pub(super) fn broken(host: Host<'_>, reason: &str) -> Failure {
    let message = format!("The connection to {host} broke before a response arrived: {reason}");
    Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), message).with_applied(true)
}

fn no_response(error: reqwest::Error, host: Host<'_>) -> Failure {
    let reason = innermost(&error);
    let failure = |kind, code: &'static str, message| Failure::new(kind, Some(code.into()), message);
    let failure = if error.is_connect() && error.is_timeout() {
        let message = format!("No connection to {host} was made within the time limit for connecting");
        failure(ErrorKind::Timeout, "Timeout", message).with_limit(TimeLimit::Connect)
    } else if let Some(message) = refused(&error, host) {
        failure(ErrorKind::Connect, "Connect", message).with_retry(Retry::No)
    } else if error.is_connect() {
        unreachable(host, &reason, host.may_use_proxy())
    } else if error.is_timeout() {
        // Of an HTTP client of the user, which has a limit of its own.
        let message = format!("{host} did not begin to respond within the time limit of the HTTP client");
        failure(ErrorKind::Timeout, "Timeout", message).with_limit(TimeLimit::Read).with_applied(true)
    } else if error.is_builder() {
        let message = format!("The request can't be sent to {host}: {reason}");
        failure(ErrorKind::Configuration, "InvalidConfiguration", message)
    } else {
        broken(host, &reason)
    };
    failure.with_source(error.without_url())
}

fn cut(error: reqwest::Error, host: Host<'_>) -> Failure {
    let failure = if error.is_timeout() {
        let message = format!("{host} did not complete its response within the time limit of the HTTP client");
        Failure::new(ErrorKind::Timeout, Some("Timeout".into()), message).with_limit(TimeLimit::Read)
    } else {
        let message = format!("The response of {host} broke off: {}", innermost(&error));
        Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), message)
    };
    failure.with_source(error.without_url())
}

/// What to say where nobody is there, or only a proxy. Tunnels are made by a crate below reqwest, whose errors have no
/// name here.
fn no_connection(host: Host<'_>, reason: &str, proxy: bool) -> (String, Retry) {
    match reason.strip_prefix("tunnel error: ") {
        Some("proxy authorization required") => {
            (format!("The proxy before {host} asks for user name and password; write them into its URL"), Retry::No)
        }
        Some(reason) => {
            (format!("No connection to {host}: the proxy before it makes none ({reason})"), Retry::Transient)
        }
        None => {
            let advice = if proxy { "; the environment names a proxy, which may be what is not there" } else { "" };
            (format!("No connection to {host}: {reason}{advice}"), Retry::Transient)
        }
    }
}

/// What to say where TLS refuses the other side for good, or is refused by it.
fn refused(error: &reqwest::Error, host: Host<'_>) -> Option<String> {
    let reason = refusal(error)?;
    // A server that wants a certificate says so after the client has connected, but reads nothing without it.
    if !error.is_connect() && !reason.contains("CertificateRequired") {
        return None;
    }
    let advice = if reason.contains("certificate") {
        "; it is checked against the CA bundle, or the certificates of the system where none is set"
    } else {
        ""
    };
    Some(format!("No TLS connection to {host}: {reason}{advice}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_all_of_its_pieces_in_order() {
        for (pieces, expected) in
            [(&[][..], ""), (&["a"], "a"), (&["", "a"], "a"), (&["a", "", "bc", "d"], "abcd"), (&["ab", "c"], "abc")]
        {
            for announced in [0, 3, 100] {
                let mut body = Body { first: Bytes::new(), all: BytesMut::new(), expected: announced };
                let mut length = 0;
                for piece in pieces {
                    body.push(Bytes::from_static(piece.as_bytes()));
                    length += piece.len();
                    assert_eq!(body.len(), length, "{pieces:?}");
                }
                assert_eq!(body.finish(), expected, "{pieces:?}");
            }
        }
    }
}
