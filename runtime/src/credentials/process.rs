//! Credentials from a program (`credential_process` of the profile).
//!
//! The program is started without a shell and without input. It is killed when the future is dropped; the cache limits
//! the time. Its output and its arguments may contain secrets, so no error contains them.

use std::io::Read as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use tokio::sync::oneshot;

use super::failures::failure;
use crate::codec::{Timestamp, from_json};
use crate::config::{Env, split_words};
use crate::error::Failure;

/// The maximum size of the output, in bytes.
const OUTPUT_LIMIT: u64 = 64 << 10;

/// The interval in which the exit of a program is polled after it has closed its output.
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// A program.
pub(super) struct Program {
    command: Command,
    /// The description of the setting, for error messages.
    origin: String,
}

#[derive(Clone)]
struct Output {
    access_key_id: Option<String>,
    account_id: Option<String>,
    expiration: Option<Timestamp>,
    secret_access_key: Option<String>,
    session_token: Option<String>,
    version: Option<i32>,
}

crate::structure! {
    Output {
        access_key_id: "AccessKeyId" (sensitive),
        account_id: "AccountId",
        expiration: "Expiration",
        secret_access_key: "SecretAccessKey" (sensitive),
        session_token: "SessionToken" (sensitive),
        version: "Version",
    }
}

impl Program {
    pub(super) fn new(line: &str, origin: String, env: &Env) -> Result<Self, Failure> {
        let words = split_words(line, cfg!(windows)).map_err(|problem| {
            Failure::configuration("InvalidConfiguration", format!("The command line in {origin} {problem}"))
        })?;
        let mut words = words.into_iter();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        if let Some(variables) = env.variables() {
            command.env_clear().envs(variables);
        }
        Ok(Self { command, origin })
    }

    pub(super) async fn run(mut self) -> Result<Credentials, Failure> {
        let (output, status) = self.output().await?;
        if !status.success() {
            return Err(self.failed(&format!("failed ({status})")));
        }
        self.read(&output)
    }

    async fn output(&mut self) -> Result<(Vec<u8>, ExitStatus), Failure> {
        let child = self
            .command
            .spawn()
            .map_err(|error| self.failed(&format!("can't be started: {error}")).with_source(error))?;
        let mut running = Running(child);
        let (send, receive) = oneshot::channel();
        if let Some(output) = running.0.stdout.take() {
            // A thread of its own: a blocking thread of the async runtime would delay the runtime's shutdown.
            let reader = std::thread::Builder::new().name("credential_process".to_owned()).spawn(move || {
                let mut bytes = Vec::new();
                let read = output.take(OUTPUT_LIMIT + 1).read_to_end(&mut bytes).map(|_| bytes);
                // The receiver is gone if the time limit was reached.
                let _ = send.send(read);
            });
            reader
                .map_err(|error| self.failed(&format!("has output that can't be read: {error}")).with_source(error))?;
        }
        let unreadable = |error: String| self.failed(&format!("has output that can't be read: {error}"));
        let output = receive.await.map_err(|error| unreadable(error.to_string()))?;
        let output = output.map_err(|error| unreadable(error.to_string()))?;
        if output.len() as u64 > OUTPUT_LIMIT {
            return Err(self.failed(&format!("printed more than {} KiB", OUTPUT_LIMIT >> 10)));
        }
        loop {
            match running.0.try_wait().map_err(|error| unreadable(error.to_string()))? {
                Some(status) => return Ok((output, status)),
                None => tokio::time::sleep(POLL_INTERVAL).await,
            }
        }
    }

    fn read(&self, output: &[u8]) -> Result<Credentials, Failure> {
        let invalid = |problem: &str| self.failed(&format!("printed invalid credentials: {problem}"));
        let output: Output = from_json(output).map_err(|error| invalid(&error.to_string()))?;
        if output.version != Some(1) {
            return Err(invalid("`Version` is not 1"));
        }
        let present = |text: Option<String>| text.filter(|text| !text.is_empty());
        let key = present(output.access_key_id).ok_or_else(|| invalid("`AccessKeyId` is missing"))?;
        let secret = present(output.secret_access_key).ok_or_else(|| invalid("`SecretAccessKey` is missing"))?;
        let mut credentials =
            Credentials::builder().access_key_id(key).secret_access_key(secret).provider_name("CredentialProcess");
        credentials.set_session_token(present(output.session_token));
        credentials.set_account_id(present(output.account_id).map(Into::into));
        if let Some(expiration) = output.expiration {
            let expiry = SystemTime::try_from(expiration).map_err(|error| invalid(&error.to_string()))?;
            credentials.set_expiry(Some(expiry));
        }
        Ok(credentials.build())
    }

    fn failed(&self, problem: &str) -> Failure {
        let program = self.command.get_program().display();
        failure(
            "CredentialProcessFailed",
            format!(
                "The program {program} set by {} {problem}; its output is not shown, since it may contain secrets: run \
                 the program to see it",
                self.origin
            ),
        )
    }
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
