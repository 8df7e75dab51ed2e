//! Requests by hand: signed like those of the SDKs, but with anything invalid in them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use partnercentral_sandbox::rules::{Outcome, Rule};
use partnercentral_sandbox::{ACCESS_KEY, REGION, SECRET_KEY, Sandbox};
use serde_json::Value;

/// A request. What its fields don't change is valid.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) target: String,
    pub(crate) body: Vec<u8>,
    pub(crate) content_type: &'static str,
    pub(crate) host: Option<&'static str>,
    pub(crate) access_key: &'static str,
    pub(crate) secret_key: &'static str,
    pub(crate) session_token: Option<&'static str>,
    pub(crate) region: &'static str,
    pub(crate) service: &'static str,
    pub(crate) time: SystemTime,
    /// Changes the head after it is signed.
    pub(crate) edit: fn(String) -> String,
    /// Sent in place of the signed body.
    pub(crate) sent: Option<Vec<u8>>,
}

impl Raw {
    pub(crate) fn new(operation: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            method: "POST",
            path: "/",
            target: format!("AWSPartnerCentralSelling.{operation}"),
            body: body.into(),
            content_type: "application/x-amz-json-1.0",
            host: None,
            access_key: ACCESS_KEY,
            secret_key: SECRET_KEY,
            session_token: None,
            region: REGION,
            service: "partnercentral-selling",
            time: SystemTime::now(),
            edit: |head| head,
            sent: None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl RawResponse {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Checks that this is the error of a rule of the protocol.
    pub(crate) fn is_by(&self, rule: &'static Rule) {
        let Outcome::Protocol(code, status) = rule.outcome else { panic!("{} is no rule of the protocol", rule.id) };
        assert_eq!(
            (self.header("x-sandbox-rules"), self.status, self.code().as_str()),
            (Some(rule.id), status, code),
            "{self:?}"
        );
    }

    /// The error code without its namespace.
    pub(crate) fn code(&self) -> String {
        self.json()["__type"].as_str().unwrap().rsplit('#').next().unwrap().to_owned()
    }
}

pub(crate) fn send(sandbox: &Sandbox, raw: &Raw) -> RawResponse {
    exchange(sandbox, &bytes(sandbox, raw)).expect("a response")
}

/// Sends bytes, and returns the response; `None` if the connection is closed without one.
pub(crate) fn exchange(sandbox: &Sandbox, bytes: &[u8]) -> Option<RawResponse> {
    let mut stream = TcpStream::connect(sandbox.url().trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // A server that has read enough may close the connection early.
    let _ = stream.write_all(bytes);
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response);
    let end = response.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8(response[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Some(RawResponse { status, head, body: response[end + 4..].to_vec() })
}

/// The request as it is sent.
pub(crate) fn bytes(sandbox: &Sandbox, raw: &Raw) -> Vec<u8> {
    let address = sandbox.url().trim_start_matches("http://").to_owned();
    let host = raw.host.map_or(address, str::to_owned);
    let token = raw.session_token.map(str::to_owned);
    let identity = Credentials::new(raw.access_key, raw.secret_key, token, None, "tests").into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(raw.region)
        .name(raw.service)
        .time(raw.time)
        .settings(SigningSettings::default())
        .build()
        .unwrap()
        .into();
    let headers = [("content-type", raw.content_type), ("x-amz-target", raw.target.as_str())];
    let url = format!("http://{host}{}", raw.path);
    let signable = SignableRequest::new(raw.method, url, headers.into_iter(), SignableBody::Bytes(&raw.body)).unwrap();
    let (signed, _) = sign(signable, &params).unwrap().into_parts();
    let mut head = format!("{} {} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n", raw.method, raw.path);
    for (name, value) in headers.into_iter().chain(signed.headers()) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let body = raw.sent.as_ref().unwrap_or(&raw.body);
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    [(raw.edit)(head).into_bytes(), body.clone()].concat()
}
