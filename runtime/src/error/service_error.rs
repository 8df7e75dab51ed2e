//! Finds name, message and wrong fields in the error of any service that speaks awsJson.
//!
//! The name stands in the header `x-amzn-errortype` or in a member of the body, with a namespace before and a URL
//! behind it in some services. The header `x-amzn-query-error`, which speaks to clients of older protocols, is left
//! aside. Names of members are tried in all the spellings that services use.

mod body;
mod modeled;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::Url;

use self::body::{Entry, ErrorBody};
pub(super) use self::modeled::decode;
use super::classify::{Retry, classify, may_be_done};
use super::failure::Failure;
use super::kind::{ErrorKind, FieldError};
use super::metadata::Metadata;
use crate::operation::RetryableError;

/// The failure that a response without a status of success means. `complete` is false where the end of its body was left
/// unread. `retryable` is what the model says of its errors.
pub(crate) fn read(metadata: Metadata, body: Bytes, complete: bool, retryable: &[RetryableError]) -> Failure {
    // An error with nothing but a name in a header has no body.
    let ErrorBody { codes, messages, reasons, lists } = ErrorBody::read(&body);
    let code = code(&metadata, &codes);
    let mut message = match messages.into_iter().flatten().next() {
        Some(message) => message,
        None => describe(&metadata, &body, code.is_some()),
    };
    if !complete {
        message.push_str(&format!(" (the error is too long: only its first {} bytes were read)", body.len()));
    }
    let retry = classify(code.as_deref(), metadata.status(), retryable);
    let applied = retry != Retry::Throttling && may_be_done(metadata.status());
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
    // Anything else is neither the name of a shape nor a code of a service that had the Query protocol once.
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    let is_name = !text.is_empty() && text.len() <= 128 && text.bytes().all(is_usual);
    is_name.then(|| text.to_owned())
}

/// The invalid fields: the elements of the first list that looks like a list of them.
fn fields(lists: Vec<(String, Vec<Entry>)>, code: Option<&str>) -> Vec<FieldError> {
    // In a validation error an entry about the whole request has no path, and one of a field may have nothing else.
    let is_validation = code.is_some_and(|code| code.contains("Validation"));
    let tells = |entry: &Entry| {
        let Entry { path, code, message } = entry;
        path.is_some() && (is_validation || code.is_some() || message.is_some()) || is_validation && code.is_some()
    };
    let list = lists.into_iter().find(|(_, list)| list.iter().any(tells));
    list.map(|(_, list)| list.into_iter().map(field).collect()).unwrap_or_default()
}

fn field(Entry { path, code, message }: Entry) -> FieldError {
    // An entry without a message still tells which field is invalid, or how.
    let message = message.unwrap_or_else(|| "the service gives no message".to_owned());
    FieldError::new(path, code, message)
}

/// Describes a response without a message. The body itself is not repeated: nobody knows what it holds.
fn describe(metadata: &Metadata, body: &Bytes, has_code: bool) -> String {
    let status = metadata.status();
    // Others of these statuses, like 304, lead nowhere.
    if let Some(location) = metadata.header("location").filter(|_| (300..400).contains(&status)) {
        let target = Url::parse(location).ok();
        let target = target.as_ref().and_then(Url::host_str).map(|host| format!(" to {host}")).unwrap_or_default();
        return format!(
            "The endpoint responded with a redirect{target} (status {status}), which is not followed, since a signed \
             request is valid for one host only; check region and endpoint"
        );
    }
    if status == 407 {
        return "A proxy asks for user name and password (status 407); write them into its URL".to_owned();
    }
    if body.is_empty() && !has_code {
        return format!("The service responded with status {status} and an empty body");
    }
    if let Some(how) = metadata.encoding().filter(|_| !body.is_empty()) {
        return format!("The error (status {status}) is encoded as {how:?}, which the request did not ask for");
    }
    if has_code {
        return format!("The service gave no message (status {status})");
    }
    match metadata.header("content-type") {
        Some(kind) => {
            format!("The response with status {status} and content type {kind} is not an error of the service")
        }
        None => format!("The response with status {status} and no content type is not an error of the service"),
    }
}
