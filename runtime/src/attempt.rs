//! One attempt: credentials, request, signature, exchange, and the first judgement of the answer.

use std::borrow::Cow;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use bytes::Bytes;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::{Method, Request};
use tracing::Span;

use crate::client::Inner;
use crate::codec::DecodeError;
use crate::compression::gzip;
use crate::failure::{ErrorKind, Failure, Misfit};
use crate::http::{Answer, Host, exchange};
use crate::idempotency::random_uuid;
use crate::interceptor::{Begun, Watch};
use crate::limits::Budget;
use crate::metadata::Metadata;
use crate::operation::{BoxError, Effect, Signature};
use crate::request::{Encoded, Facts, prefixed};
use crate::route::Route;
use crate::send::{Attempts, Plan};
use crate::service_error;
use crate::sign::sign;
use crate::telemetry;
use crate::transport::Transport;

/// An answer that says the request was done, complete and not yet understood.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) metadata: Metadata,
    pub(crate) body: Bytes,
    /// What the request that it answers does.
    pub(crate) effect: Effect,
    /// The span of the call, which ends when the answer is decoded.
    pub(crate) span: Span,
    /// Who wants to know how the call ends.
    pub(crate) watch: Option<Box<Watch>>,
}

impl RawResponse {
    /// The end of a call whose answer could be read.
    pub(crate) fn finish(self) -> Metadata {
        if let Some(watch) = self.watch {
            watch.finished(Ok(&self.metadata), &self.body);
        }
        self.metadata
    }

    /// The end of a call whose answer is not what the model says.
    pub(crate) fn unusable(mut self, operation: &'static str, error: impl Into<BoxError>) -> Failure {
        let watch = self.watch.take();
        let failure = self.misfit(error.into()).in_operation(operation);
        if let Some(watch) = watch {
            watch.finished(Err(&failure), failure.raw_body());
        }
        failure
    }

    fn misfit(self, error: BoxError) -> Failure {
        let status = self.metadata.status();
        let kind = self.metadata.header("content-type").unwrap_or("no content type");
        let misfit = error.downcast_ref::<DecodeError>().map(|error| Misfit { error, text: &self.body });
        let message = match (service_error::packed(&self.metadata), &misfit) {
            (Some(how), _) => {
                format!("The answer (status {status}, {kind}) is encoded as {how:?}, which nobody asked for")
            }
            (None, Some(misfit)) => {
                format!("The answer (status {status}, {kind}) is not what the model says: {}", misfit.describe())
            }
            (None, None) => format!("The answer (status {status}, {kind}) is not what the model says: {error}"),
        };
        let fields = misfit.map(|misfit| misfit.fields()).unwrap_or_default();
        let failure = Failure::new(ErrorKind::InvalidResponse, Some("InvalidResponse".into()), message)
            .with_details(None, fields)
            .with_source(error)
            .with_applied(self.effect != Effect::Nothing)
            .with_answer(self.metadata, self.body);
        telemetry::record_failure(&self.span, &failure);
        failure
    }
}

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
const ATTEMPT: HeaderName = HeaderName::from_static("amz-sdk-request");

/// How many headers a request has, those of the HTTP client included: a map that fits needs not grow.
const HEADERS: usize = 10;

/// What the attempts of one call have in common when they go over the network.
pub(crate) struct Network<'a> {
    client: &'a Inner,
    route: Cow<'a, Route>,
    facts: Facts,
    max_attempts: u32,
    body: Bytes,
    /// Whether the body is in gzip.
    gzip: bool,
    /// Those that the user adds.
    headers: HeaderMap,
    invocation_id: HeaderValue,
    watch: Option<&'a Watch>,
}

impl<'a> Network<'a> {
    pub(crate) fn new(client: &'a Inner, plan: &Plan, call: &'a Begun, mut request: Encoded) -> Result<Self, Failure> {
        let (facts, watch, max_attempts) = (call.facts, call.watch.as_deref(), plan.retry.attempts());
        let mut headers = call.options.headers()?;
        let mut route = client.routes.find(call.options.endpoint_url(), &request.endpoint_params)?;
        if client.host_prefix && !request.host_prefix.is_empty() {
            let url = prefixed(&route.url, &request.host_prefix)?;
            route.to_mut().url = url;
        }
        if let Some(watch) = watch {
            watch.build(&mut request.body, &mut headers)?;
        }
        let compress = facts.gzip && client.compression.is_some_and(|min| request.body.len() >= min);
        let compressed = if compress { gzip(&request.body) } else { None };
        let gzip = compressed.is_some();
        let body = compressed.unwrap_or(request.body).into();
        let invocation_id = match watch {
            Some(watch) => HeaderValue::from_str(watch.invocation_id()),
            None => HeaderValue::try_from(random_uuid()),
        };
        // A UUID can stand in a header.
        let invocation_id = invocation_id.unwrap_or(HeaderValue::from_static("unknown"));
        Ok(Self { client, route, facts, max_attempts, body, gzip, headers, invocation_id, watch })
    }

