//! The enum `NationalSecurity`.

smithy_client_runtime::open_enum! {
    /// Whether a deal touches the national security of a country.
    pub enum NationalSecurity {
        /// An ordinary deal.
        No = "No",
        /// A matter of national security. Only for customers in industry `Government`.
        Yes = "Yes",
    }
}
