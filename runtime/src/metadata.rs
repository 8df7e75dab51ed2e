//! What is known about an answer besides its content.

use std::fmt;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// One attempt of a call: when the request was sent, how long that took, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// When it began, from the beginning of the call.
    pub begun: Duration,
    /// How long it took.
    pub took: Duration,
    /// The HTTP status, if an answer began to come.
    pub status: Option<u16>,
    /// The code of the error that it ended with, if it has one.
    pub code: Option<String>,
}

/// A time in which a call sent nothing on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wait {
    /// When it began, from the beginning of the call.
    pub begun: Duration,
    /// How long it took.
    pub took: Duration,
    /// What for.
    pub reason: WaitReason,
}

/// Why a call waited before an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// The attempt before had failed: the random, growing wait of the retry rules.
    BackOff,
    /// The service had said when to come back (`x-amz-retry-after`, `Retry-After`).
    Service,
    /// The rate limiter of [`RetryConfig::adaptive`](crate::RetryConfig::adaptive).
    RateLimiter,
}

impl WaitReason {
    /// A word for logs: `back-off`, `service` or `rate limiter`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BackOff => "back-off",
            Self::Service => "service",
            Self::RateLimiter => "rate limiter",
        }
    }
}

/// What a call spent its time on.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// The attempts that were followed by another.
    pub(crate) earlier: Vec<Attempt>,
    pub(crate) last: Option<Attempt>,
    pub(crate) waits: Vec<Wait>,
    pub(crate) credentials: Duration,
    pub(crate) took: Duration,
}

impl History {
    pub(crate) fn attempts(&self) -> impl Iterator<Item = &Attempt> {
        self.earlier.iter().chain(&self.last)
    }
}

/// Status, request id, headers, number of attempts and times of a call that was answered.
///
/// `Debug` prints the names of the headers without their values.
#[derive(Clone)]
pub struct Metadata {
    status: u16,
    headers: HeaderMap,
    attempts: u32,
    history: History,
}

/// The headers that hold the request id, most usual first.
const REQUEST_ID_HEADERS: [&str; 3] = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"];

impl Metadata {
    pub(crate) fn new(status: u16, headers: HeaderMap, attempts: u32) -> Self {
        Self { status, headers, attempts, history: History::default() }
    }

    pub(crate) fn with_history(mut self, attempts: u32, history: History) -> Self {
        self.attempts = attempts;
        self.history = history;
        self
    }

    /// Forgets the headers whose value is like this.
    pub(crate) fn remove_headers(&mut self, is_wrong: impl Fn(&str) -> bool) {
        let is_wrong = |value: &HeaderValue| is_wrong(&String::from_utf8_lossy(value.as_bytes()));
        let wrong = self.headers.iter().filter(|(_, value)| is_wrong(value));
        let names: Vec<HeaderName> = wrong.map(|(name, _)| name.clone()).collect();
        for name in names {
            self.headers.remove(name);
        }
    }

    pub(crate) fn history(&self) -> &History {
        &self.history
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

    /// How often the request was sent until this answer came.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The attempts with their times, in order.
    pub fn timings(&self) -> impl Iterator<Item = &Attempt> {
        self.history.attempts()
    }

    /// The waits before attempts, in order, each with its reason.
    pub fn waits(&self) -> impl Iterator<Item = &Wait> {
        self.history.waits.iter()
    }

    /// How long the call took to get its credentials, all attempts together.
    #[must_use]
    pub fn credentials_time(&self) -> Duration {
        self.history.credentials
    }

    /// How long the call took until its answer was complete: credentials, attempts, and the waits between them.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.history.took
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Metadata")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed())
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            .finish()
    }
}

/// An answer together with its metadata, as [`Call::with_metadata`](crate::Call::with_metadata) gives it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the service answered.
    pub output: T,
    /// How it was answered.
    pub metadata: Metadata,
}

impl<T> Response<T> {
    pub(crate) fn new(output: T, metadata: Metadata) -> Self {
        Self { output, metadata }
    }
}
