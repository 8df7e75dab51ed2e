//! Additional headers of a request: their validation, and the names that are reserved for the client.

use std::error::Error as StdError;
use std::fmt;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// Headers that the client sets itself, and those of the connection.
const RESERVED: [&str; 18] = [
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-target",
    "x-amzn-query-mode",
];

/// The maximum number of headers before signing, far below the number at which a `HeaderMap` panics.
const MAX_HEADERS: usize = 100;

/// All headers with this prefix are reserved.
const RESERVED_PREFIX: &str = "amz-sdk-";

/// The error for a header that can't be set. It doesn't contain the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidHeader(String);

impl fmt::Display for InvalidHeader {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl StdError for InvalidHeader {}

/// Sets a header, replacing one with the same name.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), InvalidHeader> {
    let key = unreserved_name(name)?;
    // Text that is not ASCII would be sent, but not signed.
    let value = Some(value).filter(|value| value.is_ascii()).and_then(|value| HeaderValue::from_str(value).ok());
    let value = value.ok_or_else(|| {
        InvalidHeader(format!(
            "The value of the header {name:?} is invalid; it must be printable ASCII text without line breaks"
        ))
    })?;
    if headers.len() >= MAX_HEADERS && !headers.contains_key(&key) {
        return Err(InvalidHeader(format!(
            "The header {name:?} can't be added: a request has at most {MAX_HEADERS} headers"
        )));
    }
    headers.insert(key, value);
    Ok(())
}

/// Removes a header.
pub(crate) fn remove(headers: &mut HeaderMap, name: &str) -> Result<(), InvalidHeader> {
    headers.remove(unreserved_name(name)?);
    Ok(())
}

/// A valid name of a header that is not reserved for the client.
fn unreserved_name(name: &str) -> Result<HeaderName, InvalidHeader> {
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
        InvalidHeader(format!(
            "The header name {name:?} is invalid; it must consist of letters, digits and !#$%&'*+-.^_`|~"
        ))
    })?;
    let reserved = RESERVED.contains(&key.as_str()) || key.as_str().starts_with(RESERVED_PREFIX);
    match reserved {
        true => Err(InvalidHeader(format!("The header {key:?} is set by the client and can't be changed or removed"))),
        false => Ok(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_headers_are_set_and_replace_those_with_the_same_name() {
        let mut headers = HeaderMap::new();
        for (name, value) in [("X-Tenant", "a"), ("x-tenant", "b"), ("x-empty", ""), ("x-tab", "a\tb")] {
            insert(&mut headers, name, value).unwrap();
        }
        assert_eq!((headers.len(), &headers["x-tenant"]), (3, &HeaderValue::from_static("b")));
        remove(&mut headers, "X-TENANT").unwrap();
        assert!(!headers.contains_key("x-tenant"));
    }

    #[test]
    fn invalid_names_and_values_are_errors_that_do_not_contain_the_value() {
        let mut headers = HeaderMap::new();
        for (name, value, expected) in [
            ("", "v", "header name"),
            ("x tenant", "v", "header name"),
            ("x-täg", "v", "header name"),
            ("x\r\nhost", "v", "header name"),
            ("x-tenant", "hidden\r\nhost: evil", "line breaks"),
            ("x-tenant", "hidden\0", "line breaks"),
            ("x-tenant", "hidden é", "ASCII"),
        ] {
            let text = insert(&mut headers, name, value).unwrap_err().to_string();
            assert!(text.contains(expected) && !text.contains("hidden"), "{text}");
        }
        assert!(headers.is_empty());
    }

    #[test]
    fn reserved_names_are_rejected_in_upper_and_lower_case() {
        let mut headers = HeaderMap::new();
        for name in RESERVED.into_iter().chain(["Host", "AMZ-SDK-Request", "amz-sdk-invocation-id", "amz-sdk-new"]) {
            assert!(insert(&mut headers, name, "v").unwrap_err().to_string().contains("set by the client"), "{name}");
            assert!(remove(&mut headers, name).is_err(), "{name}");
        }
    }

    #[test]
    fn at_most_a_hundred_headers_can_be_set() {
        let mut headers = HeaderMap::new();
        for number in 0..100 {
            insert(&mut headers, &format!("x-{number}"), "v").unwrap();
        }
        assert!(insert(&mut headers, "x-100", "v").unwrap_err().to_string().contains("at most 100 headers"));
        insert(&mut headers, "x-7", "another value").unwrap();
    }
}
