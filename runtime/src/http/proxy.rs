//! The proxies of the environment, as the HTTP client reads them, and what `NO_PROXY` excludes from them.

use std::net::IpAddr;

use reqwest::Url;

use super::host::Host;

/// True if the environment sets a proxy that is used for requests to this URL.
pub(super) fn is_set_for(url: &Url) -> bool {
    let variables = match url.scheme() {
        "https" => ["HTTPS_PROXY", "https_proxy"],
        _ => ["HTTP_PROXY", "http_proxy"],
    };
    // A program that a web server runs must not believe a proxy, which a request can set (`HTTP_PROXY`).
    let is_cgi = std::env::var_os("REQUEST_METHOD").is_some();
    let is_set = || {
        [variables, ["ALL_PROXY", "all_proxy"]].into_iter().any(|names| first(names).is_some_and(|url| is_proxy(&url)))
    };
    !is_cgi && is_set() && !is_excluded(url)
}

/// True if no proxy is used for requests to this URL: it is on this machine, or `NO_PROXY` excludes it.
pub(super) fn is_excluded(url: &Url) -> bool {
    Host(url).is_loopback() || first(["NO_PROXY", "no_proxy"]).is_some_and(|list| excludes(&list, url))
}

/// True for a URL that the HTTP client uses as a proxy. Its scheme may be missing; it ignores other schemes.
fn is_proxy(url: &str) -> bool {
    match url.split_once("://") {
        Some((scheme, host)) => {
            let is_known = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(&scheme);
            is_known && !host.is_empty()
        }
        None => !url.is_empty(),
    }
}

/// The first of these variables that is set.
fn first(names: [&str; 2]) -> Option<String> {
    names.into_iter().find_map(|name| std::env::var(name).ok())
}

/// True if an entry of the list, which commas or spaces separate, stands for the host of the URL: `*`, a domain with its
/// subdomains (`example.com`, `.example.com`, `*.example.com`), an address, or a network (`10.0.0.0/8`). A domain or an
/// address may have a port.
fn excludes(list: &str, url: &Url) -> bool {
    list.split(|character: char| character == ',' || character.is_whitespace()).any(|entry| is_entry_for(entry, url))
}

fn is_entry_for(entry: &str, url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).trim_end_matches('.');
    if entry == "*" {
        return true;
    }
    let (name, port) = split_port(entry);
    if port.is_some_and(|port| port.parse().ok() != url.port_or_known_default()) {
        return false;
    }
    match (host.parse::<IpAddr>(), name.parse::<IpAddr>()) {
        (Ok(host), Ok(address)) => host == address,
        (Ok(host), Err(_)) => is_in_network(host, name),
        (Err(_), _) => {
            let domain = name.strip_prefix('*').filter(|rest| rest.starts_with('.')).unwrap_or(name);
            let domain = domain.trim_matches('.');
            let (before, end) = host.split_at_checked(host.len().saturating_sub(domain.len())).unwrap_or_default();
            !domain.is_empty() && end.eq_ignore_ascii_case(domain) && (before.is_empty() || before.ends_with('.'))
        }
    }
}

/// A host and the port after it, if it has one: `example.com:443`, `[::1]:443`, but not `::1`.
fn split_port(entry: &str) -> (&str, Option<&str>) {
    if let Some((host, after)) = entry.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (host, after.strip_prefix(':'));
    }
    match entry.split_once(':') {
        Some((host, port)) if !port.contains(':') => (host, Some(port)),
        _ => (entry, None),
    }
}

/// True if the network, like `10.0.0.0/8`, contains the address.
fn is_in_network(host: IpAddr, network: &str) -> bool {
    let Some((address, length)) = network.split_once('/') else { return false };
    let (Ok(address), Ok(length)) = (address.parse::<IpAddr>(), length.parse::<u32>()) else { return false };
    let bits = |address: IpAddr| match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()) << 96, 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    };
    let ((host_bits, width), (network_bits, network_width)) = (bits(host), bits(address));
    let differing = (host_bits ^ network_bits).leading_zeros();
    width == network_width && length <= width && differing >= length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_the_http_client_ignores_are_no_proxies() {
        for (url, expected) in [
            ("http://proxy.test:3128", true),
            ("https://jane:word@proxy.test", true),
            ("proxy.test:3128", true),
            ("socks5h://proxy.test", true),
            ("", false),
            ("ftp://proxy.test", false),
            ("http://", false),
        ] {
            assert_eq!(is_proxy(url), expected, "{url}");
        }
    }

    #[test]
    fn no_proxy_excludes_hosts_in_every_usual_form() {
        for (list, url, expected) in [
            ("", "https://a.example.com", false),
            ("*", "https://a.example.com", true),
            ("example.com", "https://example.com", true),
            ("example.com", "https://a.example.com", true),
            ("example.com", "https://notexample.com", false),
            ("example.com", "https://example.com.evil.org", false),
            (".example.com", "https://example.com", true),
            (".example.com", "https://a.b.example.com", true),
            ("*.example.com", "https://a.example.com", true),
            ("*.example.com", "https://example.com", true),
            ("*.example.com", "https://notexample.com", false),
            ("*.EXAMPLE.com", "https://a.example.COM", true),
            ("*example.com", "https://a.example.com", false),
            ("a.*.com", "https://a.example.com", false),
            ("example.com.", "https://a.example.com", true),
            ("example.com", "https://a.example.com.", true),
            ("example.com:443", "https://a.example.com", true),
            ("example.com:443", "https://a.example.com:8443", false),
            ("example.com:8443", "https://a.example.com:8443", true),
            ("*.example.com:80", "http://a.example.com", true),
            ("example.com:", "https://example.com", false),
            ("example.com:https", "https://example.com", false),
            ("x, example.com", "https://example.com", true),
            ("x,example.com,", "https://example.com", true),
            ("x example.com", "https://example.com", true),
            (",, ,", "https://example.com", false),
            (".", "https://example.com", false),
            ("*.", "https://example.com", false),
            ("10.0.0.1", "http://10.0.0.1", true),
            ("10.0.0.1:8000", "http://10.0.0.1:8000", true),
            ("10.0.0.1:8000", "http://10.0.0.1", false),
            ("10.0.0.2", "http://10.0.0.1", false),
            ("10.0.0.0/8", "http://10.9.9.9", true),
            ("10.0.0.0/8", "http://11.0.0.1", false),
            ("0.0.0.0/0", "http://11.0.0.1", true),
            ("10.0.0.1/32", "http://10.0.0.1", true),
            ("10.0.0.0/33", "http://10.0.0.1", false),
            ("10.0.0.0/8", "http://[::ffff:a00:1]", false),
            ("0.0.1", "http://10.0.0.1", false),
            ("2001:db8::1", "http://[2001:db8::1]:8000", true),
            ("[2001:db8::1]", "http://[2001:db8::1]", true),
            ("[2001:db8::1]:8000", "http://[2001:db8::1]:8000", true),
            ("[2001:db8::1]:8000", "http://[2001:db8::1]:80", false),
            ("2001:db8::/32", "http://[2001:db8::1]", true),
            ("2001:db8::/32", "http://[2001:db9::1]", false),
            ("::/0", "http://[2001:db9::1]", true),
            ("::/0", "http://10.0.0.1", false),
        ] {
            assert_eq!(excludes(list, &Url::parse(url).unwrap()), expected, "{list:?} and {url}");
        }
    }
}
