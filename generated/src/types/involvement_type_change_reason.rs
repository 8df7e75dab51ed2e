//! The enum `InvolvementTypeChangeReason`.

use smithy_client_runtime::UnknownValue;

/// Why AWS takes a larger or smaller part in a deal than before.
#[derive(Clone)]
#[non_exhaustive]
pub enum InvolvementTypeChangeReason {
    /// `Change in Deal Information`: The facts of the deal have changed.
    ChangeInDealInformation,
    /// `Customer Requested`: The customer asked for it.
    CustomerRequested,
    /// `Expansion Opportunity`: The deal can grow beyond its first scope.
    ExpansionOpportunity,
    /// `Risk Mitigation`: AWS wants to lower a risk in the deal.
    RiskMitigation,
    /// `Technical Complexity`: The deal needs technical skills of AWS.
    TechnicalComplexity,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    InvolvementTypeChangeReason {
        ChangeInDealInformation = "Change in Deal Information",
        CustomerRequested = "Customer Requested",
        ExpansionOpportunity = "Expansion Opportunity",
        RiskMitigation = "Risk Mitigation",
        TechnicalComplexity = "Technical Complexity",
    }
}
