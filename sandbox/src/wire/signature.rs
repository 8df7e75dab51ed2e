//! Signatures: a request is signed again with the known secret, and the signatures are compared.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use hyper::HeaderMap;
use smithy_client_runtime::Timestamp;
use subtle::ConstantTimeEq as _;

use super::rejection::Rejection;
use crate::rules;

/// The access key that the sandbox accepts. It is no key of AWS.
pub const ACCESS_KEY: &str = "AKIDFAKESANDBOXKEY00";
/// The secret of [`ACCESS_KEY`]. It is no secret of AWS.
pub const SECRET_KEY: &str = "fake/secret/of/the/partner/central/sandbox";
/// The region of the sandbox.
pub const REGION: &str = "us-east-1";

const SERVICE: &str = "partnercentral-selling";
const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// How far the date of a signature may be from the clock of the system.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// The parts of a request that its signature covers.
#[derive(Debug)]
pub(crate) struct Signed<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

/// Checks the signature of a request.
///
/// # Errors
/// The errors of the service for missing, incomplete, foreign, outdated and invalid signatures.
pub(crate) fn verify(request: &Signed<'_>, now: SystemTime) -> Result<(), Rejection> {
    let Some(claim) = request.header("authorization") else {
        return Err(Rejection::protocol(&rules::SIGNED, "The request is not signed"));
    };
    let claim = Claim::parse(claim).ok_or_else(|| {
        incomplete("The header Authorization needs AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature")
    })?;
    let date = request.header("x-amz-date").ok_or_else(|| incomplete("The header X-Amz-Date is missing"))?;
    let time = parse_date(date).ok_or_else(|| incomplete("The header X-Amz-Date is no date like 20260102T030405Z"))?;
    if claim.access_key != ACCESS_KEY {
        return Err(foreign("The access key is not the one that the sandbox prints"));
    }
    if request.headers.contains_key("x-amz-security-token") {
        return Err(foreign("The sandbox has no session tokens: unset AWS_SESSION_TOKEN"));
    }
    if claim.region != REGION || claim.service != SERVICE || !date.starts_with(claim.day) {
        let message = format!("The signature must be for the date of X-Amz-Date, {REGION} and {SERVICE}");
        return Err(Rejection::protocol(&rules::SCOPE, &message));
    }
    if ["host", "x-amz-date", "x-amz-target"].iter().any(|name| !claim.signed_headers.contains(name)) {
        let message = "The headers Host, X-Amz-Date and X-Amz-Target must be signed";
        return Err(Rejection::protocol(&rules::SIGNED_HEADERS, message));
    }
    let apart = now.duration_since(time).or_else(|_| time.duration_since(now)).unwrap_or(Duration::MAX);
    if apart > TOLERANCE {
        let message = match now > time {
            true => "Signature expired: its date is more than 5 minutes ago",
            false => "Signature not yet current: its date is more than 5 minutes ahead",
        };
        return Err(Rejection::protocol(&rules::SIGNATURE_DATE, message));
    }
    let expected = sign_again(request, &claim, time)
        .ok_or_else(|| incomplete("A header that SignedHeaders names is missing or not text"))?;
    if !bool::from(expected.as_bytes().ct_eq(claim.signature.as_bytes())) {
        let message = "The signature doesn't match the request: check the secret key";
        return Err(Rejection::protocol(&rules::SIGNATURE, message));
    }
    Ok(())
}

fn incomplete(message: &str) -> Rejection {
    Rejection::protocol(&rules::WHOLE_SIGNATURE, message)
}

fn foreign(message: &str) -> Rejection {
    Rejection::protocol(&rules::KNOWN_KEY, message)
}

impl Signed<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// What the header `Authorization` says.
struct Claim<'a> {
    access_key: &'a str,
    day: &'a str,
    region: &'a str,
    service: &'a str,
    signed_headers: Vec<&'a str>,
    signature: &'a str,
}

impl<'a> Claim<'a> {
    fn parse(header: &'a str) -> Option<Self> {
        let parts = header.strip_prefix(ALGORITHM)?.trim();
        let part = |name: &str| {
            let mut parts = parts.split(',').filter_map(|part| part.trim().split_once('='));
            parts.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let scope: Vec<&str> = part("Credential")?.split('/').collect();
        let [access_key, day, region, service, "aws4_request"] = scope[..] else { return None };
        let signed_headers = part("SignedHeaders")?.split(';').collect();
        Some(Self { access_key, day, region, service, signed_headers, signature: part("Signature")? })
    }
}

fn sign_again(request: &Signed<'_>, claim: &Claim<'_>, time: SystemTime) -> Option<String> {
    let identity = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "sandbox").into();
    let mut settings = SigningSettings::default();
    settings.excluded_headers = None;
    let body = match request.header("x-amz-content-sha256") {
        Some("UNSIGNED-PAYLOAD") => {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
            SignableBody::UnsignedPayload
        }
        Some(_) if claim.signed_headers.contains(&"x-amz-content-sha256") => {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
            SignableBody::Bytes(request.body)
        }
        _ => SignableBody::Bytes(request.body),
    };
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(claim.region)
        .name(claim.service)
        .time(time)
        .settings(settings)
        .build()
        .ok()?
        .into();
    // The signer adds these itself.
    let own = ["host", "x-amz-content-sha256", "x-amz-date"];
    let given = claim.signed_headers.iter().filter(|name| !own.contains(*name));
    let headers: Vec<(&str, &str)> = given.map(|name| Some((*name, request.header(name)?))).collect::<Option<_>>()?;
    let url = format!("http://{}{}", request.header("host")?, request.path);
    let signable = SignableRequest::new(request.method, url, headers.into_iter(), body).ok()?;
    sign(signable, &params).ok().map(|output| output.signature().to_owned())
}

/// Parses a date like `20260102T030405Z`.
fn parse_date(date: &str) -> Option<SystemTime> {
    let field = |range| date.get(range).unwrap_or_default();
    let day = format!("{}-{}-{}", field(0..4), field(4..6), field(6..8));
    let time: Timestamp = format!("{day}T{}:{}:{}Z", field(9..11), field(11..13), field(13..15)).parse().ok()?;
    SystemTime::try_from(time).ok()
}
