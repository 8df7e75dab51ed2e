//! Rules of invitations.

use partnercentral_sandbox::rules;
use partnercentral_selling::operation::{
    GetAwsOpportunitySummaryRequest, GetEngagementInvitationRequest, ListEngagementInvitationsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
};

use crate::case::{CATALOG, Case};

const DAY: u64 = 24 * 60 * 60;

fn accept(id: &str) -> StartEngagementByAcceptingInvitationTaskRequest {
    StartEngagementByAcceptingInvitationTaskRequest::new().catalog(CATALOG).identifier(id)
}

fn reject(id: &str) -> RejectEngagementInvitationRequest {
    RejectEngagementInvitationRequest::new().catalog(CATALOG).identifier(id).rejection_reason("No capacity")
}

async fn status(case: &Case, id: &str) -> String {
    let request = GetEngagementInvitationRequest::new().catalog(CATALOG).identifier(id);
    case.client.get_engagement_invitation(request).await.unwrap().status.unwrap().as_str().to_owned()
}

/// The first invitation of the demonstration.
fn invited(case: &Case) -> String {
    case.sandbox.invitations(CATALOG)[0].id.clone()
}

#[tokio::test]
async fn an_acceptance_goes_through_its_states_and_creates_an_opportunity() {
    let _rules = [&rules::ACCEPTANCE_TASK, &rules::ACCEPTED_IS_APPROVED];
    let case = Case::new();
    let id = invited(&case);
    let arn = case.sandbox.invitations(CATALOG)[0].arn.clone().unwrap();
    let before = case.sandbox.opportunities(CATALOG).len();
    let started = case.client.start_engagement_by_accepting_invitation_task(accept(&arn)).await.unwrap();
    assert_eq!(started.task_status.unwrap().as_str(), "IN_PROGRESS");
    assert_eq!(started.engagement_invitation_id.as_deref(), Some(id.as_str()), "named by its ARN");
    let again = case.client.start_engagement_by_accepting_invitation_task(accept(&id)).await;
    case.breaks(&rules::ONE_TASK_AT_A_TIME, again);
    assert_eq!(status(&case, &id).await, "PENDING");
    case.seconds(1);
    assert_eq!(status(&case, &id).await, "ACCEPTED");
    assert_eq!(case.sandbox.opportunities(CATALOG).len(), before + 1);
    let created = case.sandbox.tasks(CATALOG)[0].opportunity.clone().unwrap();
    let record = case.get(&created).await;
    assert_eq!(record.life_cycle.unwrap().review_status.unwrap().as_str(), "Approved");
    assert_eq!(record.customer.unwrap().account.unwrap().company_name.as_deref(), Some("Fabrikam"));
    let summary = GetAwsOpportunitySummaryRequest::new().catalog(CATALOG).related_opportunity_identifier(&created);
    let summary = case.client.get_aws_opportunity_summary(summary).await.unwrap();
    assert_eq!(summary.origin.unwrap().as_str(), "AWS Referral");
}

#[tokio::test]
async fn a_rejection_shows_its_reason() {
    let _rule = &rules::REJECTION_REASON;
    let case = Case::new();
    let id = invited(&case);
    case.client.reject_engagement_invitation(reject(&id)).await.unwrap();
    let request = GetEngagementInvitationRequest::new().catalog(CATALOG).identifier(&id);
    let invitation = case.client.get_engagement_invitation(request).await.unwrap();
    assert_eq!(invitation.status.unwrap().as_str(), "REJECTED");
    assert_eq!(invitation.rejection_reason.as_deref(), Some("No capacity"));
}

#[tokio::test]
async fn only_a_pending_invitation_is_accepted_or_rejected() {
    let case = Case::new();
    let id = invited(&case);
    let rule = &rules::INVITATION_PENDING;
    case.client.reject_engagement_invitation(reject(&id)).await.unwrap();
    let result = case.client.start_engagement_by_accepting_invitation_task(accept(&id)).await;
    assert_eq!(case.breaks(rule, result), ["identifier"]);
    assert_eq!(case.breaks(rule, case.client.reject_engagement_invitation(reject(&id)).await), ["identifier"]);
}

#[tokio::test]
async fn an_invitation_expires_after_fifteen_days() {
    let _rule = &rules::INVITATION_EXPIRES;
    let case = Case::new();
    let id = invited(&case);
    let other = case.sandbox.invitations(CATALOG)[1].id.clone();
    case.client.reject_engagement_invitation(reject(&other)).await.unwrap();
    case.seconds(15 * DAY - 1);
    assert_eq!(status(&case, &id).await, "PENDING");
    case.seconds(1);
    assert_eq!(status(&case, &id).await, "EXPIRED");
    assert_eq!(status(&case, &other).await, "REJECTED");
    let result = case.client.start_engagement_by_accepting_invitation_task(accept(&id)).await;
    case.breaks(&rules::INVITATION_PENDING, result);
}

#[tokio::test]
async fn an_acceptance_that_has_begun_is_not_overtaken_by_the_expiry() {
    let case = Case::new();
    let id = invited(&case);
    case.seconds(15 * DAY - 1);
    case.client.start_engagement_by_accepting_invitation_task(accept(&id)).await.unwrap();
    case.seconds(60);
    assert_eq!(status(&case, &id).await, "ACCEPTED");
}

#[tokio::test]
async fn aws_invites_and_lets_expire() {
    let case = Case::new();
    let payload = case.sandbox.invitations(CATALOG)[0].payload.clone().unwrap();
    let payload = payload.as_opportunity_invitation().unwrap().clone();
    let aws = case.sandbox.aws(CATALOG);
    let id = aws.invite("Another deal", payload).unwrap();
    let request = ListEngagementInvitationsRequest::new().catalog(CATALOG).participant_type("RECEIVER");
    let all = case.client.list_engagement_invitations(request).await.unwrap();
    assert_eq!(all.engagement_invitation_summaries.unwrap()[0].id.as_deref(), Some(id.as_str()), "the newest");
    aws.expire(&id).unwrap();
    assert_eq!(status(&case, &id).await, "EXPIRED");
    assert_eq!(aws.expire(&id).unwrap_err().to_string(), format!("{id} is no pending invitation of Sandbox"));
    assert!(case.sandbox.aws("Test").expire(&id).is_err());
    assert!(aws.approve("O1").is_err());
}
