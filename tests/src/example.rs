//! Runs `examples/call.rs` of the generated crate as a program, with arguments, stdin and a cleared environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

use crate::server::Server;
use crate::signature::{ACCESS_KEY, SECRET_KEY};

/// A run before its start.
#[derive(Debug)]
pub struct Example {
    command: Command,
    stdin: Vec<u8>,
}

/// The outcome of a run.
#[derive(Debug)]
pub struct Outcome {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Example {
    /// The program with arguments, in an environment with only an empty home.
    #[must_use]
    pub fn new<S: AsRef<str>>(arguments: impl IntoIterator<Item = S>) -> Self {
        let program = program();
        let mut command = Command::new(program);
        command.env_clear().env("HOME", empty_home(program));
        command.args(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        Self { command, stdin: Vec::new() }
    }

    /// A call of an operation to a server, with region and credentials.
    #[must_use]
    pub fn call(operation: &str, server: &Server) -> Self {
        Self::new([operation, "--endpoint-url", &server.url(), "--region", "us-east-1"]).credentials()
    }

    /// Sets credentials that the servers know.
    #[must_use]
    pub fn credentials(self) -> Self {
        self.env("AWS_ACCESS_KEY_ID", ACCESS_KEY).env("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
    }

    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    #[must_use]
    pub fn arguments(mut self, arguments: &[&str]) -> Self {
        self.command.args(arguments);
        self
    }

    #[must_use]
    pub fn stdin(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.stdin = text.into();
        self
    }

    /// Runs the program until it ends.
    #[must_use]
    pub fn run(mut self) -> Outcome {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the example starts");
        let mut stdin = child.stdin.take().expect("a piped stdin");
        // A program that stops because of its arguments may not read its input.
        let _ = stdin.write_all(&self.stdin);
        drop(stdin);
        let output = child.wait_with_output().expect("the example ends");
        let text = |bytes| String::from_utf8(bytes).expect("the example prints UTF-8");
        Outcome { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Outcome {
    /// The printed response of a successful run.
    #[must_use]
    pub fn response(&self) -> Value {
        assert_eq!((self.status, self.stderr.as_str()), (Some(0), ""), "stdout: {}", self.stdout);
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {:?}", self.stdout))
    }

    /// The JSON object that a failed run prints on stderr. Nothing else may be printed.
    #[must_use]
    pub fn failure(&self) -> Value {
        assert_eq!(self.stdout, "", "stderr: {}", self.stderr);
        let failure: Value = serde_json::from_str(&self.stderr)
            .unwrap_or_else(|error| panic!("status {:?}: {error} in {:?}", self.status, self.stderr));
        let keys: Vec<&String> = failure.as_object().expect("an object on stderr").keys().collect();
        let mut keys: Vec<&str> = keys.into_iter().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["attempts", "code", "fields", "message", "request_id", "retryable", "status"], "{failure}");
        assert!(!self.stderr.contains(SECRET_KEY) && !self.stderr.contains(ACCESS_KEY), "{failure}");
        failure
    }
}

/// The program, built once per test process.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        // Dependencies of the example alone may not be downloaded yet.
        let built = build(&["--offline"]).or_else(|_| build(&[]));
        built.unwrap_or_else(|errors| panic!("the example doesn't build: {errors}"))
    })
}

/// Returns the path of the program, or the output of cargo.
fn build(flags: &[&str]) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .args(["build", "--quiet", "--package", "partnercentral-selling", "--example", "call"])
        .arg("--message-format=json-render-diagnostics")
        .args(flags)
        .output()
        .expect("cargo starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let built = messages.filter(|message| message["target"]["name"] == "call");
    let path = built.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    path.ok_or_else(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

/// A folder without `.aws`, beside the output of cargo.
fn empty_home(program: &Path) -> PathBuf {
    let target = program.ancestors().nth(2).expect("a program lies in a target folder");
    let home = target.join("empty-home");
    std::fs::create_dir_all(&home).expect("the target folder can be written");
    home
}
