//! One attempt: credentials, request, signature, exchange, and the first judgement of the answer.

use std::borrow::Cow;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use bytes::Bytes;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::{Method, Request, Url};

use crate::client::Inner;
use crate::codec::DecodeError;
use crate::compression::gzip;
use crate::failure::{ErrorKind, Failure, Misfit};
use crate::http::{Answer, Host, exchange};
use crate::idempotency::random_uuid;
use crate::limits::Budget;
use crate::metadata::Metadata;
use crate::operation::{BoxError, Effect};
use crate::request::{Encoded, Facts, prefixed};
use crate::send::{Attempts, Plan};
use crate::service_error;
use crate::sign::{Scope, sign};

/// An answer that says the request was done, complete and not yet understood.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) metadata: Metadata,
    pub(crate) body: Bytes,
    /// What the request that it answers does.
    pub(crate) effect: Effect,
}

impl RawResponse {
    /// The failure that this answer is not what the model says.
    pub(crate) fn unusable(self, error: impl Into<BoxError>) -> Failure {
        let error = error.into();
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
        Failure::new(ErrorKind::InvalidResponse, Some("InvalidResponse".into()), message)
            .with_details(None, fields)
            .with_source(error)
            .with_applied(self.effect != Effect::Nothing)
            .with_answer(self.metadata, self.body)
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
    facts: Facts,
    max_attempts: u32,
    url: Cow<'a, Url>,
    scope: Cow<'a, Scope>,
    body: Bytes,
    /// Whether the body is in gzip.
    gzip: bool,
    invocation_id: HeaderValue,
}

impl<'a> Network<'a> {
    pub(crate) fn new(client: &'a Inner, facts: Facts, plan: &Plan, request: Encoded) -> Result<Self, Failure> {
        // A UUID can stand in a header.
        let invocation_id = HeaderValue::try_from(random_uuid()).unwrap_or(HeaderValue::from_static("unknown"));
        let (url, scope) = if request.endpoint_params.is_empty() {
            (Cow::Borrowed(&client.url), Cow::Borrowed(&client.scope))
        } else {
            let (url, scope) = client.endpoints.find(&request.endpoint_params)?;
            (Cow::Owned(url), Cow::Owned(scope))
        };
        let has_prefix = client.host_prefix && !request.host_prefix.is_empty();
        let url = if has_prefix { Cow::Owned(prefixed(&url, &request.host_prefix)?) } else { url };
        let compress = facts.gzip && client.compression.is_some_and(|min| request.body.len() >= min);
        let compressed = if compress { gzip(&request.body) } else { None };
        let gzip = compressed.is_some();
        let body = compressed.unwrap_or(request.body).into();
        Ok(Self { client, facts, max_attempts: plan.retry.attempts(), url, scope, body, gzip, invocation_id })
    }

    fn is_signed(&self) -> bool {
        self.facts.signed && self.client.credentials.is_some()
    }

    /// The request with the headers that are signed.
    fn request(&self, number: u32) -> Result<Request, Failure> {
        let service = self.client.service;
        let target = [service.target_prefix, ".", self.facts.name].concat();
        let target = HeaderValue::try_from(target).map_err(|error| {
            let message = format!("The operation {:?} has a name that can't stand in a header", self.facts.name);
            Failure::invalid_request(message).with_source(error)
        })?;
        let mut headers = HeaderMap::with_capacity(HEADERS);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(service.protocol.content_type()));
        headers.insert(TARGET, target);
        // It makes each attempt's signature another one, also within a second.
        headers.insert(ATTEMPT, attempt_header(number, self.max_attempts));
        if service.query_compatible {
            headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
        }
        if self.gzip {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let mut request = Request::new(Method::POST, self.url.as_ref().clone());
        *request.headers_mut() = headers;
        Ok(request)
    }
}

impl Attempts for Network<'_> {
    async fn credentials(&self) -> Result<Credentials, Failure> {
        match &self.client.credentials {
            Some(credentials) if self.facts.signed => credentials.get().await,
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
        credentials: Credentials,
        time: SystemTime,
        budget: Budget<'_>,
    ) -> Result<RawResponse, Failure> {
        let mut request = self.request(number)?;
        if self.is_signed() {
            sign(&mut request, &self.body, credentials.clone(), &self.scope, time)?;
        }
        // What only says who asks is not signed.
        let headers = request.headers_mut();
        headers.insert(INVOCATION_ID, self.invocation_id.clone());
        headers.insert(USER_AGENT, self.client.user_agent.clone());
        *request.body_mut() = Some(self.body.clone().into());

        let (host, limit) = (Host(&self.url), self.client.response_limit);
        let Answer { metadata, body, complete } =
            exchange(&self.client.http, request, host, number, &budget, limit).await?;
        if !metadata.is_success() {
            let secrets = [credentials.secret_access_key(), credentials.session_token().unwrap_or_default()];
            let failure = service_error::read(metadata, body, complete, self.client.service.retryable);
            return Err(failure.without(&secrets));
        }
        if !complete {
            let message = format!(
                "The answer is longer than the {} that the client reads; ask for less at once, or set another response \
                 limit",
                size(limit)
            );
            let failure = Failure::new(ErrorKind::ResponseTooLarge, Some("ResponseTooLarge".into()), message);
            return Err(failure.with_applied(true).with_answer(metadata, Bytes::new()));
        }
        Ok(RawResponse { metadata, body, effect: self.facts.effect })
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
