//! The floor: the same bytes over hyper, nothing encoded, signed or parsed.

use bytes::Bytes;
use common::{IDENTIFIER, bodies};
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::sync::Mutex;

fn main() {
    common::run_calls::<Floor>();
}

/// A stack of idle connections.
#[derive(Clone)]
struct Floor {
    address: Arc<str>,
    idle: Arc<Mutex<Vec<SendRequest<Full<Bytes>>>>>,
}

impl Floor {
    async fn call(&self, target: &'static str, body: Bytes) -> Bytes {
        let idle = self.idle.lock().await.pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.connect().await,
        };
        let request = Request::post("/")
            .header(HOST, &*self.address)
            .header(CONTENT_TYPE, "application/x-amz-json-1.0")
            .header("x-amz-target", target)
            .body(Full::new(body))
            .expect("a request");
        connection.ready().await.expect("a connection");
        let response = connection.send_request(request).await.expect("a response");
        assert!(response.status().is_success(), "{}", response.status());
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        self.idle.lock().await.push(connection);
        body
    }

    async fn connect(&self) -> SendRequest<Full<Bytes>> {
        let stream = TcpStream::connect(&*self.address).await.expect("a connection");
        stream.set_nodelay(true).expect("a socket");
        let (connection, driver) = http1::handshake(TokioIo::new(stream)).await.expect("a connection");
        tokio::spawn(driver);
        connection
    }
}

impl common::Client for Floor {
    type Create = Bytes;

    fn new(url: &str) -> Self {
        Self { address: url.trim_start_matches("http://").into(), idle: Arc::default() }
    }

    async fn get(&self) -> usize {
        let body = format!(r#"{{"Catalog":"AWS","Identifier":"{IDENTIFIER}"}}"#);
        let body = self.call("AWSPartnerCentralSelling.GetOpportunity", body.into()).await;
        if body.len() == bodies::GET.len() { bodies::GET_CONTACTS } else { 0 }
    }

    async fn list(&self) -> usize {
        let body = Bytes::from_static(br#"{"Catalog":"AWS","MaxResults":100}"#);
        let body = self.call("AWSPartnerCentralSelling.ListOpportunities", body).await;
        if body.len() > bodies::SUMMARIES * 100 { bodies::SUMMARIES } else { 0 }
    }

    fn create_request(&self) -> Bytes {
        Bytes::from_static(bodies::CREATE_REQUEST.as_bytes())
    }

    async fn create(&self, request: Bytes) -> usize {
        let body = self.call("AWSPartnerCentralSelling.CreateOpportunity", request).await;
        if body.len() == bodies::CREATE.len() { IDENTIFIER.len() } else { 0 }
    }
}
