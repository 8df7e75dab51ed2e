//! What endpoint rules are given, what they give, and the check of that.

use std::fmt;

use reqwest::Url;

use super::partitions::{self, PARTITIONS, Partition, PartitionEntry};

/// What an endpoint rule set may ask.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EndpointParams<'a> {
    /// The region (`AWS::Region`).
    pub region: Option<&'a str>,
    /// The endpoint that the user wrote (`SDK::Endpoint`).
    pub endpoint: Option<&'a str>,
    /// Whether to use FIPS hosts (`AWS::UseFIPS`).
    pub use_fips: bool,
    /// Whether to use dual-stack hosts (`AWS::UseDualStack`).
    pub use_dual_stack: bool,
    /// The partitions to look regions up in; [`PARTITIONS`] unless a test pins others.
    pub partitions: &'static [PartitionEntry],
    /// What the operation tells the rules, by name; booleans as `true` and `false`.
    pub operation: &'a [(&'static str, String)],
}

impl<'a> EndpointParams<'a> {
    /// The partition of a region (`aws.partition`).
    #[must_use]
    pub fn partition(&self, region: &str) -> &'static Partition {
        partitions::find(self.partitions, region)
    }

    /// A parameter that the operation gives, as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.operation.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    /// A parameter that the operation gives, as a boolean.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.text(name).map(|value| value == "true")
    }

    /// Sets what the operation tells.
    #[must_use]
    pub fn operation(self, operation: &'a [(&'static str, String)]) -> Self {
        Self { operation, ..self }
    }

    /// Sets the region.
    #[must_use]
    pub fn region(self, region: &'a str) -> Self {
        Self { region: Some(region), ..self }
    }

    /// Sets the endpoint.
    #[must_use]
    pub fn endpoint(self, endpoint: &'a str) -> Self {
        Self { endpoint: Some(endpoint), ..self }
    }

    /// Asks for FIPS hosts, or not.
    #[must_use]
    pub fn use_fips(self, use_fips: bool) -> Self {
        Self { use_fips, ..self }
    }

    /// Asks for dual-stack hosts, or not.
    #[must_use]
    pub fn use_dual_stack(self, use_dual_stack: bool) -> Self {
        Self { use_dual_stack, ..self }
    }

    /// Looks regions up in other partitions than the newest.
    #[must_use]
    pub fn partitions(self, partitions: &'static [PartitionEntry]) -> Self {
        Self { partitions, ..self }
    }
}

impl Default for EndpointParams<'_> {
    /// No region, no endpoint, the newest partitions.
    fn default() -> Self {
        let partitions = PARTITIONS;
        Self { region: None, endpoint: None, use_fips: false, use_dual_stack: false, partitions, operation: &[] }
    }
}

/// What a signature is valid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SigningScope {
    pub(crate) region: String,
    pub(crate) name: String,
}

/// Where to send requests, and how to sign them if not in the client's region and the service's own name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// Scheme, host, and a path if need be.
    pub url: String,
    /// The region to sign for, if it is not the client's.
    pub signing_region: Option<String>,
    /// The service name to sign for, if it is not the service's usual one.
    pub signing_name: Option<String>,
}

impl Endpoint {
    /// An endpoint by its URL.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), signing_region: None, signing_name: None }
    }

    /// Signs for another region.
    #[must_use]
    pub fn signing_region(self, region: impl Into<String>) -> Self {
        Self { signing_region: Some(region.into()), ..self }
    }

    /// Signs for another service name.
    #[must_use]
    pub fn signing_name(self, name: impl Into<String>) -> Self {
        Self { signing_name: Some(name.into()), ..self }
    }
}

/// The rule set of the service has no endpoint for this configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(String);

impl EndpointError {
    /// An error with the text of the rule set.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The text of the rule set.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for EndpointError {}

/// True for text that may stand between two dots of a host name (`isValidHostLabel` of endpoint rule sets).
///
/// With `dots`, text of several such labels joined by dots is right too.
#[must_use]
pub fn is_valid_host_label(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|label| is_valid_host_label(label, false));
    }
    text.len() <= 63
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Reads the URL of an endpoint. The error is the end of a sentence about it and does not repeat the URL, which may
/// hold a password.
pub(crate) fn check_url(text: &str, may_be_http: bool) -> Result<Url, String> {
    let mut url =
        Url::parse(text).map_err(|error| format!("is not a URL ({error}); write it like https://host:port"))?;
    match url.scheme() {
        "https" => {}
        "http" if may_be_http => {}
        "http" => return Err("is not encrypted; set the http:// endpoint yourself if you want that".to_owned()),
        scheme => return Err(format!("has the scheme {scheme}, but must begin with https:// or http://")),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("names no host".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or a password; credentials belong into the configuration".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("has a query or a fragment, which an endpoint can't have".to_owned());
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_plain_http_only_where_it_may() {
        assert_eq!(check_url("http://127.0.0.1:8080", true).unwrap().as_str(), "http://127.0.0.1:8080/");
        assert!(check_url("http://127.0.0.1:8080", false).unwrap_err().contains("not encrypted"));
        assert_eq!(check_url("https://host/base", false).unwrap().as_str(), "https://host/base/");
    }

    #[test]
    fn says_what_is_wrong_with_an_endpoint_without_repeating_it() {
        for (text, expected) in [
            ("", "is not a URL"),
            ("localhost:8080", "has the scheme localhost"),
            ("//host", "is not a URL"),
            ("ftp://host", "has the scheme ftp"),
            ("https://", "is not a URL"),
            ("https://jane:secret@host", "user name or a password"),
            ("https://host/?token=secret", "a query or a fragment"),
            ("https://host/#secret", "a query or a fragment"),
            ("https://ho st", "is not a URL"),
        ] {
            let error = check_url(text, true).unwrap_err();
            assert!(error.contains(expected) && !error.contains("secret"), "{text}: {error}");
        }
    }

    #[test]
    fn host_labels() {
        for (text, alone, with_dots) in [
            ("us-east-1", true, true),
            ("a.b", false, true),
            ("a..b", false, false),
            ("", false, false),
            ("-a", false, false),
            ("a/b", false, false),
            ("a@b", false, false),
        ] {
            assert_eq!(
                (is_valid_host_label(text, false), is_valid_host_label(text, true)),
                (alone, with_dots),
                "{text}"
            );
        }
        assert!(!is_valid_host_label(&"a".repeat(64), false));
    }
}
