//! Requests of the page by hand.

use partnercentral_sandbox::Sandbox;

use crate::raw::{RawResponse, exchange};

/// A request of the page. What its fields don't change is what a browser sends.
#[derive(Clone, Debug)]
pub(crate) struct Page<'a> {
    pub(crate) sandbox: &'a Sandbox,
    pub(crate) method: &'a str,
    pub(crate) host: String,
    pub(crate) origin: Option<String>,
    pub(crate) cookie: Option<String>,
    pub(crate) content_type: &'a str,
}

impl<'a> Page<'a> {
    pub(crate) fn new(sandbox: &'a Sandbox) -> Self {
        let host = sandbox.url().trim_start_matches("http://").to_owned();
        let port = host.rsplit_once(':').unwrap().1.to_owned();
        Self {
            sandbox,
            method: "GET",
            origin: Some(format!("http://{host}")),
            cookie: Some(format!("other=1; sandbox-{port}={}", token(sandbox))),
            host,
            content_type: "application/x-www-form-urlencoded",
        }
    }

    pub(crate) fn get(&self, path: &str) -> RawResponse {
        self.send(path, "")
    }

    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> RawResponse {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        Page { method: "POST", ..self.clone() }.send(path, &pairs.join("&"))
    }

    pub(crate) fn send(&self, path: &str, body: &str) -> RawResponse {
        let mut head = format!("{} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.method, self.host);
        for (name, value) in [("origin", &self.origin), ("cookie", &self.cookie)] {
            if let Some(value) = value {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        head.push_str(&format!("content-type: {}\r\ncontent-length: {}\r\n\r\n", self.content_type, body.len()));
        exchange(self.sandbox, format!("{head}{body}").as_bytes()).expect("a response")
    }
}

pub(crate) fn token(sandbox: &Sandbox) -> String {
    sandbox.page_url().split_once("token=").unwrap().1.to_owned()
}

impl RawResponse {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}
