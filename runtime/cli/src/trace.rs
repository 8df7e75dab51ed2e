//! The output of `--debug`: the endpoint, each attempt with its time, and whether the call failed. It contains neither
//! headers nor bodies, and so neither credentials nor customer data.

use std::fmt::Write as _;
use std::time::Duration;

use smithy_client_runtime::{Attempt, Client, Error, Response};

/// The lines, each starting with `debug:`.
pub(crate) fn lines<E>(client: &Client, operation: &str, result: &Result<Response<String>, Error<E>>) -> String {
    let (history, id) = match result {
        Ok(Response { metadata, history, .. }) => (history, metadata.request_id()),
        Err(error) => (error.history(), error.request_id()),
    };
    let attempts = history.attempts();
    let mut lines = vec![format!("{operation} to {} in {}", host(client.endpoint_url()), client.signing_region())];
    for (index, attempt) in attempts.iter().enumerate() {
        let Attempt { begun, took, status, code, .. } = attempt;
        let mut line = format!("attempt {} at {} took {}", index + 1, seconds(*begun), seconds(*took));
        if let Some(status) = status {
            let _ = write!(line, ", status {status}");
        }
        if let Some(code) = code {
            let _ = write!(line, ", {code}");
        }
        lines.push(line);
    }
    let mut line = format!(
        "{} attempt{} in {}",
        attempts.len(),
        if attempts.len() == 1 { "" } else { "s" },
        seconds(history.elapsed())
    );
    if let Some(id) = id {
        let _ = write!(line, ", request {id}");
    }
    lines.push(line);
    if let Err(error) = result {
        let kind = error.kind();
        lines.push(format!("the call failed: {}", error.code().map_or_else(|| format!("{kind:?}"), str::to_owned)));
        lines.extend(error.not_retried().map(|reason| format!("not retried: {reason}")));
        lines.extend(error.may_have_been_applied().then(|| "the request may have been applied".to_owned()));
    }
    let printable = |character: char| if character.is_control() { ' ' } else { character };
    lines.iter().map(|line| format!("debug: {}\n", line.chars().map(printable).collect::<String>())).collect()
}

/// Host and port of a URL.
fn host(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.split_once('/').map_or(after_scheme, |(host, _)| host)
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}
