//! The metadata of a response: status, request id, headers.

use std::fmt;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::history::History;

/// The head of an HTTP response: status, request id, headers.
///
/// `Debug` prints the names of the headers without their values.
#[derive(Clone)]
pub struct Metadata {
    status: u16,
    headers: HeaderMap,
}

/// The headers that may have the request id, the most common one first.
const REQUEST_ID_HEADERS: [&str; 3] = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"];

impl Metadata {
    pub(crate) fn new(status: u16, headers: HeaderMap) -> Self {
        Self { status, headers }
    }

    /// Removes the headers whose value matches the condition.
    pub(crate) fn remove_headers(&mut self, condition: impl Fn(&str) -> bool) {
        let matches = |value: &HeaderValue| condition(&String::from_utf8_lossy(value.as_bytes()));
        let matching = self.headers.iter().filter(|(_, value)| matches(value));
        let names: Vec<HeaderName> = matching.map(|(name, _)| name.clone()).collect();
        for name in names {
            self.headers.remove(name);
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// True for a status of 200 to 299. All other statuses are errors.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The request id, which AWS support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID_HEADERS.iter().find_map(|name| self.header(name).filter(|id| !id.is_empty()))
    }

    /// The value of a header; the name is case-insensitive. If there are several, the first one. `None` also for a
    /// value that is not visible ASCII text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers whose value is visible ASCII text. The names are lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    /// The content encoding, such as `gzip`; `None` for `identity`. No request asks for an encoding.
    pub(crate) fn encoding(&self) -> Option<&str> {
        let header = self.header("content-encoding");
        header.filter(|encoding| !encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity"))
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Metadata")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            .finish()
    }
}

/// The output of an operation with the metadata of the response and the history of the call, returned by
/// [`Call::with_metadata`](crate::Call::with_metadata).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// The output of the operation.
    pub output: T,
    /// Status, request id and headers.
    pub metadata: Metadata,
    /// Attempts, waits and times of the call.
    pub history: History,
}

impl<T> Response<T> {
    pub(crate) fn new(output: T, metadata: Metadata, history: History) -> Self {
        Self { output, metadata, history }
    }
}
