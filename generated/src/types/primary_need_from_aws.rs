//! The enum `PrimaryNeedFromAws`.

use smithy_client_runtime::UnknownValue;

/// A kind of help that a partner asks AWS for.
#[derive(Clone)]
#[non_exhaustive]
pub enum PrimaryNeedFromAws {
    /// `Co-Sell - Architectural Validation`: AWS architects check the design of the solution.
    CoSellArchitecturalValidation,
    /// `Co-Sell - Business Presentation`: AWS helps to present the business case to the customer.
    CoSellBusinessPresentation,
    /// `Co-Sell - Competitive Information`: AWS shares what it knows about the rivals in the deal.
    CoSellCompetitiveInformation,
    /// `Co-Sell - Deal Support`: AWS sellers help to win the deal.
    CoSellDealSupport,
    /// `Co-Sell - Pricing Assistance`: AWS helps to find a price, with credits or discounts where
    /// it can.
    CoSellPricingAssistance,
    /// `Co-Sell - Support for Public Tender / RFx`: AWS helps to answer a public tender or a
    /// request for proposal, quote or information (RFx).
    CoSellSupportForPublicTenderRFx,
    /// `Co-Sell - Technical Consultation`: AWS specialists advise on the technology.
    CoSellTechnicalConsultation,
    /// `Co-Sell - Total Cost of Ownership Evaluation`: AWS helps to compare the costs over the
    /// whole time of use.
    CoSellTotalCostOfOwnershipEvaluation,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    PrimaryNeedFromAws {
        CoSellArchitecturalValidation = "Co-Sell - Architectural Validation",
        CoSellBusinessPresentation = "Co-Sell - Business Presentation",
        CoSellCompetitiveInformation = "Co-Sell - Competitive Information",
        CoSellDealSupport = "Co-Sell - Deal Support",
        CoSellPricingAssistance = "Co-Sell - Pricing Assistance",
        CoSellSupportForPublicTenderRFx = "Co-Sell - Support for Public Tender / RFx",
        CoSellTechnicalConsultation = "Co-Sell - Technical Consultation",
        CoSellTotalCostOfOwnershipEvaluation = "Co-Sell - Total Cost of Ownership Evaluation",
    }
}
