//! Checks the SigV4 signature of a request by signing the request again with the known secret.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use smithy_client_runtime::Timestamp;

use crate::server::Request;

pub const ACCESS_KEY: &str = "AKIDLOOPBACK";
pub const SECRET_KEY: &str = "loopback/secret+key";
pub const SESSION_TOKEN: &str = "loopback/session+token==";

/// What a valid signature covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub region: String,
    pub service: String,
    pub headers: Vec<String>,
}

/// Recomputes the signature of a request that was received for `host`.
///
/// # Errors
/// What is missing, malformed or different, as a sentence.
pub fn verify(request: &Request, host: &str) -> Result<Signed, String> {
    let claim = request.header("authorization").ok_or("no Authorization header")?;
    let claim = claim.strip_prefix("AWS4-HMAC-SHA256 ").ok_or("another algorithm than AWS4-HMAC-SHA256")?;
    let part = |name: &str| {
        let mut parts = claim.split(", ").filter_map(|part| part.split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value).ok_or(format!("no {name} in Authorization"))
    };
    let scope: Vec<&str> = part("Credential")?.split('/').collect();
    let [ACCESS_KEY, day, region, service, "aws4_request"] = scope[..] else {
        return Err(format!("unexpected credential scope {scope:?}"));
    };
    let date = request.header("x-amz-date").ok_or("no X-Amz-Date header")?;
    if !date.starts_with(day) {
        return Err(format!("scope of {day}, signed at {date}"));
    }

    let headers: Vec<&str> = part("SignedHeaders")?.split(';').collect();
    let token = request.header("x-amz-security-token");
    let always = ["host", "x-amz-date"].into_iter().chain(token.map(|_| "x-amz-security-token"));
    for name in always {
        if !headers.contains(&name) {
            return Err(format!("{name} is not signed"));
        }
    }
    if request.header("host") != Some(host) || token.is_some_and(|token| token != SESSION_TOKEN) {
        return Err("another host or session token than expected".to_owned());
    }

    let signature = recompute(request, host, &headers, region, service, parse_date(date)?)?;
    if signature != part("Signature")? {
        return Err(format!("the signature should be {signature}"));
    }
    let headers = headers.into_iter().map(str::to_owned).collect();
    Ok(Signed { region: region.to_owned(), service: service.to_owned(), headers })
}

fn recompute(
    request: &Request,
    host: &str,
    headers: &[&str],
    region: &str,
    service: &str,
    time: SystemTime,
) -> Result<String, String> {
    let token = request.header("x-amz-security-token").map(str::to_owned);
    let identity = Credentials::new(ACCESS_KEY, SECRET_KEY, token, None, "tests").into();
    let mut settings = SigningSettings::default();
    settings.excluded_headers = None;
    let body = match request.header("x-amz-content-sha256") {
        Some("UNSIGNED-PAYLOAD") => {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
            SignableBody::UnsignedPayload
        }
        _ => SignableBody::Bytes(&request.body),
    };
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(region)
        .name(service)
        .time(time)
        .settings(settings)
        .build()
        .map_err(|error| error.to_string())?
        .into();
    // The signer adds these itself.
    let own = ["host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];
    let fed = headers.iter().filter(|name| !own.contains(*name));
    let fed: Result<Vec<_>, String> = fed
        .map(|name| request.header(name).map(|value| (*name, value)).ok_or(format!("{name} is signed but absent")))
        .collect();
    let url = format!("http://{host}{}", request.path);
    SignableRequest::new(&request.method, url, fed?.into_iter(), body)
        .and_then(|signable| sign(signable, &params))
        .map(|output| output.signature().to_owned())
        .map_err(|error| error.to_string())
}

/// Parses a date like `20260102T030405Z`.
fn parse_date(date: &str) -> Result<SystemTime, String> {
    let field = |range| date.get(range).unwrap_or_default();
    let (year, month, day) = (field(0..4), field(4..6), field(6..8));
    let (hour, minute, second) = (field(9..11), field(11..13), field(13..15));
    let time: Timestamp = format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z")
        .parse()
        .map_err(|_| format!("malformed X-Amz-Date {date}"))?;
    let secs = u64::try_from(time.secs()).map_err(|_| format!("X-Amz-Date {date} lies before 1970"))?;
    Ok(SystemTime::UNIX_EPOCH + Duration::from_secs(secs))
}
