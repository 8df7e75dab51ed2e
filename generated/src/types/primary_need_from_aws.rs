//! The enum `PrimaryNeedFromAws`.

smithy_client_runtime::open_enum! {
    /// A kind of help that a partner asks AWS for.
    pub enum PrimaryNeedFromAws {
        /// AWS architects check the design of the solution.
        CoSellArchitecturalValidation = "Co-Sell - Architectural Validation",
        /// AWS helps to present the business case to the customer.
        CoSellBusinessPresentation = "Co-Sell - Business Presentation",
        /// AWS shares what it knows about the rivals in the deal.
        CoSellCompetitiveInformation = "Co-Sell - Competitive Information",
        /// AWS sellers help to win the deal.
        CoSellDealSupport = "Co-Sell - Deal Support",
        /// AWS helps to find a price, with credits or discounts where it can.
        CoSellPricingAssistance = "Co-Sell - Pricing Assistance",
        /// AWS helps to answer a public tender or a request for proposal, quote or information
        /// (RFx).
        CoSellSupportForPublicTenderRFx = "Co-Sell - Support for Public Tender / RFx",
        /// AWS specialists advise on the technology.
        CoSellTechnicalConsultation = "Co-Sell - Technical Consultation",
        /// AWS helps to compare the costs over the whole time of use.
        CoSellTotalCostOfOwnershipEvaluation = "Co-Sell - Total Cost of Ownership Evaluation",
    }
}
