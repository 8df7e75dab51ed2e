//! The enum `SolutionSortName`.

use smithy_client_runtime::UnknownValue;

/// What a list of solutions can be sorted by.
#[derive(Clone)]
#[non_exhaustive]
pub enum SolutionSortName {
    /// Kind of offering.
    Category,
    /// Time of registration.
    CreatedDate,
    /// Identifier of the solution.
    Identifier,
    /// Title of the solution.
    Name,
    /// State of the solution.
    Status,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    SolutionSortName {
        Category = "Category",
        CreatedDate = "CreatedDate",
        Identifier = "Identifier",
        Name = "Name",
        Status = "Status",
    }
}
