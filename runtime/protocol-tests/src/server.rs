//! A server that takes one request and gives one answer.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::Headers;

/// How long a client may take over its request: a limit for what hangs.
const PATIENCE: Duration = Duration::from_secs(5);

/// A request that came in.
pub(crate) struct Received {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

pub(crate) struct Server {
    address: SocketAddr,
    received: Receiver<Received>,
}

impl Server {
    pub(crate) fn start(status: u16, headers: Headers, body: &'static str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        let answer =
            format!("HTTP/1.1 {status} Case\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
        let (sender, received) = mpsc::channel();
        thread::spawn(move || {
            // Whoever waits for the request gets none if this fails, and says so.
            let _ =
                listener.accept().and_then(|(stream, _)| serve(&stream, &answer)).map(|request| sender.send(request));
        });
        Ok(Self { address, received })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The request, after the call has ended.
    pub(crate) fn received(&self) -> Option<Received> {
        // Without a request nobody has connected, and the server still waits for that.
        let _ = TcpStream::connect(self.address);
        self.received.recv_timeout(PATIENCE).ok()
    }
}

fn serve(stream: &TcpStream, answer: &str) -> io::Result<Received> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let request = read(&mut BufReader::new(stream))?;
    let mut stream = stream;
    stream.write_all(answer.as_bytes())?;
    Ok(request)
}

fn read(from: &mut impl BufRead) -> io::Result<Received> {
    let mut line = || {
        let mut line = String::new();
        from.read_line(&mut line).map(|_| line.trim_end().to_owned())
    };
    let start = line()?;
    let mut words = start.split(' ').map(str::to_owned);
    let (method, target) = words.next().zip(words.next()).ok_or_else(|| io::Error::other("no request line"))?;
    let mut headers = Vec::new();
    loop {
        let line = line()?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Received { method, target, headers, body: Vec::new() };
    let length = request.header("content-length").unwrap_or("0").parse().map_err(io::Error::other)?;
    request.body.resize(length, 0);
    from.read_exact(&mut request.body)?;
    Ok(request)
}
