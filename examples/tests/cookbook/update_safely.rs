//! The safe update.

use partnercentral_sandbox::{Fault, Sandbox};
use partnercentral_selling::types::{Contact, ReviewStatus};

use crate::{Ran, example, id_of, run};

fn update(sandbox: &Sandbox, args: &[&str]) -> Ran {
    run(example(env!("CARGO_BIN_EXE_update_safely"), sandbox).args(args))
}

#[test]
fn an_update_keeps_everything_else_and_is_repeated_after_a_conflict() {
    let sandbox = Sandbox::start().unwrap();
    let id = id_of(&sandbox, "CRM-1001");
    let before = sandbox.opportunity("Sandbox", &id).unwrap();
    // As if another client had made the same change just before: the record has another lock token.
    let fault = Fault::error("ConflictException").applied(true).operation("UpdateOpportunity").times(1);
    sandbox.set_faults(vec![fault]);
    let ran = update(&sandbox, &[&id, "--close-date", "2031-06-30", "--next-steps", "Send the contract."]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(ran.out, format!("{id} is changed, after 1 conflicts\n"));
    assert_eq!(sandbox.exchanges().iter().filter(|it| it.operation == "UpdateOpportunity").count(), 2);

    let mut expected = before.clone();
    let life_cycle = expected.life_cycle.as_mut().unwrap();
    life_cycle.target_close_date = Some("2031-06-30".to_owned());
    life_cycle.next_steps = Some("Send the contract.".to_owned());
    let after = sandbox.opportunity("Sandbox", &id).unwrap();
    expected.last_modified_date = after.last_modified_date;
    assert!(after == expected, "something else was changed");
}

#[test]
fn what_may_not_be_changed_is_not_sent() {
    let sandbox = Sandbox::start().unwrap();
    let id = id_of(&sandbox, "CRM-1001");
    sandbox.edit_opportunity("Sandbox", &id, |it| {
        it.life_cycle.get_or_insert_default().review_status = Some(ReviewStatus::Approved);
    });
    let ran = update(&sandbox, &[&id, "--title", "Another one"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("Project.Title") && ran.err.ends_with("Nothing is changed.\n"), "{}", ran.err);
    assert!(sandbox.exchanges().iter().all(|it| it.operation == "GetOpportunity"));
}

#[test]
fn values_that_would_be_erased_are_named_until_that_is_accepted() {
    let sandbox = Sandbox::start().unwrap();
    let id = id_of(&sandbox, "CRM-1001");
    // The service returns contacts without names, and doesn't accept them.
    sandbox.edit_opportunity("Sandbox", &id, |it| {
        it.customer.get_or_insert_default().contacts = Some(vec![Contact::new().email("kim@example.com")]);
    });
    let ran = update(&sandbox, &[&id, "--title", "Another one"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("Customer.Contacts[0]") && ran.err.contains("add --accept-omissions"), "{}", ran.err);
    assert!(sandbox.exchanges().iter().all(|it| it.operation == "GetOpportunity"));
    let ran = update(&sandbox, &[&id, "--title", "Another one", "--accept-omissions"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
}

#[test]
fn a_change_has_to_be_given() {
    let sandbox = Sandbox::start().unwrap();
    let ran = update(&sandbox, &["O1"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("no change is given"), "{}", ran.err);
    assert_eq!(sandbox.exchanges().len(), 0);
}
