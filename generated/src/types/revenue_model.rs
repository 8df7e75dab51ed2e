//! The enum `RevenueModel`.

smithy_client_runtime::open_enum! {
    /// How a customer pays for the partner's software.
    pub enum RevenueModel {
        /// A fixed price for a fixed term.
        Contract = "Contract",
        /// By use, without a commitment.
        PayAsYouGo = "Pay-as-you-go",
        /// A recurring fee.
        Subscription = "Subscription",
    }
}
