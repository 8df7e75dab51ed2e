//! The error of a call: a failure, with the modelled error of the service.

use std::error::Error as StdError;
use std::fmt;
use std::ops::Deref;

use super::failure::Failure;
use super::kind::ErrorKind;
use super::service_error;
use crate::operation::ModeledError;

/// The error of a call.
///
/// It dereferences to [`Failure`], whose methods return kind, code, message, request id, attempts and invalid fields,
/// and it has the modelled error of the service, if the service sent one ([`service_error`](Self::service_error)).
///
/// `Display` prints everything on one line. So does `Debug`, so that an error returned from `main` is readable; `{:#?}`
/// prints the fields. Neither contains bodies or credentials.
pub struct Error<E>(Box<Typed<E>>);

struct Typed<E> {
    failure: Failure,
    service: Option<E>,
}

impl<E> Error<E> {
    /// The modelled error of the service; `None` if the call failed otherwise, or if the error is not in the model.
    #[must_use]
    pub fn service_error(&self) -> Option<&E> {
        self.0.service.as_ref()
    }

    /// Converts this error to the modelled error of the service, if there is one.
    #[must_use]
    pub fn into_service_error(self) -> Option<E> {
        self.0.service
    }

    /// Converts this error to one without the type of the service, for code that uses several services.
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
    /// Reads the modelled error from the body, if there is one.
    fn from(failure: Failure) -> Self {
        let code = failure.code().filter(|_| failure.kind() == ErrorKind::Service);
        // The members of the modelled error may be printed.
        let service = code.and_then(|code| service_error::decode(code, failure.body_without_secrets()));
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
    fn the_modelled_error_is_read_only_from_an_error_response() {
        assert_eq!(error(ErrorKind::Service, Some("Known")).service_error(), Some(&Body(b"{}".to_vec())));
        assert_eq!(error(ErrorKind::Service, Some("Other")).into_service_error(), None);
        assert_eq!(error(ErrorKind::Service, None).service_error(), None);
        assert_eq!(error(ErrorKind::InvalidResponse, Some("Known")).service_error(), None);
    }

    #[test]
    fn dereferences_to_a_failure() {
        let error = error(ErrorKind::Service, Some("Known"));
        assert!(error.has_code("Known") && !error.has_code("Other"));
        assert_eq!((error.status(), error.message()), (Some(400), "text"));
    }

    #[test]
    fn has_the_size_of_a_pointer_and_is_send_and_sync() {
        fn is_send_and_sync<T: StdError + Send + Sync + 'static>() {}
        is_send_and_sync::<Error<Body>>();
        assert_eq!(size_of::<Error<Body>>(), size_of::<usize>());
    }
}
