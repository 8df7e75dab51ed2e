//! The responses of a mock, and the faults in place of one.

use std::fmt;
use std::io::{Error as IoError, ErrorKind as IoErrorKind};
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::codes;
use crate::codec::{Shape, Structure, to_json, unset_promised_members};
use crate::error::{Failure, Metadata};
use crate::http::exchange::{HttpResponse, body_broken, connect_failure, connection_broken, response_timeout};
use crate::http::host::Host;
use crate::operation::{ErrorVisitor, ModeledError};
use crate::time::Budget;

/// A response, or a fault in place of one, in the script of a [`Mock`](super::Mock).
///
/// A modelled error is converted to the response that the service would send: with its code, the HTTP status of the
/// model, and its members.
#[derive(Clone)]
pub struct MockResponse(Box<Parts>);

/// Boxed, because functions of rules return a response as an error.
#[derive(Clone)]
struct Parts {
    /// `None`: that of the error code, else 200.
    status: Option<u16>,
    /// The error code, which is checked as soon as the service is known.
    code: Option<String>,
    headers: HeaderMap,
    body: Bytes,
    fault: Option<Fault>,
    delay: Duration,
    /// The reason why the response is invalid.
    invalid: Option<String>,
}

#[derive(Clone, Copy)]
enum Fault {
    Refused,
    Reset,
    Cut,
}

impl MockResponse {
    /// A response with this JSON body. For an operation without output members it may be empty.
    #[must_use]
    pub fn json(body: impl Into<String>) -> Self {
        Self::new(body.into().into())
    }

    /// A response with this output. Its required members must be set.
    #[must_use]
    pub fn of<T: Shape + Structure>(response: &T) -> Self {
        let unset = unset_promised_members(response);
        match to_json(response) {
            Ok(body) if unset.is_empty() => Self::new(body.into()),
            Ok(_) => {
                Self::invalid(format!("the required members `{}` of the output are not set", unset.join("` and `")))
            }
            Err(error) => Self::invalid(error.to_string()),
        }
    }

    /// An error response with this code and message, for errors without a type: those that services of AWS send beside
    /// their models, like `ServiceUnavailable`. The code must be one of these, or one of the model. The HTTP status is
    /// that of the code.
    #[must_use]
    pub fn error(code: &str, message: &str) -> Self {
        // Models use either spelling.
        let body = serde_json::json!({ "__type": code, "message": message, "Message": message });
        Self::new(body.to_string().into()).with_code(code)
    }

    /// A fault: the connection is refused.
    #[must_use]
    pub fn refused() -> Self {
        Self::of_fault(Fault::Refused)
    }

    /// A fault: the connection breaks after the request was sent.
    #[must_use]
    pub fn reset() -> Self {
        Self::of_fault(Fault::Reset)
    }

    /// A fault: no response arrives, so that a time limit is reached.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(Bytes::new()).delay(Duration::MAX)
    }

    fn new(body: Bytes) -> Self {
        Self(Box::new(Parts {
            status: None,
            code: None,
            headers: HeaderMap::new(),
            body,
            fault: None,
            delay: Duration::ZERO,
            invalid: None,
        }))
    }

    fn of_fault(fault: Fault) -> Self {
        let mut response = Self::new(Bytes::new());
        response.0.fault = Some(fault);
        response
    }

    fn with_code(mut self, code: &str) -> Self {
        self.0.code = Some(code.to_owned());
        self
    }

    pub(super) fn invalid(problem: String) -> Self {
        let mut response = Self::new(Bytes::new());
        response.0.invalid = Some(problem);
        response
    }

    /// Sets the HTTP status. Default: that of the error, else 200.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
        if header.and_then(|(name, value)| self.0.headers.try_append(name, value).ok()).is_none() {
            self.0.invalid = Some(format!("the header {name:?} or its value is invalid"));
        }
        self
    }

    /// Sets the time until the response arrives, measured with the client's clock. Time limits apply.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.0.delay = delay;
        self
    }

    /// The connection breaks in the middle of the body, after its status and headers were received.
    #[must_use]
    pub fn cut(mut self) -> Self {
        self.0.fault = Some(Fault::Cut);
        self
    }

    /// The response of a service with these modelled errors: an error code has its status, and an unknown one makes the
    /// response invalid.
    pub(super) fn of_service<E: ModeledError>(mut self) -> Self {
        match self.0.code.as_deref().map(codes::status::<E>) {
            Some(Ok(status)) => self.0.status = self.0.status.or(Some(status)),
            Some(Err(problem)) => self.0.invalid = Some(problem),
            None => {}
        }
        self
    }

    pub(super) fn delayed_by(mut self, delay: Duration) -> Self {
        self.0.delay = self.0.delay.saturating_add(delay);
        self
    }

    /// The reason why the response is invalid.
    pub(super) fn problem(&self) -> Option<&str> {
        self.0.invalid.as_deref()
    }

    /// The result that an exchange over the network would have.
    pub(super) async fn exchange(
        self,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        let Parts { status, headers, body, fault, delay, invalid, .. } = *self.0;
        if let Some(problem) = invalid {
            return Err(Failure::configuration(
                "InvalidMock",
                format!("The response of the mock is invalid: {problem}"),
            ));
        }
        budget.idle(delay).await.map_err(|reached| response_timeout(reached, host))?;
        let metadata = Metadata::new(status.unwrap_or(200), headers);
        match fault {
            Some(Fault::Refused) => {
                Err(connect_failure(host, &IoError::from(IoErrorKind::ConnectionRefused).to_string(), false))
            }
            Some(Fault::Reset) => {
                Err(connection_broken(host, &IoError::from(IoErrorKind::ConnectionReset).to_string()))
            }
            Some(Fault::Cut) => {
                Err(body_broken(host, metadata, &IoError::from(IoErrorKind::ConnectionReset).to_string()))
            }
            None => Ok(HttpResponse::truncated(metadata, body, limit)),
        }
    }
}

/// The response that the service sends for this error.
impl<E: ModeledError> From<E> for MockResponse {
    fn from(error: E) -> Self {
        error.visit(ToResponse).map_or_else(
            || Self::invalid("the error can't be written: generate its crate again with a newer generator".to_owned()),
            Self::of_service::<E>,
        )
    }
}

/// Writes a modelled error.
struct ToResponse;

impl ErrorVisitor for ToResponse {
    type Output = MockResponse;

    fn visit<T: Shape + Structure>(self, code: &'static str, error: &T) -> MockResponse {
        match to_json(error) {
            Ok(json) => MockResponse::new(with_type(code, &json)).with_code(code),
            Err(problem) => MockResponse::invalid(problem.to_string()),
        }
    }
}

/// The members of an error with its code, as services with awsJson send them.
fn with_type(code: &str, json: &[u8]) -> Bytes {
    let members = json.get(1..).unwrap_or_default();
    let comma = if members == b"}" { "" } else { "," };
    [format!("{{\"__type\":{code:?}{comma}").as_bytes(), members].concat().into()
}

/// Prints neither the body nor headers.
impl fmt::Debug for MockResponse {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("MockResponse")
            .field("status", &self.0.status)
            .field("code", &self.0.code)
            .field("delay", &self.0.delay)
            .finish_non_exhaustive()
    }
}
