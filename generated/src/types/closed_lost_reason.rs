//! The enum `ClosedLostReason`.

smithy_client_runtime::open_enum! {
    /// Why a partner reports a deal as lost.
    pub enum ClosedLostReason {
        /// The customer lacks budget, people or skills for the project.
        CustomerDeficiency = "Customer Deficiency",
        /// The customer is unhappy with how it was treated.
        CustomerExperience = "Customer Experience",
        /// The customer has postponed or cancelled its project.
        DelayCancellationOfProject = "Delay / Cancellation of Project",
        /// Money or commercial terms are in the way.
        FinancialCommercial = "Financial/Commercial",
        /// Law, taxes or regulation stand against it.
        LegalTaxRegulatory = "Legal / Tax / Regulatory",
        /// `Lost to Competitor - Google`
        LostToCompetitorGoogle = "Lost to Competitor - Google",
        /// `Lost to Competitor - Microsoft`
        LostToCompetitorMicrosoft = "Lost to Competitor - Microsoft",
        /// Another competitor than the listed ones has won.
        LostToCompetitorOther = "Lost to Competitor - Other",
        /// `Lost to Competitor - SoftLayer`
        LostToCompetitorSoftLayer = "Lost to Competitor - SoftLayer",
        /// `Lost to Competitor - VMWare`
        LostToCompetitorVmWare = "Lost to Competitor - VMWare",
        /// There was no real deal after all.
        NoOpportunity = "No Opportunity",
        /// The customer stays in its own data centre.
        OnPremisesDeployment = "On Premises Deployment",
        /// No listed reason fits.
        Other = "Other",
        /// Your company lacks an ability that the deal needs.
        PartnerGap = "Partner Gap",
        /// People, relations or ways to decide are in the way.
        PeopleRelationshipGovernance = "People/Relationship/Governance",
        /// Too expensive for the customer.
        Price = "Price",
        /// Product or technology does not fit the need.
        ProductTechnology = "Product/Technology",
        /// Demands on security or compliance cannot be met.
        SecurityCompliance = "Security / Compliance",
        /// The solution cannot do what the customer needs.
        TechnicalLimitations = "Technical Limitations",
    }
}
