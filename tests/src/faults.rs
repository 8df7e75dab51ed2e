//! A loopback service that misbehaves: every exchange is a list of what happens on the socket, byte for byte, in plain
//! text or under TLS.

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

/// What happens on the socket.
#[derive(Clone, Debug)]
pub enum Step {
    Send(Vec<u8>),
    /// Sends this again and again, with a pause before each time, until the client gives up.
    Drip(Vec<u8>, Duration),
    Pause(Duration),
    /// Ends the connection in order.
    Close,
    /// Ends it with a reset, as a crash does.
    Reset,
    /// Nothing, until the client gives up.
    Silence,
    /// Passes everything on to this address and back, as a proxy does after `CONNECT`.
    Tunnel(SocketAddr),
}

/// One request and what follows it. Where no step ends the connection, it is kept for the next request.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub reading: Reading,
    pub steps: Vec<Step>,
}

impl Exchange {
    /// What follows a request that was read whole.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        Self { reading: Reading::All, steps: steps.into_iter().collect() }
    }

    /// Exactly these bytes.
    #[must_use]
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new([Step::Send(bytes.into())])
    }

    /// An answer with a length and these lines in its head, each of which ends in `\r\n`.
    #[must_use]
    pub fn reply(status: u16, head: &str, body: impl AsRef<[u8]>) -> Self {
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

/// The request id of every reply made by [`Exchange::reply`].
pub const REQUEST_ID: &str = "7d31a9c4-faults";

/// The head of an answer with a length.
#[must_use]
pub fn head(status: u16, lines: &str, length: usize) -> String {
    format!("HTTP/1.1 {status} Scripted\r\nx-amzn-requestid: {REQUEST_ID}\r\n{lines}content-length: {length}\r\n\r\n")
}

/// A running server. Dropping it refuses further connections.
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
    /// Listens on a free port. The exchanges follow each other in the order of the requests; the last one stays.
    #[must_use]
    pub fn start(script: impl IntoIterator<Item = Exchange>) -> Self {
        Self::serve(script, None)
    }

    /// The same behind TLS.
    #[must_use]
    pub fn start_tls(script: impl IntoIterator<Item = Exchange>, config: ServerConfig) -> Self {
        Self::serve(script, Some(Arc::new(config)))
    }

    /// Writes this to every connection at once and closes it, whatever the client says.
    #[must_use]
    pub fn greeting(text: &'static str) -> Self {
        Self::listen(Shared { greeting: Some(text), ..Shared::default() })
    }

    fn serve(script: impl IntoIterator<Item = Exchange>, tls: Option<Arc<ServerConfig>>) -> Self {
        Self::listen(Shared { script: Mutex::new(script.into_iter().collect()), tls, ..Shared::default() })
    }

    fn listen(shared: Shared) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free loopback port");
        // A client is not to be rid of a large request before it is read.
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
                // A broken connection is the client's news to tell, not the server's.
                thread::spawn(move || shared.connection(stream));
            }
        });
        Self { address, shared }
    }

    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to give as endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}", if self.shared.tls.is_some() { "https" } else { "http" }, self.address)
    }

    /// Begins anew: other exchanges, no requests so far.
    pub fn restart(&self, script: impl IntoIterator<Item = Exchange>) {
        *lock(&self.shared.script) = script.into_iter().collect();
        lock(&self.shared.requests).clear();
    }

    /// What came in so far. Of a request that was not read whole, the signature is not checked.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// How many connections were made so far.
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

/// A port where nobody listens, and that nobody else gets: connections to it are refused.
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

    /// The address to give as endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        let address = self.0.local_addr().ok().and_then(|address| address.as_socket());
        format!("http://{}", address.expect("a bound socket has an address"))
    }
}

impl Shared {
    fn connection(&self, stream: TcpStream) -> io::Result<()> {
        // Bytes are to go out when a step says so.
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
    /// Gives false where the connection ends.
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
                // What is closed without lingering is reset.
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
