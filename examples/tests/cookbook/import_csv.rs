//! The import from CSV.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use partnercentral_sandbox::{Fault, Sandbox, Settings};
use partnercentral_selling::types::ReviewStatus;

use crate::{Folder, example, run};

const ROWS: usize = 20;

/// A file with this many rows, of which one has a misspelt industry.
fn table(misspelt: Option<usize>) -> String {
    let example = include_str!("../../data/opportunities.csv");
    let mut lines = example.lines();
    let mut text = format!("{}\n", lines.next().unwrap());
    let row = lines.next().unwrap().strip_prefix("CRM-3001,").unwrap();
    for number in 1..=ROWS {
        let industry = if misspelt == Some(number) { "Helthcare" } else { "Healthcare" };
        writeln!(text, "ROW-{number},{}", row.replace("Healthcare", industry)).unwrap();
    }
    text
}

fn import(sandbox: &Sandbox, file: &Path) -> Command {
    import_slowly(sandbox, file, "1000")
}

/// With a quota of so many writes a second.
fn import_slowly(sandbox: &Sandbox, file: &Path, writes: &str) -> Command {
    let mut command = example(env!("CARGO_BIN_EXE_import_csv"), sandbox);
    command.arg(file).args(["--writes", writes]);
    command
}

/// Each row has one opportunity, which has its solution and is submitted.
fn assert_imported(sandbox: &Sandbox) {
    let all = sandbox.opportunities("Sandbox");
    for number in 1..=ROWS {
        let key = format!("ROW-{number}");
        let mut found = all.iter().filter(|it| it.partner_opportunity_identifier.as_deref() == Some(&key));
        let (Some(one), None) = (found.next(), found.next()) else { panic!("{key} has not one opportunity") };
        assert_eq!(one.related_entity_identifiers.solutions.as_deref(), Some(&["S-1234567".to_owned()][..]), "{key}");
        let status = one.life_cycle.as_ref().and_then(|it| it.review_status.as_ref());
        assert_eq!(status, Some(&ReviewStatus::Submitted), "{key}");
    }
}

/// The tasks complete at once, and no review begins.
fn sandbox() -> Sandbox {
    Settings::new().task_duration(Duration::ZERO).review_delay(Duration::from_secs(3600)).start().unwrap()
}

#[test]
fn an_invalid_row_is_told_with_its_field_and_sent_after_it_was_corrected() {
    let (sandbox, folder) = (sandbox(), Folder::new("import-invalid"));
    let file = folder.0.join("rows.csv");
    fs::write(&file, table(Some(7))).unwrap();
    let ran = run(&mut import(&sandbox, &file));
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), "19 imported, 1 failed\n"), "{}", ran.err);
    assert!(ran.err.contains("rows.csv, row 7 (ROW-7): CreateOpportunity: "), "{}", ran.err);
    assert!(ran.err.contains("Customer.Account.Industry: "), "{}", ran.err);
    assert!(ran.err.contains("did you mean \"Healthcare\"?"), "{}", ran.err);
    assert_eq!(sandbox.exchanges().len(), 3 * (ROWS - 1));

    fs::write(&file, table(None)).unwrap();
    let ran = run(&mut import(&sandbox, &file));
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), "20 imported, 0 failed\n"), "{}", ran.err);
    assert_eq!(sandbox.exchanges().len(), 3 * ROWS, "only the corrected row is sent");
    assert_imported(&sandbox);
}

#[test]
fn an_import_that_was_killed_goes_on() {
    let (sandbox, folder) = (sandbox(), Folder::new("import-killed"));
    let file = folder.0.join("rows.csv");
    fs::write(&file, table(None)).unwrap();
    // The process is killed while it waits for responses.
    sandbox.set_faults(vec![Fault::delay(Duration::from_millis(5))]);
    for sent in [10, 25, 40] {
        let mut child =
            import_slowly(&sandbox, &file, "20").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while sandbox.exchanges().len() < sent && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "the import ended before it was killed");
    }
    sandbox.set_faults(Vec::new());
    let ran = run(&mut import(&sandbox, &file));
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), "20 imported, 0 failed\n"), "{}", ran.err);
    assert_imported(&sandbox);
    let sent = sandbox.exchanges().len();
    let ran = run(&mut import(&sandbox, &file));
    assert_eq!(
        (ran.out.as_str(), sandbox.exchanges().len()),
        ("20 imported, 0 failed\n", sent),
        "nothing is sent again"
    );
}

#[test]
fn a_file_that_is_not_complete_is_refused_before_anything_is_sent() {
    let (sandbox, folder) = (sandbox(), Folder::new("import-short"));
    let file = folder.0.join("rows.csv");
    fs::write(&file, table(None).replace(",solution", ",answer")).unwrap();
    let ran = run(&mut import(&sandbox, &file));
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("solution"), "{}", ran.err);
    assert_eq!(sandbox.exchanges().len(), 0);
}
