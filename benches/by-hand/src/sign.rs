//! The headers of a request, signed by aws-sigv4.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::identity::Identity;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use crate::BoxError;

const JSON: &str = "application/x-amz-json-1.0";
const TARGET: &str = "x-amz-target";

/// Signs requests to one URL.
#[derive(Clone)]
pub struct Signer {
    url: String,
    identity: Identity,
}

impl Signer {
    /// For a URL, with the keys of the AWS documentation.
    pub fn new(url: &str, access_key: &str, secret_key: &str) -> Self {
        let identity = Credentials::new(access_key, secret_key, None, None, "by hand").into();
        Self { url: url.to_owned(), identity }
    }

    /// The headers of a request besides `Host`, `Content-Length` and `User-Agent`.
    pub fn headers(&self, target: &'static str, body: &[u8]) -> Result<HeaderMap, BoxError> {
        let params = v4::SigningParams::builder()
            .identity(&self.identity)
            .region("us-east-1")
            .name("partnercentral-selling")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let signed = [(CONTENT_TYPE.as_str(), JSON), (TARGET, target)].into_iter();
        let request = SignableRequest::new("POST", &self.url, signed, SignableBody::Bytes(body))?;
        let (instructions, _) = sign(request, &params)?.into_parts();
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        headers.insert(TARGET, HeaderValue::from_static(target));
        for (name, value) in instructions.headers() {
            headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
        if let Some(authorization) = headers.get_mut(AUTHORIZATION) {
            authorization.set_sensitive(true);
        }
        Ok(headers)
    }
}
