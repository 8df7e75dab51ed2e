//! Responses on their way to HTTP.

use http_body_util::Full;
use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};

use crate::wire::Rejection;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const RULES: HeaderName = HeaderName::from_static("x-sandbox-rules");

/// What is sent.
#[derive(Debug)]
pub(super) struct ServiceResponse {
    pub(super) status: u16,
    pub(super) code: Option<String>,
    pub(super) rules: Vec<&'static str>,
    pub(super) body: Vec<u8>,
}

impl From<Result<Vec<u8>, Rejection>> for ServiceResponse {
    fn from(result: Result<Vec<u8>, Rejection>) -> Self {
        match result {
            Ok(body) => Self { status: 200, code: None, rules: Vec::new(), body },
            Err(rejection) => Self {
                status: rejection.status,
                code: Some(rejection.code.clone()),
                rules: rejection.rules.clone(),
                body: rejection.into_body(),
            },
        }
    }
}

impl ServiceResponse {
    pub(super) fn into_response(self, request_id: &str) -> Response<Full<Bytes>> {
        let rules = self.rules.join(",");
        let mut response = Response::new(Full::new(Bytes::from(self.body)));
        // All statuses of the sandbox are valid.
        *response.status_mut() = self.status.try_into().unwrap_or_default();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-amz-json-1.0"));
        for (name, value) in [(REQUEST_ID, request_id), (RULES, rules.as_str())] {
            if let Some(value) = HeaderValue::from_str(value).ok().filter(|value| !value.is_empty()) {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// A request id in the form of a UUID.
pub(super) fn new_request_id() -> String {
    let hex = format!("{:032x}", fastrand::u128(..));
    let mut id = String::with_capacity(36);
    for (index, digit) in hex.chars().enumerate() {
        if matches!(index, 8 | 12 | 16 | 20) {
            id.push('-');
        }
        id.push(digit);
    }
    id
}
