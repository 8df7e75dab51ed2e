//! The functions of Smithy's rules engine that compiled endpoint rules call. Those that are Rust operators are missing
//! here, and `aws.partition` is [`EndpointParams::partition`](crate::__v1::EndpointParams::partition).

use std::net::{Ipv4Addr, Ipv6Addr};

pub use crate::endpoint::params::is_valid_host_label;

/// The parts of an ARN (`aws.parseArn`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arn<'a> {
    /// The partition, like `aws`.
    pub partition: &'a str,
    /// The service, like `kinesis`.
    pub service: &'a str,
    /// The region, which may be empty.
    pub region: &'a str,
    /// The account, which may be empty.
    pub account_id: &'a str,
    /// The resource id, split at `:` and `/`.
    pub resource_id: Vec<&'a str>,
}

/// Parses an ARN. `None` if the text is not an ARN.
#[must_use]
pub fn parse_arn(text: &str) -> Option<Arn<'_>> {
    let mut parts = text.splitn(6, ':');
    let (prefix, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account_id, resource) = (parts.next()?, parts.next()?, parts.next()?);
    if prefix != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    Some(Arn { partition, service, region, account_id, resource_id: resource.split([':', '/']).collect() })
}

/// The parts of a URL (`parseURL`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParsedUrl<'a> {
    /// `http` or `https`.
    pub scheme: &'a str,
    /// The host, with its port if the URL has one.
    pub authority: &'a str,
    /// The path of the URL, which may be empty.
    pub path: &'a str,
    /// Whether the host is an IP address.
    pub is_ip: bool,
}

impl ParsedUrl<'_> {
    /// The path with a slash at both ends.
    #[must_use]
    pub fn normalized_path(&self) -> String {
        let end = if self.path.ends_with('/') { "" } else { "/" };
        format!("{}{end}", self.path)
    }
}

/// Parses a URL. `None` if it is not `http` or `https`, has no host, or has a query or a fragment.
#[must_use]
pub fn parse_url(text: &str) -> Option<ParsedUrl<'_>> {
    let (scheme, rest) = text.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    reqwest::Url::parse(text).ok()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let is_ip = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').is_some_and(|(address, _)| address.parse::<Ipv6Addr>().is_ok()),
        None => host.split(':').next().is_some_and(|address| address.parse::<Ipv4Addr>().is_ok()),
    };
    (!host.is_empty()).then_some(ParsedUrl { scheme, authority, path, is_ip })
}

/// The characters from `start` up to, but not including, `stop`, counted from the end with `reverse`. `None` if the
/// text is shorter or not ASCII, or if `start` is not below `stop`.
#[must_use]
pub fn substring(text: &str, start: usize, stop: usize, reverse: bool) -> Option<&str> {
    if start >= stop || stop > text.len() || !text.is_ascii() {
        return None;
    }
    if reverse { text.get(text.len() - stop..text.len() - start) } else { text.get(start..stop) }
}

/// The parts between delimiters, at most `limit` (0 is no limit); the last part contains the delimiters that are left.
#[must_use]
pub fn split<'a>(text: &'a str, delimiter: &str, limit: usize) -> Vec<&'a str> {
    match (delimiter, limit) {
        // `str::split` would split at an empty delimiter between all characters.
        ("", _) => vec![text],
        (_, 0) => text.split(delimiter).collect(),
        _ => text.splitn(limit, delimiter).collect(),
    }
}

/// The text with everything but unreserved characters (RFC 3986) percent-encoded.
#[must_use]
pub fn uri_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// True if the name of an S3 bucket can be part of a host name (`aws.isVirtualHostableS3Bucket`). With `dots`, the name
/// may contain dots.
#[must_use]
pub fn is_virtual_hostable_s3_bucket(name: &str, dots: bool) -> bool {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_label = |label: &str| {
        let bytes = label.as_bytes();
        bytes.first().copied().is_some_and(is_word)
            && bytes.last().copied().is_some_and(is_word)
            && bytes.iter().all(|byte| is_word(*byte) || *byte == b'-')
    };
    let labels_fit = if dots { name.split('.').all(is_label) } else { is_label(name) };
    (3..=63).contains(&name.len()) && labels_fit && name.parse::<Ipv4Addr>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_arns() {
        let arn = parse_arn("arn:aws:kinesis:us-east-1:123456789012:stream/name:with:more").unwrap();
        assert_eq!((arn.partition, arn.service, arn.region), ("aws", "kinesis", "us-east-1"));
        assert_eq!((arn.account_id, arn.resource_id), ("123456789012", vec!["stream", "name", "with", "more"]));
        let global = parse_arn("arn:aws:s3:::bucket").unwrap();
        assert_eq!((global.region, global.account_id, global.resource_id), ("", "", vec!["bucket"]));
        for text in ["", "arn", "arn:aws:s3::", "arn:aws:s3:::", "arn::s3:::x", "arn:aws::::x", "urn:aws:s3:::x"] {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }

    #[test]
    fn parses_urls() {
        for (text, scheme, authority, path, normalized, is_ip) in [
            ("https://example.com", "https", "example.com", "", "/", false),
            ("http://example.com:80/foo/bar", "http", "example.com:80", "/foo/bar", "/foo/bar/", false),
            ("https://example.com/a/", "https", "example.com", "/a/", "/a/", false),
            ("https://127.0.0.1:8080", "https", "127.0.0.1:8080", "", "/", true),
            ("https://[fe80::1]/x", "https", "[fe80::1]", "/x", "/x/", true),
        ] {
            let url = parse_url(text).unwrap();
            assert_eq!((url.scheme, url.authority, url.path, url.is_ip), (scheme, authority, path, is_ip), "{text}");
            assert_eq!(url.normalized_path(), normalized, "{text}");
        }
        for text in ["", "example.com", "ftp://example.com", "https://", "https://h?x=1", "https://h/#a", "https:// /"]
        {
            assert_eq!(parse_url(text), None, "{text}");
        }
    }

    #[test]
    fn substrings_are_within_ascii_text() {
        assert_eq!(substring("abcde", 1, 3, false), Some("bc"));
        assert_eq!(substring("abcde", 1, 3, true), Some("cd"));
        assert_eq!(substring("abcde", 0, 5, true), Some("abcde"));
        for (text, start, stop) in [("abc", 0, 4), ("abc", 2, 2), ("abc", 3, 1), ("äbc", 0, 1)] {
            assert_eq!(substring(text, start, stop, false), None, "{text} {start} {stop}");
        }
    }

    #[test]
    fn splitting_stops_at_the_limit() {
        assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(split("a--b", "--", 1), ["a--b"]);
        assert_eq!(split("--", "--", 0), ["", ""]);
        assert_eq!(split("ab", "", 0), ["ab"]);
    }

    #[test]
    fn all_but_unreserved_characters_are_percent_encoded() {
        assert_eq!(uri_encode("aZ0-._~ /:ä%"), "aZ0-._~%20%2F%3A%C3%A4%25");
    }

    #[test]
    fn bucket_names_that_are_valid_in_host_names_are_recognised() {
        for (name, alone, with_dots) in [
            ("my-bucket", true, true),
            ("my.bucket", false, true),
            ("ab", false, false),
            ("My-bucket", false, false),
            ("-bucket", false, false),
            ("bucket-", false, false),
            ("my..bucket", false, false),
            ("my-.bucket", false, false),
            ("192.168.1.1", false, false),
        ] {
            let found = (is_virtual_hostable_s3_bucket(name, false), is_virtual_hostable_s3_bucket(name, true));
            assert_eq!(found, (alone, with_dots), "{name}");
        }
    }
}
