//! Counts the instructions of calls, of decoding and of encoding, and compares them with `budgets.toml`.
//!
//! `cargo bench -p tests --bench instructions`
//!
//! Times depend on the machine and on what else it does; instructions hardly do. They are counted by the tool `callgrind`
//! of valgrind, in this program itself, without those of SHA-256: valgrind has no instructions for it, so they say nothing
//! about real machines. Without valgrind nothing is counted, and a line says so.

// A benchmark that can't continue must end.
#![allow(clippy::expect_used, clippy::panic)]

use std::env;
use std::fs;
use std::hint::black_box;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use partnercentral_selling::operation::{GetOpportunityResponse, ListOpportunitiesResponse};
use smithy_client_runtime::codec::{from_json, to_json};
use tests::budgets::{Budgets, CREATE, Workload};
use tests::by_hand::page;
use tests::lean_server::LeanServer;
use tests::response_body;

/// The number of repetitions of the shorter run; the longer one has twice as many, and the difference is reported.
const REPEATED: u64 = 100;

const SERVE: &str = "--serve";

/// Measured without the cost of a call: its body is read or written as by the client.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Call(Workload),
    DecodeGet,
    DecodeList,
    EncodeCreate,
}

const ALL: [(&str, What); 6] = [
    ("get", What::Call(Workload::Get)),
    ("create", What::Call(Workload::Create)),
    ("list", What::Call(Workload::List)),
    ("decode_get", What::DecodeGet),
    ("decode_list", What::DecodeList),
    ("encode_create", What::EncodeCreate),
];

impl What {
    fn repeat(self, times: u64) {
        match self {
            Self::Call(workload) => calls(workload, times),
            Self::DecodeGet => {
                let body = response_body("GetOpportunity", "full");
                for _ in 0..times {
                    black_box(from_json::<GetOpportunityResponse>(black_box(body.as_bytes())).expect("a response"));
                }
            }
            Self::DecodeList => {
                let body = page();
                for _ in 0..times {
                    black_box(from_json::<ListOpportunitiesResponse>(black_box(&body)).expect("a page"));
                }
            }
            Self::EncodeCreate => {
                for _ in 0..times {
                    black_box(to_json(black_box(&*CREATE)).expect("JSON"));
                }
            }
        }
    }
}

/// Makes calls to this program in a second process, whose instructions are not counted.
fn calls(workload: Workload, times: u64) {
    let mut service = Command::new(env::current_exe().expect("this program"))
        .arg(SERVE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a second process");
    let mut url = String::new();
    BufReader::new(service.stdout.take().expect("a pipe")).read_line(&mut url).expect("an address");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = tests::budgets::client(url.trim_end());
    runtime.block_on(async {
        for _ in 0..times {
            workload.call(&client).await;
        }
    });
    drop(service.stdin.take());
    let _ = service.wait();
}

/// Serves until the other process closes the pipe.
fn serve() {
    println!("http://{}", Workload::responses(LeanServer::new()).start());
    let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
}

/// The instructions of one repetition; `None` without valgrind.
fn count(name: &str) -> Option<u64> {
    let [short, long] = [REPEATED, 2 * REPEATED].map(|times| count_run(name, times));
    Some((long? - short?) / REPEATED)
}

/// The instructions of a run of this program, without those of SHA-256.
fn count_run(name: &str, times: u64) -> Option<u64> {
    let profile = env::temp_dir().join(format!("callgrind-{}-{name}-{times}", std::process::id()));
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet", "--dump-line=no"])
        .arg(format!("--callgrind-out-file={}", profile.display()))
        .arg(env::current_exe().expect("this program"))
        .args([name, &times.to_string()])
        .output()
        .ok()?;
    assert!(output.status.success(), "valgrind: {}", String::from_utf8_lossy(&output.stderr));
    let counted = own_instructions(&profile);
    fs::remove_file(&profile).expect("the profile can be removed");
    Some(counted)
}

/// The sum over all functions of a profile, except those of SHA-256.
fn own_instructions(profile: &Path) -> u64 {
    let mut total = 0;
    let mut left_out = std::collections::HashSet::new();
    let mut is_counted = true;
    // A line with the cost of what a function calls follows a line `calls=`.
    let mut is_of_called = false;
    for line in fs::read_to_string(profile).expect("a profile").lines() {
        if let Some(name) = line.strip_prefix("fn=").or_else(|| line.strip_prefix("cfn=")) {
            let (id, text) = name.split_once(' ').unwrap_or((name, ""));
            if text.contains("sha2::") {
                left_out.insert(id.to_owned());
            }
            if line.starts_with("fn=") {
                is_counted = !left_out.contains(id);
            }
        } else if line.starts_with("calls=") {
            is_of_called = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '*')) {
            let cost = line.split(' ').nth(1).and_then(|cost| cost.parse::<u64>().ok());
            if !std::mem::take(&mut is_of_called) && is_counted {
                total += cost.unwrap_or_default();
            }
        }
    }
    total
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    if args.iter().any(|arg| arg == SERVE) {
        serve();
        return ExitCode::SUCCESS;
    }
    if let [name, times] = &args[..]
        && let Some((_, what)) = ALL.iter().find(|(known, _)| known == name)
    {
        what.repeat(times.parse().expect("a number"));
        return ExitCode::SUCCESS;
    }
    if !args.iter().any(|arg| arg == "--bench") {
        // Without `cargo bench`, it only runs once as a test.
        ALL.iter().for_each(|(_, what)| what.repeat(1));
        return ExitCode::SUCCESS;
    }
    let budgets = Budgets::read();
    let mut problems = Vec::new();
    for (name, _) in ALL {
        let Some(counted) = count(name) else {
            println!("instructions are not counted, since valgrind is missing: install the package `valgrind`");
            return ExitCode::SUCCESS;
        };
        println!("{name:<14} {counted:>10} instructions");
        problems.extend(budgets.check("instructions", name, counted).err());
    }
    for problem in &problems {
        println!("error: {problem}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
