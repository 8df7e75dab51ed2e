//! A request from its head to its response: checks, quota, faults, the operation, the log.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http_body_util::{BodyExt as _, Either, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::http::request::Parts;
use hyper::{Request, Response};

use super::head;
use super::response::{ServiceResponse, new_request_id};
use crate::clock::timestamp;
use crate::operations::{Entry, find};
use crate::page::{self, Desk};
use crate::rules;
use crate::state::Shared;
use crate::traffic::{End, Exchange, Met, Traffic};
use crate::wire::{Rejection, Signed, verify};

/// The largest body that is read, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// The connection is closed in place of a response.
#[derive(Debug)]
pub(super) struct Closed;

impl std::fmt::Display for Closed {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a fault closes the connection")
    }
}

impl std::error::Error for Closed {}

/// Everything that connections need.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) shared: Arc<Shared>,
    pub(crate) traffic: Arc<Traffic>,
    pub(crate) desk: Desk,
    /// The time in which a body must arrive.
    body_time: Duration,
}

impl Service {
    pub(crate) fn new(shared: Arc<Shared>, traffic: Arc<Traffic>, desk: Desk, body_time: Duration) -> Self {
        Self { shared, traffic, desk, body_time }
    }

    /// Responds to a request.
    pub(super) async fn respond(&self, request: Request<Incoming>) -> Result<Response<page::Body>, Closed> {
        let (head, body) = request.into_parts();
        if page::is_for_page(&head) {
            return Ok(self.show(&head, body).await);
        }
        let request_id = new_request_id();
        let operation = head::operation(&head.headers).and_then(find);
        let (body, response) = match self.receive(&head, body).await {
            Ok(body) => {
                let response = self.serve(&head, &body, operation).await;
                (body, response)
            }
            Err(rejection) => (Bytes::new(), Some(Err(rejection).into())),
        };
        self.record(&request_id, operation, &body, response.as_ref());
        response.map(|response| response.into_response(&request_id).map(Either::Left)).ok_or(Closed)
    }

    /// A request of the page. It counts for no quota, meets no faults, and isn't recorded.
    async fn show(&self, head: &Parts, body: Incoming) -> Response<page::Body> {
        let received = match head::check_host(head) {
            Ok(()) => self.read(body, page::MAX_FORM).await,
            Err(rejection) => Err(rejection),
        };
        let rejection = match received {
            Ok(body) => {
                let response = page::respond(&self.desk, head, &body);
                match self.stored().await {
                    Ok(()) => return response,
                    Err(rejection) => rejection,
                }
            }
            Err(rejection) => rejection,
        };
        ServiceResponse::from(Err(rejection)).into_response("").map(Either::Left)
    }

    async fn receive(&self, head: &Parts, body: Incoming) -> Result<Bytes, Rejection> {
        head::check(head)?;
        self.read(body, BODY_LIMIT).await
    }

    async fn read(&self, body: Incoming, limit: usize) -> Result<Bytes, Rejection> {
        let body = tokio::time::timeout(self.body_time, Limited::new(body, limit).collect()).await;
        match body {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => {
                let message = format!("The body has more than {limit} bytes");
                Err(Rejection::protocol(&rules::BODY_SIZE, &message))
            }
            Ok(Err(_)) => Err(Rejection::protocol(&rules::WELL_FORMED, "The body ended too early")),
            Err(_) => Err(Rejection::protocol(&rules::BODY_TIME, "The body didn't arrive in time")),
        }
    }

    /// The response; `None` to close the connection.
    async fn serve(&self, head: &Parts, body: &Bytes, operation: Option<&'static Entry>) -> Option<ServiceResponse> {
        let operation = match self.admit(head, body, operation) {
            Ok(operation) => operation,
            Err(rejection) => return Some(Err(rejection).into()),
        };
        let Met { delay, end, applied } = self.traffic.faults().meet(operation.name);
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let run = || (operation.run)(body, &self.shared);
        match end {
            None => Some(self.once_stored(run()).await.into()),
            Some(end) => {
                if applied {
                    let _response_that_is_lost = self.once_stored(run()).await;
                }
                match end {
                    End::Reset => None,
                    End::Error(code, status) => {
                        let message = "A fault that the sandbox was told to inject";
                        Some(Err(Rejection::injected(&code, status, message)).into())
                    }
                }
            }
        }
    }

    /// The result of an operation, when everything that it depends on is stored.
    async fn once_stored(&self, result: Result<Vec<u8>, Rejection>) -> Result<Vec<u8>, Rejection> {
        self.stored().await.and(result)
    }

    async fn stored(&self) -> Result<(), Rejection> {
        let failed = |_| Rejection::internal("The sandbox can't write its folder: its standard error has the reason");
        self.shared.synced().await.map_err(failed)
    }

    /// The checks of every request: the signature, the operation, the quota.
    fn admit(&self, head: &Parts, body: &[u8], operation: Option<&'static Entry>) -> Result<&'static Entry, Rejection> {
        let signed = Signed { method: head.method.as_str(), path: head.uri.path(), headers: &head.headers, body };
        verify(&signed, SystemTime::now())?;
        let operation = operation.ok_or_else(|| {
            let message = "The header X-Amz-Target names no operation that the sandbox serves";
            Rejection::protocol(&rules::KNOWN_OPERATION, message)
        })?;
        let counted = self.traffic.meters().count(operation.group, self.shared.clock.now());
        counted.map_err(|rule| Rejection::throttled(rule, "Rate exceeded: more requests than the quota permits"))?;
        Ok(operation)
    }

    fn record(&self, request_id: &str, operation: Option<&Entry>, body: &[u8], response: Option<&ServiceResponse>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.traffic.log().add(Exchange {
            time: timestamp(self.shared.clock.now()),
            request_id: request_id.to_owned(),
            operation: operation.map_or_else(String::new, |operation| operation.name.to_owned()),
            status: response.map(|response| response.status),
            code: response.and_then(|response| response.code.clone()),
            rules: response.map(|response| response.rules.clone()).unwrap_or_default(),
            request: text(body),
            response: response.map(|response| text(&response.body)).unwrap_or_default(),
        });
    }
}