    /// The request as it goes out.
    fn request(&self, number: u32, credentials: &Credentials, time: SystemTime) -> Result<Request, Failure> {
        let mut request = self.unsigned()?;
        if let Some(watch) = self.watch {
            watch.sign(number, request.headers_mut())?;
        }
        if self.facts.signature != Signature::None && self.client.credentials.is_some() {
            let body = (self.facts.signature == Signature::Whole).then_some(self.body.as_ref());
            sign(&mut request, body, credentials.clone(), &self.route.scope, time)?;
        }
        // What only says who asks and how often is not signed, as in the AWS SDKs.
        let headers = request.headers_mut();
        headers.insert(INVOCATION_ID, self.invocation_id.clone());
        headers.insert(ATTEMPT, attempt_header(number, self.max_attempts));
        headers.insert(USER_AGENT, self.client.user_agent.clone());
        if let Some(watch) = self.watch {
            watch.send(number, request.headers())?;
        }
        *request.body_mut() = Some(self.body.clone().into());
        Ok(request)
    }

    /// The request with the headers that are signed.
    fn unsigned(&self) -> Result<Request, Failure> {
        let service = self.client.service;
        let target = [service.target_prefix, ".", self.facts.name].concat();
        let target = HeaderValue::try_from(target).map_err(|error| {
            let message = format!("The operation {:?} has a name that can't stand in a header", self.facts.name);
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

impl Attempts for Network<'_> {
    async fn credentials(&self) -> Result<Credentials, Failure> {
        match &self.client.credentials {
            Some(credentials) if self.facts.signature != Signature::None => credentials.get().await,
            // Nothing is signed with them.
            _ => Ok(Credentials::new("", "", None, None, "Anonymous")),
        }
    }

    fn invalidate(&self, refused: &Credentials) {
        if let Some(credentials) = &self.client.credentials {
            credentials.invalidate(refused);
        }
    }

    async fn attempt(
        &self,
        number: u32,
        credentials: &Credentials,
        time: SystemTime,
        budget: &Budget<'_>,
    ) -> Result<RawResponse, Failure> {
        let request = self.request(number, credentials, time)?;
        let (host, limit) = (Host(&self.route.url), self.client.response_limit);
        let answer = match &self.route.transport {
            Transport::Http(http) => exchange(http.execute(request), host, number, budget, limit).await,
            #[cfg(any(test, feature = "test-util"))]
            Transport::Mock(mock) => mock.exchange(&request, host, number, budget, limit).await,
        };
        let result = answer.and_then(|answer| self.judge(answer, credentials));
        if let Some(watch) = self.watch {
            watch.attempted(number, budget.time.since(budget.begun), &result);
        }
        result
    }
}

impl Network<'_> {
    /// What an answer means by its status and length.
    fn judge(&self, answer: Answer, credentials: &Credentials) -> Result<RawResponse, Failure> {
        let Answer { metadata, body, complete } = answer;
        if !metadata.is_success() {
            let secrets = [credentials.secret_access_key(), credentials.session_token().unwrap_or_default()];
            let failure = service_error::read(metadata, body, complete, self.client.service.retryable);
            return Err(failure.without(&secrets));
        }
        if !complete {
            let message = format!(
                "The answer is longer than the {} that the client reads; ask for less at once, or set another response \
                 limit",
                size(self.client.response_limit)
            );
            let failure = Failure::new(ErrorKind::ResponseTooLarge, Some("ResponseTooLarge".into()), message);
            return Err(failure.with_applied(true).with_answer(metadata, Bytes::new()));
        }
        Ok(RawResponse { metadata, body, effect: self.facts.effect, span: Span::none(), watch: None })
    }
}

/// A number of bytes for people.
fn size(bytes: usize) -> String {
    match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{} MiB", bytes >> 20),
        bytes => format!("{bytes} bytes"),
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
