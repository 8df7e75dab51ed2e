//! The enum `SortOrder`.

use smithy_client_runtime::UnknownValue;

/// Direction in which a list is sorted.
#[derive(Clone)]
#[non_exhaustive]
pub enum SortOrder {
    /// `ASCENDING`: Smallest, oldest or first in the alphabet first.
    Ascending,
    /// `DESCENDING`: Largest, newest or last in the alphabet first.
    Descending,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    SortOrder {
        Ascending = "ASCENDING",
        Descending = "DESCENDING",
    }
}
