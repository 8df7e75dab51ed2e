//! Headers that users add to a request: what may stand in one, and which ones the client writes itself.

use std::error::Error as StdError;
use std::fmt;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// Headers that a request gets anyway, and those that are about the connection alone.
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

/// How many headers a request may hold before it is signed. A map of headers has a limit of its own, at which it panics.
const MOST: usize = 100;

/// What every header with this beginning is: the client's own.
const RESERVED_PREFIX: &str = "amz-sdk-";

/// A header that can't be added. The text does not repeat its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidHeader(String);

impl fmt::Display for InvalidHeader {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl StdError for InvalidHeader {}

/// Sets a header in place of one with the same name.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), InvalidHeader> {
    let key = own_name(name)?;
    // Other text would be sent, but not signed.
    let value = Some(value).filter(|value| value.is_ascii()).and_then(|value| HeaderValue::from_str(value).ok());
    let value = value.ok_or_else(|| {
        let allowed = "it must be printable ASCII text without line breaks";
        InvalidHeader(format!("The value of the header {name:?} can't stand in a header; {allowed}"))
    })?;
    if headers.len() >= MOST && !headers.contains_key(&key) {
        return Err(InvalidHeader(format!("There is no room for the header {name:?}: a request holds {MOST} at most")));
    }
    headers.insert(key, value);
    Ok(())
}

/// Takes a header away.
pub(crate) fn remove(headers: &mut HeaderMap, name: &str) -> Result<(), InvalidHeader> {
    headers.remove(own_name(name)?);
    Ok(())
}

/// The name of a header that the client leaves to its users.
fn own_name(name: &str) -> Result<HeaderName, InvalidHeader> {
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
        let allowed = "it must be one or more letters, digits and !#$%&'*+-.^_`|~";
        InvalidHeader(format!("{name:?} can't be the name of a header; {allowed}"))
    })?;
    let reserved = RESERVED.contains(&key.as_str()) || key.as_str().starts_with(RESERVED_PREFIX);
    match reserved {
        true => Err(InvalidHeader(format!("The header {key:?} is the client's own and can't be set or taken away"))),
        false => Ok(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_can_stand_in_a_header_and_replaces_one_of_the_same_name() {
        let mut headers = HeaderMap::new();
        for (name, value) in [("X-Tenant", "a"), ("x-tenant", "b"), ("x-empty", ""), ("x-tab", "a\tb")] {
            insert(&mut headers, name, value).unwrap();
        }
        assert_eq!((headers.len(), &headers["x-tenant"]), (3, &HeaderValue::from_static("b")));
        remove(&mut headers, "X-TENANT").unwrap();
        assert!(!headers.contains_key("x-tenant"));
    }

    #[test]
    fn refuses_names_and_values_that_cannot_be_without_repeating_the_value() {
        let mut headers = HeaderMap::new();
        for (name, value, named) in [
            ("", "v", "the name of a header"),
            ("x tenant", "v", "the name of a header"),
            ("x-täg", "v", "the name of a header"),
            ("x\r\nhost", "v", "the name of a header"),
            ("x-tenant", "hidden\r\nhost: evil", "line breaks"),
            ("x-tenant", "hidden\0", "line breaks"),
            ("x-tenant", "hidden é", "ASCII"),
        ] {
            let text = insert(&mut headers, name, value).unwrap_err().to_string();
            assert!(text.contains(named) && !text.contains("hidden"), "{text}");
        }
        assert!(headers.is_empty());
    }

    #[test]
    fn refuses_what_the_client_writes_itself_in_any_case() {
        let mut headers = HeaderMap::new();
        for name in RESERVED.into_iter().chain(["Host", "AMZ-SDK-Request", "amz-sdk-invocation-id", "amz-sdk-new"]) {
            assert!(insert(&mut headers, name, "v").unwrap_err().to_string().contains("the client's own"), "{name}");
            assert!(remove(&mut headers, name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_hundred_headers_fit() {
        let mut headers = HeaderMap::new();
        for number in 0..100 {
            insert(&mut headers, &format!("x-{number}"), "v").unwrap();
        }
        assert!(insert(&mut headers, "x-100", "v").unwrap_err().to_string().contains("no room"));
        insert(&mut headers, "x-7", "another value").unwrap();
    }
}
