//! The enum `InvitationStatus`.

smithy_client_runtime::open_enum! {
    /// Whether an invitation is open or how it ended.
    pub enum InvitationStatus {
        /// You have taken the deal on.
        Accepted = "ACCEPTED",
        /// The time to answer has run out.
        Expired = "EXPIRED",
        /// Open: it can be accepted or rejected.
        Pending = "PENDING",
        /// Declined for good.
        Rejected = "REJECTED",
    }
}
