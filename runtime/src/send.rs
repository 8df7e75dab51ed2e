//! A whole call without its types: the time limit around the attempts. The retry loop will be here.

use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;

use crate::attempt::{RawResponse, send_once};
use crate::client::{Client, Inner};
use crate::failure::{ErrorKind, Failure};

/// The one future that every call of every operation is made of. It is boxed and has no type parameters, so that
/// generated crates and their users need not compile it again.
pub(crate) type RawCall = Pin<Box<dyn Future<Output = Result<RawResponse, Failure>> + Send>>;

/// A call of an operation with a body that could, or could not, be made. `timeout` replaces the client's time limit.
pub(crate) fn call(
    client: &Client,
    operation: &'static str,
    body: Result<Vec<u8>, Failure>,
    timeout: Option<Duration>,
) -> RawCall {
    let client = client.clone();
    Box::pin(async move {
        let limit = timeout.unwrap_or(client.inner().timeout);
        let answer = match body {
            Ok(body) => send(client.inner(), operation, body.into(), limit).await,
            Err(failure) => Err(failure),
        };
        answer.map_err(|failure| failure.in_operation(operation))
    })
}

async fn send(client: &Inner, operation: &'static str, body: Bytes, limit: Duration) -> Result<RawResponse, Failure> {
    let sent = AtomicU32::new(0);
    match tokio::time::timeout(limit, send_once(client, operation, &body, &sent)).await {
        Ok(answer) => answer,
        Err(_) => {
            let message = format!("No complete answer came within the time limit of {limit:?}");
            let failure = Failure::new(ErrorKind::Timeout, Some("Timeout".into()), message);
            Err(failure.with_attempts(sent.load(Ordering::Relaxed)))
        }
    }
}
