//! A service with one operation, and a server with canned responses.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use smithy_client_runtime::__v1::{DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request};
use smithy_client_runtime::__v1::{Endpoint, EndpointError, EndpointParams, structure};
use smithy_client_runtime::{JsonOperation, Operation, Protocol, Service};

use crate::AnyError;

pub(super) static SERVICE: Service = Service::new("Test Service", Protocol::AwsJson1_0)
    .target_prefix("TestService")
    .signing_name("test")
    .client("test-service", "1.2.3")
    .endpoint(endpoint);

pub(super) static OPERATIONS: &[JsonOperation] = &[JsonOperation::of::<List>()];

fn endpoint(params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
    match (params.endpoint, params.region) {
        (Some(endpoint), _) => Ok(Endpoint::new(endpoint)),
        (None, Some(region)) => Ok(Endpoint::new(format!("https://test.{region}.example.com"))),
        (None, None) => Err(EndpointError::new("Invalid Configuration: Missing Region")),
    }
}

struct List {
    token: Option<String>,
}

struct Page {
    items: Vec<String>,
}

structure! {
    List {
        token: "Token" [length(0, 20)],
    }
}

structure! {
    Page {
        items: "Items",
    }
}

impl Operation for List {
    type Output = Page;
    type Error = AnyError;

    const NAME: &'static str = "List";
    const SERVICE: &'static Service = &SERVICE;

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Page, DecodeError> {
        read_response(body, options)
    }
}

/// A response with a content length, after which the connection is closed.
pub(super) fn http_response(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} Text\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

/// Sends the next response to each request, byte for byte, and closes the connection. The thread returns the bodies of
/// the requests.
pub(super) fn serve(responses: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    serve_requests(responses, |_, body| body)
}

/// Like [`serve`], but the thread returns the heads of the requests.
pub(super) fn serve_heads(responses: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    serve_requests(responses, |head, _| head)
}

fn serve_requests(responses: Vec<String>, keep: fn(String, String) -> String) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let requests = thread::spawn(move || {
        let serve = |response: String| {
            let (mut connection, _) = listener.accept().unwrap();
            let (head, body) = read_request(&connection);
            connection.write_all(response.as_bytes()).unwrap();
            keep(head, body)
        };
        responses.into_iter().map(serve).collect()
    });
    (url, requests)
}

fn read_request(connection: &TcpStream) -> (String, String) {
    let mut request = BufReader::new(connection);
    let mut length = 0;
    let mut head = String::new();
    let mut line = String::new();
    while request.read_line(&mut line).unwrap() > "\r\n".len() {
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
        line.clear();
    }
    let mut body = vec![0; length];
    request.read_exact(&mut body).unwrap();
    (head, String::from_utf8(body).unwrap())
}
