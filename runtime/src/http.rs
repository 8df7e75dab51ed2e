//! HTTP by reqwest: one exchange, and what its errors mean.

use std::error::Error as StdError;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::{Request, Url};

use crate::failure::{ErrorKind, Failure};
use crate::metadata::Metadata;

/// How long making a connection may take: as long as in the AWS SDKs.
pub const CONNECT_TIMEOUT: Duration = Duration::from_millis(3_100);

/// How long the service may send nothing.
pub const READ_TIMEOUT: Duration = Duration::from_secs(30);

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
pub(crate) async fn exchange(http: &reqwest::Client, request: Request, attempts: u32) -> Result<Answer, Failure> {
    let host = host(request.url());
    let answer = http.execute(request).await;
    let mut response = answer.map_err(|error| not_answered(error, &host).with_attempts(attempts))?;
    let metadata = Metadata::new(response.status().as_u16(), std::mem::take(response.headers_mut()), attempts);
    let limit = if metadata.status() >= 300 { ERROR_LIMIT } else { RESPONSE_LIMIT };
    match read_body(&mut response, limit).await {
        Ok((body, complete)) => Ok(Answer { metadata, body, complete }),
        Err(error) => Err(cut(error, &host).with_answer(metadata, Bytes::new())),
    }
}

/// The body up to the limit, and whether that was all.
async fn read_body(response: &mut reqwest::Response, limit: usize) -> Result<(Bytes, bool), reqwest::Error> {
    let mut body = BytesMut::new();
    while let Some(mut chunk) = response.chunk().await? {
        let rest = limit - body.len();
        if chunk.len() > rest {
            chunk.truncate(rest);
            body.extend_from_slice(&chunk);
            return Ok((body.freeze(), false));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((body.freeze(), true))
}

fn not_answered(error: reqwest::Error, host: &str) -> Failure {
    let reason = innermost(&error);
    let (kind, code, message) = if error.is_connect() {
        (ErrorKind::Connect, "Connect", format!("No connection to {host}: {reason}"))
    } else if error.is_timeout() {
        (ErrorKind::Timeout, "Timeout", format!("{host} did not begin to answer in time"))
    } else if error.is_builder() {
        (ErrorKind::Configuration, "InvalidConfiguration", format!("The request can't be sent to {host}: {reason}"))
    } else {
        let message = format!("The connection to {host} broke before an answer came: {reason}");
        (ErrorKind::Interrupted, "Interrupted", message)
    };
    Failure::new(kind, Some(code.into()), message).with_source(error.without_url())
}

fn cut(error: reqwest::Error, host: &str) -> Failure {
    let (kind, code, message) = if error.is_timeout() {
        (ErrorKind::Timeout, "Timeout", format!("{host} stopped sending in the middle of its answer"))
    } else {
        let message = format!("The answer of {host} broke off: {}", innermost(&error));
        (ErrorKind::Interrupted, "Interrupted", message)
    };
    Failure::new(kind, Some(code.into()), message).with_source(error.without_url())
}

/// The cause at the end of the chain: what the system said, without the layers that passed it on.
pub(crate) fn innermost(error: &(dyn StdError + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

fn host(url: &Url) -> String {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (host, _) => host.unwrap_or_default().to_owned(),
    }
}
