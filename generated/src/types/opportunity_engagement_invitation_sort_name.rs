//! The enum `OpportunityEngagementInvitationSortName`.

smithy_client_runtime::open_enum! {
    /// What a list of invitations can be sorted by.
    pub enum OpportunityEngagementInvitationSortName {
        /// When the invitation was sent.
        InvitationDate = "InvitationDate",
    }
}
