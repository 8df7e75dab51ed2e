//! Signs requests with AWS Signature Version 4, in headers.

mod canonical;
mod check;
mod key;
#[cfg(test)]
mod tests;

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign as calculate};
use aws_sigv4::sign::v4;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Request, Url};

use self::canonical::{CanonicalRequest, SignedEndpoint};
use self::check::check;
pub(super) use self::key::SigningKeys;
use crate::codec::Timestamp;
use crate::endpoint::SigningScope;
use crate::error::Failure;
use crate::operation::BoxError;

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// What the requests to one endpoint are signed for.
#[derive(Clone)]
pub(super) struct SigningTarget {
    pub(super) scope: SigningScope,
    /// `None` for an endpoint whose requests aws-sigv4 signs alone.
    endpoint: Option<SignedEndpoint>,
}

impl SigningTarget {
    pub(super) fn new(url: &Url, scope: SigningScope) -> Self {
        Self { scope, endpoint: SignedEndpoint::of(url) }
    }
}

/// Signs the URL and the headers of a request to the target's endpoint, and the body if it is given. Headers that are
/// set later are not signed.
pub(super) fn sign(
    request: &mut Request,
    body: Option<&[u8]>,
    credentials: &Credentials,
    target: &SigningTarget,
    keys: &SigningKeys,
    time: SystemTime,
) -> Result<(), Failure> {
    let is_post = *request.method() == Method::POST;
    if let (Some(endpoint), Some(body), true) = (&target.endpoint, body, is_post)
        && sign_canonical(request.headers_mut(), body, credentials, (endpoint, &target.scope), keys, time)?
    {
        return Ok(());
    }
    check(credentials)?;
    sign_any(request, body, credentials, &target.scope, time).map_err(|error| {
        Failure::configuration("SigningFailed", format!("The request can't be signed: {error}")).with_source(error)
    })
}

/// Signs what clients usually send, with the key that is kept. False, with no header added, for another request.
fn sign_canonical(
    headers: &mut HeaderMap,
    body: &[u8],
    credentials: &Credentials,
    (endpoint, scope): (&SignedEndpoint, &SigningScope),
    keys: &SigningKeys,
    time: SystemTime,
) -> Result<bool, Failure> {
    let date_time = Timestamp::from(time).to_basic_text();
    let Ok(date_time) = str::from_utf8(&date_time) else { return Ok(false) };
    let Some((day, _)) = date_time.split_once('T') else { return Ok(false) };
    let key = keys.get(credentials, scope, (day, time))?;
    let token = credentials.session_token();
    let Some(request) = CanonicalRequest::new(endpoint, headers, date_time, token, body) else { return Ok(false) };
    let signature = key.sign(&request.string_to_sign(date_time, &key.scope));
    let authorization = [
        "AWS4-HMAC-SHA256 Credential=",
        credentials.access_key_id(),
        "/",
        &key.scope,
        ", SignedHeaders=",
        request.signed_headers(),
        ", Signature=",
        &signature,
    ];
    let values = (
        HeaderValue::from_str(date_time),
        HeaderValue::try_from(authorization.concat()),
        token.map(HeaderValue::from_str).transpose(),
    );
    // The check of the credentials leaves nothing that is invalid in a header; aws-sigv4 has an error for the rest.
    let (Ok(date_time), Ok(mut authorization), Ok(token)) = values else { return Ok(false) };
    authorization.set_sensitive(true);
    headers.insert(DATE, date_time);
    headers.insert(AUTHORIZATION, authorization);
    if let Some(mut token) = token {
        token.set_sensitive(true);
        headers.insert(TOKEN, token);
    }
    Ok(true)
}

/// Signs any request, by aws-sigv4 alone.
fn sign_any(
    request: &mut Request,
    body: Option<&[u8]>,
    credentials: &Credentials,
    scope: &SigningScope,
    time: SystemTime,
) -> Result<(), BoxError> {
    let identity = credentials.clone().into();
    let mut settings = SigningSettings::default();
    let body = match body {
        Some(body) => SignableBody::Bytes(body),
        None => {
            // A header must state that the body is not signed.
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
            SignableBody::UnsignedPayload
        }
    };
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(&scope.region)
        .name(&scope.name)
        .time(time)
        .settings(settings)
        .build()?
        .into();
    let present = request.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let signable = SignableRequest::new(request.method().as_str(), request.url().as_str(), present, body)?;
    let (instructions, _) = calculate(signable, &params)?.into_parts();
    let (headers, _) = instructions.into_parts();
    for header in headers {
        let mut value = HeaderValue::from_str(header.value())?;
        value.set_sensitive(header.sensitive() || header.name() == "authorization");
        request.headers_mut().insert(HeaderName::from_bytes(header.name().as_bytes())?, value);
    }
    Ok(())
}
