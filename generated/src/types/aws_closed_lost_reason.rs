//! The enum `AwsClosedLostReason`.

smithy_client_runtime::open_enum! {
    /// Why AWS counts a deal as lost.
    ///
    /// The list is longer than `ClosedLostReason`, from which a partner chooses, so the two sides
    /// may give different reasons for the same deal.
    pub enum AwsClosedLostReason {
        /// Closed for reasons of bookkeeping, not because of the sale itself.
        Administrative = "Administrative",
        /// The parties found no business associate agreement, the contract for protected health
        /// data in the United States.
        BusinessAssociateAgreement = "Business Associate Agreement",
        /// The customer was bought by another company or ceased to exist.
        CompanyAcquiredDissolved = "Company Acquired/Dissolved",
        /// A competing product suited the customer better.
        CompetitiveOffering = "Competitive Offering",
        /// Demands of the customer on its data could not be met.
        CustomerDataRequirement = "Customer Data Requirement",
        /// The customer lacked something of its own, such as budget, people or skills.
        CustomerDeficiency = "Customer Deficiency",
        /// The customer was not content with how it was treated.
        CustomerExperience = "Customer Experience",
        /// The customer put the project off or gave it up.
        DelayCancellationOfProject = "Delay / Cancellation of Project",
        /// The same deal exists in another record.
        Duplicate = "Duplicate",
        /// Another opportunity already covers this deal.
        DuplicateOpportunity = "Duplicate Opportunity",
        /// A decision maker at the customer stood in the way.
        ExecutiveBlocker = "Executive Blocker",
        /// The deal or a party to it did not pass a check by AWS.
        FailedVetting = "Failed Vetting",
        /// A feature the customer needed was missing.
        FeatureLimitation = "Feature Limitation",
        /// Money or commercial terms stood in the way.
        FinancialCommercial = "Financial/Commercial",
        /// The value seen in working with Amazon was too small.
        InsufficientAmazonValue = "Insufficient Amazon Value",
        /// The value seen in working with AWS was too small.
        InsufficientAwsValue = "Insufficient AWS Value",
        /// Rules or limits between countries prevented the deal.
        InternationalConstraints = "International Constraints",
        /// Law, taxes or regulation prevented the deal.
        LegalTaxRegulatory = "Legal / Tax / Regulatory",
        /// The parties did not agree on the terms of the contract.
        LegalTermsAndConditions = "Legal Terms and Conditions",
        /// A competitor won the deal.
        LostToCompetitor = "Lost to Competitor",
        /// `Lost to Competitor - Google`
        LostToCompetitorGoogle = "Lost to Competitor - Google",
        /// `Lost to Competitor - Microsoft`
        LostToCompetitorMicrosoft = "Lost to Competitor - Microsoft",
        /// A competitor without an entry of its own won the deal.
        LostToCompetitorOther = "Lost to Competitor - Other",
        /// `Lost to Competitor - Rackspace`
        LostToCompetitorRackspace = "Lost to Competitor - Rackspace",
        /// `Lost to Competitor - SoftLayer`
        LostToCompetitorSoftLayer = "Lost to Competitor - SoftLayer",
        /// `Lost to Competitor - VMWare`
        LostToCompetitorVmWare = "Lost to Competitor - VMWare",
        /// The other side would not commit itself to AWS.
        NotCommittedToAws = "Not Committed to AWS",
        /// There was no customer to point to as a reference.
        NoCustomerReference = "No Customer Reference",
        /// Nobody was available to build the integration.
        NoIntegrationResources = "No Integration Resources",
        /// It turned out that there was nothing to sell.
        NoOpportunity = "No Opportunity",
        /// No value was seen in AWS Marketplace (MP).
        NoPerceivedValueOfMp = "No Perceived Value of MP",
        /// The other side stopped answering.
        NoResponse = "No Response",
        /// The record was not kept up to date.
        NoUpdate = "No Update",
        /// The customer runs it in its own data centre.
        OnPremisesDeployment = "On Premises Deployment",
        /// None of the listed reasons fits.
        Other = "Other",
        /// None of the listed reasons fits, and the description of the deal explains it.
        OtherDetailsInDescription = "Other (Details in Description)",
        /// The partner lacked an ability that the deal needed.
        PartnerGap = "Partner Gap",
        /// The expected close date went by without a result.
        PastDue = "Past Due",
        /// People, relations or ways to decide stood in the way.
        PeopleRelationshipGovernance = "People/Relationship/Governance",
        /// A limit of the platform prevented the deal.
        PlatformTechnologyLimitation = "Platform Technology Limitation",
        /// The customer simply preferred a competitor.
        PreferenceForCompetitor = "Preference for Competitor",
        /// The customer found it too expensive.
        Price = "Price",
        /// The product does not run on AWS.
        ProductNotOnAws = "Product Not on AWS",
        /// Product or technology did not fit.
        ProductTechnology = "Product/Technology",
        /// Demands on security or compliance could not be met.
        SecurityCompliance = "Security / Compliance",
        /// The customer goes on alone, without sellers.
        SelfService = "Self-Service",
        /// A technical limit prevented the deal.
        TechnicalLimitations = "Technical Limitations",
        /// The talks about the term sheet came to a standstill.
        TermSheetImpasse = "Term Sheet Impasse",
    }
}
