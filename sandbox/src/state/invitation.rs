//! An invitation of AWS to a sales opportunity.

use partnercentral_selling::operation::GetEngagementInvitationResponse;
use partnercentral_selling::types::{InvitationStatus, OpportunityInvitationPayload, Payload};
use serde::{Deserialize, Serialize};

use crate::clock::{DAY, Millis, timestamp};
use crate::events::Invited;

/// After this time without an action, an invitation expires.
pub(crate) const INVITATION_LIFE: Millis = 15 * DAY;

/// An invitation as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Invitation {
    pub(crate) record: GetEngagementInvitationResponse,
    /// The task that runs for it.
    pub(crate) running_task: Option<String>,
    pub(crate) sent: Millis,
}

impl Invitation {
    pub(crate) fn new(mut record: GetEngagementInvitationResponse, now: Millis) -> Self {
        record.status.get_or_insert(InvitationStatus::Pending);
        record.invitation_date = Some(timestamp(now));
        record.expiration_date = Some(timestamp(now.saturating_add(INVITATION_LIFE)));
        Self { record, running_task: None, sent: now }
    }

    pub(crate) fn is_pending(&self) -> bool {
        self.record.status == Some(InvitationStatus::Pending)
    }

    /// What events tell of it.
    pub(crate) fn invited(&self) -> Invited {
        let record = &self.record;
        Invited {
            id: record.id.clone(),
            arn: record.arn.clone().unwrap_or_default(),
            sender_company_name: record.sender_company_name.clone().unwrap_or_default(),
            payload_type: record.payload_type.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
            expires: record.expiration_date,
        }
    }

    pub(crate) fn payload(&self) -> Option<&OpportunityInvitationPayload> {
        self.record.payload.as_ref().and_then(Payload::as_opportunity_invitation)
    }
}
