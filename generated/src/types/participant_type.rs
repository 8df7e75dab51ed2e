//! The enum `ParticipantType`.

smithy_client_runtime::open_enum! {
    /// Side of an invitation that an account is on.
    pub enum ParticipantType {
        /// The side that was invited.
        Receiver = "RECEIVER",
    }
}
