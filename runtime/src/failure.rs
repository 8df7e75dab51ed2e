//! A failed call before anyone asks for the service's own error type: everything that every service has in common.

mod display;
mod misfit;
mod violations;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;

pub(crate) use self::misfit::Misfit;
use crate::classify::Retry;
use crate::limits::TimeLimit;
use crate::metadata::{Attempt, History, Metadata, Wait};
use crate::operation::{Effect, ModeledError};
use crate::service_error::typed;

/// What went wrong, by the part that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request is not right; it was not sent.
    InvalidRequest,
    /// The configuration lacks something or is not right; nothing was sent.
    Configuration,
    /// There are no usable credentials; nothing was sent.
    Credentials,
    /// There is no usable endpoint; nothing was sent.
    Endpoint,
    /// An [`Interceptor`](crate::Interceptor) stopped the call; what follows was not sent.
    Interceptor,
    /// No connection to the endpoint.
    Connect,
    /// A time limit was reached before the answer was complete: [`Failure::time_limit`] says which.
    Timeout,
    /// The connection broke before the answer was complete.
    Interrupted,
    /// The service answered with an error.
    Service,
    /// The service answered, but not as its model says.
    InvalidResponse,
    /// The answer is longer than the client reads.
    ResponseTooLarge,
}

/// Why a request that may succeed later was not sent again, although attempts were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRetried {
    /// The retry quota of the client was used up: too many of its calls fail.
    QuotaUsedUp,
    /// The wait before the next attempt would have gone beyond the time limit of the call.
    NoTimeLeft {
        /// How long the wait would have been.
        wait: Duration,
        /// How much was left of the time limit.
        left: Duration,
    },
    /// The rate limiter of the client ([`RetryConfig::adaptive`](crate::RetryConfig::adaptive)) would have held the
    /// next attempt back for longer than the time limit of the call.
    RateLimited {
        /// How long the wait would have been.
        wait: Duration,
        /// How much was left of the time limit.
        left: Duration,
    },
}

impl fmt::Display for NotRetried {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QuotaUsedUp => to.write_str("the retry quota of the client is used up"),
            Self::NoTimeLeft { wait, left } => {
                write!(to, "the next attempt would be in {wait:.1?}, but the time limit leaves {left:.1?}")
            }
            Self::RateLimited { wait, left } => write!(
                to,
                "the rate limiter of the client would let the next attempt pass in {wait:.1?}, but the time limit leaves \
                 {left:.1?}"
            ),
        }
    }
}

/// One wrong field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// Where it is, as the service writes paths; `None` where the whole request is meant.
    pub path: Option<String>,
    /// The service's code for what is wrong.
    pub code: Option<String>,
    /// What is wrong, for people.
    pub message: String,
}

impl FieldError {
    pub(crate) fn new(path: Option<String>, code: Option<String>, message: String) -> Self {
        Self { path, code, message }
    }
}

