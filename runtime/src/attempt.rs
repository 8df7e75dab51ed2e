//! One attempt: credentials, request, signature, exchange, and the first judgement of the answer.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderValue, USER_AGENT};
use reqwest::{Method, Request};

use crate::client::Inner;
use crate::failure::{ErrorKind, Failure};
use crate::http::{Answer, RESPONSE_LIMIT, exchange};
use crate::metadata::Metadata;
use crate::operation::BoxError;
use crate::service_error;
use crate::sign::sign;

/// An answer with a status below 300, complete and not yet understood.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) metadata: Metadata,
    pub(crate) body: Bytes,
}

impl RawResponse {
    /// The failure that this answer is not what the model says.
    pub(crate) fn unusable(self, error: impl Into<BoxError>) -> Failure {
        let error = error.into();
        let status = self.metadata.status();
        let kind = self.metadata.header("content-type").unwrap_or("no content type");
        let message = match self.metadata.header("content-encoding") {
            Some(encoding) if !encoding.eq_ignore_ascii_case("identity") => {
                format!("The answer (status {status}, {kind}) is encoded as {encoding:?}, which nobody asked for")
            }
            _ => format!("The answer (status {status}, {kind}) is not what the model says: {error}"),
        };
        Failure::new(ErrorKind::InvalidResponse, Some("InvalidResponse".into()), message)
            .with_source(error)
            .with_answer(self.metadata, self.body)
    }
}

/// Sends a request once. `sent` counts how often a request went out, even if this future is dropped.
pub(crate) async fn send_once(
    client: &Inner,
    operation: &'static str,
    body: &Bytes,
    sent: &AtomicU32,
) -> Result<RawResponse, Failure> {
    let mut request = request(client, operation)?;
    if let Some(credentials) = &client.credentials {
        sign(&mut request, body, credentials.get().await?, &client.scope, SystemTime::now())?;
    }
    request.headers_mut().insert(USER_AGENT, client.user_agent.clone());
    *request.body_mut() = Some(body.clone().into());

    let attempts = sent.fetch_add(1, Ordering::Relaxed) + 1;
    let Answer { metadata, body, complete } = exchange(&client.http, request, attempts).await?;
    if metadata.status() >= 300 {
        return Err(service_error::read(metadata, body));
    }
    if !complete {
        let message = format!("The answer is longer than {} MiB, which is what the client reads", RESPONSE_LIMIT >> 20);
        let failure = Failure::new(ErrorKind::ResponseTooLarge, Some("ResponseTooLarge".into()), message);
        return Err(failure.with_answer(metadata, Bytes::new()));
    }
    Ok(RawResponse { metadata, body })
}

/// The request with the headers that are signed.
fn request(client: &Inner, operation: &'static str) -> Result<Request, Failure> {
    let service = client.service;
    let target = format!("{}.{operation}", service.target_prefix);
    let target = HeaderValue::try_from(target).map_err(|error| {
        let message = format!("The operation {operation:?} has a name that can't stand in a header");
        Failure::invalid_request(message).with_source(error)
    })?;
    let mut request = Request::new(Method::POST, client.url.clone());
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(service.protocol.content_type()));
    headers.insert("x-amz-target", target);
    Ok(request)
}
