//! Reads code, message and invalid fields from the error response of any awsJson service, or of a gateway or proxy in
//! front of it.
//!
//! The code is in the header `x-amzn-errortype` or in a member of the body; some services write a namespace before it
//! and a URL after it. The header `x-amzn-query-error`, which is for clients of the Query protocol, is ignored. The
//! members are read in all spellings that services and gateways use, also if the error is wrapped or in XML.

mod body;
mod code;
mod members;
mod modeled;
#[cfg(test)]
mod tests;
mod xml;

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::Url;

use self::body::{Entry, ErrorBody};
use self::code::bare_code;
pub(super) use self::modeled::decode;
use super::classify::{Retry, classify, may_be_applied};
use super::failure::Failure;
use super::kind::{ErrorKind, FieldError};
use super::metadata::Metadata;
use crate::operation::RetryableError;

/// The failure for an error response. `complete` is false if the end of its body was not read. `retryable` are the
/// errors that the model marks as retryable.
pub(crate) fn read(metadata: Metadata, body: Bytes, complete: bool, retryable: &[RetryableError]) -> Failure {
    // The body may be empty, with the code in a header.
    let error = ErrorBody::read(&body);
    let code = header(&metadata, &CODE_HEADERS).find_map(bare_code).or_else(|| error.code());
    let problem = || if is_problem(&metadata) { error.problem() } else { None };
    let in_header = || header(&metadata, &MESSAGE_HEADERS).next().map(str::to_owned);
    let mut message = match error.message().or_else(problem).or_else(in_header) {
        Some(message) => message,
        None => describe(&metadata, &body, code.is_some()),
    };
    if !complete {
        message.push_str(&format!(" (the error response is too long: only its first {} bytes were read)", body.len()));
    }
    let retry = classify(code.as_deref(), metadata.status(), retryable);
    let applied = retry != Retry::Throttling && may_be_applied(metadata.status());
    let fields = fields(&error, code.as_deref());
    let reason = error.reason();
    Failure::new(ErrorKind::Service, code.map(Cow::Owned), message)
        .with_details(reason, fields)
        .with_retry(retry)
        .with_applied(applied)
        .with_response(metadata, body)
}

/// The headers that may have the code.
const CODE_HEADERS: [&str; 2] = ["x-amzn-errortype", "x-amz-error-code"];

/// The headers that may have the message, if the body has none.
const MESSAGE_HEADERS: [&str; 3] = ["x-amzn-errormessage", "x-amzn-error-message", "x-amz-error-message"];

/// The values of these headers that are not empty.
fn header<'a>(metadata: &'a Metadata, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
    names.iter().filter_map(|name| metadata.header(name)).filter(|value| !value.is_empty())
}

/// True for the content type of RFC 9457.
fn is_problem(metadata: &Metadata) -> bool {
    metadata.header("content-type").is_some_and(|content_type| content_type.starts_with("application/problem+json"))
}

/// The invalid fields: the entries of the first list that looks like a list of invalid fields.
fn fields(error: &ErrorBody, code: Option<&str>) -> Vec<FieldError> {
    // In a validation error, an entry about the whole request has no path, and an entry about a field may have only a
    // path.
    let is_validation = code.is_some_and(|code| code.contains("Validation"));
    let is_field_error = |entry: &Entry| {
        let Entry { path, code, message } = entry;
        path.is_some() && (is_validation || code.is_some() || message.is_some()) || is_validation && code.is_some()
    };
    // An error in a list of errors is no field.
    let is_error = |entry: &Entry| entry.path.is_none() && code.is_some() && entry.code.as_deref() == code;
    let list = error.lists().find(|list| list.iter().any(is_field_error));
    list.into_iter().flatten().filter(|entry| !is_error(entry)).map(field).collect()
}

fn field(Entry { path, code, message }: &Entry) -> FieldError {
    // An entry without a message still has the path or the code.
    let message = message.clone().unwrap_or_else(|| "the service sent no message".to_owned());
    FieldError::new(path.clone(), code.clone(), message)
}

/// The message for a response without one. It doesn't repeat the body, which may contain customer data.
fn describe(metadata: &Metadata, body: &Bytes, has_code: bool) -> String {
    let status = metadata.status();
    // Responses with other statuses of this range, like 304, have no location.
    if let Some(location) = metadata.header("location").filter(|_| (300..400).contains(&status)) {
        let target = Url::parse(location).ok();
        let target = target.as_ref().and_then(Url::host_str).map(|host| format!(" to {host}")).unwrap_or_default();
        return format!(
            "The endpoint responded with a redirect{target} (status {status}), which is not followed, since a signed \
             request is valid for one host only; check the region and the endpoint"
        );
    }
    if status == 407 {
        return "The proxy requires a user name and a password (status 407); add them to the URL of the proxy"
            .to_owned();
    }
    if body.is_empty() && !has_code {
        return format!("The service responded with status {status} and an empty body");
    }
    if let Some(encoding) = metadata.encoding().filter(|_| !body.is_empty()) {
        return format!(
            "The error response (status {status}) has the content encoding {encoding:?}, which the request did not ask for"
        );
    }
    if has_code {
        return format!("The service sent no message (status {status})");
    }
    let content_type = match metadata.header("content-type") {
        Some(content_type) => format!("content type {content_type}"),
        None => "no content type".to_owned(),
    };
    let server = match metadata.header("server").filter(|server| is_product(server)) {
        Some(server) => format!(", but of {server}"),
        None => String::new(),
    };
    format!("The response with status {status} and {content_type} is not an error of the service{server}")
}

/// True for the name of a server with its version, like `awselb/2.0`.
fn is_product(server: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/.-_ ".contains(&byte);
    (1..=60).contains(&server.len()) && server.bytes().all(is_allowed)
}
