//! One attempt: the request with its headers and signature, the exchange, and the judgement of the response.

use std::borrow::Cow;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use bytes::Bytes;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::{Method, Request};

use super::client::Shared;
use super::encode::Encoded;
use super::judge::judge;
use super::options::Extras;
use super::plan::{OperationFacts, Plan};
use super::route::Route;
use super::sign::sign;
use super::uuid::random_uuid;
use crate::error::Failure;
use crate::http::{Host, HttpResponse, gzip};
use crate::interceptor::InterceptorChain;
use crate::operation::Signature;
use crate::time::Budget;

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
const ATTEMPT: HeaderName = HeaderName::from_static("amz-sdk-request");

/// How many headers a request has, those of the HTTP client included: a map with room for them need not grow.
const HEADERS: usize = 10;

/// What the attempts of one call have in common.
pub(super) struct Attempts<'a> {
    client: &'a Shared,
    route: Cow<'a, Route>,
    operation: OperationFacts,
    max_attempts: u32,
    body: Bytes,
    /// Whether the body is compressed.
    gzip: bool,
    /// Those that the user adds.
    headers: HeaderMap,
    invocation_id: HeaderValue,
    interceptors: Option<&'a InterceptorChain>,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(
        client: &'a Shared,
        operation: OperationFacts,
        plan: &Plan,
        extras: Option<&Extras>,
        interceptors: Option<&'a InterceptorChain>,
        mut request: Encoded,
    ) -> Result<Self, Failure> {
        let mut headers = extras.map_or_else(|| Ok(HeaderMap::new()), Extras::headers)?;
        let host_prefix = if client.host_prefix { request.host_prefix.as_str() } else { "" };
        let url = extras.and_then(Extras::endpoint_url);
        let route = client.routes.find(url, &request.endpoint_params, host_prefix)?;
        if let Some(interceptors) = interceptors {
            interceptors.build(&mut request.body, &mut headers)?;
        }
        let compress = operation.gzip && client.compression.is_some_and(|min| request.body.len() >= min);
        let compressed = if compress { gzip(&request.body) } else { None };
        let gzip = compressed.is_some();
        let body = compressed.unwrap_or(request.body).into();
        let invocation_id = match interceptors {
            Some(interceptors) => HeaderValue::from_str(interceptors.invocation_id()),
            None => HeaderValue::try_from(random_uuid()),
        };
        // A UUID can stand in a header.
        let invocation_id = invocation_id.unwrap_or(HeaderValue::from_static("unknown"));
        let max_attempts = plan.retry.attempts();
        Ok(Self { client, route, operation, max_attempts, body, gzip, headers, invocation_id, interceptors })
    }

    /// Sends the request, signed with this time, for the `number`th time, and gives a complete response without error.
    pub(super) async fn attempt(
        &self,
        number: u32,
        credentials: &Credentials,
        time: SystemTime,
        budget: &Budget<'_>,
    ) -> Result<HttpResponse, Failure> {
        let request = self.request(number, credentials, time)?;
        let (host, limit) = (Host(&self.route.url), self.client.response_limit);
        let response = self.route.transport.exchange(request, host, budget, limit).await;
        let result = response.and_then(|response| judge(response, credentials, self.client.service, limit));
        if let Some(interceptors) = self.interceptors {
            let result = result.as_ref().map(|response| &response.metadata);
            interceptors.attempted(number, budget.time.since(budget.begun), result);
        }
        result
    }

    /// The credentials for the next attempt.
    pub(super) async fn credentials(&self) -> Result<Credentials, Failure> {
        match &self.client.credentials {
            Some(credentials) if self.operation.signature != Signature::None => credentials.get().await,
            // Nothing is signed with them.
            _ => Ok(Credentials::new("", "", None, None, "Anonymous")),
        }
    }

    /// Records that the service called these credentials expired, so that the next ones are others if possible.
    pub(super) fn invalidate(&self, refused: &Credentials) {
        if let Some(credentials) = &self.client.credentials {
            credentials.invalidate(refused);
        }
    }

    /// The request as it goes out.
    fn request(&self, number: u32, credentials: &Credentials, time: SystemTime) -> Result<Request, Failure> {
        let mut request = self.unsigned()?;
        if let Some(interceptors) = self.interceptors {
            interceptors.sign(number, request.headers_mut())?;
        }
        if self.operation.signature != Signature::None && self.client.credentials.is_some() {
            let body = (self.operation.signature == Signature::Whole).then_some(self.body.as_ref());
            sign(&mut request, body, credentials.clone(), &self.route.scope, time)?;
        }
        // What only says who asks and how often is not signed, as in the AWS SDKs.
        let headers = request.headers_mut();
        headers.insert(INVOCATION_ID, self.invocation_id.clone());
        headers.insert(ATTEMPT, attempt_header(number, self.max_attempts));
        headers.insert(USER_AGENT, self.client.user_agent.clone());
        if let Some(interceptors) = self.interceptors {
            interceptors.send(number, request.headers())?;
        }
        *request.body_mut() = Some(self.body.clone().into());
        Ok(request)
    }

    /// The request with the headers that are signed.
    fn unsigned(&self) -> Result<Request, Failure> {
        let service = self.client.service;
        let target = [service.target_prefix, ".", self.operation.name].concat();
        let target = HeaderValue::try_from(target).map_err(|error| {
            let message = format!("The operation {:?} has a name that can't stand in a header", self.operation.name);
            Failure::invalid_request(message).with_source(error)
        })?;
        let mut headers = HeaderMap::with_capacity(HEADERS + self.headers.len());
        // None of them has the name of one that follows.
        headers.extend(self.headers.iter().map(|(name, value)| (name.clone(), value.clone())));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(service.protocol.content_type()));
        headers.insert(TARGET, target);
        if service.query_compatible {
            headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
        }
        if self.gzip {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let mut request = Request::new(Method::POST, self.route.url.clone());
        *request.headers_mut() = headers;
        Ok(request)
    }
}

/// How often this request was sent, as AWS services count it.
fn attempt_header(number: u32, max: u32) -> HeaderValue {
    match (number, max) {
        (1, 3) => HeaderValue::from_static("attempt=1; max=3"),
        // Digits can stand in a header.
        _ => HeaderValue::try_from(format!("attempt={number}; max={max}")).unwrap_or(HeaderValue::from_static("")),
    }
}
