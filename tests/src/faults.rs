//! A loopback service with faults: each exchange is a list of steps on the socket, byte for byte, in plain text or with
//! TLS.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use socket2::{Domain, SockRef, Socket, Type};

use crate::server::{Request, lock, read_head};
use crate::signature::verify;

/// How much of a request is read before the steps of an exchange begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    All,
    HalfOfTheBody,
    Head,
}

/// A step on the socket.
#[derive(Clone, Debug)]
pub enum Step {
    Send(Vec<u8>),
    /// Sends this repeatedly, with a pause before each time, until the client closes the connection.
    Drip(Vec<u8>, Duration),
    Pause(Duration),
    /// Closes the connection.
    Close,
    /// Resets the connection, like a crashed process.
    Reset,
    /// Sends nothing until the client closes the connection.
    Silence,
    /// Forwards everything to this address and back, like a proxy after `CONNECT`.
    Tunnel(SocketAddr),
}

/// One request and the steps after it. If no step ends the connection, it is kept for the next request.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub reading: Reading,
    pub steps: Vec<Step>,
}

impl Exchange {
    /// The steps after a complete request.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { reading: Reading::All, steps: steps.into_iter().collect() }
    }

    /// Exactly these bytes.
    #[must_use]
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new([Step::Send(bytes.into())])
    }

    /// A response with a length and these lines in its head, each of which ends with `\r\n`.
    #[must_use]
    pub fn response(status: u16, head: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        Self::bytes([self::head(status, head, body.len()).as_bytes(), body].concat())
    }

    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    #[must_use]
    pub fn reading(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }
}

/// The request id of all responses of [`Exchange::response`].
pub const REQUEST_ID: &str = "7d31a9c4-faults";

/// The head of a response with a length.
#[must_use]
pub fn head(status: u16, lines: &str, length: usize) -> String {
    format!("HTTP/1.1 {status} Scripted\r\nx-amzn-requestid: {REQUEST_ID}\r\n{lines}content-length: {length}\r\n\r\n")
}

/// A running server. After it is dropped, connections are refused.
#[derive(Debug)]
pub struct FaultServer {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    script: Mutex<VecDeque<Exchange>>,
    requests: Mutex<Vec<Request>>,
    connections: AtomicUsize,
    tls: Option<Arc<ServerConfig>>,
    greeting: Option<&'static str>,
    closing: AtomicBool,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Shared")
            .field("script", &self.script)
            .field("requests", &self.requests)
            .finish_non_exhaustive()
    }
}

impl FaultServer {
    /// Listens on a free port. Requests use up the exchanges in order; the last one is repeated.
    #[must_use]
    pub fn start(script: impl IntoIterator<Item = Exchange>) -> Self {
        Self::serve(script, None)
    }

    /// The same with TLS.
    #[must_use]
    pub fn start_tls(script: impl IntoIterator<Item = Exchange>, config: ServerConfig) -> Self {
        Self::serve(script, Some(Arc::new(config)))
    }

    /// Writes this to each connection at once and closes it, whatever the client sends.
    #[must_use]
    pub fn greeting(text: &'static str) -> Self {
        Self::listen(Shared { greeting: Some(text), ..Shared::default() })
    }

    fn serve(script: impl IntoIterator<Item = Exchange>, tls: Option<Arc<ServerConfig>>) -> Self {
        Self::listen(Shared { script: Mutex::new(script.into_iter().collect()), tls, ..Shared::default() })
    }

    fn listen(shared: Shared) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free loopback port");
        // A small buffer, so that the client can't send a large request before it is read.
        SockRef::from(&listener).set_recv_buffer_size(64 << 10).expect("a small buffer");
        let address = listener.local_addr().expect("a bound listener has an address");
        let shared = Arc::new(shared);
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if accepting.closing.load(Ordering::Acquire) {
                    break;
                }
                accepting.connections.fetch_add(1, Ordering::AcqRel);
                let shared = Arc::clone(&accepting);
                // The client reports broken connections, not the server.
                thread::spawn(move || shared.connection(stream));
            }
        });
        Self { address, shared }
    }

    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of the endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}", if self.shared.tls.is_some() { "https" } else { "http" }, self.address)
    }

    /// Starts again with other exchanges and without requests.
    pub fn restart(&self, script: impl IntoIterator<Item = Exchange>) {
        *lock(&self.shared.script) = script.into_iter().collect();
        lock(&self.shared.requests).clear();
    }

    /// The received requests. Signatures of incomplete requests are not checked.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// The number of accepted connections.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::Acquire)
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::Release);
        // Wakes the accepting thread, which then closes the port.
        let _ = TcpStream::connect(self.address);
    }
}

