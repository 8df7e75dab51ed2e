//! The enum `ReviewStatus`.

use smithy_client_runtime::UnknownValue;

/// Where a submitted deal stands in AWS's review.
///
/// The normal way is `Pending Submission`, `Submitted`, `In review`, and then one of the three
/// outcomes. After `Action Required` the partner corrects the deal and the review goes on.
#[derive(Clone)]
#[non_exhaustive]
pub enum ReviewStatus {
    /// `Action Required`: The reviewer asks for corrections; only certain members can be edited.
    ActionRequired,
    /// Accepted by AWS. The sale goes on, and most members can be edited.
    Approved,
    /// `In review`: A reviewer at AWS is checking it. Read-only. The second word is in lower case.
    InReview,
    /// `Pending Submission`: A draft that AWS does not see yet. It can be edited.
    PendingSubmission,
    /// Turned down by AWS. Read-only.
    Rejected,
    /// Handed in and waiting for a reviewer. Read-only.
    Submitted,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ReviewStatus {
        ActionRequired = "Action Required",
        Approved = "Approved",
        InReview = "In review",
        PendingSubmission = "Pending Submission",
        Rejected = "Rejected",
        Submitted = "Submitted",
    }
}
