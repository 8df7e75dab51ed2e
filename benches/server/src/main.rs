//! The loopback service: fixed responses to three operations, until standard input is closed. It prints its URL.
//!
//! With `--check` it compares each body with the expected one, and answers with status 400 if they differ.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::{env, thread};

use common::{IDENTIFIER, bodies};
use serde_json::{Value, json};

struct Service {
    check: bool,
    get: Vec<u8>,
    create: Vec<u8>,
    list: Vec<u8>,
    invalid: Vec<u8>,
}

fn main() -> io::Result<()> {
    let service: &'static Service = Box::leak(Box::new(Service {
        check: env::args().any(|argument| argument == "--check"),
        get: response("200 OK", bodies::GET),
        create: response("200 OK", bodies::CREATE),
        list: response("200 OK", &bodies::page()),
        invalid: response(
            "400 Bad Request",
            br#"{"__type":"ValidationException","Message":"another body was expected"}"#,
        ),
    }));
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Broken connections are reported by the clients.
            thread::spawn(move || serve(stream, service));
        }
    });
    io::copy(&mut io::stdin(), &mut io::sink()).map(drop)
}

fn response(status: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/x-amz-json-1.0\r\nx-amzn-requestid: \
         3b1d0d5e-7c0a-4b58-9d0f-0123456789ab\r\ndate: Mon, 01 Jan 2029 00:00:00 GMT\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

fn serve(mut stream: TcpStream, service: &Service) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut from = BufReader::new(stream.try_clone()?);
    let (mut line, mut operation, mut body) = (String::new(), String::new(), Vec::new());
    loop {
        let mut length = 0;
        operation.clear();
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
        body.resize(length, 0);
        from.read_exact(&mut body)?;
        stream.write_all(service.response(&operation, &body))?;
    }
}

impl Service {
    fn response(&self, operation: &str, body: &[u8]) -> &[u8] {
        if self.check && !is_expected(operation, body) {
            eprintln!("unexpected body of {operation}: {}", String::from_utf8_lossy(body));
            return &self.invalid;
        }
        match operation {
            "GetOpportunity" => &self.get,
            "CreateOpportunity" => &self.create,
            "ListOpportunities" => &self.list,
            _ => &self.invalid,
        }
    }
}

/// True if the body has the same values as that of all other clients.
fn is_expected(operation: &str, body: &[u8]) -> bool {
    let expected = match operation {
        "GetOpportunity" => json!({ "Catalog": "AWS", "Identifier": IDENTIFIER }),
        "CreateOpportunity" => serde_json::from_str(bodies::CREATE_REQUEST).expect("JSON"),
        "ListOpportunities" => json!({ "Catalog": "AWS", "MaxResults": bodies::SUMMARIES }),
        _ => return false,
    };
    serde_json::from_slice::<Value>(body).is_ok_and(|body| body == expected)
}
