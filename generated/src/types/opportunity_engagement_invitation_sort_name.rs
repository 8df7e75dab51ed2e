//! The enum `OpportunityEngagementInvitationSortName`.

use smithy_client_runtime::UnknownValue;

/// What a list of invitations can be sorted by.
#[derive(Clone)]
#[non_exhaustive]
pub enum OpportunityEngagementInvitationSortName {
    /// When the invitation was sent.
    InvitationDate,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    OpportunityEngagementInvitationSortName {
        InvitationDate = "InvitationDate",
    }
}
