//! The enum `ReasonCode`.

smithy_client_runtime::open_enum! {
    /// Why a background task failed.
    pub enum ReasonCode {
        /// The caller may not create or use the engagement.
        EngagementAccessDenied = "EngagementAccessDenied",
        /// The invitation is no longer pending, or another task handles it.
        EngagementInvitationConflict = "EngagementInvitationConflict",
        /// The engagement could not be made from the data at hand.
        EngagementValidationFailed = "EngagementValidationFailed",
        /// The service failed on its side. Start a new task.
        InternalError = "InternalError",
        /// The caller may not read or accept the invitation.
        InvitationAccessDenied = "InvitationAccessDenied",
        /// The caller may not read, create or submit the opportunity.
        OpportunityAccessDenied = "OpportunityAccessDenied",
        /// The opportunity changed meanwhile, or is already submitted.
        OpportunityConflict = "OpportunityConflict",
        /// The opportunity could not be handed to AWS.
        OpportunitySubmissionFailed = "OpportunitySubmissionFailed",
        /// The opportunity is incomplete or breaks a rule. Correct it and start again.
        OpportunityValidationFailed = "OpportunityValidationFailed",
        /// The caller may not create the copy of the record that the other side sees.
        ResourceSnapshotAccessDenied = "ResourceSnapshotAccessDenied",
        /// The caller may not create or start the job that shares the record with the other side.
        ResourceSnapshotJobAccessDenied = "ResourceSnapshotJobAccessDenied",
    }
}
