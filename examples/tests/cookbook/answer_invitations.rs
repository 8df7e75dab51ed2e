//! Answers to invitations.

use std::time::Duration;

use partnercentral_sandbox::{Sandbox, Settings};
use partnercentral_selling::types::{
    EngagementCustomer, InvitationStatus, OpportunityInvitationPayload, ProjectDetails,
};

use crate::{Ran, example, run};

fn answer(sandbox: &Sandbox, args: &[&str]) -> Ran {
    run(example(env!("CARGO_BIN_EXE_answer_invitations"), sandbox).args(args))
}

/// The states of all invitations, by their titles.
fn states(sandbox: &Sandbox) -> Vec<(String, InvitationStatus)> {
    let all = sandbox.invitations("Sandbox").into_iter();
    let mut states: Vec<_> = all.map(|it| (it.engagement_title.unwrap(), it.status.unwrap())).collect();
    states.sort_by(|one, other| one.0.cmp(&other.0));
    states
}

#[test]
fn invitations_are_answered_by_the_rule_or_left_to_a_person() {
    use InvitationStatus::{Accepted, Pending, Rejected};

    let sandbox = Settings::new().task_duration(Duration::ZERO).start().unwrap();
    let nowhere = OpportunityInvitationPayload::new()
        .customer(EngagementCustomer::new().company_name("Contoso").industry("Retail"))
        .project(ProjectDetails::new().title("A shop").business_problem("There is no shop yet, and there has to be."));
    sandbox.aws("Sandbox").invite("Shop for Contoso", nowhere).unwrap();
    let titles = ["Analytics for Fabrikam", "Migration for Northwind", "Shop for Contoso"];
    let expect = |states: [InvitationStatus; 3]| titles.map(str::to_owned).into_iter().zip(states).collect::<Vec<_>>();

    let ran = answer(&sandbox, &["--country", "US"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert!(ran.out.contains("(Analytics for Fabrikam): accept\n"), "{}", ran.out);
    assert!(ran.out.contains("(Migration for Northwind): reject: We don't work in the country DE.\n"), "{}", ran.out);
    assert!(
        ran.out.contains("(Shop for Contoso): left to a person, since the customer has no country\n"),
        "{}",
        ran.out
    );
    assert_eq!(states(&sandbox), expect([Pending, Pending, Pending]));

    let ran = answer(&sandbox, &["--country", "US", "--apply"]);
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(states(&sandbox), expect([Accepted, Rejected, Pending]));
    let rejected = sandbox.invitations("Sandbox").into_iter().find_map(|it| it.rejection_reason);
    assert_eq!(rejected.as_deref(), Some("We don't work in the country DE."));

    let ran = answer(&sandbox, &["--country", "US", "--apply"]);
    assert_eq!((ran.status, ran.out.lines().count()), (Some(0), 1), "only what is left to a person: {}", ran.out);
}

#[test]
fn no_country_is_an_error_and_not_a_rejection_of_all() {
    let sandbox = Sandbox::start().unwrap();
    let ran = answer(&sandbox, &["--apply"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("no country is accepted"), "{}", ran.err);
    assert_eq!(sandbox.exchanges().len(), 0);
}
