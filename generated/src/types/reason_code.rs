//! The enum `ReasonCode`.

use smithy_client_runtime::UnknownValue;

/// Why a background task failed.
#[derive(Clone)]
#[non_exhaustive]
pub enum ReasonCode {
    /// The caller may not create or use the engagement.
    EngagementAccessDenied,
    /// The invitation is no longer pending, or another task handles it.
    EngagementInvitationConflict,
    /// The engagement could not be made from the data at hand.
    EngagementValidationFailed,
    /// The service failed on its side. Start a new task.
    InternalError,
    /// The caller may not read or accept the invitation.
    InvitationAccessDenied,
    /// The caller may not read, create or submit the opportunity.
    OpportunityAccessDenied,
    /// The opportunity changed meanwhile, or is already submitted.
    OpportunityConflict,
    /// The opportunity could not be handed to AWS.
    OpportunitySubmissionFailed,
    /// The opportunity is incomplete or breaks a rule. Correct it and start again.
    OpportunityValidationFailed,
    /// The caller may not create the copy of the record that the other side sees.
    ResourceSnapshotAccessDenied,
    /// The caller may not create or start the job that shares the record with the other side.
    ResourceSnapshotJobAccessDenied,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ReasonCode {
        EngagementAccessDenied = "EngagementAccessDenied",
        EngagementInvitationConflict = "EngagementInvitationConflict",
        EngagementValidationFailed = "EngagementValidationFailed",
        InternalError = "InternalError",
        InvitationAccessDenied = "InvitationAccessDenied",
        OpportunityAccessDenied = "OpportunityAccessDenied",
        OpportunityConflict = "OpportunityConflict",
        OpportunitySubmissionFailed = "OpportunitySubmissionFailed",
        OpportunityValidationFailed = "OpportunityValidationFailed",
        ResourceSnapshotAccessDenied = "ResourceSnapshotAccessDenied",
        ResourceSnapshotJobAccessDenied = "ResourceSnapshotJobAccessDenied",
    }
}
