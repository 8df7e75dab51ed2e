//! The enum `OpportunitySortName`.

smithy_client_runtime::open_enum! {
    /// What a list of opportunities can be sorted by.
    pub enum OpportunitySortName {
        /// Name of the customer's company.
        CustomerCompanyName = "CustomerCompanyName",
        /// Identifier given by the service.
        Identifier = "Identifier",
        /// Time of the latest change.
        LastModifiedDate = "LastModifiedDate",
    }
}
