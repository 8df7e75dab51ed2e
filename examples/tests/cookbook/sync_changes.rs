//! The incremental sync.

use std::path::Path;

use partnercentral_sandbox::{Fault, Sandbox};

use crate::{Folder, Ran, example, id_of, run};

fn sync(sandbox: &Sandbox, checkpoint: &Path) -> Ran {
    run(example(env!("CARGO_BIN_EXE_sync_changes"), sandbox).arg(checkpoint))
}

/// The partner's identifiers of the printed opportunities, with their titles.
fn printed(ran: &Ran) -> Vec<(String, String)> {
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let text = |line: &serde_json::Value, path: &str| line.pointer(path).and_then(|it| it.as_str()).map(str::to_owned);
    let lines = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let pair = |line: serde_json::Value| {
        let partners = text(&line, "/opportunity/PartnerOpportunityIdentifier").unwrap();
        (partners, text(&line, "/opportunity/Project/Title").unwrap_or_default())
    };
    lines.map(pair).collect()
}

fn pair(partners: &str, title: &str) -> (String, String) {
    (partners.to_owned(), title.to_owned())
}

fn rename(sandbox: &Sandbox, id: &str, title: &str) {
    assert!(
        sandbox.edit_opportunity("Sandbox", id, |it| it.project.get_or_insert_default().title = Some(title.into()))
    );
}

#[test]
fn each_change_is_printed_once() {
    let (sandbox, folder) = (Sandbox::start().unwrap(), Folder::new("sync-once"));
    let checkpoint = folder.0.join("checkpoint.json");
    let all = [pair("CRM-1001", "Records for ten clinics"), pair("CRM-1002", "")];
    assert_eq!(printed(&sync(&sandbox, &checkpoint)), all);
    assert_eq!(printed(&sync(&sandbox, &checkpoint)), []);
    rename(&sandbox, &id_of(&sandbox, "CRM-1001"), "Records for eleven clinics");
    assert_eq!(printed(&sync(&sandbox, &checkpoint)), [pair("CRM-1001", "Records for eleven clinics")]);
    assert_eq!(printed(&sync(&sandbox, &checkpoint)), []);
}

#[test]
fn a_run_that_failed_is_continued_where_it_stopped() {
    let (sandbox, folder) = (Sandbox::start().unwrap(), Folder::new("sync-failed"));
    let checkpoint = folder.0.join("checkpoint.json");
    sandbox.set_faults(vec![Fault::error("AccessDeniedException").operation("GetOpportunity").times(1)]);
    let ran = sync(&sandbox, &checkpoint);
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    assert!(ran.err.contains("GetOpportunity: AccessDeniedException"), "{}", ran.err);
    // Two are read at once, and either may have failed.
    let before = ran.out.lines().count();
    assert_eq!(before + printed(&sync(&sandbox, &checkpoint)).len(), 2);
    assert_eq!(printed(&sync(&sandbox, &checkpoint)), []);
}

#[test]
fn a_checkpoint_that_is_damaged_is_named() {
    let (sandbox, folder) = (Sandbox::start().unwrap(), Folder::new("sync-damaged"));
    let checkpoint = folder.0.join("checkpoint.json");
    std::fs::write(&checkpoint, "{").unwrap();
    let ran = sync(&sandbox, &checkpoint);
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("checkpoint.json: EOF"), "{}", ran.err);
}
