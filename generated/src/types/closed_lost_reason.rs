//! The enum `ClosedLostReason`.

use smithy_client_runtime::UnknownValue;

/// Why a partner reports a deal as lost.
#[derive(Clone)]
#[non_exhaustive]
pub enum ClosedLostReason {
    /// `Customer Deficiency`: The customer lacks budget, people or skills for the project.
    CustomerDeficiency,
    /// `Customer Experience`: The customer is unhappy with how it was treated.
    CustomerExperience,
    /// `Delay / Cancellation of Project`: The customer has postponed or cancelled its project.
    DelayCancellationOfProject,
    /// `Financial/Commercial`: Money or commercial terms are in the way.
    FinancialCommercial,
    /// `Legal / Tax / Regulatory`: Law, taxes or regulation stand against it.
    LegalTaxRegulatory,
    /// `Lost to Competitor - Google`
    LostToCompetitorGoogle,
    /// `Lost to Competitor - Microsoft`
    LostToCompetitorMicrosoft,
    /// `Lost to Competitor - Other`: Another competitor than the listed ones has won.
    LostToCompetitorOther,
    /// `Lost to Competitor - SoftLayer`
    LostToCompetitorSoftLayer,
    /// `Lost to Competitor - VMWare`
    LostToCompetitorVmWare,
    /// `No Opportunity`: There was no real deal after all.
    NoOpportunity,
    /// `On Premises Deployment`: The customer stays in its own data centre.
    OnPremisesDeployment,
    /// No listed reason fits.
    Other,
    /// `Partner Gap`: Your company lacks an ability that the deal needs.
    PartnerGap,
    /// `People/Relationship/Governance`: People, relations or ways to decide are in the way.
    PeopleRelationshipGovernance,
    /// Too expensive for the customer.
    Price,
    /// `Product/Technology`: Product or technology does not fit the need.
    ProductTechnology,
    /// `Security / Compliance`: Demands on security or compliance cannot be met.
    SecurityCompliance,
    /// `Technical Limitations`: The solution cannot do what the customer needs.
    TechnicalLimitations,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ClosedLostReason {
        CustomerDeficiency = "Customer Deficiency",
        CustomerExperience = "Customer Experience",
        DelayCancellationOfProject = "Delay / Cancellation of Project",
        FinancialCommercial = "Financial/Commercial",
        LegalTaxRegulatory = "Legal / Tax / Regulatory",
        LostToCompetitorGoogle = "Lost to Competitor - Google",
        LostToCompetitorMicrosoft = "Lost to Competitor - Microsoft",
        LostToCompetitorOther = "Lost to Competitor - Other",
        LostToCompetitorSoftLayer = "Lost to Competitor - SoftLayer",
        LostToCompetitorVmWare = "Lost to Competitor - VMWare",
        NoOpportunity = "No Opportunity",
        OnPremisesDeployment = "On Premises Deployment",
        Other = "Other",
        PartnerGap = "Partner Gap",
        PeopleRelationshipGovernance = "People/Relationship/Governance",
        Price = "Price",
        ProductTechnology = "Product/Technology",
        SecurityCompliance = "Security / Compliance",
        TechnicalLimitations = "Technical Limitations",
    }
}
