//! A failed call before anyone asks for the service's own error type: everything that every service has in common.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt::{self, Write as _};

use bytes::Bytes;

use crate::classify::Retry;
use crate::metadata::Metadata;

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
    /// No connection to the endpoint.
    Connect,
    /// The time limit was reached before the answer was complete.
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
/// `Display` tells everything on one line. `Debug` prints neither bodies nor credentials.
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
    metadata: Option<Metadata>,
    body: Bytes,
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
            metadata: None,
            body: Bytes::new(),
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

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_details(mut self, reason: Option<String>, fields: Vec<FieldError>) -> Self {
        self.0.reason = reason;
        self.0.fields = fields;
        self
    }

    pub(crate) fn with_retry(mut self, retry: Retry) -> Self {
        self.0.retry = retry;
        self
    }

    pub(crate) fn with_answer(mut self, metadata: Metadata, body: Bytes) -> Self {
        self.0.attempts = metadata.attempts();
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

    /// The service's finer word for the reason, like `BUSINESS_VALIDATION_FAILED`.
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

    /// The body of an error, or of an answer that could not be understood; else empty. It may hold customer data.
    ///
    /// Of the body of an error at most 1 MiB is kept, of an answer what the client reads at most.
    #[must_use]
    pub fn raw_body(&self) -> &[u8] {
        &self.0.body
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Text of the service must neither break the line nor reach a terminal's control functions.
        let mut to = OneLine(to);
        if let Some(operation) = self.0.operation {
            write!(to, "{operation}: ")?;
        }
        if let Some(code) = self.code() {
            write!(to, "{code}")?;
            if let Some(reason) = self.reason() {
                write!(to, " ({reason})")?;
            }
            to.write_str(": ")?;
        }
        to.write_str(self.message())?;
        match (self.request_id(), self.0.attempts) {
            (None, 0) => {}
            (id, attempts) => {
                to.write_str(" [")?;
                if let Some(id) = id {
                    write!(to, "request {id}, ")?;
                }
                write!(to, "{attempts} attempt{}]", if attempts == 1 { "" } else { "s" })?;
            }
        }
        for (index, field) in self.0.fields.iter().enumerate() {
            to.write_str(if index == 0 { ": " } else { "; " })?;
            for part in [&field.path, &field.code].into_iter().flatten() {
                write!(to, "{part}: ")?;
            }
            to.write_str(&field.message)?;
        }
        Ok(())
    }
}

/// Writes control characters as spaces.
struct OneLine<'a, 'b>(&'a mut fmt::Formatter<'b>);

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for (index, part) in text.split(char::is_control).enumerate() {
            if index > 0 {
                self.0.write_char(' ')?;
            }
            self.0.write_str(part)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.debug(to, "Failure")
    }
}

impl Failure {
    pub(crate) fn debug(&self, to: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
        let Inner { kind, operation, code, reason, message, fields, attempts, retry, metadata, body, source } =
            &*self.0;
        to.debug_struct(name)
            .field("kind", kind)
            .field("operation", operation)
            .field("code", code)
            .field("reason", reason)
            .field("message", message)
            .field("fields", fields)
            .field("attempts", attempts)
            .field("retry", retry)
            .field("metadata", metadata)
            .field("body", &format_args!("{} bytes", body.len()))
            .field("source", &source.as_ref().map(ToString::to_string))
            .finish()
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::*;

    fn answered(failure: Failure) -> Failure {
        let mut headers = HeaderMap::new();
        headers.insert("x-amzn-RequestId", HeaderValue::from_static("5f3c"));
        failure
            .in_operation("CreateOpportunity")
            .with_answer(Metadata::new(400, headers, 1), Bytes::from_static(b"jane@example.com"))
    }

    fn validation() -> Failure {
        answered(Failure::new(ErrorKind::Service, Some("ValidationException".into()), "Not\r\nright")).with_details(
            Some("BUSINESS_VALIDATION_FAILED".to_owned()),
            vec![
                FieldError::new(
                    Some("customer.account.industry".to_owned()),
                    Some("REQUIRED_FIELD_MISSING".to_owned()),
                    "say which".to_owned(),
                ),
                FieldError::new(None, None, "too\u{1b}[31m many".to_owned()),
            ],
        )
    }

    #[test]
    fn displays_everything_on_one_line() {
        for (failure, expected) in [
            (
                validation(),
                "CreateOpportunity: ValidationException (BUSINESS_VALIDATION_FAILED): Not  right [request 5f3c, 1 attempt]: \
                 customer.account.industry: REQUIRED_FIELD_MISSING: say which; too [31m many",
            ),
            (
                answered(Failure::new(ErrorKind::Service, None, "The service answered with status 502")),
                "CreateOpportunity: The service answered with status 502 [request 5f3c, 1 attempt]",
            ),
            (
                Failure::new(ErrorKind::Connect, Some("Connect".into()), "No connection").with_attempts(3),
                "Connect: No connection [3 attempts]",
            ),
            (Failure::configuration("MissingRegion", "Set a region"), "MissingRegion: Set a region"),
        ] {
            assert_eq!(failure.to_string(), expected);
        }
    }

    #[test]
    fn debug_prints_no_body() {
        let failure = validation();
        assert_eq!(failure.raw_body(), b"jane@example.com");
        let text = format!("{failure:?}");
        assert!(text.contains("ValidationException") && text.contains("16 bytes") && !text.contains("jane"), "{text}");
    }

    #[test]
    fn is_one_pointer_wide() {
        assert_eq!(size_of::<Failure>(), size_of::<usize>());
    }
}
