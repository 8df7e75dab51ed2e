//! A server that receives one request and sends one response.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::Headers;

/// The time limit for receiving a request, so that a failing test doesn't hang.
const TIMEOUT: Duration = Duration::from_secs(5);

/// A received request.
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
        let response =
            format!("HTTP/1.1 {status} Case\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
        let (sender, received) = mpsc::channel();
        thread::spawn(move || {
            // If this fails, `received` returns `None`, which is reported.
            let _ =
                listener.accept().and_then(|(stream, _)| serve(&stream, &response)).map(|request| sender.send(request));
        });
        Ok(Self { address, received })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The request. To be called after the call has ended.
    pub(crate) fn received(&self) -> Option<Received> {
        // If no request was sent, the server still waits for a connection.
        let _ = TcpStream::connect(self.address);
        self.received.recv_timeout(TIMEOUT).ok()
    }
}

fn serve(stream: &TcpStream, response: &str) -> io::Result<Received> {
    stream.set_read_timeout(Some(TIMEOUT))?;
    let request = read(&mut BufReader::new(stream))?;
    let mut stream = stream;
    stream.write_all(response.as_bytes())?;
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
