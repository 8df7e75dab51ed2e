//! Submission and review.

use std::process::{Command, Stdio};
use std::time::Duration;

use partnercentral_sandbox::{Aws, NotPossible, Sandbox, Settings};

use crate::{Ran, example, id_of, run};

/// A sandbox in which CRM-1001 can be submitted, and its identifier.
fn sandbox() -> (Sandbox, String) {
    let settings = Settings::new().task_duration(Duration::ZERO).review_delay(Duration::ZERO);
    let sandbox = settings.start().unwrap();
    let id = id_of(&sandbox, "CRM-1001");
    sandbox.edit_opportunity("Sandbox", &id, |it| {
        it.related_entity_identifiers.solutions = Some(vec!["S-1234567".to_owned()]);
    });
    (sandbox, id)
}

fn submit(sandbox: &Sandbox, id: &str) -> Command {
    let mut command = example(env!("CARGO_BIN_EXE_submit_and_wait"), sandbox);
    command.args([id, "--every", "0.02"]);
    command
}

/// Runs the example, and lets AWS review once the example has seen that the opportunity is submitted.
fn reviewed(sandbox: &Sandbox, id: &str, review: impl Fn(&Aws<'_>) -> Result<(), NotPossible>) -> Ran {
    let mut child = submit(sandbox, id).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while !has_seen_the_submission(sandbox) && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(2));
    }
    review(&sandbox.aws("Sandbox")).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn has_seen_the_submission(sandbox: &Sandbox) -> bool {
    let exchanges = sandbox.exchanges();
    let mut after = exchanges.iter().skip_while(|it| it.operation != "StartEngagementFromOpportunityTask").skip(1);
    after.any(|it| it.operation == "GetOpportunity")
}

fn submissions(sandbox: &Sandbox) -> usize {
    sandbox.exchanges().iter().filter(|it| it.operation == "StartEngagementFromOpportunityTask").count()
}

#[test]
fn it_submits_and_waits_until_aws_has_approved() {
    let (sandbox, id) = sandbox();
    let ran = reviewed(&sandbox, &id, |aws| aws.approve(&id));
    assert_eq!((ran.status, ran.out), (Some(0), format!("{id} is approved\n")), "{}", ran.err);
    assert_eq!(run(&mut submit(&sandbox, &id)).status, Some(0));
    assert_eq!(submissions(&sandbox), 1, "what is approved is not submitted again");
}

#[test]
fn it_tells_what_aws_wants_to_be_changed() {
    let (sandbox, id) = sandbox();
    let ran = reviewed(&sandbox, &id, |aws| aws.ask_for_action(&id, "Which clinics?"));
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.ends_with("AWS says: Which clinics?\n"), "{}", ran.err);
}

#[test]
fn it_waits_until_the_deadline_and_goes_on_when_it_is_run_again() {
    let (sandbox, id) = sandbox();
    let ran = run(submit(&sandbox, &id).args(["--hours", "0.00003"]));
    assert_eq!((ran.status, ran.out.as_str()), (Some(3), ""), "{}", ran.err);
    let ran = reviewed(&sandbox, &id, |aws| aws.approve(&id));
    assert_eq!((ran.status, submissions(&sandbox)), (Some(0), 1), "{}", ran.err);
}
