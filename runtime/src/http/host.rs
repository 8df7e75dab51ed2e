//! The host of a URL: how messages show it, and whether it is this machine.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

/// Host and port of a URL. Messages show these instead of the URL, which may contain a password.
#[derive(Clone, Copy)]
pub(crate) struct Host<'a>(pub(crate) &'a Url);

impl fmt::Display for Host<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.0.host_str().unwrap_or_default())?;
        match self.0.port() {
            Some(port) => write!(to, ":{port}"),
            None => Ok(()),
        }
    }
}

impl Host<'_> {
    fn address(self) -> Option<IpAddr> {
        let host = self.0.host_str().unwrap_or_default();
        host.trim_start_matches('[').trim_end_matches(']').parse().ok()
    }

    /// True for an IP address, false for a name.
    pub(crate) fn is_address(self) -> bool {
        self.address().is_some()
    }

    /// True if requests to the host stay on this machine.
    pub(crate) fn is_loopback(self) -> bool {
        match self.address() {
            Some(address) => address.to_canonical().is_loopback(),
            None => {
                let host = self.0.host_str().unwrap_or_default().trim_end_matches('.');
                host == "localhost" || host.ends_with(".localhost")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_shown_with_its_port_and_without_a_password() {
        for (url, expected) in [
            ("http://user:pass@127.0.0.1:8080/path", "127.0.0.1:8080"),
            ("https://[::1]:1", "[::1]:1"),
            ("https://example.com:443", "example.com"),
        ] {
            assert_eq!(Host(&Url::parse(url).unwrap()).to_string(), expected);
        }
    }

    #[test]
    fn names_and_addresses_of_this_machine_are_recognised() {
        for (url, expected) in [
            ("http://localhost:8080", true),
            ("http://LOCALHOST", true),
            ("http://aws.localhost", true),
            ("http://localhost./", true),
            ("http://127.0.0.1:1", true),
            ("http://127.1", true),
            ("http://[::1]:1", true),
            ("http://[::ffff:127.0.0.1]", true),
            ("http://localhost.example.com", false),
            ("http://notlocalhost", false),
            ("http://10.0.0.1", false),
            ("http://[::2]", false),
        ] {
            assert_eq!(Host(&Url::parse(url).unwrap()).is_loopback(), expected, "{url}");
        }
    }
}