/// A reserved port on which nothing listens: connections to it are refused.
#[derive(Debug)]
pub struct ReservedPort(Socket);

impl ReservedPort {
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
        let any: SocketAddr = ([127, 0, 0, 1], 0).into();
        socket.bind(&any.into()).expect("a free loopback port");
        Self(socket)
    }

    /// The URL of the endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        let address = self.0.local_addr().ok().and_then(|address| address.as_socket());
        format!("http://{}", address.expect("a bound socket has an address"))
    }
}

impl Shared {
    fn connection(&self, stream: TcpStream) -> io::Result<()> {
        // Bytes must be sent when a step says so.
        stream.set_nodelay(true)?;
        let mut raw = stream.try_clone()?;
        if let Some(text) = self.greeting {
            raw.write_all(text.as_bytes())?;
            raw.shutdown(Shutdown::Write)?;
            return raw.read_to_end(&mut Vec::new()).map(|_| ());
        }
        match &self.tls {
            None => self.exchanges(BufReader::new(stream), &raw),
            Some(config) => {
                let session = ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
                self.exchanges(BufReader::new(StreamOwned::new(session, stream)), &raw)
            }
        }
    }

    fn exchanges<S: Read + Write>(&self, mut stream: BufReader<S>, raw: &TcpStream) -> io::Result<()> {
        while !stream.fill_buf()?.is_empty() {
            let Some(exchange) = self.next() else { return Ok(()) };
            let Some(mut request) = read_head(&mut stream)? else { return Ok(()) };
            let length = request.length()?;
            request.body.resize(
                match exchange.reading {
                    Reading::All => length,
                    Reading::HalfOfTheBody => length / 2,
                    Reading::Head => 0,
                },
                0,
            );
            stream.read_exact(&mut request.body)?;
            if exchange.reading == Reading::All {
                let host = request.header("host").unwrap_or_default().to_owned();
                request.signature = verify(&request, &host);
            }
            lock(&self.requests).push(request);
            for step in exchange.steps {
                if !step.perform(&mut stream, raw)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn next(&self) -> Option<Exchange> {
        let mut script = lock(&self.script);
        match script.len() {
            0 | 1 => script.front().cloned(),
            _ => script.pop_front(),
        }
    }
}

impl Step {
    /// Returns false if the connection ends.
    fn perform<S: Read + Write>(self, stream: &mut BufReader<S>, raw: &TcpStream) -> io::Result<bool> {
        match self {
            Self::Send(bytes) => {
                stream.get_mut().write_all(&bytes)?;
                stream.get_mut().flush()?;
            }
            Self::Drip(bytes, pause) => loop {
                thread::sleep(pause);
                stream.get_mut().write_all(&bytes)?;
                stream.get_mut().flush()?;
            },
            Self::Pause(time) => thread::sleep(time),
            Self::Close => {
                raw.shutdown(Shutdown::Write)?;
                return Ok(false);
            }
            Self::Reset => {
                // A socket that is closed without lingering is reset.
                SockRef::from(raw).set_linger(Some(Duration::ZERO))?;
                return Ok(false);
            }
            Self::Tunnel(address) => {
                let there = TcpStream::connect(address)?;
                let (mut back, mut from) = (there.try_clone()?, raw.try_clone()?);
                thread::spawn(move || io::copy(&mut back, &mut from));
                io::copy(stream, &mut &there)?;
                there.shutdown(Shutdown::Both)?;
                return Ok(false);
            }
            Self::Silence => {
                stream.read_to_end(&mut Vec::new())?;
                return Ok(false);
            }
        }
        Ok(true)
    }
}
