//! The command: what it prints, and that clients work with it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use partnercentral_selling::operation::ListSolutionsRequest;
use partnercentral_selling::runtime::Env;
use partnercentral_selling::{Client, Config};

use crate::case::complete;
use crate::folder::Folder;

const PROGRAM: &str = env!("CARGO_BIN_EXE_partnercentral-sandbox");

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[tokio::test]
async fn a_client_works_with_the_printed_lines() {
    let (_running, client) = serving(Command::new(PROGRAM).args(["--port", "0"]));
    let response = client.list_solutions(ListSolutionsRequest::new().catalog("Sandbox")).await.unwrap();
    assert_eq!(response.solution_summaries[0].id.as_deref(), Some("S-1234567"));
}

/// Runs a command that serves, and makes a client with the lines that it prints.
fn serving(command: &mut Command) -> (Running, Client) {
    let mut running = Running(command.stdout(Stdio::piped()).spawn().unwrap());
    let lines = BufReader::new(running.0.stdout.take().unwrap()).lines().map(|line| line.unwrap());
    let mut variables = Vec::new();
    for line in lines {
        if let Some(exports) = line.strip_prefix("export ") {
            let pairs = exports.split(' ').map(|pair| pair.split_once('=').unwrap());
            variables.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        if line == "unset AWS_SESSION_TOKEN AWS_PROFILE" {
            break;
        }
    }
    let config = Config::builder().env(variables.into_iter().collect::<Env>()).max_attempts(1);
    (running, Client::new(config.build()).unwrap())
}

#[test]
fn the_rules_are_printed() {
    let output = Command::new(PROGRAM).arg("--rules").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), partnercentral_sandbox::rules::page());
}

#[test]
fn an_invalid_option_is_reported_in_two_lines() {
    let output = Command::new(PROGRAM).args(["--quota", "much"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("error: --quota: a quota is") && text.contains("--help"), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn a_folder_of_others_is_reported() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path()).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "").unwrap();
    let output = Command::new(PROGRAM).args(["--port", "0", "--data"]).arg(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("error: the sandbox can't start: ") && text.lines().count() == 1, "{text}");
    let output = Command::new(PROGRAM).args(["--data", ""]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

/// A disk without space, played by a limit for the size of files.
#[cfg(unix)]
#[tokio::test]
async fn without_space_on_the_disk_requests_fail_and_nothing_that_was_answered_is_lost() {
    let folder = Folder::new();
    drop(folder.first());
    let script =
        "trap '' XFSZ; ulimit -f $(($(wc -c < \"$2/store.redb\") / 512 + 500)); exec \"$1\" --port 0 --data \"$2\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh", PROGRAM]).arg(folder.path());
    let (mut running, client) = serving(command.stderr(Stdio::piped()));
    let mut created = Vec::new();
    let error = loop {
        match client.create_opportunity(complete().partner_opportunity_identifier("x".repeat(60))).await {
            Ok(response) => created.push(response.id),
            Err(error) => break error,
        }
        assert!(created.len() < 5_000, "the limit has no effect");
    };
    assert_eq!((error.code(), error.status()), (Some("InternalServerException"), Some(500)), "{error}");
    let read = client.list_solutions(ListSolutionsRequest::new().catalog("Sandbox")).await.unwrap_err();
    assert_eq!(read.status(), Some(500), "also requests that change nothing");
    let mut errors = running.0.stderr.take().unwrap();
    drop(running);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut errors, &mut text).unwrap();
    assert!(text.contains("store.redb can't be read or written: ") && text.contains("until the sandbox is restarted"));
    let case = folder.next();
    let known: Vec<String> = case.sandbox.opportunities("Sandbox").into_iter().map(|record| record.id).collect();
    assert!(!created.is_empty() && created.iter().all(|id| known.contains(id)), "{} were answered", created.len());
}
