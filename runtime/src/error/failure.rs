//! The error of a call without the error type of the service: everything that all services have in common.

use std::borrow::Cow;
use std::error::Error as StdError;

use bytes::Bytes;

use super::classify::Retry;
use super::history::History;
use super::kind::{ErrorKind, FieldError, NotRetried, TimeLimit};
use super::metadata::Metadata;
use super::secrets;
use crate::codec::{ValidationError, Violation};
use crate::operation::Effect;

/// The error of a call or of creating a client, without the error type of the service. [`Error`](crate::Error) adds
/// that.
///
/// `Display` prints everything on one line: at most 10,000 characters of the message and 100 invalid fields. `Debug`
/// prints the same line, so that an error returned from `main` is readable; `{:#?}` prints the fields. Neither contains
/// bodies or credentials.
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
    /// The body without secrets, if it contains any.
    pub(super) redacted_body: Option<String>,
    /// What the program of `credential_process` wrote to standard error.
    pub(super) stderr: Bytes,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
    /// The members of the request that the model doesn't know.
    pub(super) unknown_members: Vec<String>,
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
            redacted_body: None,
            stderr: Bytes::new(),
            source: None,
            unknown_members: Vec::new(),
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

    /// Notes which members of a rejected request the model doesn't know: they may be the reason.
    pub(crate) fn with_unknown_members(mut self, unknown_members: Vec<String>) -> Self {
        if self.0.kind == ErrorKind::Service {
            self.0.unknown_members = unknown_members;
        }
        self
    }

    pub(crate) fn in_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn with_source(self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.with_boxed_source(source.into())
    }

    fn with_boxed_source(mut self, source: Box<dyn StdError + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    /// Sets the time limit that was reached.
    pub(crate) fn with_limit(mut self, limit: TimeLimit) -> Self {
        self.0.limit = Some(limit);
        self
    }

    /// Sets whether the service may have applied the request of this attempt.
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

    pub(crate) fn with_stderr(mut self, stderr: impl Into<Bytes>) -> Self {
        self.0.stderr = stderr.into();
        self
    }

    pub(crate) fn stderr(&self) -> &Bytes {
        &self.0.stderr
    }

    pub(crate) fn with_history(mut self, history: History) -> Self {
        self.0.history = history;
        self
    }

    /// Turns the failure of the last attempt into that of the call. `any_may_be_applied` is whether the request of any
    /// attempt may have been applied.
    pub(crate) fn into_failure_of_call(mut self, effect: Effect, any_may_be_applied: bool) -> Self {
        // If the service recognises repeated requests, its rejection of the last one holds for all attempts.
        let rejected = self.0.kind == ErrorKind::Service && !self.is_retryable();
        self.0.applied = match effect {
            Effect::Nothing => false,
            Effect::Once => any_may_be_applied && (self.0.applied || !rejected),
            Effect::EachTime => any_may_be_applied,
        };
        self
    }

    /// Removes these secrets from everything that is printed: the response to an invalid signature repeats what was
    /// signed, including the session token.
    pub(crate) fn without_secrets(mut self, secrets: &[&str]) -> Self {
        let Inner { code, message, reason, fields, body, redacted_body, metadata, .. } = &mut *self.0;
        let contains_secret = |text: &str| secrets::redact(text, secrets).is_some();
        *code = code.take().filter(|code| !contains_secret(code));
        if let Some(metadata) = metadata {
            metadata.remove_headers(contains_secret);
        }
        let fields = fields.iter_mut().flat_map(|field| {
            let FieldError { path, code, message } = field;
            path.iter_mut().chain(code).chain(std::iter::once(message))
        });
        for text in std::iter::once(message).chain(reason).chain(fields) {
            if let Some(redacted) = secrets::redact(text, secrets) {
                *text = redacted;
            }
        }
        *redacted_body = secrets::redact_json(body, secrets);
        self
    }

    /// The body without secrets.
    pub(super) fn body_without_secrets(&self) -> &[u8] {
        self.0.redacted_body.as_deref().map_or(&*self.0.body, str::as_bytes)
    }

    /// The part of the call that failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The name of the operation; `None` if the error is not about a call.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The error code of the service, like `ValidationException`, or one of this crate for errors of the client, like
    /// `MissingRegion`. `None` if the service, or a proxy in front of it, sent an error without a code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// True if the error has this code, whether it is in the model or not.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.code() == Some(code)
    }

    /// The members of the request that the model doesn't know, each behind the name of its structure or union, if the
    /// service rejected the request: they may be the reason.
    /// [`ConfigBuilder::unknown_members`](crate::ConfigBuilder::unknown_members) turns them off.
    #[must_use]
    pub fn unknown_members(&self) -> &[String] {
        &self.0.unknown_members
    }

    /// The reason that the service gives besides the code, like `FIELD_VALIDATION_FAILED`.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// The human-readable message of the service or of this crate.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The invalid fields of the request, as far as the service or the validation before sending reports them; or the
    /// field of an invalid response.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        &self.0.fields
    }

    /// The error of the validation before sending, if it is the reason of the failure.
    #[must_use]
    pub fn validation_error(&self) -> Option<&ValidationError> {
        self.source()?.downcast_ref()
    }

    /// The violations that the validation before sending found; none if something else is the reason of the failure.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        self.validation_error().map_or(&[], ValidationError::violations)
    }

    /// The request id, which AWS support asks for, if a response began to arrive.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.metadata.as_ref()?.request_id()
    }

    /// The HTTP status, if a response began to arrive.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.0.metadata.as_ref()?.status())
    }

    /// Status and headers, if a response began to arrive.
    #[must_use]
    pub fn metadata(&self) -> Option<&Metadata> {
        self.0.metadata.as_ref()
    }

    /// The attempts, waits and times of the call until it failed.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.0.history
    }

    /// The time limit that was reached, for the kind [`Timeout`](ErrorKind::Timeout).
    #[must_use]
    pub fn time_limit(&self) -> Option<TimeLimit> {
        self.0.limit
    }

    /// The reason why there was no further attempt, although the failure is retryable and attempts were left.
    #[must_use]
    pub fn not_retried(&self) -> Option<NotRetried> {
        self.0.not_retried
    }

    /// True if the service may have applied the request although the call failed: an attempt was sent and its result is
    /// unknown (the connection broke, a time limit was reached, a gateway failed), or the response is invalid. Then
    /// check the state of the data at the service before you send the request again.
    ///
    /// False for operations that change nothing. If the request has an idempotency token, an error response to a later
    /// attempt holds for the earlier attempts too. Otherwise it doesn't: a `ConflictException` may be the consequence
    /// of an earlier attempt.
    #[must_use]
    pub fn may_have_been_applied(&self) -> bool {
        self.0.applied
    }

    /// True if the same request may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retry != Retry::No
    }

    /// True if the request was throttled.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.0.retry == Retry::Throttling
    }

    /// The body of an error response or of an invalid response; else empty. It may contain customer data, and the
    /// response to an invalid signature repeats what was signed, including the session token: unlike the message, the
    /// body is not redacted.
    ///
    /// It has at most 1 MiB of an error response, and of another response at most
    /// [`ConfigBuilder::response_limit`](crate::ConfigBuilder::response_limit).
    #[must_use]
    pub fn raw_body(&self) -> &[u8] {
        &self.0.body
    }

    /// What the program of `credential_process` wrote to standard error, if it failed: at most the last 64 KiB; else
    /// empty. It may contain secrets: like [`raw_body`](Self::raw_body), it is not redacted and never printed.
    #[must_use]
    pub fn raw_stderr(&self) -> &[u8] {
        &self.0.stderr
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
        let (count, level) = (error.count(), error.passing_level());
        let message =
            format!("The request violates {count}; it was not sent (`Validation::{level:?}` sends it all the same)");
        Self::invalid_request(message).with_details(None, fields).with_source(error)
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
    fn every_violation_is_an_invalid_field_and_is_printed() {
        let order: Order = from_json(br#"{"Note": "jane@example.com"}"#).unwrap();
        let failure = Failure::from(order.validate().unwrap_err()).in_operation("Send");
        assert_eq!(
            failure.to_string(),
            "Send: InvalidRequest: The request violates 2 constraints of the model that this crate was generated from; \
             it was not sent (`Validation::Off` sends it all the same): \
             Id: REQUIRED_FIELD_MISSING: is required; \
             Note: INVALID_VALUE: has 16 characters, but must have at most 3 characters"
        );
        assert_eq!((failure.kind(), failure.history().attempts().len()), (ErrorKind::InvalidRequest, 0));
        assert_eq!(failure.fields().len(), 2);
        assert_eq!(failure.fields()[1].path.as_deref(), Some("Note"));
        assert_eq!(failure.violations().len(), 2);
        assert!(Failure::invalid_request("text").violations().is_empty());
    }

    #[test]
    fn has_the_size_of_a_pointer() {
        assert_eq!(size_of::<Failure>(), size_of::<usize>());
    }
}
