//! What is known about a response besides its body.

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

/// The headers that hold the request id, most usual first.
const REQUEST_ID_HEADERS: [&str; 3] = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"];

impl Metadata {
    pub(crate) fn new(status: u16, headers: HeaderMap) -> Self {
        Self { status, headers }
    }

    /// Removes the headers whose value is like this.
    pub(crate) fn remove_headers(&mut self, is_unwanted: impl Fn(&str) -> bool) {
        let is_unwanted = |value: &HeaderValue| is_unwanted(&String::from_utf8_lossy(value.as_bytes()));
        let unwanted = self.headers.iter().filter(|(_, value)| is_unwanted(value));
        let names: Vec<HeaderName> = unwanted.map(|(name, _)| name.clone()).collect();
        for name in names {
            self.headers.remove(name);
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Whether the status says that the request was done: the rest is an error, also what means to switch protocols.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The id that AWS support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_ID_HEADERS.iter().find_map(|name| self.header(name).filter(|id| !id.is_empty()))
    }

    /// A header by its name, whatever the case; the first one if there are more. `None` also for a value that is not
    /// ASCII text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All headers with a value that is ASCII text, by their names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    /// How the body is compressed or otherwise encoded, although no request asks for that.
    pub(crate) fn encoding(&self) -> Option<&str> {
        self.header("content-encoding").filter(|how| !how.is_empty() && !how.eq_ignore_ascii_case("identity"))
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

/// The output of an operation together with all that is known about the response and the call, as
/// [`Call::with_metadata`](crate::Call::with_metadata) gives it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the service responded.
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
