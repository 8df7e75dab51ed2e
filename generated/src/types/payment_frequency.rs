//! The enum `PaymentFrequency`.

smithy_client_runtime::open_enum! {
    /// How often an expected amount is spent.
    pub enum PaymentFrequency {
        /// Once per month.
        Monthly = "Monthly",
    }
}
