//! The enum `TaskStatus`.

smithy_client_runtime::open_enum! {
    /// How far a background task is.
    pub enum TaskStatus {
        /// All steps succeeded.
        Complete = "COMPLETE",
        /// A step failed; [`ReasonCode`](crate::types::ReasonCode) and `Message` say why.
        Failed = "FAILED",
        /// The service still works on it.
        InProgress = "IN_PROGRESS",
    }
}
