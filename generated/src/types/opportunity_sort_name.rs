//! The enum `OpportunitySortName`.

use smithy_client_runtime::UnknownValue;

/// What a list of opportunities can be sorted by.
#[derive(Clone)]
#[non_exhaustive]
pub enum OpportunitySortName {
    /// Name of the customer's company.
    CustomerCompanyName,
    /// Identifier given by the service.
    Identifier,
    /// Time of the latest change.
    LastModifiedDate,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    OpportunitySortName {
        CustomerCompanyName = "CustomerCompanyName",
        Identifier = "Identifier",
        LastModifiedDate = "LastModifiedDate",
    }
}
