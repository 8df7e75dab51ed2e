//! Each example runs as a process, against a sandbox that it finds by the lines that the sandbox prints.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod answer_invitations;
mod handle_events;
mod import_csv;
mod page;
mod submit_and_wait;
mod sync_changes;
mod update_safely;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use partnercentral_sandbox::Sandbox;

/// The command of an example.
fn example(path: &str, sandbox: &Sandbox) -> Command {
    let mut command = Command::new(path);
    command.env_remove("AWS_SESSION_TOKEN").env_remove("AWS_PROFILE").stdin(Stdio::null());
    let lines = sandbox.env_lines();
    let words = lines.lines().filter_map(|line| line.strip_prefix("export ")).flat_map(str::split_whitespace);
    command.envs(words.filter_map(|word| word.split_once('=')));
    command
}

/// What an example has printed.
#[derive(Debug)]
struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

fn run(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The identifier of an opportunity in the catalog `Sandbox`, by that of the partner.
fn id_of(sandbox: &Sandbox, partners: &str) -> String {
    let mut all = sandbox.opportunities("Sandbox").into_iter();
    all.find(|found| found.partner_opportunity_identifier.as_deref() == Some(partners)).unwrap().id
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
