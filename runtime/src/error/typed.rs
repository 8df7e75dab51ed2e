//! The error of a call: a failure, with the service's own error type inside.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::failure::Failure;
use super::kind::ErrorKind;
use super::service_error;
use crate::operation::ModeledError;

/// Why a call failed.
///
/// It is a [`Failure`], whose methods report kind, code, message, request id, attempts and invalid fields, together with
/// the structure of the service's own error, if the service sent one that its model knows
/// ([`service_error`](Self::service_error)).
///
/// `Display` reports everything on one line, and so does `Debug`, so that an error returned from `main` can be read;
/// `{:#?}` prints the fields. Neither holds bodies or credentials.
pub struct Error<E>(Box<Typed<E>>);

struct Typed<E> {
    failure: Failure,
    service: Option<E>,
}

impl<E> Error<E> {
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

    /// The same without the service's own error type, for code that serves several services.
    #[must_use]
    pub fn into_failure(self) -> Failure {
        self.0.failure
    }
}

impl<E> Deref for Error<E> {
    type Target = Failure;

    fn deref(&self) -> &Failure {
        &self.0.failure
    }
}

impl<E: ModeledError> From<Failure> for Error<E> {
    /// Reads the service's own error from the body, if there is one.
    fn from(failure: Failure) -> Self {
        let code = failure.code().filter(|_| failure.kind() == ErrorKind::Service);
        // Its members may be printed, so they hold no secrets.
        let service = code.and_then(|code| service_error::decode(code, failure.harmless_body()));
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
        fmt::Debug::fmt(&self.0.failure, to)
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
    use crate::error::Metadata;

    #[derive(Debug, PartialEq)]
    struct Body(Vec<u8>);

    impl ModeledError for Body {
        fn decode(code: &str, body: &[u8]) -> Option<Self> {
            (code == "Known").then(|| Self(body.to_vec()))
        }
    }

    fn error(kind: ErrorKind, code: Option<&'static str>) -> Error<Body> {
        let metadata = Metadata::new(400, HeaderMap::new());
        Failure::new(kind, code.map(Into::into), "text").with_response(metadata, Bytes::from_static(b"{}")).into()
    }

    #[test]
    fn reads_the_services_own_error_only_from_an_error_of_the_service() {
        assert_eq!(error(ErrorKind::Service, Some("Known")).service_error(), Some(&Body(b"{}".to_vec())));
        assert_eq!(error(ErrorKind::Service, Some("Other")).into_service_error(), None);
        assert_eq!(error(ErrorKind::Service, None).service_error(), None);
        assert_eq!(error(ErrorKind::InvalidResponse, Some("Known")).service_error(), None);
    }

    #[test]
    fn has_the_methods_of_a_failure() {
        let error = error(ErrorKind::Service, Some("Known"));
        assert!(error.has_code("Known") && !error.has_code("Other"));
        assert_eq!((error.status(), error.message()), (Some(400), "text"));
    }

    #[test]
    fn is_one_pointer_wide_and_may_cross_threads() {
        fn crosses_threads<T: StdError + Send + Sync + 'static>() {}
        crosses_threads::<Error<Body>>();
        assert_eq!(size_of::<Error<Body>>(), size_of::<usize>());
    }
}
