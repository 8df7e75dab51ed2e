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
    check(&credentials)?;
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

/// Reports credentials that were not copied exactly, such as a secret with the line break at the end of its file: the
/// service would only say that the signature is invalid.
fn check(credentials: &Credentials) -> Result<(), Failure> {
    let is_in_header: fn(char) -> bool = |character| character.is_ascii_graphic();
    // The secret is in no header, so it may contain any text.
    let is_text: fn(char) -> bool = |character| !character.is_control();
    for (what, text, is_valid) in [
        ("access key id", credentials.access_key_id(), is_in_header),
        ("secret access key", credentials.secret_access_key(), is_text),
        ("session token", credentials.session_token().unwrap_or_default(), is_in_header),
    ] {
        let problem = if text.starts_with(is_blank) {
            "starts with a space, a line break or another invisible character"
        } else if text.ends_with(is_blank) {
            "ends with a space, a line break or another invisible character"
        } else if !text.chars().all(is_valid) {
            "contains a space, a line break or another invalid character"
        } else {
            continue;
        };
        return Err(Failure::new(
            ErrorKind::Credentials,
            Some("InvalidCredentials".into()),
            format!("The {what} {problem}; correct the credentials where they are set"),
        ));
    }
    Ok(())
}

/// True for spaces, line breaks, control characters and byte order marks.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == '\u{feff}'
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

    fn with(key: &str, secret: &str, token: &str) -> Credentials {
        Credentials::new(key, secret, Some(token.to_owned()), None, "test")
    }

    fn failure(credentials: &Credentials) -> String {
        let failure = check(credentials).unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some("InvalidCredentials")));
        let text = format!("{failure} {failure:#?}");
        assert!(!text.contains("AKID") && !text.contains("hidden"), "{text}");
        failure.message().to_owned()
    }

    #[test]
    fn a_blank_at_an_end_is_reported_for_key_id_secret_and_token_alike() {
        for blank in ["\n", "\r\n", "\r", " ", "  ", "\t", "\u{a0}", "\u{2028}", "\u{feff}", "\0", "\u{b}", " \n"] {
            for (copy, problem) in [
                (|text, blank| format!("{blank}{text}"), "starts with"),
                (|text, blank| format!("{text}{blank}"), "ends with"),
            ] as [(fn(&str, &str) -> String, &str); 2]
            {
                let (key, secret, token) = ("AKIDEXAMPLE", "hidden/secret+==", "hidden-token//==");
                for (credentials, what) in [
                    (with(&copy(key, blank), secret, token), "access key id"),
                    (with(key, &copy(secret, blank), token), "secret access key"),
                    (with(key, secret, &copy(token, blank)), "session token"),
                ] {
                    assert!(failure(&credentials).starts_with(&format!("The {what} {problem} a space")), "{blank:?}");
                }
            }
        }
    }

    #[test]
    fn other_invalid_credentials_are_an_error_that_does_not_contain_them() {
        for (credentials, what) in [
            (with("AKID EXAMPLE", "hidden", "hidden"), "access key id"),
            (with("AKIDÉ", "hidden", "hidden"), "access key id"),
            (with("AKIDEXAMPLE", "hidden\n[profile b]", "hidden"), "secret access key"),
            (with("AKIDEXAMPLE", "hidden", "hid\r\nden"), "session token"),
            (with("AKIDEXAMPLE", "hidden", "hidden token"), "session token"),
        ] {
            assert!(failure(&credentials).starts_with(&format!("The {what} contains a space")));
        }
        assert!(check(&with("AKIDEXAMPLE", "a secret of our own, ünïcode", "t")).is_ok());
        assert!(check(&Credentials::new("AKIDEXAMPLE", "hidden", None, None, "test")).is_ok());
    }
}
