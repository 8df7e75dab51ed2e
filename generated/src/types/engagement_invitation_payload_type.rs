//! The enum `EngagementInvitationPayloadType`.

use smithy_client_runtime::UnknownValue;

/// What kind of joint work an invitation is about.
#[derive(Clone)]
#[non_exhaustive]
pub enum EngagementInvitationPayloadType {
    /// An offer to work on a sales opportunity together.
    OpportunityInvitation,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    EngagementInvitationPayloadType {
        OpportunityInvitation = "OpportunityInvitation",
    }
}
