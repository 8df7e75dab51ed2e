//! Signs requests with AWS Signature Version 4, in headers.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign as calculate};
use aws_sigv4::sign::v4;
use reqwest::Request;
use reqwest::header::{HeaderName, HeaderValue};

use crate::endpoint::SigningScope;
use crate::error::{ErrorKind, Failure};
use crate::operation::BoxError;

/// Signs the URL and the headers of the request, and the body if it is given. Headers that are set later are not
/// signed.
pub(super) fn sign(
    request: &mut Request,
    body: Option<&[u8]>,
    credentials: Credentials,
    scope: &SigningScope,
    time: SystemTime,
) -> Result<(), Failure> {
    check("access key id", credentials.access_key_id())?;
    check("session token", credentials.session_token().unwrap_or_default())?;
    add_headers(request, body, credentials, scope, time).map_err(|error| {
        Failure::configuration("SigningFailed", format!("The request can't be signed: {error}")).with_source(error)
    })
}

fn add_headers(
    request: &mut Request,
    body: Option<&[u8]>,
    credentials: Credentials,
    scope: &SigningScope,
    time: SystemTime,
) -> Result<(), BoxError> {
    let identity = credentials.into();
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

/// Rejects credentials that are not valid header values, such as a key that was copied with a line break.
fn check(what: &str, text: &str) -> Result<(), Failure> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Failure::new(
        ErrorKind::Credentials,
        Some("InvalidCredentials".into()),
        format!("The {what} contains a space, a line break or another invalid character; correct the credentials"),
    ))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use reqwest::{Method, Url};

    use super::*;

    fn request() -> Request {
        let mut request = Request::new(Method::POST, Url::parse("https://service.us-east-1.api.aws/").unwrap());
        let headers = request.headers_mut();
        headers.insert("content-type", HeaderValue::from_static("application/x-amz-json-1.0"));
        headers.insert("user-agent", HeaderValue::from_static("changes/1"));
        headers.insert("x-amz-target", HeaderValue::from_static("Test.Operation"));
        request
    }

    fn credentials(key: &str, token: Option<&str>) -> Credentials {
        Credentials::new(key, "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token.map(str::to_owned), None, "test")
    }

    fn signed(key: &str, token: Option<&str>) -> Result<Request, Failure> {
        let scope = SigningScope { region: "us-east-1".to_owned(), name: "service".to_owned() };
        let mut request = request();
        let time = UNIX_EPOCH + Duration::from_secs(1_440_938_160);
        sign(&mut request, Some(b"{}"), credentials(key, token), &scope, time).map(|()| request)
    }

    #[test]
    fn the_signature_covers_type_host_date_target_and_token_but_not_the_user_agent() {
        let request = signed("AKIDEXAMPLE", Some("session")).unwrap();
        assert_eq!(request.headers()["x-amz-date"], "20150830T123600Z");
        assert_eq!(request.headers()["x-amz-security-token"], "session");
        assert_eq!(
            request.headers()["authorization"],
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
             SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, \
             Signature=7fca5821fca076b9764cd2378376001cad5d97e1c47813541c801b35a0e82fa1"
        );
    }

    #[test]
    fn headers_with_secrets_are_marked_as_sensitive() {
        let request = signed("AKIDEXAMPLE", Some("session")).unwrap();
        assert!(request.headers()["authorization"].is_sensitive());
        assert!(request.headers()["x-amz-security-token"].is_sensitive());
        let text = format!("{request:?}");
        assert!(!text.contains("AKIDEXAMPLE") && !text.contains("session"), "{text}");
    }

    #[test]
    fn invalid_credentials_are_an_error_that_does_not_contain_them() {
        for (key, token) in
            [("AKIDEXAMPLE\n", None), ("AKID EXAMPLE", None), ("AKIDEXAMPLE", Some("sess\r\nion")), ("é", None)]
        {
            let failure = signed(key, token).unwrap_err();
            assert_eq!(failure.kind(), ErrorKind::Credentials);
            assert!(!failure.to_string().contains("AKID") && !failure.to_string().contains("sess\r"), "{failure}");
        }
    }
}
