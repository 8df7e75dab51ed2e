//! The parameters and the result of endpoint rules, and the validation of endpoint URLs.

use std::fmt;

use reqwest::Url;

use super::partitions::{self, PARTITIONS, Partition, PartitionEntry};

/// The parameters of the endpoint rules of a service.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EndpointParams<'a> {
    /// The region (`AWS::Region`).
    pub region: Option<&'a str>,
    /// The endpoint URL of the configuration (`SDK::Endpoint`).
    pub endpoint: Option<&'a str>,
    /// Whether to use FIPS hosts (`AWS::UseFIPS`).
    pub use_fips: bool,
    /// Whether to use dual-stack hosts (`AWS::UseDualStack`).
    pub use_dual_stack: bool,
    /// The partitions in which regions are looked up: [`PARTITIONS`], except in tests.
    pub partitions: &'static [PartitionEntry],
    /// The parameters of the operation, by name; booleans as `true` and `false`.
    pub operation: &'a [(&'static str, String)],
}

impl<'a> EndpointParams<'a> {
    /// The partition of a region (`aws.partition`).
    #[must_use]
    pub fn partition(&self, region: &str) -> &'static Partition {
        partitions::find(self.partitions, region)
    }

    /// A parameter of the operation, as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.operation.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    /// A parameter of the operation, as a boolean.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.text(name).map(|value| value == "true")
    }

    /// Sets the parameters of the operation.
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

    /// Sets whether to use FIPS hosts.
    #[must_use]
    pub fn use_fips(self, use_fips: bool) -> Self {
        Self { use_fips, ..self }
    }

    /// Sets whether to use dual-stack hosts.
    #[must_use]
    pub fn use_dual_stack(self, use_dual_stack: bool) -> Self {
        Self { use_dual_stack, ..self }
    }

    /// Sets the partitions in which regions are looked up.
    #[must_use]
    pub fn partitions(self, partitions: &'static [PartitionEntry]) -> Self {
        Self { partitions, ..self }
    }
}

impl Default for EndpointParams<'_> {
    /// No region, no endpoint, the current [`PARTITIONS`].
    fn default() -> Self {
        let partitions = PARTITIONS;
        Self { region: None, endpoint: None, use_fips: false, use_dual_stack: false, partitions, operation: &[] }
    }
}

/// The region and the service name that a signature is valid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SigningScope {
    pub(crate) region: String,
    pub(crate) name: String,
}

/// The result of endpoint rules: the URL to send requests to, and how to sign them if it differs from the defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoint {
    /// Scheme, host, and an optional path.
    pub url: String,
    /// The region to sign for; `None` is the client's region.
    pub signing_region: Option<String>,
    /// The service name to sign for; `None` is the service's default.
    pub signing_name: Option<String>,
}

impl Endpoint {
    /// An endpoint with this URL.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), signing_region: None, signing_name: None }
    }

    /// Sets the region to sign for.
    #[must_use]
    pub fn signing_region(self, region: impl Into<String>) -> Self {
        Self { signing_region: Some(region.into()), ..self }
    }

    /// Sets the service name to sign for.
    #[must_use]
    pub fn signing_name(self, name: impl Into<String>) -> Self {
        Self { signing_name: Some(name.into()), ..self }
    }
}

/// The error for a configuration that the endpoint rules have no endpoint for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(String);

impl EndpointError {
    /// An error with the message of the endpoint rules.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// The message of the endpoint rules.
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

/// True for a valid label of a host name (`isValidHostLabel` of endpoint rules).
///
/// With `dots`, several valid labels joined by dots are valid too.
#[must_use]
pub fn is_valid_host_label(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|label| is_valid_host_label(label, false));
    }
    text.len() <= 63
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Parses the URL of an endpoint. The error is the predicate of a sentence about the URL, and doesn't repeat it, since
/// it may contain a password.
pub(crate) fn parse_endpoint_url(text: &str, allow_http: bool) -> Result<Url, String> {
    let mut url =
        Url::parse(text).map_err(|error| format!("is not a URL ({error}); write it like https://host:port"))?;
    match url.scheme() {
        "https" => {}
        "http" if allow_http => {}
        "http" => return Err("is not encrypted; to use http://, set the endpoint URL in the configuration".to_owned()),
        scheme => return Err(format!("has the scheme {scheme}, but must begin with https:// or http://")),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err("has no host".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a user name or a password; set credentials in the configuration instead".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("has a query or a fragment, which is not allowed in an endpoint URL".to_owned());
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
    fn plain_http_is_valid_only_if_it_is_allowed() {
        assert_eq!(parse_endpoint_url("http://127.0.0.1:8080", true).unwrap().as_str(), "http://127.0.0.1:8080/");
        assert!(parse_endpoint_url("http://127.0.0.1:8080", false).unwrap_err().contains("not encrypted"));
        assert_eq!(parse_endpoint_url("https://host/base", false).unwrap().as_str(), "https://host/base/");
    }

    #[test]
    fn the_error_for_an_invalid_url_has_the_reason_and_does_not_repeat_the_url() {
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
            let error = parse_endpoint_url(text, true).unwrap_err();
            assert!(error.contains(expected) && !error.contains("secret"), "{text}: {error}");
        }
    }

    #[test]
    fn valid_host_labels_are_accepted_and_others_rejected() {
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
