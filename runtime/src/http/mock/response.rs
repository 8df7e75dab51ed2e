//! The responses of a mock.

use std::fmt;
use std::io::{Error as IoError, ErrorKind as IoErrorKind};
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::codec::{Shape, Structure, to_json, unset_promised_members};
use crate::error::{Failure, Metadata};
use crate::http::exchange::{HttpResponse, connect_failure, connection_broken, response_timeout};
use crate::http::host::Host;
use crate::time::Budget;

/// A response, or a fault in place of one, in the script of a [`Mock`](super::Mock).
#[derive(Clone)]
pub struct MockResponse {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    fault: Option<Fault>,
    delay: Duration,
    repeated: bool,
    /// The reason why the response is invalid.
    invalid: Option<String>,
}

#[derive(Clone, Copy)]
enum Fault {
    Refused,
    Reset,
}

impl MockResponse {
    /// A response with this JSON body. For an operation without output members it may be empty.
    #[must_use]
    pub fn json(body: impl Into<String>) -> Self {
        Self::new(200, body.into().into())
    }

    /// A response with this output. The required members of the output must be set; otherwise the attempt that takes
    /// the response fails with the code `InvalidMock`.
    #[must_use]
    pub fn of<T: Shape + Structure>(response: &T) -> Self {
        let unset = unset_promised_members(response);
        let problem = match to_json(response) {
            Ok(body) if unset.is_empty() => return Self::new(200, body.into()),
            Ok(_) => format!("the required members `{}` of the output are not set", unset.join("` and `")),
            Err(error) => error.to_string(),
        };
        Self { invalid: Some(problem), ..Self::new(200, Bytes::new()) }
    }

    /// An error response with this code and message, and status 400. For an error with other members, pass a type of
    /// the model to [`of`](Self::of), and set the [`status`](Self::status) and the [`header`](Self::header)
    /// `x-amzn-errortype`.
    #[must_use]
    pub fn error(code: &str, message: &str) -> Self {
        // Models use either spelling.
        let body = serde_json::json!({ "__type": code, "message": message, "Message": message });
        Self::new(400, body.to_string().into())
    }

    /// A fault: the connection is refused.
    #[must_use]
    pub fn refused() -> Self {
        Self { fault: Some(Fault::Refused), ..Self::new(0, Bytes::new()) }
    }

    /// A fault: the connection breaks after the request was sent.
    #[must_use]
    pub fn reset() -> Self {
        Self { fault: Some(Fault::Reset), ..Self::new(0, Bytes::new()) }
    }

    /// A fault: no response arrives, so that a time limit is reached.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(0, Bytes::new()).delay(Duration::MAX)
    }

    fn new(status: u16, body: Bytes) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body,
            fault: None,
            delay: Duration::ZERO,
            repeated: false,
            invalid: None,
        }
    }

    /// Sets the HTTP status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
        if header.and_then(|(name, value)| self.headers.try_append(name, value).ok()).is_none() {
            self.invalid = Some(format!("the header {name:?} or its value is invalid"));
        }
        self
    }

    /// Sets the time until the response arrives, measured with the client's clock. Time limits apply.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Uses the response for all attempts that it matches from now on. Responses after it are then never used for them.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.repeated = true;
        self
    }

    pub(super) fn is_repeated(&self) -> bool {
        self.repeated
    }

    /// The result that an exchange over the network would have.
    pub(super) async fn exchange(
        self,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        if let Some(problem) = self.invalid {
            return Err(Failure::configuration(
                "InvalidMock",
                format!("The response of the mock is invalid: {problem}"),
            ));
        }
        budget.idle(self.delay).await.map_err(|reached| response_timeout(reached, host))?;
        match self.fault {
            Some(Fault::Refused) => {
                Err(connect_failure(host, &IoError::from(IoErrorKind::ConnectionRefused).to_string(), false))
            }
            Some(Fault::Reset) => {
                Err(connection_broken(host, &IoError::from(IoErrorKind::ConnectionReset).to_string()))
            }
            None => Ok(HttpResponse::truncated(Metadata::new(self.status, self.headers), self.body, limit)),
        }
    }
}

/// Prints neither the body nor headers.
impl fmt::Debug for MockResponse {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("MockResponse")
            .field("status", &self.status)
            .field("delay", &self.delay)
            .finish_non_exhaustive()
    }
}
