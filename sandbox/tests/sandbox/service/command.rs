//! The command: what it prints, and that clients work with it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use partnercentral_selling::operation::ListSolutionsRequest;
use partnercentral_selling::runtime::Env;
use partnercentral_selling::{Client, Config};

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
    let child = Command::new(PROGRAM).args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut running = Running(child);
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
    let client = Client::new(Config::builder().env(variables.into_iter().collect::<Env>()).build()).unwrap();
    let response = client.list_solutions(ListSolutionsRequest::new().catalog("Sandbox")).await.unwrap();
    assert_eq!(response.solution_summaries[0].id.as_deref(), Some("S-1234567"));
}

#[test]
fn the_rules_are_printed() {
    let output = Command::new(PROGRAM).arg("--rules").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), partnercentral_sandbox::rules::page());
}

#[test]
fn an_invalid_option_is_reported_with_the_usage() {
    let output = Command::new(PROGRAM).args(["--quota", "much"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("error: --quota: a quota is") && text.contains("Usage: "), "{text}");
}
