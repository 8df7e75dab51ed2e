//! A loopback service: records requests, checks their signatures, plays scripted answers and faults.
//!
//! One plain thread per connection: it works beside any async runtime and beside a child process, and a fault is
//! written down as what happens on the socket.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use serde_json::Value;

use crate::signature::{Signed, verify};

/// What came in.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    /// Names in lower case, in the order of arrival.
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

    /// How long the body is.
    pub(crate) fn length(&self) -> io::Result<usize> {
        self.header("content-length").unwrap_or("0").parse().map_err(io::Error::other)
    }

    /// The body, which has to be JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the request body is JSON")
    }

    /// The operation that `X-Amz-Target` names.
    #[must_use]
    pub fn operation(&self) -> &str {
        let target = self.header("x-amz-target").unwrap_or_default();
        target.rsplit_once('.').map_or(target, |(_, operation)| operation)
    }
}

/// What the server does once a request is complete.
#[derive(Clone, Debug)]
pub enum Answer {
    Reply(Reply),
    /// Announces the whole body, sends half of it and closes.
    CutBody(Reply),
    /// Closes without a byte.
    Close,
    /// Keeps the connection open without a byte, until the client gives up.
    Silence,
    /// A reply that is made when the request is there.
    Made(Maker),
}

/// Makes replies.
#[derive(Clone)]
pub struct Maker(Arc<dyn Fn() -> Reply + Send + Sync>);

impl fmt::Debug for Maker {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Maker")
    }
}

impl Answer {
    #[must_use]
    pub fn made(make: impl Fn() -> Reply + Send + Sync + 'static) -> Self {
        Self::Made(Maker(Arc::new(make)))
    }
}

#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// The request id of every reply that doesn't set its own.
pub const REQUEST_ID: &str = "5f0c7a2e-loopback";

impl Reply {
    /// A reply in the service's own content type.
    #[must_use]
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("x-amzn-RequestId", REQUEST_ID)
    }

    /// Sets a header, in place of one that has the same name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// All of it, as it goes over the wire.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        [self.head().as_bytes(), &self.body].concat()
    }

    fn head(&self) -> String {
        let headers: String = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        format!("HTTP/1.1 {} Scripted\r\n{headers}Content-Length: {}\r\n\r\n", self.status, self.body.len())
    }
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}

/// A running server. Dropping it refuses further connections.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    script: Mutex<HashMap<String, VecDeque<Answer>>>,
    requests: Mutex<Vec<Request>>,
    closing: AtomicBool,
}

impl Server {
    /// Listens on a free port. Without a script every request gets status 501.
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
                // A broken connection is the client's news to tell, not the server's.
                thread::spawn(move || shared.serve(stream, &address.to_string()));
            }
        });
        Self { address, shared }
    }

    /// Queues an answer for an operation. Answers come in the order queued; the last one stays.
    #[must_use]
    pub fn on(self, operation: &str, answer: impl Into<Answer>) -> Self {
        lock(&self.shared.script).entry(operation.to_owned()).or_default().push_back(answer.into());
        self
    }

    /// The address to give as endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What came in so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// What came in since the last time.
    #[must_use]
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut lock(&self.shared.requests))
    }

    /// The only request that came in.
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
            let answer = self.answer(request.operation());
            lock(&self.requests).push(request);
            match answer {
                Answer::Reply(reply) => {
                    writer.write_all(&reply.bytes())?;
                }
                Answer::Made(Maker(make)) => writer.write_all(&make().bytes())?,
                Answer::CutBody(reply) => {
                    let (half, _) = reply.body.split_at(reply.body.len() / 2);
                    return writer.write_all(&[reply.head().as_bytes(), half].concat());
                }
                Answer::Close => return Ok(()),
                Answer::Silence => return reader.read(&mut [0]).map(|_| ()),
            }
        }
        Ok(())
    }

    fn answer(&self, operation: &str) -> Answer {
        let mut script = lock(&self.script);
        let next = script.get_mut(operation).and_then(|queue| match queue.len() {
            0 | 1 => queue.front().cloned(),
            _ => queue.pop_front(),
        });
        next.unwrap_or_else(|| Reply::json(501, "not scripted").into())
    }
}

/// A test that panicked must not hide behind a poisoned lock.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads a request; `None` where the client closed the connection instead of sending one.
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
