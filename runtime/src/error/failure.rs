//! A failed call before anyone asks for the service's own error type: everything that every service has in common.

use std::borrow::Cow;
use std::error::Error as StdError;

use bytes::Bytes;

use super::classify::Retry;
use super::history::History;
use super::kind::{ErrorKind, FieldError, NotRetried, TimeLimit};
use super::metadata::Metadata;
use super::secrets;
use crate::codec::ValidationError;
use crate::operation::Effect;

/// Why a call or a client failed, without the service's own error type: see [`Error`](crate::Error) for that.
///
/// `Display` reports everything on one line, of a message the first 10,000 characters and of the fields the first 100.
/// `Debug` prints the same line, so that an error returned from `main` can be read; `{:#?}` prints the fields. Neither
/// holds bodies or credentials.
pub struct Failure(pub(super) Box<Inner>);

pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) operation: Option<&'static str>,
    pub(super) code: Option<Cow<'static, str>>,
    pub(super) reason: Option<String>,
    pub(super) message: String,
    pub(super) fields: Vec<FieldError>,
    pub(super) retry: Retry,
    pub(super) limit: Option<TimeLimit>,
    pub(super) applied: bool,
    pub(super) not_retried: Option<NotRetried>,
    pub(super) history: History,
    pub(super) metadata: Option<Metadata>,
    pub(super) body: Bytes,
    /// The body without secrets, if it repeats any.
    pub(super) scrubbed: Option<String>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
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

    pub(crate) fn invalid_configuration(message: impl Into<String>) -> Self {
        Self::configuration("InvalidConfiguration", message)
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

    pub(crate) fn with_details(mut self, reason: Option<String>, fields: Vec<FieldError>) -> Self {
        self.0.reason = reason;
        self.0.fields = fields;
        self
    }

    pub(crate) fn retry(&self) -> Retry {
        self.0.retry
    }

    pub(crate) fn with_retry(mut self, retry: Retry) -> Self {
        self.0.retry = retry;
        self
    }

    pub(crate) fn with_response(mut self, metadata: Metadata, body: Bytes) -> Self {
        self.0.metadata = Some(metadata);
        self.0.body = body;
        self
    }

    pub(crate) fn with_history(mut self, history: History) -> Self {
        self.0.history = history;
        self
    }

    /// Makes the failure of an attempt that of the call: `doubt` says whether any attempt may have been applied.
    pub(crate) fn concluded(mut self, effect: Effect, doubt: bool) -> Self {
        // A refusal of a request that the service recognises is about all of its attempts.
        let refused = self.0.kind == ErrorKind::Service && !self.is_retryable();
        self.0.applied = match effect {
            Effect::Nothing => false,
            Effect::Once => doubt && (self.0.applied || !refused),
            Effect::EachTime => doubt,
        };
        self
    }

    /// Removes these texts from what is shown: a refusal of a signature repeats what was signed, token and all.
    pub(crate) fn without_secrets(mut self, secrets: &[&str]) -> Self {
        let Inner { code, message, reason, fields, body, scrubbed, metadata, .. } = &mut *self.0;
        let holds_any = |text: &str| secrets::without(text, secrets).is_some();
        *code = code.take().filter(|code| !holds_any(code));
        if let Some(metadata) = metadata {
            metadata.remove_headers(holds_any);
        }
        let fields = fields.iter_mut().flat_map(|field| {
            let FieldError { path, code, message } = field;
            path.iter_mut().chain(code).chain(std::iter::once(message))
        });
        for text in std::iter::once(message).chain(reason).chain(fields) {
            if let Some(without) = secrets::without(text, secrets) {
                *text = without;
            }
        }
        *scrubbed = secrets::scrub(body, secrets);
        self
    }

    /// The body without secrets that it repeats.
    pub(super) fn harmless_body(&self) -> &[u8] {
        self.0.scrubbed.as_deref().map_or(&*self.0.body, str::as_bytes)
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

    /// True if the error has this code, whether the model of the service knows it or not.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.code() == Some(code)
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

    /// The fields that are invalid, where the service or the validation before sending named them.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        &self.0.fields
    }

    /// What the validation before sending found, if that is why the call failed.
    #[must_use]
    pub fn violations(&self) -> Option<&ValidationError> {
        self.source()?.downcast_ref()
    }

    /// The id of the request, which AWS support asks for, if a response began to arrive.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.metadata.as_ref()?.request_id()
    }

    /// The HTTP status, if a response began to arrive.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.0.metadata.as_ref()?.status())
    }

    /// Status, headers and so on, if a response began to arrive.
    #[must_use]
    pub fn metadata(&self) -> Option<&Metadata> {
        self.0.metadata.as_ref()
    }

    /// What the call did until it failed: attempts, waits, times.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.0.history
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
    /// unknown (the connection broke, time ran out, a gateway lost it), or the response could not be understood. Read
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

    /// True if the service asks for fewer requests.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.0.retry == Retry::Throttling
    }

    /// The body of an error, or of a response that could not be understood; else empty. It may hold customer data, and
    /// where AWS refused a signature it repeats what was signed, the session token too: unlike in the message, nothing
    /// is removed from it.
    ///
    /// Of the body of an error at most 1 MiB is kept, of another response what the client reads at most.
    #[must_use]
    pub fn raw_body(&self) -> &[u8] {
        &self.0.body
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl From<ValidationError> for Failure {
    fn from(error: ValidationError) -> Self {
        let fields = error.iter().map(FieldError::from).collect();
        Self::invalid_request(format!("The request breaks {}; it was not sent", error.count()))
            .with_details(None, fields)
            .with_source(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::from_json;

    #[derive(Clone, PartialEq)]
    struct Order {
        id: Option<String>,
        note: Option<String>,
    }

    crate::structure! {
        Order {
            id: "Id" [required],
            note: "Note" [length(0, 3)],
        }
    }

    #[test]
    fn every_violation_is_a_field_and_stands_on_the_line() {
        let order: Order = from_json(br#"{"Note": "jane@example.com"}"#).unwrap();
        let failure = Failure::from(order.validate().unwrap_err()).in_operation("Send");
        assert_eq!(
            failure.to_string(),
            "Send: InvalidRequest: The request breaks 2 constraints of the model; it was not sent: \
             Id: REQUIRED_FIELD_MISSING: is required; \
             Note: INVALID_VALUE: has 16 characters, but must have at most 3 characters"
        );
        assert_eq!((failure.kind(), failure.history().attempts().len()), (ErrorKind::InvalidRequest, 0));
        assert_eq!(failure.fields().len(), 2);
        assert_eq!(failure.fields()[1].path.as_deref(), Some("Note"));
        assert_eq!(failure.violations().unwrap().violations().len(), 2);
        assert!(Failure::invalid_request("text").violations().is_none());
    }

    #[test]
    fn is_one_pointer_wide() {
        assert_eq!(size_of::<Failure>(), size_of::<usize>());
    }
}
