//! The canonical request of what clients send: POST, a plain path, no query. Other requests have none.

use std::ops::Range;

use reqwest::Url;
use reqwest::header::HeaderMap;
use sha2::{Digest as _, Sha256};

/// Headers that proxies and clients may change, which aws-sigv4 doesn't sign either.
const UNSIGNED: [&str; 4] = ["authorization", "transfer-encoding", "user-agent", "x-amzn-trace-id"];

/// The part of an endpoint that is signed, computed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SignedEndpoint {
    /// The value of the header `host`.
    host: String,
    path: String,
}

impl SignedEndpoint {
    /// `None` for an endpoint whose path has to be normalised or encoded to be signed, and for one with a query.
    pub(super) fn of(url: &Url) -> Option<Self> {
        let host = url.host_str()?;
        let is_plain = url.query().is_none() && url.username().is_empty() && url.password().is_none();
        if !is_plain || !is_canonical(url.path()) {
            return None;
        }
        // A URL has no port that is the default of its scheme.
        let host = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        Some(Self { host, path: url.path().to_owned() })
    }
}

/// True for an absolute path that is signed as it is: of unreserved characters, without empty segments and dots.
fn is_canonical(path: &str) -> bool {
    let Some(segments) = path.strip_prefix('/') else { return false };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~' | b'/');
    segments.bytes().all(is_plain) && !path.contains("//")
}

/// A canonical request.
pub(super) struct CanonicalRequest {
    text: String,
    names: Range<usize>,
}

impl CanonicalRequest {
    /// The canonical request of a POST with these headers, and with those that the signature adds. `None` if a header has
    /// several values or one that is not visible ASCII text, or is one that the signature adds.
    pub(super) fn new(
        endpoint: &SignedEndpoint,
        headers: &HeaderMap,
        date_time: &str,
        token: Option<&str>,
        body: &[u8],
    ) -> Option<Self> {
        if headers.keys_len() != headers.len() {
            return None;
        }
        let mut signed = Vec::with_capacity(headers.len() + 3);
        signed.extend([("host", endpoint.host.as_str()), ("x-amz-date", date_time)]);
        signed.extend(token.map(|token| ("x-amz-security-token", token)));
        for (name, value) in headers {
            match name.as_str() {
                "host" | "x-amz-date" | "x-amz-security-token" => return None,
                name if UNSIGNED.contains(&name) => {}
                name => signed.push((name, value.to_str().ok()?)),
            }
        }
        signed.sort_unstable();
        let lengths = signed.iter().map(|(name, value)| 2 * name.len() + value.len() + 3);
        let mut text = String::with_capacity(80 + endpoint.path.len() + lengths.sum::<usize>());
        text.extend(["POST\n", &endpoint.path, "\n\n"]);
        for (name, value) in &signed {
            text.extend([name, ":"]);
            push_normalized(&mut text, value);
            text.push('\n');
        }
        text.push('\n');
        let begin = text.len();
        for (name, _) in &signed {
            if text.len() > begin {
                text.push(';');
            }
            text.push_str(name);
        }
        let names = begin..text.len();
        text.push('\n');
        push_sha256(&mut text, body);
        Some(Self { text, names })
    }

    /// The names of the signed headers, joined by `;`.
    pub(super) fn signed_headers(&self) -> &str {
        self.text.get(self.names.clone()).unwrap_or_default()
    }

    /// The text whose signature is that of the request.
    pub(super) fn string_to_sign(&self, date_time: &str, scope: &str) -> String {
        const ALGORITHM: &str = "AWS4-HMAC-SHA256\n";
        let mut text = String::with_capacity(ALGORITHM.len() + date_time.len() + scope.len() + 66);
        text.extend([ALGORITHM, date_time, "\n", scope, "\n"]);
        push_sha256(&mut text, self.text.as_bytes());
        text
    }
}

/// Appends a header's value without spaces at its ends, and with single ones within.
fn push_normalized(text: &mut String, value: &str) {
    let begin = text.len();
    for word in value.split(' ').filter(|word| !word.is_empty()) {
        if text.len() > begin {
            text.push(' ');
        }
        text.push_str(word);
    }
}

/// Appends the SHA-256 of bytes in hexadecimal digits.
fn push_sha256(text: &mut String, bytes: &[u8]) {
    let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' - 10 + value };
    let mut digits = [[0; 2]; 32];
    for (digits, byte) in digits.iter_mut().zip(Sha256::digest(bytes)) {
        *digits = [digit(byte >> 4), digit(byte & 0xf)];
    }
    // Digits are always valid.
    text.push_str(str::from_utf8(digits.as_flattened()).unwrap_or_default());
}
