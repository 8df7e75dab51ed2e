//! The requests that a mock records.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use reqwest::Request;
use reqwest::header::HeaderMap;

use crate::codec::{DecodeError, Shape, from_json};
use crate::http::compression::gunzip;

/// The request of one attempt, as recorded by a [`Mock`](super::Mock).
///
/// `Debug` prints neither the body nor the values of headers.
#[derive(Clone)]
pub struct MockRequest {
    /// The header `x-amz-target`: service and operation.
    target: String,
    attempt: u32,
    url: String,
    headers: HeaderMap,
    body: Bytes,
}

impl MockRequest {
    pub(super) fn new(request: &Request) -> Self {
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let target = header("x-amz-target").to_owned();
        // `attempt=2; max=3`
        let attempt = header("amz-sdk-request").split([';', '=']).nth(1).and_then(|number| number.parse().ok());
        let attempt = attempt.unwrap_or(1);
        // Bodies are never streams, so the bytes are available.
        let body = request.body().and_then(|body| body.as_bytes()).map(Bytes::copy_from_slice).unwrap_or_default();
        Self { target, attempt, url: request.url().to_string(), headers: request.headers().clone(), body }
    }

    /// The operation's name in the model.
    #[must_use]
    pub fn operation(&self) -> &str {
        self.target.rsplit_once('.').map_or(&self.target, |(_, operation)| operation)
    }

    pub(super) fn target(&self) -> &str {
        &self.target
    }

    /// The number of the attempt in its call, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The URL that it was sent to.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The value of a header; the name is case-insensitive.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as it was sent: JSON, compressed if the header `content-encoding` says so.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as JSON.
    pub(super) fn json(&self) -> Cow<'_, [u8]> {
        match self.header("content-encoding") {
            Some("gzip") => gunzip(&self.body).map_or(Cow::Borrowed(&self.body), Cow::Owned),
            _ => Cow::Borrowed(&self.body),
        }
    }

    /// Reads the body as a type of the model, or as a [`Document`](crate::Document).
    ///
    /// # Errors
    /// The body is not of this type. Members that the type doesn't have are among its unknown members.
    pub fn read<T: Shape>(&self) -> Result<T, DecodeError> {
        from_json(&self.json())
    }
}

impl fmt::Debug for MockRequest {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("MockRequest")
            .field("operation", &self.operation())
            .field("attempt", &self.attempt)
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
