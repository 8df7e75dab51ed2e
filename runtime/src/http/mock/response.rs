//! What a mock responds.

use std::fmt;
use std::io::{Error as IoError, ErrorKind as IoErrorKind};
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::codec::{Shape, Structure, to_json, unset_promised_members};
use crate::error::{Failure, Metadata};
use crate::http::exchange::{HttpResponse, broken, silent, unreachable};
use crate::http::host::Host;
use crate::time::Budget;

/// A response, or what happens in place of one, in the script of a [`Mock`](super::Mock).
#[derive(Clone)]
pub struct MockResponse {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    fault: Option<Fault>,
    delay: Duration,
    kept: bool,
    /// Why it can't be given.
    invalid: Option<String>,
}

#[derive(Clone, Copy)]
enum Fault {
    Refused,
    Reset,
}

impl MockResponse {
    /// A response with this body, as it goes over the wire. An empty one will do where the model promises nothing.
    #[must_use]
    pub fn json(body: impl Into<String>) -> Self {
        Self::new(200, body.into().into())
    }

    /// A response of a type of the model. One whose promised members were never set is refused when it is due.
    #[must_use]
    pub fn of<T: Shape + Structure>(response: &T) -> Self {
        let unset = unset_promised_members(response);
        let problem = match to_json(response) {
            Ok(body) if unset.is_empty() => return Self::new(200, body.into()),
            Ok(_) => format!("the model promises `{}`, which nothing has set", unset.join("` and `")),
            Err(error) => error.to_string(),
        };
        Self { invalid: Some(problem), ..Self::new(200, Bytes::new()) }
    }

    /// A response of a type of the model: an empty one, with what the function sets in it.
    #[must_use]
    pub fn with<T: Shape + Structure>(fill: impl FnOnce(&mut T)) -> Self {
        let mut response = T::empty();
        fill(&mut response);
        Self::of(&response)
    }

    /// An error by its name in the model, with status 400. For its other members give [`of`](Self::of) one of the
    /// model's types, with [`status`](Self::status), and a [`header`](Self::header) `x-amzn-errortype` that names it.
    #[must_use]
    pub fn error(code: &str, message: &str) -> Self {
        // Services don't agree on the case of it.
        let body = serde_json::json!({ "__type": code, "message": message, "Message": message });
        Self::new(400, body.to_string().into())
    }

    /// No connection: nobody listens.
    #[must_use]
    pub fn refused() -> Self {
        Self { fault: Some(Fault::Refused), ..Self::new(0, Bytes::new()) }
    }

    /// The connection breaks after the request was sent.
    #[must_use]
    pub fn reset() -> Self {
        Self { fault: Some(Fault::Reset), ..Self::new(0, Bytes::new()) }
    }

    /// Nothing comes until a time limit is reached.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(0, Bytes::new()).delay(Duration::MAX)
    }

    fn new(status: u16, body: Bytes) -> Self {
        Self { status, headers: HeaderMap::new(), body, fault: None, delay: Duration::ZERO, kept: false, invalid: None }
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
            self.invalid = Some(format!("{name:?} with this value can't be a header"));
        }
        self
    }

    /// Lets time pass before, by the client's clock (Tokio's, unless another is set). Time limits hold.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Stays in the script: all later attempts that it is for get it too, and no response after it is given to them.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.kept = true;
        self
    }

    pub(super) fn is_kept(&self) -> bool {
        self.kept
    }

    /// What an exchange over the network would give.
    pub(super) async fn happen(
        self,
        host: Host<'_>,
        budget: &Budget<'_>,
        limit: usize,
    ) -> Result<HttpResponse, Failure> {
        if let Some(problem) = self.invalid {
            return Err(Failure::configuration("InvalidMock", format!("The mock can't give its response: {problem}")));
        }
        budget.pass(self.delay).await.map_err(|reached| silent(reached, host))?;
        match self.fault {
            Some(Fault::Refused) => {
                Err(unreachable(host, &IoError::from(IoErrorKind::ConnectionRefused).to_string(), false))
            }
            Some(Fault::Reset) => Err(broken(host, &IoError::from(IoErrorKind::ConnectionReset).to_string())),
            None => Ok(HttpResponse::cut(Metadata::new(self.status, self.headers), self.body, limit)),
        }
    }
}

/// Without the body, and without the values of headers.
impl fmt::Debug for MockResponse {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("MockResponse")
            .field("status", &self.status)
            .field("delay", &self.delay)
            .finish_non_exhaustive()
    }
}
