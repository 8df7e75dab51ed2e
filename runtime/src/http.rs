//! HTTP by reqwest: one exchange, and what its errors mean.

use std::error::Error as StdError;
use std::pin::pin;
use std::{fmt, io};

use bytes::{Bytes, BytesMut};
use reqwest::Url;

use crate::classify::{Retry, may_be_done};
use crate::failure::{ErrorKind, Failure};
use crate::limits::{Budget, TimeLimit};
use crate::metadata::Metadata;

/// How many bytes of an answer are read; a longer one is an error.
pub const RESPONSE_LIMIT: usize = 16 << 20;

/// How many bytes of an error are read; the rest is left.
const ERROR_LIMIT: usize = 1 << 20;

/// An answer, whatever its status.
pub(crate) struct Answer {
    pub(crate) metadata: Metadata,
    pub(crate) body: Bytes,
    /// False if the rest of the body was left unread.
    pub(crate) complete: bool,
}

/// Sends a request for the `attempts`th time and reads the whole answer.
pub(crate) async fn exchange(
    answer: impl Future<Output = reqwest::Result<reqwest::Response>>,
    host: Host<'_>,
    attempts: u32,
    budget: &Budget<'_>,
) -> Result<Answer, Failure> {
    let mut response = match budget.wait(pin!(answer)).await {
        Ok(answer) => answer.map_err(|error| not_answered(error, host))?,
        Err(reached) => return Err(reached.failure(format_args!("{host} did not begin to answer"))),
    };
    let metadata = Metadata::new(response.status().as_u16(), std::mem::take(response.headers_mut()), attempts);
    let limit = if metadata.status() >= 300 { ERROR_LIMIT } else { RESPONSE_LIMIT };
    match read_body(&mut response, limit, budget, host).await {
        Ok((body, complete)) => Ok(Answer { metadata, body, complete }),
        Err(failure) => {
            let applied = may_be_done(metadata.status());
            Err(failure.with_applied(applied).with_answer(metadata, Bytes::new()))
        }
    }
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
                return Err(reached.failure(format_args!("{host} began to answer, but its answer was not complete")));
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

fn not_answered(error: reqwest::Error, host: Host<'_>) -> Failure {
    let reason = innermost(&error);
    let failure = |kind, code: &'static str, message| Failure::new(kind, Some(code.into()), message);
    let failure = if error.is_connect() && error.is_timeout() {
        let message = format!("No connection to {host} was made within the time limit for connecting");
        failure(ErrorKind::Timeout, "Timeout", message).with_limit(TimeLimit::Connect)
    } else if error.is_connect() {
        let retry = if is_refused_for_good(&error) { Retry::No } else { Retry::Transient };
        failure(ErrorKind::Connect, "Connect", format!("No connection to {host}: {reason}")).with_retry(retry)
    } else if error.is_timeout() {
        // Of an HTTP client of the user's, which has a limit of its own.
        let message = format!("{host} did not begin to answer within the time limit of the HTTP client");
        failure(ErrorKind::Timeout, "Timeout", message).with_limit(TimeLimit::Read).with_applied(true)
    } else if error.is_builder() {
        let message = format!("The request can't be sent to {host}: {reason}");
        failure(ErrorKind::Configuration, "InvalidConfiguration", message)
    } else {
        let message = format!("The connection to {host} broke before an answer came: {reason}");
        failure(ErrorKind::Interrupted, "Interrupted", message).with_applied(true)
    };
    failure.with_source(error.without_url())
}

fn cut(error: reqwest::Error, host: Host<'_>) -> Failure {
    let failure = if error.is_timeout() {
        let message = format!("{host} did not complete its answer within the time limit of the HTTP client");
        Failure::new(ErrorKind::Timeout, Some("Timeout".into()), message).with_limit(TimeLimit::Read)
    } else {
        let message = format!("The answer of {host} broke off: {}", innermost(&error));
        Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), message)
    };
    failure.with_source(error.without_url())
}

/// Whether the other side is not who it should be, or speaks something else: TLS says so, by certificate or protocol,
/// and will say so again.
fn is_refused_for_good(error: &(dyn StdError + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        let io = error.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        // An I/O error names not the error that it wraps as its source, but the source of that.
        let wrapped = io.and_then(io::Error::get_ref).map(|error| error as _);
        next = wrapped.or_else(|| error.source());
    }
    false
}

/// The cause at the end of the chain: what the system said, without the layers that passed it on.
pub(crate) fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

/// Host and port of a URL, for messages: without a password, which a URL may hold.
#[derive(Clone, Copy)]
pub(crate) struct Host<'a>(pub(crate) &'a Url);

impl fmt::Display for Host<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.0.host_str().unwrap_or_default())?;
        match self.0.port() {
            Some(port) => write!(to, ":{port}"),
            None => Ok(()),
        }
    }
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

    #[test]
    fn a_host_is_named_with_its_port_and_without_password() {
        for (url, expected) in [
            ("http://user:pass@127.0.0.1:8080/path", "127.0.0.1:8080"),
            ("https://[::1]:1", "[::1]:1"),
            ("https://example.com:443", "example.com"),
        ] {
            assert_eq!(Host(&Url::parse(url).unwrap()).to_string(), expected);
        }
    }
}
