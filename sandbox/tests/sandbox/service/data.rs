//! Records in a folder: what is there again when the next sandbox starts with it.

use std::fs;
use std::time::Duration;

use partnercentral_sandbox::{ClockSetting, Seed, rules};
use partnercentral_selling::operation::{
    GetOpportunityRequest, ListOpportunitiesRequest, ListSolutionsRequest, RejectEngagementInvitationRequest,
    StartEngagementByAcceptingInvitationTaskRequest,
};
use partnercentral_selling::types::{InvitationStatus, OpportunityInvitationPayload, TaskStatus};

use crate::case::{CATALOG, Case, SOLUTION, association, complete, start};
use crate::folder::Folder;

const DAY: u64 = 24 * 60 * 60;

/// Everything that a sandbox tells about its catalogs.
fn everything(case: &Case) -> String {
    let of = |catalog: &str| {
        let (opportunities, invitations) = (case.sandbox.opportunities(catalog), case.sandbox.invitations(catalog));
        let json = serde_json::to_string_pretty(&(opportunities, invitations)).unwrap();
        format!("{catalog} {json} {:?}", case.sandbox.tasks(catalog))
    };
    format!("{} {} {}", case.sandbox.now(), of("AWS"), of("Sandbox"))
}

#[tokio::test]
async fn the_next_sandbox_has_every_record_and_the_clock() {
    let folder = Folder::new();
    let case = folder.first();
    let approved = case.approved().await;
    case.update(&approved, |update| update.life_cycle.as_mut().unwrap().next_steps = Some("Send it.".to_owned())).await;
    case.action_required().await;
    let running = case.complete().await;
    case.client.start_engagement_from_opportunity_task(start(&running)).await.unwrap();
    case.sandbox.aws(CATALOG).invite("Ten clinics", OpportunityInvitationPayload::new()).unwrap();
    let rejected = case.sandbox.aws(CATALOG).invite("Ten schools", OpportunityInvitationPayload::new()).unwrap();
    let request = RejectEngagementInvitationRequest::new().catalog(CATALOG).identifier(rejected);
    case.client.reject_engagement_invitation(request.rejection_reason("Customer problem unclear")).await.unwrap();
    let solutions = ListSolutionsRequest::new().catalog(CATALOG);
    let (told, listed) = (everything(&case), case.client.list_solutions(solutions.clone()).await.unwrap());
    drop(case);

    let case = folder.next();
    assert_eq!(everything(&case), told);
    assert_eq!(case.client.list_solutions(solutions).await.unwrap(), listed);
    let known: Vec<String> = case.sandbox.opportunities(CATALOG).into_iter().map(|record| record.id).collect();
    assert!(!known.contains(&case.create(complete()).await), "identifiers are given once");
    // The lock token that was told before is the one that counts.
    case.update(&approved, |update| update.partner_opportunity_identifier = Some("CRM-1".to_owned())).await;
}

#[tokio::test]
async fn what_was_due_later_happens_after_a_restart() {
    let folder = Folder::new();
    let case = folder.first();
    let id = case.complete().await;
    case.client.start_engagement_from_opportunity_task(start(&id)).await.unwrap();
    let payload = OpportunityInvitationPayload::new;
    let [accepted, ignored] = ["Ten clinics", "Ten schools"].map(|title| {
        let aws = case.sandbox.aws(CATALOG);
        aws.invite(title, payload()).unwrap()
    });
    let request = StartEngagementByAcceptingInvitationTaskRequest::new().catalog(CATALOG).identifier(&accepted);
    case.client.start_engagement_by_accepting_invitation_task(request).await.unwrap();
    drop(case);

    let case = folder.next();
    case.breaks(&rules::ONE_TASK_AT_A_TIME, case.client.start_engagement_from_opportunity_task(start(&id)).await);
    case.seconds(1);
    assert_eq!(case.status(&id), "Submitted");
    let tasks = case.sandbox.tasks(CATALOG);
    assert!(tasks.iter().all(|task| task.status == TaskStatus::Complete), "{tasks:?}");
    let count = case.sandbox.opportunities(CATALOG).len();
    drop(case);

    let case = folder.next();
    assert_eq!(case.sandbox.opportunities(CATALOG).len(), count, "an invitation is accepted once");
    assert_eq!(case.status(&id), "Submitted");
    case.seconds(2);
    assert_eq!(case.status(&id), "In review");
    drop(case);

    let case = folder.next();
    case.seconds(15 * DAY);
    let status = |id: &str| {
        let invitations = case.sandbox.invitations(CATALOG);
        invitations.into_iter().find(|invitation| invitation.id == id).unwrap().status
    };
    assert_eq!(
        (status(&accepted), status(&ignored)),
        (Some(InvitationStatus::Accepted), Some(InvitationStatus::Expired))
    );
}

