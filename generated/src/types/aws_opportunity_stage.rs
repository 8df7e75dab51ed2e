//! The enum `AwsOpportunityStage`.

use smithy_client_runtime::UnknownValue;

/// Phase a deal has reached in the sales system of AWS.
///
/// It mixes the phases of customer deals with those of bringing a seller on board. Treat an unknown
/// phase as open.
#[derive(Clone)]
#[non_exhaustive]
pub enum AwsOpportunityStage {
    /// `Building Integration`: The technical integration is being built.
    BuildingIntegration,
    /// `Business Validation`: The customer checks costs, benefits and terms.
    BusinessValidation,
    /// `Closed Incomplete`: Closed before the work was done.
    ClosedIncomplete,
    /// `Closed Lost`: Lost, with the cause in `ClosedLostReason`.
    ClosedLost,
    /// The customer has agreed, and the work can start.
    Committed,
    /// All work on it is done.
    Completed,
    /// `Contract Negotiation`: The contract itself is being negotiated.
    ContractNegotiation,
    /// `Deferred to Partner`: AWS leaves the deal to the partner.
    DeferredToPartner,
    /// AWS is in contact about the deal.
    Engaged,
    /// The offer is being examined.
    Evaluating,
    /// Found as a possible deal, contact still to come.
    Identified,
    /// `In Progress`: AWS works on it.
    InProgress,
    /// Won: the solution is in use and brings revenue.
    Launched,
    /// `Not Started`: Nobody at AWS has begun to work on it.
    NotStarted,
    /// The seller is being set up after signing.
    Onboarding,
    /// `On-hold`: Paused, to be taken up again later.
    OnHold,
    /// A possible deal, need and budget not yet confirmed.
    Prospect,
    /// Need, budget and decision maker are confirmed.
    Qualified,
    /// AWS finds out whether the deal is worth pursuing.
    Qualify,
    /// AWS gathers information before it makes contact.
    Research,
    /// `Seller Engaged`: A seller, such as a vendor for AWS Marketplace, is in contact with AWS.
    SellerEngaged,
    /// `Seller Registered`: The seller has signed up with AWS.
    SellerRegistered,
    /// `Technical Validation`: The customer checks whether the solution works for it.
    TechnicalValidation,
    /// `Term Sheet Negotiation`: The main terms are being negotiated.
    TermSheetNegotiation,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    AwsOpportunityStage {
        BuildingIntegration = "Building Integration",
        BusinessValidation = "Business Validation",
        ClosedIncomplete = "Closed Incomplete",
        ClosedLost = "Closed Lost",
        Committed = "Committed",
        Completed = "Completed",
        ContractNegotiation = "Contract Negotiation",
        DeferredToPartner = "Deferred to Partner",
        Engaged = "Engaged",
        Evaluating = "Evaluating",
        Identified = "Identified",
        InProgress = "In Progress",
        Launched = "Launched",
        NotStarted = "Not Started",
        Onboarding = "Onboarding",
        OnHold = "On-hold",
        Prospect = "Prospect",
        Qualified = "Qualified",
        Qualify = "Qualify",
        Research = "Research",
        SellerEngaged = "Seller Engaged",
        SellerRegistered = "Seller Registered",
        TechnicalValidation = "Technical Validation",
        TermSheetNegotiation = "Term Sheet Negotiation",
    }
}
