//! The enum `ReviewStatus`.

smithy_client_runtime::open_enum! {
    /// Where a submitted deal stands in AWS's review.
    ///
    /// The normal way is `Pending Submission`, `Submitted`, `In review`, and then one of the three
    /// outcomes. After `Action Required` the partner corrects the deal and the review goes on.
    pub enum ReviewStatus {
        /// The reviewer asks for corrections; only certain members can be edited.
        ActionRequired = "Action Required",
        /// Accepted by AWS. The sale goes on, and most members can be edited.
        Approved = "Approved",
        /// A reviewer at AWS is checking it. Read-only. The second word is in lower case.
        InReview = "In review",
        /// A draft that AWS does not see yet. It can be edited.
        PendingSubmission = "Pending Submission",
        /// Turned down by AWS. Read-only.
        Rejected = "Rejected",
        /// Handed in and waiting for a reviewer. Read-only.
        Submitted = "Submitted",
    }
}
