//! The enum `InvitationStatus`.

use smithy_client_runtime::UnknownValue;

/// Whether an invitation is open or how it ended.
#[derive(Clone)]
#[non_exhaustive]
pub enum InvitationStatus {
    /// `ACCEPTED`: You have taken the deal on.
    Accepted,
    /// `EXPIRED`: The time to answer has run out.
    Expired,
    /// `PENDING`: Open: it can be accepted or rejected.
    Pending,
    /// `REJECTED`: Declined for good.
    Rejected,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    InvitationStatus {
        Accepted = "ACCEPTED",
        Expired = "EXPIRED",
        Pending = "PENDING",
        Rejected = "REJECTED",
    }
}
