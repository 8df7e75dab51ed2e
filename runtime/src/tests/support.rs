//! Support for unit tests: a service with one operation, and a server on the loopback interface with canned responses.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use reqwest::header::{HeaderName, HeaderValue};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::__v1::{Endpoint, EndpointError, EndpointParams, RetryableError};
use crate::codec::{DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request};
use crate::{
    Client, Clock, Config, ConfigBuilder, Effect, Env, ErrorVisitor, Metadata, ModeledError, Operation, Paginated,
    PaginatedItems, Protocol, RetryConfig, Service,
};

pub(crate) static SERVICE: Service = Service::new("Test Service", Protocol::AwsJson1_0)
    .doc_id("test-service-2026-01-01")
    .target_prefix("TestService")
    .signing_name("test")
    .client("test-service", "1.2.3")
    .endpoint(endpoint)
    .retryable(&[RetryableError::transient("TryLaterException")]);

fn endpoint(params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
    match (params.endpoint, params.region, params.use_fips) {
        (Some(_), _, true) => Err(EndpointError::new("Invalid Configuration: FIPS and custom endpoint")),
        (Some(endpoint), _, false) => Ok(Endpoint::new(endpoint)),
        (None, Some(region), fips) => {
            let suffix = params.partition(region).dual_stack_dns_suffix;
            Ok(Endpoint::new(format!("https://test{}.{region}.{suffix}", if fips { "-fips" } else { "" })))
        }
        (None, None, _) => Err(EndpointError::new("Invalid Configuration: Missing Region")),
    }
}

/// `List`, whose pages are `{"Items": ["a"], "Token": "b"}`.
#[derive(Clone, PartialEq)]
pub(crate) struct List {
    pub(crate) token: Option<String>,
}

#[derive(Clone, PartialEq)]
pub(crate) struct Page {
    pub(crate) items: Vec<String>,
    pub(crate) token: Option<String>,
}

crate::structure! {
    List {
        token: "Token",
    }
}

crate::structure! {
    Page {
        items: "Items",
        token: "Token",
    }
}

#[derive(Debug, PartialEq)]
pub(crate) struct Busy(pub(crate) String);

crate::structure! {
    BusyMembers {
        token: "Token",
    }
}

/// The members of [`Busy`] when a mock sends it.
struct BusyMembers {
    token: Option<String>,
}

impl ModeledError for Busy {
    const CODES: &'static [(&'static str, u16)] = &[("BusyException", 409), ("TryLaterException", 400)];

    fn visit<V: ErrorVisitor>(&self, visitor: V) -> Option<V::Output> {
        Some(visitor.visit("BusyException", &BusyMembers { token: Some(self.0.clone()) }))
    }

    fn decode(code: &str, body: &[u8]) -> Option<Self> {
        (code == "BusyException").then(|| Self(String::from_utf8_lossy(body).into_owned()))
    }
}

impl Operation for List {
    type Output = Page;
    type Error = Busy;

    const NAME: &'static str = "List";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Page, DecodeError> {
        read_response(body, options)
    }
}

impl Paginated for List {
    type Token = String;

    fn token(&self) -> Option<&String> {
        self.token.as_ref()
    }

    fn set_token(&mut self, token: Option<String>) {
        self.token = token;
    }

    fn next_token(page: &Page) -> Option<&String> {
        page.token.as_ref()
    }
}

impl PaginatedItems for List {
    type Item = String;

    fn into_items(page: Page) -> Vec<String> {
        page.items
    }
}

/// The metadata of a response.
pub(crate) fn metadata(status: u16, headers: &[(&'static str, &str)]) -> Metadata {
    let headers =
        headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()));
    Metadata::new(status, headers.collect())
}

/// A client without retries for an endpoint on this machine.
pub(crate) fn client(url: &str) -> Client {
    Client::new(&SERVICE, config(url).retry(RetryConfig::off()).build()).unwrap()
}

/// A configuration for an endpoint on this machine.
pub(crate) fn config(url: &str) -> ConfigBuilder {
    Config::builder()
        .region("us-east-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret", Some("session".to_owned()), None, "test"))
        .endpoint_url(url)
        .env(Env::empty())
}

/// A response with a content length, after which the connection is closed.
pub(crate) fn http_response(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} Text\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

/// Sends the next response to each request, byte for byte, and closes the connection. The task returns the requests.
pub(crate) async fn serve(responses: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let requests = tokio::spawn(async move {
        let mut requests = Vec::new();
        for response in responses {
            let (mut connection, _) = listener.accept().await.unwrap();
            requests.push(read_request(&mut connection).await);
            connection.write_all(response.as_bytes()).await.unwrap();
            connection.shutdown().await.unwrap();
        }
        requests
    });
    (url, requests)
}

pub(crate) async fn read_request(connection: &mut TcpStream) -> String {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
            if body.len() == length.parse::<usize>().unwrap() {
                return text;
            }
        }
        assert_ne!(connection.read_buf(&mut request).await.unwrap(), 0, "the request is incomplete: {text}");
    }
}

/// A wait that never ends with [`Stepping`].
pub(crate) const FOREVER: Duration = Duration::MAX;

/// A clock that only advances when a future of `sleep` is polled: by the whole time, at once. The random number is
/// always one half.
#[derive(Clone)]
pub(crate) struct Stepping {
    start: Instant,
    elapsed: Arc<Mutex<Duration>>,
}

impl Stepping {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now(), elapsed: Arc::default() }
    }

    /// `Fri, 02 Jan 2026 03:04:05 GMT`
    pub(crate) fn started_at(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_767_323_045)
    }

    pub(crate) fn pass(&self, time: Duration) {
        *self.elapsed.lock().unwrap() += time;
    }

    pub(crate) fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap()
    }
}

impl Clock for Stepping {
    fn now(&self) -> SystemTime {
        self.started_at() + self.elapsed()
    }

    fn instant(&self) -> Instant {
        self.start + self.elapsed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            match time < FOREVER {
                true => clock.pass(time),
                false => std::future::pending().await,
            }
        })
    }

    fn random(&self) -> f64 {
        0.5
    }
}
