//! The enum `EngagementInvitationPayloadType`.

smithy_client_runtime::open_enum! {
    /// What kind of joint work an invitation is about.
    pub enum EngagementInvitationPayloadType {
        /// An offer to work on a sales opportunity together.
        OpportunityInvitation = "OpportunityInvitation",
    }
}
