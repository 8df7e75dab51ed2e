//! A loopback service: records requests, checks their signatures, sends scripted responses and faults.
//!
//! It has one plain thread per connection, so that it works with any async runtime and with a child process.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use serde_json::Value;

use crate::signature::{Signed, verify};

/// A received request.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    /// The headers in the order of arrival, with names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    pub signature: Result<Signed, String>,
}

impl Request {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The length of the body.
    pub(crate) fn length(&self) -> io::Result<usize> {
        self.header("content-length").unwrap_or("0").parse().map_err(io::Error::other)
    }

    /// The body, which must be JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the request body is JSON")
    }

    /// The operation in `X-Amz-Target`.
    #[must_use]
    pub fn operation(&self) -> &str {
        let target = self.header("x-amz-target").unwrap_or_default();
        target.rsplit_once('.').map_or(target, |(_, operation)| operation)
    }
}

/// What the server does after a complete request.
#[derive(Clone, Debug)]
pub enum Action {
    /// Sends a response.
    Respond(HttpResponse),
    /// Announces the whole body, sends half of it, and closes the connection.
    CutBody(HttpResponse),
    /// Closes the connection without a response.
    Close,
    /// Keeps the connection open without a response until the client closes it.
    Silence,
    /// A response that is created after the request was received.
    Made(Maker),
}

/// Creates responses.
#[derive(Clone)]
pub struct Maker(Arc<dyn Fn() -> HttpResponse + Send + Sync>);

impl fmt::Debug for Maker {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Maker")
    }
}

impl Action {
    #[must_use]
    pub fn made(make: impl Fn() -> HttpResponse + Send + Sync + 'static) -> Self {
        Self::Made(Maker(Arc::new(make)))
    }
}

#[derive(Clone, Debug)]
pub struct HttpResponse {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// The request id of responses that don't set one.
pub const REQUEST_ID: &str = "5f0c7a2e-loopback";

impl HttpResponse {
    /// A response with the content type of the service.
    #[must_use]
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("x-amzn-RequestId", REQUEST_ID)
    }

    /// Sets a header. Replaces a header of the same name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The whole response as bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        [self.head().as_bytes(), &self.body].concat()
    }

    fn head(&self) -> String {
        let headers: String = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        format!("HTTP/1.1 {} Scripted\r\n{headers}Content-Length: {}\r\n\r\n", self.status, self.body.len())
    }
}

impl From<HttpResponse> for Action {
    fn from(response: HttpResponse) -> Self {
        Self::Respond(response)
    }
}

/// A running server. After it is dropped, connections are refused.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    script: Mutex<HashMap<String, VecDeque<Action>>>,
    requests: Mutex<Vec<Request>>,
    closing: AtomicBool,
}

impl Server {
    /// Listens on a free port. Requests without a scripted action get the status 501.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free loopback port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let shared = Arc::new(Shared::default());
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if accepting.closing.load(Ordering::Acquire) {
                    break;
                }
                let shared = Arc::clone(&accepting);
                // The client reports broken connections, not the server.
                thread::spawn(move || shared.serve(stream, &address.to_string()));
            }
        });
        Self { address, shared }
    }

    /// Adds an action for an operation. Requests use up the actions in order; the last one is repeated.
    #[must_use]
    pub fn on(self, operation: &str, action: impl Into<Action>) -> Self {
        lock(&self.shared.script).entry(operation.to_owned()).or_default().push_back(action.into());
        self
    }

    /// The URL of the endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The received requests.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// The requests since the last call of this method.
    #[must_use]
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut lock(&self.shared.requests))
    }

    /// The only received request.
    #[must_use]
    pub fn request(&self) -> Request {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "one request should have come in");
        requests.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::Release);
        // Wakes the accepting thread, which then closes the port.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream, host: &str) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut writer = stream;
        while let Some(mut request) = read_request(&mut reader)? {
            request.signature = verify(&request, host);
            let action = self.next_action(request.operation());
            lock(&self.requests).push(request);
            match action {
                Action::Respond(response) => {
                    writer.write_all(&response.bytes())?;
                }
                Action::Made(Maker(make)) => writer.write_all(&make().bytes())?,
                Action::CutBody(response) => {
                    let (half, _) = response.body.split_at(response.body.len() / 2);
                    return writer.write_all(&[response.head().as_bytes(), half].concat());
                }
                Action::Close => return Ok(()),
                Action::Silence => return reader.read(&mut [0]).map(|_| ()),
            }
        }
        Ok(())
    }

    fn next_action(&self, operation: &str) -> Action {
        let mut script = lock(&self.script);
        let next = script.get_mut(operation).and_then(|queue| match queue.len() {
            0 | 1 => queue.front().cloned(),
            _ => queue.pop_front(),
        });
        next.unwrap_or_else(|| HttpResponse::json(501, "not scripted").into())
    }
}

/// The panic of one test must not be hidden by a poisoned lock.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads a request. `None` if the client closed the connection instead of sending one.
fn read_request(from: &mut impl BufRead) -> io::Result<Option<Request>> {
    let Some(mut request) = read_head(from)? else { return Ok(None) };
    request.body.resize(request.length()?, 0);
    from.read_exact(&mut request.body)?;
    Ok(Some(request))
}

/// Reads a request up to its body.
pub(crate) fn read_head(from: &mut impl BufRead) -> io::Result<Option<Request>> {
    let malformed = || io::Error::other("malformed request");
    let Some(start) = read_line(from)? else { return Ok(None) };
    let mut words = start.split(' ').map(str::to_owned);
    let (method, path) = words.next().zip(words.next()).ok_or_else(malformed)?;
    let mut headers = Vec::new();
    while let Some(line) = read_line(from)?.filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or_else(malformed)?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Ok(Some(Request { method, path, headers, body: Vec::new(), signature: Err("not checked".to_owned()) }))
}

fn read_line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    let read = from.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim_end().to_owned()))
}
