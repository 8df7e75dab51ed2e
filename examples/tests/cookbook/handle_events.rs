//! The consumer of events.

use std::fs::{self, File};
use std::path::Path;

use partnercentral_sandbox::{Fault, Sandbox, Settings};
use partnercentral_selling::types::OpportunityInvitationPayload;

use crate::{Folder, Ran, example, id_of, run};

fn handle(sandbox: &Sandbox, folder: &Path) -> Ran {
    let events = File::open(folder.join("events.jsonl")).unwrap();
    run(example(env!("CARGO_BIN_EXE_handle_events"), sandbox).arg(folder.join("handled.txt")).stdin(events))
}

/// Changes an opportunity and invites the partner; each event is written twice.
fn sandbox(folder: &Path) -> (Sandbox, String) {
    let settings = Settings::new().events(folder.join("events.jsonl")).duplicate_events(100);
    let sandbox = settings.start().unwrap();
    let id = id_of(&sandbox, "CRM-1001");
    sandbox.edit_opportunity("Sandbox", &id, |it| it.opportunity_type = Some("Expansion".into()));
    sandbox.aws("Sandbox").invite("A shop", OpportunityInvitationPayload::new()).unwrap();
    (sandbox, id)
}

#[test]
fn each_event_is_handled_once() {
    let folder = Folder::new("events-once");
    let (sandbox, id) = sandbox(&folder.0);
    let sent = fs::read_to_string(folder.0.join("events.jsonl")).unwrap();
    assert_eq!(sent.matches("\"Opportunity Updated\"").count(), 2, "{sent}");
    let ran = handle(&sandbox, &folder.0);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(ran.out.matches(&format!("{id}: Pending Submission\n")).count(), 1, "{}", ran.out);
    assert_eq!(ran.out.matches("run answer_invitations").count(), 1, "{}", ran.out);
    assert_eq!(handle(&sandbox, &folder.0).out, "");
}

#[test]
fn an_event_whose_handler_failed_is_handled_by_the_next_run() {
    let folder = Folder::new("events-failed");
    let (sandbox, id) = sandbox(&folder.0);
    sandbox.set_faults(vec![Fault::error("AccessDeniedException").operation("GetOpportunity").times(1)]);
    let ran = handle(&sandbox, &folder.0);
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("line 1, event ") && ran.err.contains("AccessDeniedException"), "{}", ran.err);
    let ran = handle(&sandbox, &folder.0);
    assert!(ran.out.starts_with(&format!("{id}: Pending Submission\n")), "{}", ran.out);
}

#[test]
fn a_line_that_is_no_event_is_told_and_passed_by() {
    let folder = Folder::new("events-damaged");
    let (sandbox, id) = sandbox(&folder.0);
    let path = folder.0.join("events.jsonl");
    let sent = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{{\n{sent}")).unwrap();
    let ran = handle(&sandbox, &folder.0);
    assert!(ran.err.starts_with("line 1: the event can't be read: "), "{}", ran.err);
    assert!(ran.out.contains(&id), "{}", ran.out);
}
