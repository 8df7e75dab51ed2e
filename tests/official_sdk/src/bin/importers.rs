//! Compares the importer of the cookbook with the one that uses the official SDK: `importers OURS THEIRS` (the paths of
//! the programs). Each imports 100 rows in three steps, 16 rows at once, into a sandbox that accepts 5 writes a second.

// A comparison that can't be made must end.
#![allow(clippy::expect_used)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use partnercentral_sandbox::{Quota, Sandbox, Settings};

const ROWS: usize = 100;

/// Writes a second, and at once after a pause.
const QUOTA: u32 = 5;

struct Importer<'a> {
    name: &'a str,
    source: &'a str,
    program: &'a str,
    args: &'a [&'a str],
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [ours, theirs] = args.as_slice() else { panic!("usage: importers OURS THEIRS") };
    let our_source = include_str!("../../../../examples/src/bin/import_csv.rs");
    let their_source = include_str!("import_csv.rs");
    let importers = [
        Importer { name: "cookbook", source: our_source, program: ours, args: &["--writes", "5"] },
        Importer { name: "official SDK, 3 attempts (its default)", source: their_source, program: theirs, args: &[] },
        Importer {
            name: "official SDK, 10 attempts",
            source: their_source,
            program: theirs,
            args: &["--attempts", "10"],
        },
    ];
    println!(
        "{ROWS} rows of 3 steps, 16 rows at once, {QUOTA} writes a second: at least {:.0} s\n",
        (3 * ROWS - QUOTA as usize) as f64 / f64::from(QUOTA)
    );
    println!("| importer | lines of code | rows lost | attempts | seconds |\n| --- | ---: | ---: | ---: | ---: |");
    for importer in importers {
        let lines = lines_of_code(importer.source);
        let (lost, attempts, took) = measure(&importer);
        println!("| {} | {lines} | {lost} | {attempts} | {:.1} |", importer.name, took.as_secs_f64());
    }
    println!(
        "\nThe program of the cookbook also checks each row before it is sent, and its journal says after a crash what \
         was done and what is not known. The other one relies on its tokens, while the service keeps them."
    );
}

/// Lines that are neither empty nor comments.
fn lines_of_code(source: &str) -> usize {
    source.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

/// The rows that are lost, the attempts, and the time of an import.
fn measure(importer: &Importer<'_>) -> (usize, usize, Duration) {
    let settings = Settings::new().quota(Quota::PerSecond(QUOTA)).task_duration(Duration::ZERO);
    let sandbox = settings.review_delay(Duration::from_secs(3600)).start().expect("a sandbox");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/importers");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("rows.csv");
    fs::write(&file, table()).expect("a file");
    // The journal of an earlier comparison.
    let _ = fs::remove_file(folder.join("rows.csv.journal"));

    let (lines, begun) = (sandbox.env_lines(), Instant::now());
    let words = lines.lines().filter_map(|line| line.strip_prefix("export ")).flat_map(str::split_whitespace);
    let mut child = Command::new(importer.program)
        .arg(&file)
        .args(importer.args)
        .envs(words.filter_map(|word| word.split_once('=')))
        .env_remove("AWS_SESSION_TOKEN")
        .env_remove("AWS_PROFILE")
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.join("errors.txt")).expect("a file"))
        .spawn()
        .expect("the importer starts");
    // The sandbox keeps the last 256 requests only.
    let mut attempts = HashSet::new();
    let count = |attempts: &mut HashSet<String>| {
        attempts.extend(sandbox.exchanges().into_iter().map(|exchange| exchange.request_id));
    };
    while child.try_wait().expect("a process").is_none() {
        count(&mut attempts);
        std::thread::sleep(Duration::from_millis(50));
    }
    let took = begun.elapsed();
    count(&mut attempts);
    (ROWS - complete(&sandbox), attempts.len(), took)
}

fn table() -> String {
    let example = include_str!("../../../../examples/data/opportunities.csv");
    let (header, rows) = example.split_once('\n').expect("a header");
    let row = rows.lines().next().and_then(|row| row.strip_prefix("CRM-3001,")).expect("a row");
    let rows = (1..=ROWS).map(|number| format!("ROW-{number},{row}\n"));
    format!("{header}\n{}", rows.collect::<String>())
}

/// The number of rows with one opportunity that has its solution and is submitted.
fn complete(sandbox: &Sandbox) -> usize {
    let all = sandbox.opportunities("Sandbox");
    let is_complete = |key: String| {
        let mut found = all.iter().filter(|it| it.partner_opportunity_identifier.as_ref() == Some(&key));
        let (Some(one), None) = (found.next(), found.next()) else { return false };
        let status = one.life_cycle.as_ref().and_then(|it| it.review_status.as_ref()).map(|it| it.as_str());
        one.related_entity_identifiers.solutions.is_some() && status == Some("Submitted")
    };
    (1..=ROWS).filter(|number| is_complete(format!("ROW-{number}"))).count()
}
