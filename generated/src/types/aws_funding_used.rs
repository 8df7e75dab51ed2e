//! The enum `AwsFundingUsed`.

smithy_client_runtime::open_enum! {
    /// Whether AWS paid for part of a marketing activity.
    pub enum AwsFundingUsed {
        /// No funds of AWS were used.
        No = "No",
        /// Marketing funds of AWS paid for all or part of it.
        Yes = "Yes",
    }
}
