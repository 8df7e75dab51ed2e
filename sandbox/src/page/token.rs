//! The token of a sandbox's page: who has it may read and act.

use std::fmt;
use std::io;

use hyper::HeaderMap;
use hyper::header::{COOKIE, HOST, ORIGIN};
use subtle::ConstantTimeEq as _;

/// A secret of 128 random bits, in hexadecimal digits.
#[derive(Clone)]
pub(crate) struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Token(<secret>)")
    }
}

impl Token {
    /// A new token.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub(crate) fn random() -> io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares in constant time.
    fn is(&self, other: &str) -> bool {
        self.0.as_bytes().ct_eq(other.as_bytes()).into()
    }

    /// True if a request has the token: in the query, as in the printed URL, or in the cookie.
    pub(super) fn is_in(&self, headers: &HeaderMap, of_query: Option<&str>) -> bool {
        let name = cookie_name(headers);
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut of_cookies = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value);
        of_query.is_some_and(|token| self.is(token)) || of_cookies.any(|token| self.is(token))
    }

    /// The header `Set-Cookie`. Scripts can't read the cookie, and requests from other sites don't have it.
    pub(super) fn cookie(&self, headers: &HeaderMap) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_name(headers), self.0)
    }
}

/// A browser sends a cookie to all ports of a host, so each sandbox has a cookie of its own.
fn cookie_name(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let port = host.rsplit_once(':').map_or("80", |(_, port)| port);
    format!("sandbox-{port}")
}

/// True if a page of this sandbox has sent the request.
pub(super) fn is_same_origin(headers: &HeaderMap) -> bool {
    let mut origins = headers.get_all(ORIGIN).iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else { return false };
    let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let own = format!("http://{host}");
    origin.to_str().is_ok_and(|origin| origin.eq_ignore_ascii_case(&own))
}
