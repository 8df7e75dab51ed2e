//! The log: the last requests with their bodies and the rules that they broke. It has no headers, and so no credentials.

use std::collections::VecDeque;
use std::fmt;
use std::io::Write as _;

use smithy_client_runtime::Timestamp;

/// How many requests are kept.
const KEPT: usize = 256;

/// How much of a body is printed, in characters.
const PRINTED: usize = 2_000;

/// A request that the sandbox received, and its response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Exchange {
    /// The time by the clock of the sandbox.
    pub time: Timestamp,
    /// The request id of the response.
    pub request_id: String,
    /// The operation; empty if the request names none that the sandbox serves.
    pub operation: String,
    /// The status of the response; `None` if the connection was closed instead.
    pub status: Option<u16>,
    /// The error code of the response.
    pub code: Option<String>,
    /// The rules that led to the response, by their identifiers.
    pub rules: Vec<&'static str>,
    /// The body of the request.
    pub request: String,
    /// The body of the response.
    pub response: String,
}

/// Writes the line that `--log` prints, followed by the bodies.
impl fmt::Display for Exchange {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = if self.operation.is_empty() { "(no operation)" } else { &self.operation };
        write!(to, "{} {operation}", self.time)?;
        match self.status {
            Some(status) => write!(to, " {status}")?,
            None => to.write_str(" connection closed")?,
        }
        if let Some(code) = &self.code {
            write!(to, " {code}")?;
        }
        write!(to, " {}", self.request_id)?;
        for rule in &self.rules {
            write!(to, "\n  rule {rule}")?;
        }
        for (mark, body) in [('>', &self.request), ('<', &self.response)] {
            if !body.is_empty() {
                write!(to, "\n  {mark} {}", printed(body))?;
            }
        }
        Ok(())
    }
}

/// The start of a body in one line, without control characters.
fn printed(body: &str) -> String {
    let mut text: String = body.chars().take(PRINTED).map(|it| if it.is_control() { ' ' } else { it }).collect();
    if body.chars().nth(PRINTED).is_some() {
        text.push('…');
    }
    text
}

#[derive(Debug)]
pub(crate) struct Log {
    kept: VecDeque<Exchange>,
    total: u64,
    print: bool,
}

impl Log {
    pub(crate) fn new(print: bool) -> Self {
        Self { kept: VecDeque::new(), total: 0, print }
    }

    pub(crate) fn add(&mut self, exchange: Exchange) {
        if self.print {
            // Standard error may be closed.
            let _ = writeln!(std::io::stderr(), "{exchange}");
        }
        self.total += 1;
        if self.kept.len() >= KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(exchange);
    }

    /// How many there were, with those that are not kept.
    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    pub(crate) fn find(&self, request_id: &str) -> Option<Exchange> {
        self.kept.iter().find(|exchange| exchange.request_id == request_id).cloned()
    }

    /// The last ones, the newest first.
    pub(crate) fn newest(&self) -> impl Iterator<Item = &Exchange> {
        self.kept.iter().rev()
    }

    pub(crate) fn all(&self) -> Vec<Exchange> {
        self.kept.iter().cloned().collect()
    }
}
