//! The union `Payload`.

use crate::types::OpportunityInvitationPayload;

smithy_client_runtime::union! {
    /// Content of an invitation, one variant per kind of invitation.
    pub enum Payload {
        /// An invitation to work on a sales opportunity together.
        OpportunityInvitation(OpportunityInvitationPayload) = "OpportunityInvitation",
    }
}

impl Payload {
    /// The value, if this is [`OpportunityInvitation`](Self::OpportunityInvitation).
    pub fn as_opportunity_invitation(&self) -> Option<&OpportunityInvitationPayload> {
        match self {
            Self::OpportunityInvitation(value) => Some(value),
            _ => None,
        }
    }
}
