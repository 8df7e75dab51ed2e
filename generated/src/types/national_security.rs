//! The enum `NationalSecurity`.

use smithy_client_runtime::UnknownValue;

/// Whether a deal touches the national security of a country.
#[derive(Clone)]
#[non_exhaustive]
pub enum NationalSecurity {
    /// An ordinary deal.
    No,
    /// A matter of national security. Only for customers in industry `Government`.
    Yes,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    NationalSecurity {
        No = "No",
        Yes = "Yes",
    }
}