/// Why a call or a client failed, without the service's own error type: see [`Error`](crate::Error) for that.
///
/// `Display` tells everything on one line, of a message the first 10,000 characters and of the fields the first 100.
/// `Debug` prints neither bodies nor credentials.
pub struct Failure(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static str>,
    code: Option<Cow<'static, str>>,
    reason: Option<String>,
    message: String,
    fields: Vec<FieldError>,
    attempts: u32,
    retry: Retry,
    limit: Option<TimeLimit>,
    applied: bool,
    not_retried: Option<NotRetried>,
    history: History,
    metadata: Option<Metadata>,
    body: Bytes,
    /// The body without secrets, if it repeats any.
    scrubbed: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, code: Option<Cow<'static, str>>, message: impl Into<String>) -> Self {
        let retry = match kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => Retry::Transient,
            _ => Retry::No,
        };
        Self(Box::new(Inner {
            kind,
            operation: None,
            code,
            reason: None,
            message: message.into(),
            fields: Vec::new(),
            attempts: 0,
            retry,
            limit: None,
            applied: false,
            not_retried: None,
            history: History::default(),
            metadata: None,
            body: Bytes::new(),
            scrubbed: None,
            source: None,
        }))
    }

    pub(crate) fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest, Some("InvalidRequest".into()), message)
    }

    pub(crate) fn configuration(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration, Some(code.into()), message)
    }

    pub(crate) fn in_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Which time limit was reached.
    pub(crate) fn with_limit(mut self, limit: TimeLimit) -> Self {
        self.0.limit = Some(limit);
        self
    }

    /// Whether the service may have done what this attempt asked for.
    pub(crate) fn with_applied(mut self, applied: bool) -> Self {
        self.0.applied = applied;
        self
    }

    pub(crate) fn with_not_retried(mut self, reason: NotRetried) -> Self {
        self.0.not_retried = Some(reason);
        self
    }

    /// Makes the failure of an attempt that of the call: `doubt` says whether any attempt may have been applied.
    pub(crate) fn conclude(mut self, effect: Effect, doubt: bool, attempts: u32, history: History) -> Self {
        // A refusal of a request that the service recognises is about all of its attempts.
        let refused = self.0.kind == ErrorKind::Service && !self.is_retryable();
        self.0.applied = match effect {
            Effect::Nothing => false,
            Effect::Once => doubt && (self.0.applied || !refused),
            Effect::EachTime => doubt,
        };
        self.0.attempts = attempts;
        if let Some(metadata) = self.0.metadata.take() {
            self.0.metadata = Some(metadata.with_history(attempts, history.clone()));
        }
        self.0.history = history;
        self
    }

    pub(crate) fn with_details(mut self, reason: Option<String>, fields: Vec<FieldError>) -> Self {
        self.0.reason = reason;
        self.0.fields = fields;
        self
    }

    /// Takes these texts out of what is shown: a refusal of a signature repeats what was signed, token and all.
    pub(crate) fn without(mut self, secrets: &[&str]) -> Self {
        let Inner { code, message, reason, fields, body, scrubbed, metadata, .. } = &mut *self.0;
        let holds_any = |text: &str| typed::without(text, secrets).is_some();
        *code = code.take().filter(|code| !holds_any(code));
        if let Some(metadata) = metadata {
            metadata.remove_headers(holds_any);
        }
        let fields = fields.iter_mut().flat_map(|field| {
            let FieldError { path, code, message } = field;
            path.iter_mut().chain(code).chain(std::iter::once(message))
        });
        for text in std::iter::once(message).chain(reason).chain(fields) {
            if let Some(without) = typed::without(text, secrets) {
                *text = without;
            }
        }
        *scrubbed = typed::scrub(body, secrets);
        self
    }

    pub(crate) fn with_retry(mut self, retry: Retry) -> Self {
        self.0.retry = retry;
        self
    }

    pub(crate) fn with_answer(mut self, metadata: Metadata, body: Bytes) -> Self {
        self.0.attempts = metadata.attempts();
        self.0.history = metadata.history().clone();
        self.0.metadata = Some(metadata);
        self.0.body = body;
        self
    }

    /// What went wrong, by the part that failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that was called.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The service's name of the error, like `ValidationException`, or ours where the service has no part in it, like
    /// `MissingRegion`. `None` where a service, or a proxy before it, sent an error without a name.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The service's finer word for the reason, like `FIELD_VALIDATION_FAILED`.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// What happened, in a sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The fields that are wrong, where the service or a check before sending named them.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        &self.0.fields
    }

    /// The id of the request, which AWS support asks for, if an answer began to come.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.metadata.as_ref()?.request_id()
    }

    /// The HTTP status, if an answer began to come.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.0.metadata.as_ref()?.status())
    }

    /// Status, headers and so on, if an answer began to come.
    #[must_use]
    pub fn metadata(&self) -> Option<&Metadata> {
        self.0.metadata.as_ref()
    }

    /// How often the request was sent; 0 if it never was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The attempts with their times, in order; none if nothing was sent.
    pub fn timings(&self) -> impl Iterator<Item = &Attempt> {
        self.0.history.attempts()
    }

    /// The waits before attempts, in order, each with its reason.
    pub fn waits(&self) -> impl Iterator<Item = &Wait> {
        self.0.history.waits.iter()
    }

    /// How long the call took to get its credentials, all attempts together.
    #[must_use]
    pub fn credentials_time(&self) -> Duration {
        self.0.history.credentials
    }

    /// How long the call took: credentials, attempts, and the waits between them. Zero if it did not come that far.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.history.took
    }

    /// The time limit that was reached, of a [`Timeout`](ErrorKind::Timeout).
    #[must_use]
    pub fn time_limit(&self) -> Option<TimeLimit> {
        self.0.limit
    }

    /// Why there was no further attempt, if the request may succeed later and attempts were left.
    #[must_use]
    pub fn not_retried(&self) -> Option<NotRetried> {
        self.0.not_retried
    }

    /// True if the service may have done what was asked, although the call failed: an attempt was sent and its fate is
    /// unknown (the connection broke, time ran out, a gateway lost it), or the answer could not be understood. Read
    /// what the service holds before sending the request anew.
    ///
    /// False for operations that change nothing. For a request that the service recognises by its idempotency token, a
    /// later refusal counts for the earlier attempts too; for others it doesn't: a `ConflictException` may be about
    /// what an earlier attempt has done.
    #[must_use]
    pub fn may_have_been_applied(&self) -> bool {
        self.0.applied
    }

    /// True if the same request may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retry != Retry::No
    }

    pub(crate) fn retry(&self) -> Retry {
        self.0.retry
    }

    /// True if the service asks for fewer requests.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.0.retry == Retry::Throttling
    }

    /// The body of an error, or of an answer that could not be understood; else empty. It may hold customer data, and
    /// where AWS refused a signature it repeats what was signed, the session token too: unlike in the message, nothing
    /// is taken out.
    ///
    /// Of the body of an error at most 1 MiB is kept, of an answer what the client reads at most.
    #[must_use]
    pub fn raw_body(&self) -> &[u8] {
        &self.0.body
    }

    /// The service's own error, if it is one that the model knows. Its members may be printed, so they hold no secrets.
    pub(crate) fn modeled<E: ModeledError>(&self) -> Option<E> {
        let code = self.code().filter(|_| self.kind() == ErrorKind::Service)?;
        typed::decode(code, self.0.scrubbed.as_deref().map_or(&*self.0.body, str::as_bytes))
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
