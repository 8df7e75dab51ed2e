//! A loopback service with little overhead, for thousands of calls: fixed responses, nothing recorded, nothing checked.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use crate::server::HttpResponse;

/// The response to each operation. Without one, the connection is closed.
#[derive(Debug, Default)]
pub struct LeanServer(HashMap<String, Vec<u8>>);

impl LeanServer {
    /// Without responses.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the response to an operation.
    #[must_use]
    pub fn on(mut self, operation: &str, response: &HttpResponse) -> Self {
        self.0.insert(operation.to_owned(), response.bytes());
        self
    }

    /// Serves on a free port until the process ends.
    #[must_use]
    pub fn start(self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free loopback port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let responses = Arc::new(self.0);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let responses = Arc::clone(&responses);
                // The client reports broken connections, not the server.
                thread::spawn(move || serve(stream, &responses));
            }
        });
        address
    }
}

fn serve(mut stream: TcpStream, responses: &HashMap<String, Vec<u8>>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut from = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    loop {
        let mut length = 0;
        let mut operation = String::new();
        loop {
            line.clear();
            if from.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                if line.trim_end().is_empty() {
                    break;
                }
                continue;
            };
            match name {
                "content-length" => length = value.parse().map_err(io::Error::other)?,
                "x-amz-target" => operation.push_str(value.rsplit('.').next().unwrap_or(value)),
                _ => {}
            }
        }
        io::copy(&mut from.by_ref().take(length), &mut io::sink())?;
        match responses.get(&operation) {
            Some(response) => stream.write_all(response)?,
            None => return Ok(()),
        }
    }
}
