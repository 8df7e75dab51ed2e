//! The enum `EngagementScore`.

use smithy_client_runtime::UnknownValue;

/// AWS's rating of how much a joint effort on a deal promises.
#[derive(Clone)]
#[non_exhaustive]
pub enum EngagementScore {
    /// AWS sees a good chance and is likely to engage.
    High,
    /// AWS sees little chance and is unlikely to engage.
    Low,
    /// AWS sees a fair chance.
    Medium,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    EngagementScore {
        High = "High",
        Low = "Low",
        Medium = "Medium",
    }
}
