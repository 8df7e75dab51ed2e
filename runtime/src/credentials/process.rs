//! Credentials from a program (`credential_process` of the profile).
//!
//! The program is started without a shell and without input. It is killed when the future is dropped; the cache limits
//! the time. Its output and its arguments may contain secrets, so the text of no error contains them. What it writes to
//! standard error is a property of the error, which is not printed.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use tokio::sync::oneshot;

use super::expiration;
use super::failures::failure;
use crate::codec::{RawMembers, Timestamp, raw_members};
use crate::config::{Env, split_words};
use crate::error::Failure;

/// The maximum size of the output, in bytes.
const OUTPUT_LIMIT: u64 = 64 << 10;

/// The maximum number of bytes that are kept of what a program writes to standard error.
const STDERR_LIMIT: usize = 64 << 10;

/// The time that is waited for the end of standard error after a failure. Something that the program has started may
/// keep it open.
const STDERR_WAIT: Duration = Duration::from_millis(100);

/// The interval in which the exit of a program is polled after it has closed its output.
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// A program.
pub(super) struct Program {
    command: Command,
    /// The description of the setting, for error messages.
    origin: String,
}

impl Program {
    pub(super) fn new(line: &str, origin: String, env: &Env) -> Result<Self, Failure> {
        let invalid = |problem| Failure::invalid_configuration(format!("The command line in {origin} {problem}"));
        let mut words = split_words(line, cfg!(windows)).map_err(invalid)?.into_iter();
        let program = words.next().filter(|program| !program.is_empty());
        let mut command = Command::new(program.ok_or_else(|| invalid("names no program"))?);
        command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if let Some(variables) = env.variables() {
            command.env_clear().envs(variables.iter().map(|(name, value)| (name, value)));
        }
        Ok(Self { command, origin })
    }

    pub(super) async fn run(mut self) -> Result<Credentials, Failure> {
        let child = self
            .command
            .spawn()
            .map_err(|error| self.failure(&format!("can't be started: {error}")).with_source(error))?;
        let mut running = Running(child);
        let stderr = running.0.stderr.take().map(Stderr::drain).transpose().map_err(|error| self.unreadable(error))?;
        let result = match self.output(&mut running).await {
            Ok((_, status)) if !status.success() => Err(self.failed(&format!("failed ({status})"))),
            Ok((output, _)) => self.read(&output),
            Err(failure) => Err(failure),
        };
        match (result, stderr) {
            (Err(failure), Some(stderr)) => Err(failure.with_stderr(stderr.take().await)),
            (result, _) => result,
        }
    }

    async fn output(&self, running: &mut Running) -> Result<(Vec<u8>, ExitStatus), Failure> {
        let (send, receive) = oneshot::channel();
        if let Some(output) = running.0.stdout.take() {
            let read = move || {
                let mut bytes = Vec::new();
                let read = output.take(OUTPUT_LIMIT + 1).read_to_end(&mut bytes).map(|_| bytes);
                // The receiver is gone if the time limit was reached.
                let _ = send.send(read);
            };
            spawn("credential_process", Box::new(read)).map_err(|error| self.unreadable(error))?;
        }
        let output = receive.await.map_err(|error| self.unreadable(io::Error::other(error)))?;
        let output = output.map_err(|error| self.unreadable(error))?;
        if output.len() as u64 > OUTPUT_LIMIT {
            return Err(self.failed(&format!("printed more than {} KiB", OUTPUT_LIMIT >> 10)));
        }
        loop {
            match running.0.try_wait().map_err(|error| self.unreadable(error))? {
                Some(status) => return Ok((output, status)),
                None => tokio::time::sleep(POLL_INTERVAL).await,
            }
        }
    }

