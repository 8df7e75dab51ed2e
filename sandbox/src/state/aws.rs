//! What AWS does with the records of a catalog: reviews, invites, lets invitations expire.

use partnercentral_selling::operation::GetEngagementInvitationResponse;
use partnercentral_selling::types::{
    EngagementInvitationPayloadType, OpportunityInvitationPayload, Payload, ReviewStatus,
};

use super::world::View;
use crate::events::Action;

impl View<'_> {
    /// Sets the status of the review of a submitted opportunity. The error is a sentence.
    pub(crate) fn review(&mut self, id: &str, status: ReviewStatus, reason: Option<String>) -> Result<(), String> {
        let now = self.now;
        let Some(found) = self.catalog.opportunities.get_mut(id) else {
            return Err(format!("there is no opportunity {id} in {}", self.catalog.name));
        };
        match found.review_status() {
            ReviewStatus::Submitted | ReviewStatus::InReview | ReviewStatus::ActionRequired => {
                found.review(status.clone(), reason, now);
                let action = reviewed(&status)(found.deal());
                self.record(&action);
                Ok(())
            }
            current => Err(format!("the review status of {id} is {current}")),
        }
    }

    /// Adds an invitation to an opportunity, and returns its identifier.
    pub(crate) fn invite(&mut self, title: &str, payload: OpportunityInvitationPayload) -> String {
        let record = GetEngagementInvitationResponse::new()
            .engagement_title(title)
            .sender_aws_account_id("aws")
            .sender_company_name("AWS")
            .payload_type(EngagementInvitationPayloadType::OpportunityInvitation)
            .payload(Payload::OpportunityInvitation(payload));
        let id = self.add_invitation(record);
        let action = self.catalog.invitations.get(&id).map(|invitation| Action::Invite(invitation.invited()));
        if let Some(action) = action {
            self.record(&action);
        }
        id
    }

    /// Lets a pending invitation expire. False if there is none.
    pub(crate) fn expire(&mut self, id: &str) -> bool {
        let expired = self.catalog.expire(id);
        if let Some(action) = &expired {
            self.record(action);
        }
        expired.is_some()
    }
}

/// The action that sets a status of the review.
pub(crate) fn reviewed(status: &ReviewStatus) -> fn(crate::events::Deal) -> Action {
    match status {
        ReviewStatus::Approved => Action::Approve,
        ReviewStatus::Rejected => Action::Reject,
        _ => Action::AwsUpdates,
    }
}
