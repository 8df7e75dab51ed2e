//! Proxies of the environment. Only a separate process has a separate environment, so all tests use the program `call`.

use std::time::Instant;

use serde_json::Value;
use tests::certificates::{Authority, NOW};
use tests::example::{Example, Outcome};
use tests::faults::{Exchange, FaultServer, ReservedPort, Step};
use tests::signature::verify;
use tests::wire;

use crate::scenario::{good, line};
use crate::table;
use crate::tls::bundle;

/// No machine has this name: if a call to it gets a response, it used a proxy.
const NOWHERE: &str = "http://partner.test";
const SECURE: &str = "https://partner.test";
const PASSWORD: &str = "pass%2Fword";

fn call(url: &str, variables: &[(&str, &str)]) -> Outcome {
    let mut example = Example::new(["GetOpportunity", "--endpoint-url", url, "--region", "us-east-1"]);
    for (name, value) in variables {
        example = example.env(name, value);
    }
    let example = example.credentials().env("AWS_NEW_RETRIES_2026", "true");
    example.stdin(wire::smallest("GetOpportunity").to_string()).run()
}

/// Calls through a proxy with this many connections. Returns a line of the table and the output of the program.
fn run(
    name: &str,
    url: &str,
    proxy: &FaultServer,
    variables: &[(&str, &str)],
    connections: usize,
) -> (String, Outcome) {
    let begun = Instant::now();
    let outcome = call(url, variables);
    assert_eq!(proxy.connections(), connections, "{name}: {outcome:?}");
    let exit = outcome.status.unwrap();
    let failure: Value = serde_json::from_str(&outcome.stderr).unwrap_or_default();
    let attempts = failure["attempts"].as_u64().unwrap_or(1).to_string();
    let end = failure["message"].as_str().unwrap_or("answered").to_owned();
    (line(name, &attempts, begun.elapsed(), &end, exit, ""), outcome)
}

#[test]
fn a_proxy_is_used_only_for_other_machines() {
    let mut lines = String::new();
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        let proxy = FaultServer::start([good()]);
        let name = format!("http through {variable}");
        let (line, outcome) = run(&name, NOWHERE, &proxy, &[(variable, &proxy.url())], 1);
        assert_eq!(outcome.response()["Id"], "O5550101", "{name}");
        let mut request = proxy.requests().remove(0);
        assert_eq!((request.path.as_str(), request.header("host")), ("http://partner.test/", Some("partner.test")));
        request.path = "/".to_owned();
        verify(&request, "partner.test").unwrap();
        lines += &line;
    }

    let proxy = FaultServer::start([good()]);
    let spared = [("HTTP_PROXY", proxy.url()), ("NO_PROXY", "other.test, .test".to_owned())];
    let spared = spared.each_ref().map(|(name, value)| (*name, value.as_str()));
    let (line, outcome) = run("NO_PROXY names the host", NOWHERE, &proxy, &spared, 0);
    assert_eq!((outcome.status, &outcome.failure()["code"]), (Some(4), &Value::from("Connect")));
    lines += &line;

    let here = FaultServer::start([good()]);
    let (line, outcome) = run("an endpoint on this machine", &here.url(), &proxy, &[("HTTP_PROXY", &proxy.url())], 0);
    assert_eq!(outcome.response()["Id"], "O5550101");
    lines += &line;

    let with_password = proxy.url().replace("http://", &format!("http://jane:{PASSWORD}@"));
    let (line, outcome) = run("a proxy with a password", NOWHERE, &proxy, &[("HTTP_PROXY", &with_password)], 1);
    assert_eq!(outcome.response()["Id"], "O5550101");
    assert_eq!(proxy.requests()[0].header("proxy-authorization"), Some("Basic amFuZTpwYXNzL3dvcmQ="));
    lines += &line;
    table::print("Proxies from the environment", &lines);
}

#[test]
fn encrypted_endpoints_are_reached_through_a_tunnel() {
    let authority = Authority::new("ours");
    let service = FaultServer::start_tls([good()], authority.server("partner.test", NOW));
    let open = Exchange::bytes("HTTP/1.1 200 Connection established\r\n\r\n").then(Step::Tunnel(service.address()));
    let proxy = FaultServer::start([open]);
    let path = bundle("proxy", &authority);
    let variables = [("HTTPS_PROXY", proxy.url()), ("AWS_CA_BUNDLE", path.to_str().unwrap().to_owned())];
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    let (line, outcome) = run("https through a tunnel", SECURE, &proxy, &variables, 1);
    assert_eq!(outcome.response()["Id"], "O5550101");
    let connect = proxy.requests().remove(0);
    assert_eq!((connect.method.as_str(), connect.path.as_str()), ("CONNECT", "partner.test:443"));
    assert_eq!(connect.header("authorization"), None, "the signature is the service's alone");
    let request = service.requests().remove(0);
    request.signature.unwrap();
    table::print("Tunnels", &line);
}

#[test]
fn a_proxy_that_rejects_the_request_is_reported() {
    let authority = Authority::new("ours");
    let path = bundle("refusing-proxy", &authority);
    let path = path.to_str().unwrap();
    let reserved = ReservedPort::new();
    let mut lines = String::new();
    for (name, url, exchange, attempts, exit, text) in [
        ("http, 403 of the proxy", NOWHERE, Some(Exchange::response(403, "", "<p>No.")), 1, 3, "status 403"),
        (
            "http, 407 of the proxy",
            NOWHERE,
            Some(Exchange::response(407, "", "")),
            1,
            3,
            "The proxy requires a user name and a pass",
        ),
        ("http, 502 of the proxy", NOWHERE, Some(Exchange::response(502, "", "")), 3, 3, "status 502"),
        ("http, no proxy there", NOWHERE, None, 3, 4, "; the environment sets a proxy"),
        (
            "https, 403 of the proxy",
            SECURE,
            Some(Exchange::response(403, "", "")),
            3,
            4,
            "the proxy did not establish one",
        ),
        (
            "https, 407 of the proxy",
            SECURE,
            Some(Exchange::response(407, "", "")),
            1,
            4,
            "No connection to partner.test: the proxy requires a user name",
        ),
        (
            "https, 503 of the proxy",
            SECURE,
            Some(Exchange::response(503, "", "")),
            3,
            4,
            "the proxy did not establish one",
        ),
        (
            "https, garbage of the proxy",
            SECURE,
            Some(Exchange::bytes("garbage\r\n\r\n").then(Step::Close)),
            3,
            4,
            "the proxy did not establish one",
        ),
        ("https, no proxy there", SECURE, None, 3, 4, "; the environment sets a proxy"),
    ] {
        let proxy = FaultServer::start(exchange.clone());
        let proxy_url = if exchange.is_some() { proxy.url() } else { reserved.url() };
        let proxy_url = proxy_url.replace("http://", &format!("http://jane:{PASSWORD}@"));
        let begun = Instant::now();
        let outcome = call(url, &[("ALL_PROXY", &proxy_url), ("AWS_CA_BUNDLE", path)]);
        let failure = outcome.failure();
        assert!(!outcome.stderr.contains(PASSWORD) && !outcome.stderr.contains("pass/word"), "{name}: {failure}");
        assert_eq!((outcome.status, &failure["attempts"]), (Some(exit), &Value::from(attempts)), "{name}: {failure}");
        assert!(failure["message"].as_str().unwrap().contains(text), "{name}: {failure}");
        lines += &line(
            name,
            &attempts.to_string(),
            begun.elapsed(),
            failure["code"].as_str().unwrap_or("no code"),
            exit,
            "",
        );
    }
    table::print("Proxies that refuse", &lines);
}
