//! The enum `InvolvementTypeChangeReason`.

smithy_client_runtime::open_enum! {
    /// Why AWS takes a larger or smaller part in a deal than before.
    pub enum InvolvementTypeChangeReason {
        /// The facts of the deal have changed.
        ChangeInDealInformation = "Change in Deal Information",
        /// The customer asked for it.
        CustomerRequested = "Customer Requested",
        /// The deal can grow beyond its first scope.
        ExpansionOpportunity = "Expansion Opportunity",
        /// AWS wants to lower a risk in the deal.
        RiskMitigation = "Risk Mitigation",
        /// The deal needs technical skills of AWS.
        TechnicalComplexity = "Technical Complexity",
    }
}
