//! An import that is killed at random points, and run again: nothing is lost, nothing is done twice, and what is not
//! known is reported. `KILLS` sets the number of kills; `cargo xtask kills` runs 200.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use fastrand::Rng;
use partnercentral_sandbox::{Fault, Sandbox, Settings};

/// The number of kills in `ci`.
const KILLS: u32 = 20;

/// The kills of one import.
const KILLS_OF_AN_IMPORT: u32 = 4;

/// The rows of one import. Their requests fit into the log of the sandbox.
const ROWS: usize = 60;

/// The time that the sandbox takes to respond.
const LATENCY: Duration = Duration::from_millis(4);

/// What came out of the imports.
#[derive(Debug, Default)]
struct Outcome {
    imports: u32,
    kills: u32,
    done: usize,
    /// Rows that were reported as unknown, and how many of them the service had applied.
    unknown: usize,
    unknown_applied: usize,
    /// Creates that were sent again with their token.
    repeated: usize,
}

#[test]
fn killed_imports_lose_nothing_do_nothing_twice_and_report_what_is_not_known() {
    let kills = std::env::var("KILLS").ok().map_or(KILLS, |kills| kills.parse().unwrap());
    let mut random = Rng::with_seed(15);
    let mut outcome = Outcome::default();
    while outcome.kills < kills {
        let left = (kills - outcome.kills).min(KILLS_OF_AN_IMPORT);
        import(left, &mut random, &mut outcome);
    }
    println!("{outcome:?}");
    assert_eq!(outcome.done + outcome.unknown, ROWS * outcome.imports as usize);
    assert!(outcome.unknown > 0 && outcome.repeated > 0, "the kills met no open step: {outcome:?}");
}

/// An import that is killed this many times, and then ends.
fn import(kills: u32, random: &mut Rng, outcome: &mut Outcome) {
    let sandbox = Settings::new().faults(vec![Fault::delay(LATENCY)]).start().unwrap();
    let folder = Folder::new(outcome.imports);
    let journal = folder.0.join("import.journal");
    // Each run has about as many lines left as rows have steps.
    let lines_of_a_run = 3 * ROWS as u32 / (kills + 1);
    for _ in 0..kills {
        killed(&sandbox, &journal, random.u32(0..lines_of_a_run), Duration::from_micros(random.u64(0..6_000)));
        outcome.kills += 1;
    }
    let results = completed(&sandbox, &journal);
    check(&sandbox, &results, outcome);
    // A further run sends nothing, and has the same results.
    let sent = sandbox.exchanges().len();
    assert_eq!(completed(&sandbox, &journal), results);
    assert_eq!(sandbox.exchanges().len(), sent);
    outcome.imports += 1;
}

/// The result of a row: the identifier of its opportunity, or the step that is not known.
#[derive(Debug, PartialEq)]
enum Row {
    Done(String),
    Unknown(String),
}

fn check(sandbox: &Sandbox, results: &BTreeMap<String, Row>, outcome: &mut Outcome) {
    let mut opportunities: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for found in sandbox.opportunities("AWS") {
        let Some(key) = found.partner_opportunity_identifier.filter(|key| key.starts_with("row-")) else { continue };
        let related = found.related_entity_identifiers.solutions;
        opportunities.entry(key).or_default().push((found.id, related.map_or(0, |related| related.len())));
    }
    let exchanges = sandbox.exchanges();
    assert!(exchanges.len() < 256, "the log of the sandbox is not complete");
    let creates = exchanges.iter().filter(|exchange| exchange.operation == "CreateOpportunity").count();
    outcome.repeated += creates - opportunities.len();
    let sent_for = |id: &str| {
        let sent = exchanges.iter().filter(|exchange| exchange.operation == "AssociateOpportunity");
        sent.filter(|exchange| exchange.request.contains(&format!("\"{id}\""))).count()
    };
    assert_eq!(results.len(), ROWS);
    for (key, row) in results {
        let [(id, associated)] = opportunities.get(key).map_or(&[][..], Vec::as_slice) else {
            panic!("{key} has other than one opportunity: {:?}", opportunities.get(key))
        };
        assert!(sent_for(id) <= 1, "{key} was associated more than once");
        match row {
            Row::Done(result) => assert_eq!((result, *associated), (id, 1), "{key} is lost"),
            Row::Unknown(step) => {
                assert_eq!(step, "associate", "{key}: a step with a token is sent again");
                outcome.unknown += 1;
                outcome.unknown_applied += associated;
            }
        }
    }
    outcome.done += results.values().filter(|row| matches!(row, Row::Done(_))).count();
}

fn command(sandbox: &Sandbox, journal: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_import"));
    command.arg(sandbox.url()).arg(journal).arg(ROWS.to_string()).stdout(Stdio::piped());
    command
}

/// Starts the import, and kills it after it has printed this many lines and some time has passed.
fn killed(sandbox: &Sandbox, journal: &Path, lines: u32, then: Duration) {
    let mut child = command(sandbox, journal).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    out.by_ref().take(lines as usize).for_each(|line| drop(line.unwrap()));
    std::thread::sleep(then);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Runs the import to its end.
fn completed(sandbox: &Sandbox, journal: &Path) -> BTreeMap<String, Row> {
    let output = command(sandbox, journal).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.ends_with("end\n"), "{text}");
    let mut results = BTreeMap::new();
    let mut keys = BTreeSet::new();
    for line in text.lines().filter(|line| !matches!(*line, "step" | "end")) {
        let (row, key) = match *line.splitn(3, ' ').collect::<Vec<_>>() {
            ["done", key, id] => (Row::Done(id.to_owned()), key.to_owned()),
            ["unknown", key, step] => (Row::Unknown(step.to_owned()), key.to_owned()),
            _ => panic!("{line}"),
        };
        assert!(keys.insert(key.clone()), "{key} has two results");
        results.insert(key, row);
    }
    results
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(number: u32) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("kills-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
