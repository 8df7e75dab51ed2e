//! One attempt: builds the request with its headers and signature, sends it, and judges the response.

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

/// The number of headers of a usual request, including those of the HTTP client: the initial capacity of the map.
const HEADERS: usize = 10;

/// Everything that the attempts of one call have in common.
pub(super) struct Attempts<'a> {
    client: &'a Shared,
    route: Cow<'a, Route>,
    operation: OperationFacts,
    max_attempts: u32,
    body: Bytes,
    /// Whether the body is compressed.
    gzip: bool,
    /// The additional headers of the call.
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
        // A UUID is always a valid header value.
        let invocation_id = invocation_id.unwrap_or(HeaderValue::from_static("unknown"));
        let max_attempts = plan.retry.attempts();
        Ok(Self { client, route, operation, max_attempts, body, gzip, headers, invocation_id, interceptors })
    }

    /// Makes one attempt: its number is counted from 1, and the request is signed with this time. Returns a complete
    /// response with a status of success.
    pub(super) async fn attempt(
        &self,
        number: u32,
        credentials: Option<&Credentials>,
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

    /// The credentials for the next attempt; `None` if its request is not signed.
    pub(super) async fn credentials(&self) -> Result<Option<Credentials>, Failure> {
        match &self.client.credentials {
            Some(_) if self.operation.signature == Signature::None => Ok(None),
            Some(credentials) if self.operation.optional_auth => credentials.get_optional().await,
            Some(credentials) => credentials.get().await.map(Some),
            None => Ok(None),
        }
    }

    /// Removes credentials that the service has rejected as expired from the cache.
    pub(super) fn invalidate(&self, rejected: Option<&Credentials>) {
        if let (Some(credentials), Some(rejected)) = (&self.client.credentials, rejected) {
            credentials.invalidate(rejected);
        }
    }

    /// The complete request of an attempt.
    fn request(&self, number: u32, credentials: Option<&Credentials>, time: SystemTime) -> Result<Request, Failure> {
        let mut request = self.unsigned()?;
        if let Some(interceptors) = self.interceptors {
            interceptors.sign(number, request.headers_mut())?;
        }
        if let Some(credentials) = credentials {
            let body = (self.operation.signature == Signature::Whole).then_some(self.body.as_ref());
            sign(&mut request, body, credentials, &self.route.target, &self.client.signing_keys, time)?;
        }
        // Headers about the client and the number of the attempt are not signed, as in the AWS SDKs.
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
            let message = format!("The name of the operation {:?} is not a valid header value", self.operation.name);
            Failure::invalid_request(message).with_source(error)
        })?;
        let mut headers = HeaderMap::with_capacity(HEADERS + self.headers.len());
        // None of these has the name of a header that is inserted below: those are reserved.
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

/// The number of the attempt, in the format of the AWS SDKs.
fn attempt_header(number: u32, max: u32) -> HeaderValue {
    match (number, max) {
        (1, 3) => HeaderValue::from_static("attempt=1; max=3"),
        // This is always a valid header value.
        _ => HeaderValue::try_from(format!("attempt={number}; max={max}")).unwrap_or(HeaderValue::from_static("")),
    }
}
