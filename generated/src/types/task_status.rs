//! The enum `TaskStatus`.

use smithy_client_runtime::UnknownValue;

/// How far a background task is.
#[derive(Clone)]
#[non_exhaustive]
pub enum TaskStatus {
    /// `COMPLETE`: All steps succeeded.
    Complete,
    /// `FAILED`: A step failed; [`ReasonCode`](crate::types::ReasonCode) and `Message` say why.
    Failed,
    /// `IN_PROGRESS`: The service still works on it.
    InProgress,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    TaskStatus {
        Complete = "COMPLETE",
        Failed = "FAILED",
        InProgress = "IN_PROGRESS",
    }
}
