//! The enum `ParticipantType`.

use smithy_client_runtime::UnknownValue;

/// Side of an invitation that an account is on.
#[derive(Clone)]
#[non_exhaustive]
pub enum ParticipantType {
    /// `RECEIVER`: The side that was invited.
    Receiver,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ParticipantType {
        Receiver = "RECEIVER",
    }
}
