//! The enum `SolutionStatus`.

use smithy_client_runtime::UnknownValue;

/// Whether a solution is offered.
#[derive(Clone)]
#[non_exhaustive]
pub enum SolutionStatus {
    /// Offered, and ready to be linked with opportunities.
    Active,
    /// Still being prepared.
    Draft,
    /// No longer offered.
    Inactive,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    SolutionStatus {
        Active = "Active",
        Draft = "Draft",
        Inactive = "Inactive",
    }
}