#[tokio::test]
async fn an_idempotency_token_has_its_response_for_a_day_over_restarts() {
    let folder = Folder::new();
    let case = folder.first();
    // A token that looks like an identifier.
    let request = complete().client_token("task-sandbox18446744073709551615/ä");
    let first = case.client.create_opportunity(request.clone()).await.unwrap();
    case.seconds(DAY - 1);
    drop(case);

    let case = folder.next();
    assert_eq!(case.client.create_opportunity(request.clone()).await.unwrap(), first);
    case.sandbox.aws(CATALOG).invite("Ten clinics", OpportunityInvitationPayload::new()).unwrap();
    let other = request.clone().partner_opportunity_identifier("CRM-2");
    case.breaks(&rules::TOKEN_OF_OTHER_REQUEST, case.client.create_opportunity(other).await);
    drop(case);

    let case = folder.next();
    case.seconds(1);
    let second = case.client.create_opportunity(request.clone()).await.unwrap();
    assert_ne!(second.id, first.id, "after a day it is another request");
    drop(case);
    assert_eq!(folder.next().client.create_opportunity(request).await.unwrap(), second);
}

#[tokio::test]
async fn tokens_of_pages_are_invalid_after_a_restart() {
    let folder = Folder::new();
    let case = folder.first();
    let request = ListOpportunitiesRequest::new().catalog(CATALOG).max_results(1);
    let token = case.client.list_opportunities(request.clone()).await.unwrap().next_token.unwrap();
    drop(case);
    let case = folder.next();
    let fields = case.breaks(&rules::PAGE_TOKEN, case.client.list_opportunities(request.next_token(token)).await);
    assert_eq!(fields, ["nextToken"]);
}

#[tokio::test]
async fn only_changes_are_written() {
    let folder = Folder::new();
    let case = folder.first();
    let id = case.complete().await;
    let before = folder.commits();
    case.get(&id).await;
    case.client.list_solutions(ListSolutionsRequest::new().catalog(CATALOG)).await.unwrap();
    let again = association(&id, SOLUTION);
    case.breaks(&rules::ASSOCIATED_TWICE, case.client.associate_opportunity(again).await);
    let mut update = case.update_of(&id).await;
    update.last_modified_date = Some("2020-01-01T00:00:00.000Z".parse().unwrap());
    case.breaks(&rules::LOCK_TOKEN, case.client.update_opportunity(update).await);
    assert_eq!(folder.commits(), before);
    case.sandbox.advance(Duration::from_secs(1));
    assert_eq!(folder.commits(), before + 1, "the clock is written as well");
}

#[tokio::test]
async fn a_seed_is_only_for_a_new_folder_and_a_clock_replaces_the_stored_one() {
    let folder = Folder::new();
    let empty = Seed::from_json(r#"{"Sandbox": {"products": ["aws-x"]}}"#).unwrap();
    drop(folder.settings().seed(empty.clone()).start().unwrap());
    let error = folder.settings().seed(empty).start().unwrap_err().to_string();
    let path = folder.path().display();
    let message = "there are records already, and a seed is only for a new folder: leave out the seed (--seed), or choose \
                   an empty folder";
    assert_eq!(error, format!("{path}: {message}"));

    let sandbox = folder.settings().start().unwrap();
    assert_eq!(sandbox.opportunities(CATALOG), [], "the seed of a demonstration is not added");
    sandbox.plant(&Seed::from_json(r#"{"Sandbox": {"opportunities": [{}]}}"#).unwrap());
    sandbox.advance(Duration::from_secs(400 * DAY));
    let moved = sandbox.now();
    drop(sandbox);
    let sandbox = folder.settings().start().unwrap();
    assert!(sandbox.now() >= moved, "the clock goes on from where it was moved to");
    assert_eq!(sandbox.opportunities(CATALOG).len(), 1);
    drop(sandbox);
    let at = "2030-01-01T00:00:00.000Z";
    let sandbox = folder.settings().clock(ClockSetting::StopsAt(at.parse().unwrap())).start().unwrap();
    assert_eq!(sandbox.now().to_string(), at);
}

#[tokio::test]
async fn a_folder_that_is_in_use_or_damaged_is_refused() {
    let folder = Folder::new();
    let case = folder.first();
    let id = case.create(complete()).await;
    let path = folder.path().display();
    let error = folder.settings().start().unwrap_err().to_string();
    assert_eq!(error, format!("{path} is used by another sandbox: stop it, or choose another folder"));
    case.client.get_opportunity(GetOpportunityRequest::new().catalog(CATALOG).identifier(id)).await.unwrap();
    drop(case);
    fs::write(folder.path().join("store.redb"), "x").unwrap();
    let error = folder.settings().start().unwrap_err().to_string();
    assert!(error.starts_with(&format!("{path}/store.redb is damaged: ")), "{error}");
}
