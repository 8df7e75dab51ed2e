//! The enum `AwsFundingUsed`.

use smithy_client_runtime::UnknownValue;

/// Whether AWS paid for part of a marketing activity.
#[derive(Clone)]
#[non_exhaustive]
pub enum AwsFundingUsed {
    /// No funds of AWS were used.
    No,
    /// Marketing funds of AWS paid for all or part of it.
    Yes,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    AwsFundingUsed {
        No = "No",
        Yes = "Yes",
    }
}