    fn read(&self, output: &[u8]) -> Result<Credentials, Failure> {
        let invalid = |problem: &str| self.failed(&format!("printed invalid credentials: {problem}"));
        if output.trim_ascii().is_empty() {
            return Err(self.failed("printed nothing"));
        }
        // Some shells write a byte order mark.
        let members = std::str::from_utf8(output)
            .ok()
            .and_then(|json| raw_members(json.strip_prefix('\u{feff}').unwrap_or(json)).ok());
        let members = members.ok_or_else(|| invalid("it is not a JSON object"))?;
        if value(&members, "Version").and_then(|json| json.parse().ok()) != Some(1.0) {
            return Err(invalid("`Version` is not 1"));
        }
        let text = |name| text(&members, name).map_err(|NoText| invalid(&format!("`{name}` is not a string")));
        let required = |name| text(name)?.ok_or_else(|| invalid(&format!("`{name}` is missing")));
        let mut credentials = Credentials::builder()
            .access_key_id(required("AccessKeyId")?)
            .secret_access_key(required("SecretAccessKey")?)
            .provider_name("CredentialProcess");
        credentials.set_session_token(text("SessionToken")?);
        credentials.set_account_id(text("AccountId")?.map(Into::into));
        let expiration = match text("Expiration") {
            Ok(text) => text.map(|text| expiration::parse(&text)),
            Err(_) => value(&members, "Expiration").map(|seconds| Timestamp::from_epoch_text(seconds).ok()),
        };
        if let Some(expiration) = expiration {
            let expiry = expiration.and_then(|expiration| SystemTime::try_from(expiration).ok());
            let expiry = expiry.ok_or_else(|| invalid("`Expiration` is not a time like 2026-01-05T10:00:00Z"))?;
            credentials.set_expiry(Some(expiry));
        }
        Ok(credentials.build())
    }

    fn unreadable(&self, error: io::Error) -> Failure {
        self.failed(&format!("has output that can't be read: {error}")).with_source(error)
    }

    /// The failure of a program that was started.
    fn failed(&self, problem: &str) -> Failure {
        self.failure(&format!(
            "{problem}; its output is not shown, since it may contain secrets: run the program, or see `raw_stderr` of \
             this error"
        ))
    }

    fn failure(&self, problem: &str) -> Failure {
        let program = self.command.get_program().display();
        failure("CredentialProcessFailed", format!("The program {program} set by {} {problem}", self.origin))
    }
}

/// A member of the output as JSON; `None` if it is absent or `null`.
fn value<'a>(members: &RawMembers<'a>, name: &str) -> Option<&'a str> {
    members.get(name).map(|json| json.get()).filter(|json| *json != "null")
}

/// A member of the output that is a string; `None` if it is absent, `null` or empty.
fn text(members: &RawMembers<'_>, name: &str) -> Result<Option<String>, NoText> {
    let Some(json) = value(members, name) else { return Ok(None) };
    let text: String = serde_json::from_str(json).map_err(|_| NoText)?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// The value is no string. The error of `serde_json` would quote it.
struct NoText;

/// What a program writes to standard error. All of it is read, so that the program doesn't wait for a reader; the end of
/// it is kept.
struct Stderr {
    kept: Arc<Mutex<Vec<u8>>>,
    ended: oneshot::Receiver<()>,
}

impl Stderr {
    fn drain(mut from: impl Read + Send + 'static) -> io::Result<Self> {
        let kept = Arc::<Mutex<Vec<u8>>>::default();
        let (end, ended) = oneshot::channel();
        let writer = Arc::clone(&kept);
        let read = move || {
            let mut chunk = [0; 4096];
            loop {
                match from.read(&mut chunk) {
                    Ok(0) => break,
                    Ok(length) => keep(&writer, chunk.get(..length).unwrap_or_default()),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(_) => break,
                }
            }
            // The receiver is gone if the program succeeded.
            let _ = end.send(());
        };
        spawn("credential_stderr", Box::new(read))?;
        Ok(Self { kept, ended })
    }

    async fn take(self) -> Vec<u8> {
        // Without its end, what was written so far is all there is.
        let _ = tokio::time::timeout(STDERR_WAIT, self.ended).await;
        // No code panics while it holds the lock.
        std::mem::take(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn keep(kept: &Mutex<Vec<u8>>, chunk: &[u8]) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    kept.extend_from_slice(chunk);
    let excess = kept.len().saturating_sub(STDERR_LIMIT);
    kept.drain(..excess);
}

/// Starts a thread. A blocking thread of the async runtime would delay the shutdown of the runtime.
fn spawn(name: &str, work: Box<dyn FnOnce() + Send>) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Kills the program when it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Killing fails if the program has exited, which is fine. Waiting lets the system release the process.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
