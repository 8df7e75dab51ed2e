//! Reads code, message and invalid fields from the error response of any awsJson service.
//!
//! The code is in the header `x-amzn-errortype` or in a member of the body; some services write a namespace before it
//! and a URL after it. The header `x-amzn-query-error`, which is for clients of the Query protocol, is ignored. The
//! members are read in all spellings that services use.

mod body;
mod modeled;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::Url;

use self::body::{Entry, ErrorBody};
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
    let ErrorBody { codes, messages, reasons, lists } = ErrorBody::read(&body);
    let code = code(&metadata, &codes);
    let mut message = match messages.into_iter().flatten().next() {
        Some(message) => message,
        None => describe(&metadata, &body, code.is_some()),
    };
    if !complete {
        message.push_str(&format!(" (the error response is too long: only its first {} bytes were read)", body.len()));
    }
    let retry = classify(code.as_deref(), metadata.status(), retryable);
    let applied = retry != Retry::Throttling && may_be_applied(metadata.status());
    let fields = fields(lists, code.as_deref());
    let reason = reasons.into_iter().flatten().next();
    Failure::new(ErrorKind::Service, code.map(Cow::Owned), message)
        .with_details(reason, fields)
        .with_retry(retry)
        .with_applied(applied)
        .with_response(metadata, body)
}

fn code(metadata: &Metadata, codes: &[Option<String>]) -> Option<String> {
    let body = codes.iter().filter_map(Option::as_deref);
    metadata.header("x-amzn-errortype").into_iter().chain(body).find_map(bare_code)
}

/// `ns#Code:http://…` without the namespace and the URL.
fn bare_code(text: &str) -> Option<String> {
    let text = text.split(':').next().unwrap_or(text);
    let text = text.rsplit('#').next().unwrap_or(text).trim();
    // Names of shapes, and codes of services that used the Query protocol before, have no other characters.
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    let is_code = !text.is_empty() && text.len() <= 128 && text.bytes().all(is_allowed);
    is_code.then(|| text.to_owned())
}

/// The invalid fields: the entries of the first list that looks like a list of invalid fields.
fn fields(lists: Vec<(String, Vec<Entry>)>, code: Option<&str>) -> Vec<FieldError> {
    // In a validation error, an entry about the whole request has no path, and an entry about a field may have only a
    // path.
    let is_validation = code.is_some_and(|code| code.contains("Validation"));
    let is_field_error = |entry: &Entry| {
        let Entry { path, code, message } = entry;
        path.is_some() && (is_validation || code.is_some() || message.is_some()) || is_validation && code.is_some()
    };
    let list = lists.into_iter().find(|(_, list)| list.iter().any(is_field_error));
    list.map(|(_, list)| list.into_iter().map(field).collect()).unwrap_or_default()
}

fn field(Entry { path, code, message }: Entry) -> FieldError {
    // An entry without a message still has the path or the code.
    let message = message.unwrap_or_else(|| "the service sent no message".to_owned());
    FieldError::new(path, code, message)
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
    match metadata.header("content-type") {
        Some(content_type) => {
            format!("The response with status {status} and content type {content_type} is not an error of the service")
        }
        None => format!("The response with status {status} and no content type is not an error of the service"),
    }
}
