//! The enum `AwsClosedLostReason`.

use smithy_client_runtime::UnknownValue;

/// Why AWS counts a deal as lost.
///
/// The list is longer than `ClosedLostReason`, from which a partner chooses, so the two sides may
/// give different reasons for the same deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum AwsClosedLostReason {
    /// Closed for reasons of bookkeeping, not because of the sale itself.
    Administrative,
    /// `Business Associate Agreement`: The parties found no business associate agreement, the
    /// contract for protected health data in the United States.
    BusinessAssociateAgreement,
    /// `Company Acquired/Dissolved`: The customer was bought by another company or ceased to exist.
    CompanyAcquiredDissolved,
    /// `Competitive Offering`: A competing product suited the customer better.
    CompetitiveOffering,
    /// `Customer Data Requirement`: Demands of the customer on its data could not be met.
    CustomerDataRequirement,
    /// `Customer Deficiency`: The customer lacked something of its own, such as budget, people or
    /// skills.
    CustomerDeficiency,
    /// `Customer Experience`: The customer was not content with how it was treated.
    CustomerExperience,
    /// `Delay / Cancellation of Project`: The customer put the project off or gave it up.
    DelayCancellationOfProject,
    /// The same deal exists in another record.
    Duplicate,
    /// `Duplicate Opportunity`: Another opportunity already covers this deal.
    DuplicateOpportunity,
    /// `Executive Blocker`: A decision maker at the customer stood in the way.
    ExecutiveBlocker,
    /// `Failed Vetting`: The deal or a party to it did not pass a check by AWS.
    FailedVetting,
    /// `Feature Limitation`: A feature the customer needed was missing.
    FeatureLimitation,
    /// `Financial/Commercial`: Money or commercial terms stood in the way.
    FinancialCommercial,
    /// `Insufficient Amazon Value`: The value seen in working with Amazon was too small.
    InsufficientAmazonValue,
    /// `Insufficient AWS Value`: The value seen in working with AWS was too small.
    InsufficientAwsValue,
    /// `International Constraints`: Rules or limits between countries prevented the deal.
    InternationalConstraints,
    /// `Legal / Tax / Regulatory`: Law, taxes or regulation prevented the deal.
    LegalTaxRegulatory,
    /// `Legal Terms and Conditions`: The parties did not agree on the terms of the contract.
    LegalTermsAndConditions,
    /// `Lost to Competitor`: A competitor won the deal.
    LostToCompetitor,
    /// `Lost to Competitor - Google`
    LostToCompetitorGoogle,
    /// `Lost to Competitor - Microsoft`
    LostToCompetitorMicrosoft,
    /// `Lost to Competitor - Other`: A competitor without an entry of its own won the deal.
    LostToCompetitorOther,
    /// `Lost to Competitor - Rackspace`
    LostToCompetitorRackspace,
    /// `Lost to Competitor - SoftLayer`
    LostToCompetitorSoftLayer,
    /// `Lost to Competitor - VMWare`
    LostToCompetitorVmWare,
    /// `Not Committed to AWS`: The other side would not commit itself to AWS.
    NotCommittedToAws,
    /// `No Customer Reference`: There was no customer to point to as a reference.
    NoCustomerReference,
    /// `No Integration Resources`: Nobody was available to build the integration.
    NoIntegrationResources,
    /// `No Opportunity`: It turned out that there was nothing to sell.
    NoOpportunity,
    /// `No Perceived Value of MP`: No value was seen in AWS Marketplace (MP).
    NoPerceivedValueOfMp,
    /// `No Response`: The other side stopped answering.
    NoResponse,
    /// `No Update`: The record was not kept up to date.
    NoUpdate,
    /// `On Premises Deployment`: The customer runs it in its own data centre.
    OnPremisesDeployment,
    /// None of the listed reasons fits.
    Other,
    /// `Other (Details in Description)`: None of the listed reasons fits, and the description of
    /// the deal explains it.
    OtherDetailsInDescription,
    /// `Partner Gap`: The partner lacked an ability that the deal needed.
    PartnerGap,
    /// `Past Due`: The expected close date went by without a result.
    PastDue,
    /// `People/Relationship/Governance`: People, relations or ways to decide stood in the way.
    PeopleRelationshipGovernance,
    /// `Platform Technology Limitation`: A limit of the platform prevented the deal.
    PlatformTechnologyLimitation,
    /// `Preference for Competitor`: The customer simply preferred a competitor.
    PreferenceForCompetitor,
    /// The customer found it too expensive.
    Price,
    /// `Product Not on AWS`: The product does not run on AWS.
    ProductNotOnAws,
    /// `Product/Technology`: Product or technology did not fit.
    ProductTechnology,
    /// `Security / Compliance`: Demands on security or compliance could not be met.
    SecurityCompliance,
    /// `Self-Service`: The customer goes on alone, without sellers.
    SelfService,
    /// `Technical Limitations`: A technical limit prevented the deal.
    TechnicalLimitations,
    /// `Term Sheet Impasse`: The talks about the term sheet came to a standstill.
    TermSheetImpasse,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    AwsClosedLostReason {
        Administrative = "Administrative",
        BusinessAssociateAgreement = "Business Associate Agreement",
        CompanyAcquiredDissolved = "Company Acquired/Dissolved",
        CompetitiveOffering = "Competitive Offering",
        CustomerDataRequirement = "Customer Data Requirement",
        CustomerDeficiency = "Customer Deficiency",
        CustomerExperience = "Customer Experience",
        DelayCancellationOfProject = "Delay / Cancellation of Project",
        Duplicate = "Duplicate",
        DuplicateOpportunity = "Duplicate Opportunity",
        ExecutiveBlocker = "Executive Blocker",
        FailedVetting = "Failed Vetting",
        FeatureLimitation = "Feature Limitation",
        FinancialCommercial = "Financial/Commercial",
        InsufficientAmazonValue = "Insufficient Amazon Value",
        InsufficientAwsValue = "Insufficient AWS Value",
        InternationalConstraints = "International Constraints",
        LegalTaxRegulatory = "Legal / Tax / Regulatory",
        LegalTermsAndConditions = "Legal Terms and Conditions",
        LostToCompetitor = "Lost to Competitor",
        LostToCompetitorGoogle = "Lost to Competitor - Google",
        LostToCompetitorMicrosoft = "Lost to Competitor - Microsoft",
        LostToCompetitorOther = "Lost to Competitor - Other",
        LostToCompetitorRackspace = "Lost to Competitor - Rackspace",
        LostToCompetitorSoftLayer = "Lost to Competitor - SoftLayer",
        LostToCompetitorVmWare = "Lost to Competitor - VMWare",
        NotCommittedToAws = "Not Committed to AWS",
        NoCustomerReference = "No Customer Reference",
        NoIntegrationResources = "No Integration Resources",
        NoOpportunity = "No Opportunity",
        NoPerceivedValueOfMp = "No Perceived Value of MP",
        NoResponse = "No Response",
        NoUpdate = "No Update",
        OnPremisesDeployment = "On Premises Deployment",
        Other = "Other",
        OtherDetailsInDescription = "Other (Details in Description)",
        PartnerGap = "Partner Gap",
        PastDue = "Past Due",
        PeopleRelationshipGovernance = "People/Relationship/Governance",
        PlatformTechnologyLimitation = "Platform Technology Limitation",
        PreferenceForCompetitor = "Preference for Competitor",
        Price = "Price",
        ProductNotOnAws = "Product Not on AWS",
        ProductTechnology = "Product/Technology",
        SecurityCompliance = "Security / Compliance",
        SelfService = "Self-Service",
        TechnicalLimitations = "Technical Limitations",
        TermSheetImpasse = "Term Sheet Impasse",
    }
}
