//! The union `Payload`.

use smithy_client_runtime::UnknownMember;

use crate::types::OpportunityInvitationPayload;

/// Content of an invitation, one variant per kind of invitation.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Payload {
    /// An invitation to work on a sales opportunity together.
    OpportunityInvitation(OpportunityInvitationPayload),
    /// A member that is not in the model.
    Unknown(UnknownMember),
}

impl Payload {
    /// The value, if this is [`OpportunityInvitation`](Self::OpportunityInvitation).
    #[must_use]
    pub fn as_opportunity_invitation(&self) -> Option<&OpportunityInvitationPayload> {
        match self {
            Self::OpportunityInvitation(value) => Some(value),
            _ => None,
        }
    }
}

smithy_client_runtime::__v1::union! {
    Payload {
        OpportunityInvitation = "OpportunityInvitation",
    }
}
