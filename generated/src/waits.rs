//! States that calls can be waited for.

use std::time::Duration;

use smithy_client_runtime::{Timestamp, WaitState, Waitable, Waiter};

use crate::errors::{Error, ServiceError};
use crate::operation::{
    GetEngagementInvitationRequest, GetEngagementInvitationResponse,
    GetOpportunityRequest, GetOpportunityResponse,
    StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementByAcceptingInvitationTaskResponse,
    StartEngagementFromOpportunityTaskRequest, StartEngagementFromOpportunityTaskResponse,
};
use crate::types::{InvitationStatus, ReviewStatus, TaskStatus};

/// An engagement invitation has been accepted, and its opportunity is in your account.
///
/// [`GetEngagementInvitation`](crate::Client::get_engagement_invitation) shows it: `Status` is
/// `ACCEPTED`. The wait fails with `EXPIRED` or `REJECTED`.
///
/// `client.start_engagement_by_accepting_invitation_task(request).wait().await` starts with
/// [`StartEngagementByAcceptingInvitationTask`](crate::Client::start_engagement_by_accepting_invitation_task).
///
/// Delays are from 2 to 30 seconds, and the deadline is 600 seconds, unless you set others.
#[derive(Clone, Copy, Debug)]
pub struct InvitationAccepted;

impl Waiter for InvitationAccepted {
    type Op = GetEngagementInvitationRequest;
    const MIN_DELAY: Duration = Duration::from_secs(2);
    const MAX_DELAY: Duration = Duration::from_secs(30);
    const DEADLINE: Duration = Duration::from_secs(600);

    fn judge(answer: &GetEngagementInvitationResponse) -> WaitState {
        match answer.status.as_ref() {
            Some(InvitationStatus::Accepted) => WaitState::Reached,
            Some(state @ (InvitationStatus::Expired | InvitationStatus::Rejected)) => {
                WaitState::failed(format!("`Status` is `{state}`"))
            }
            _ => WaitState::Pending,
        }
    }
}

impl Waitable for StartEngagementByAcceptingInvitationTaskRequest {
    type Waiter = InvitationAccepted;

    fn follow(
        &self,
        answer: &StartEngagementByAcceptingInvitationTaskResponse,
    ) -> Result<GetEngagementInvitationRequest, String> {
        if let Some(state @ TaskStatus::Failed) = answer.task_status.as_ref() {
            return Err(
                match answer.reason_code.as_ref() {
                    Some(reason) => {
                        format!("`TaskStatus` is `{state}`, `ReasonCode` is `{reason}`")
                    }
                    None => format!("`TaskStatus` is `{state}`"),
                },
            );
        }
        let mut request = GetEngagementInvitationRequest::new();
        request.catalog = self.catalog.clone();
        request.identifier = self.identifier.clone();
        Ok(request)
    }
}

/// AWS has reviewed an opportunity and approved it. A review at AWS takes hours or days: set a
/// deadline of your own, or wait again later.
///
/// [`GetOpportunity`](crate::Client::get_opportunity) shows it: `LifeCycle.ReviewStatus` is
/// `Approved`. The wait fails with `Action Required` or `Rejected`.
///
/// `client.start_engagement_from_opportunity_task(request).wait().await` starts with
/// [`StartEngagementFromOpportunityTask`](crate::Client::start_engagement_from_opportunity_task).
/// `Action Required` may be from before: it counts only after another state was seen, or if
/// `LastModifiedDate` is later than `StartTime`.
///
/// Delays are from 5 to 120 seconds, and the deadline is 3600 seconds, unless you set others.
#[derive(Clone, Copy, Debug)]
pub struct OpportunityApproved;

impl Waiter for OpportunityApproved {
    type Op = GetOpportunityRequest;
    const MIN_DELAY: Duration = Duration::from_secs(5);
    const MAX_DELAY: Duration = Duration::from_secs(120);
    const DEADLINE: Duration = Duration::from_secs(3600);

    fn judge(answer: &GetOpportunityResponse) -> WaitState {
        match answer.life_cycle.as_ref().and_then(|value| value.review_status.as_ref()) {
            Some(ReviewStatus::Approved) => WaitState::Reached,
            Some(state @ (ReviewStatus::ActionRequired | ReviewStatus::Rejected)) => {
                WaitState::failed(format!("`LifeCycle.ReviewStatus` is `{state}`"))
            }
            _ => WaitState::Pending,
        }
    }

    fn is_pending(error: &Error) -> bool {
        error.has_code(ServiceError::RESOURCE_NOT_FOUND_EXCEPTION)
    }
}

impl Waitable for StartEngagementFromOpportunityTaskRequest {
    type Waiter = OpportunityApproved;

    fn follow(
        &self,
        answer: &StartEngagementFromOpportunityTaskResponse,
    ) -> Result<GetOpportunityRequest, String> {
        if let Some(state @ TaskStatus::Failed) = answer.task_status.as_ref() {
            return Err(
                match answer.reason_code.as_ref() {
                    Some(reason) => {
                        format!("`TaskStatus` is `{state}`, `ReasonCode` is `{reason}`")
                    }
                    None => format!("`TaskStatus` is `{state}`"),
                },
            );
        }
        let mut request = GetOpportunityRequest::new();
        request.catalog = self.catalog.clone();
        request.identifier = self.identifier.clone();
        Ok(request)
    }

    fn is_stale(answer: &GetOpportunityResponse) -> bool {
        let state = answer
            .life_cycle
            .as_ref()
            .and_then(|value| value.review_status.as_ref());
        matches!(state, Some(ReviewStatus::ActionRequired))
    }

    fn started_at(
        answer: &StartEngagementFromOpportunityTaskResponse,
    ) -> Option<Timestamp> {
        answer.start_time
    }

    fn changed_at(answer: &GetOpportunityResponse) -> Option<Timestamp> {
        Some(answer.last_modified_date)
    }
}
