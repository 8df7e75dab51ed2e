//! The error of a call, with the service's own error type inside.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::failure::{ErrorKind, Failure, FieldError, NotRetried};
use crate::limits::TimeLimit;
use crate::metadata::{Attempt, Metadata, Wait};
use crate::operation::ModeledError;
use crate::validation::ValidationError;

/// Why a call failed.
///
/// `Display` tells it on one line: operation, code, message, request id, number of attempts, and each wrong field.
/// The structure of the service's own error, if the service sent one that its model knows, is
/// [`service_error`](Self::service_error). `Debug` prints neither bodies nor credentials.
pub struct Error<E>(Box<Typed<E>>);

struct Typed<E> {
    failure: Failure,
    service: Option<E>,
}

impl<E> Error<E> {
    /// What went wrong, by the part that failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.failure.kind()
    }

    /// The operation that was called.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.failure.operation()
    }

    /// The service's name of the error, like `ValidationException`, or ours where the service has no part in it, like
    /// `MissingRegion`. `None` where a service, or a proxy before it, sent an error without a name.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.failure.code()
    }

    /// The service's finer word for the reason, like `FIELD_VALIDATION_FAILED`.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.0.failure.reason()
    }

    /// What happened, in a sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        self.0.failure.message()
    }

    /// The fields that are wrong, where the service or a check before sending named them.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        self.0.failure.fields()
    }

    /// What the check before sending found, if that is why the call failed.
    #[must_use]
    pub fn violations(&self) -> Option<&ValidationError> {
        self.0.failure.violations()
    }

    /// The service's own error, if it sent one that its model knows.
    #[must_use]
    pub fn service_error(&self) -> Option<&E> {
        self.0.service.as_ref()
    }

    /// The service's own error, taken out.
    #[must_use]
    pub fn into_service_error(self) -> Option<E> {
        self.0.service
    }

    /// The id of the request, which AWS support asks for, if an answer began to come.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.failure.request_id()
    }

    /// The HTTP status, if an answer began to come.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.failure.status()
    }

    /// Status, headers and so on, if an answer began to come.
    #[must_use]
    pub fn metadata(&self) -> Option<&Metadata> {
        self.0.failure.metadata()
    }

    /// How often the request was sent; 0 if it never was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.failure.attempts()
    }

    /// The attempts with their times, in order; none if nothing was sent.
    pub fn timings(&self) -> impl Iterator<Item = &Attempt> {
        self.0.failure.timings()
    }

    /// The waits before attempts, in order, each with its reason.
    pub fn waits(&self) -> impl Iterator<Item = &Wait> {
        self.0.failure.waits()
    }

    /// How long the call took to get its credentials, all attempts together.
    #[must_use]
    pub fn credentials_time(&self) -> Duration {
        self.0.failure.credentials_time()
    }

    /// How long the call took: credentials, attempts, and the waits between them. Zero if it did not come that far.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.failure.elapsed()
    }

    /// The time limit that was reached, of a [`Timeout`](ErrorKind::Timeout).
    #[must_use]
    pub fn time_limit(&self) -> Option<TimeLimit> {
        self.0.failure.time_limit()
    }

    /// Why there was no further attempt, if the request may succeed later and attempts were left.
    #[must_use]
    pub fn not_retried(&self) -> Option<NotRetried> {
        self.0.failure.not_retried()
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
        self.0.failure.may_have_been_applied()
    }

    /// True if the same request may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.failure.is_retryable()
    }

    /// True if the service asks for fewer requests.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        self.0.failure.is_throttling()
    }

    /// The body of an error, or of an answer that could not be understood; else empty. It may hold customer data.
    ///
    /// Of the body of an error at most 1 MiB is kept, of an answer what the client reads at most.
    #[must_use]
    pub fn raw_body(&self) -> &[u8] {
        self.0.failure.raw_body()
    }

    /// The same without the service's own error type, for code that serves several services.
    #[must_use]
    pub fn into_failure(self) -> Failure {
        self.0.failure
    }
}

impl<E: ModeledError> From<Failure> for Error<E> {
    /// Reads the service's own error from the body, if there is one.
    fn from(failure: Failure) -> Self {
        let service = failure.modeled();
        Self(Box::new(Typed { failure, service }))
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.failure.fmt(to)
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.failure.debug(to, "Error")
    }
}

impl<E> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.failure.source()
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use reqwest::header::HeaderMap;

    use super::*;

    #[derive(Debug, PartialEq)]
    struct Body(Vec<u8>);

    impl ModeledError for Body {
        fn decode(code: &str, body: &[u8]) -> Option<Self> {
            (code == "Known").then(|| Self(body.to_vec()))
        }
    }

    fn error(kind: ErrorKind, code: Option<&'static str>) -> Error<Body> {
        let metadata = Metadata::new(400, HeaderMap::new(), 1);
        Failure::new(kind, code.map(Into::into), "text").with_answer(metadata, Bytes::from_static(b"{}")).into()
    }

    #[test]
    fn reads_the_services_own_error_only_from_an_error_of_the_service() {
        assert_eq!(error(ErrorKind::Service, Some("Known")).service_error(), Some(&Body(b"{}".to_vec())));
        assert_eq!(error(ErrorKind::Service, Some("Other")).into_service_error(), None);
        assert_eq!(error(ErrorKind::Service, None).service_error(), None);
        assert_eq!(error(ErrorKind::InvalidResponse, Some("Known")).service_error(), None);
    }

    #[test]
    fn is_one_pointer_wide_and_may_cross_threads() {
        fn crosses_threads<T: StdError + Send + Sync + 'static>() {}
        crosses_threads::<Error<Body>>();
        assert_eq!(size_of::<Error<Body>>(), size_of::<usize>());
    }
}
