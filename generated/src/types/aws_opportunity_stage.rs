//! The enum `AwsOpportunityStage`.

smithy_client_runtime::open_enum! {
    /// Phase a deal has reached in the sales system of AWS.
    ///
    /// It mixes the phases of customer deals with those of bringing a seller on board. Treat an
    /// unknown phase as open.
    pub enum AwsOpportunityStage {
        /// The technical integration is being built.
        BuildingIntegration = "Building Integration",
        /// The customer checks costs, benefits and terms.
        BusinessValidation = "Business Validation",
        /// Closed before the work was done.
        ClosedIncomplete = "Closed Incomplete",
        /// Lost, with the cause in `ClosedLostReason`.
        ClosedLost = "Closed Lost",
        /// The customer has agreed, and the work can start.
        Committed = "Committed",
        /// All work on it is done.
        Completed = "Completed",
        /// The contract itself is being negotiated.
        ContractNegotiation = "Contract Negotiation",
        /// AWS leaves the deal to the partner.
        DeferredToPartner = "Deferred to Partner",
        /// AWS is in contact about the deal.
        Engaged = "Engaged",
        /// The offer is being examined.
        Evaluating = "Evaluating",
        /// Found as a possible deal, contact still to come.
        Identified = "Identified",
        /// AWS works on it.
        InProgress = "In Progress",
        /// Won: the solution is in use and brings revenue.
        Launched = "Launched",
        /// Nobody at AWS has begun to work on it.
        NotStarted = "Not Started",
        /// The seller is being set up after signing.
        Onboarding = "Onboarding",
        /// Paused, to be taken up again later.
        OnHold = "On-hold",
        /// A possible deal, need and budget not yet confirmed.
        Prospect = "Prospect",
        /// Need, budget and decision maker are confirmed.
        Qualified = "Qualified",
        /// AWS finds out whether the deal is worth pursuing.
        Qualify = "Qualify",
        /// AWS gathers information before it makes contact.
        Research = "Research",
        /// A seller, such as a vendor for AWS Marketplace, is in contact with AWS.
        SellerEngaged = "Seller Engaged",
        /// The seller has signed up with AWS.
        SellerRegistered = "Seller Registered",
        /// The customer checks whether the solution works for it.
        TechnicalValidation = "Technical Validation",
        /// The main terms are being negotiated.
        TermSheetNegotiation = "Term Sheet Negotiation",
    }
}
