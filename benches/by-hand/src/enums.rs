//! The enums, as far as a developer would write them out; the long ones (countries, currencies) are strings.
//!
//! A value of a newer service is read as `Unknown`, and lost.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Channel {
    #[serde(rename = "AWS Marketing Central")]
    AWSMarketingCentral,
    #[serde(rename = "Content Syndication")]
    ContentSyndication,
    Display,
    Email,
    #[serde(rename = "Live Event")]
    LiveEvent,
    #[serde(rename = "Out Of Home (OOH)")]
    OutOfHomeOOH,
    Print,
    Search,
    Social,
    Telemarketing,
    TV,
    Video,
    #[serde(rename = "Virtual Event")]
    VirtualEvent,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum ClosedLostReason {
    #[serde(rename = "Customer Deficiency")]
    CustomerDeficiency,
    #[serde(rename = "Delay / Cancellation of Project")]
    DelayCancellationOfProject,
    #[serde(rename = "Legal / Tax / Regulatory")]
    LegalTaxRegulatory,
    #[serde(rename = "Lost to Competitor - Google")]
    LostToCompetitorGoogle,
    #[serde(rename = "Lost to Competitor - Microsoft")]
    LostToCompetitorMicrosoft,
    #[serde(rename = "Lost to Competitor - SoftLayer")]
    LostToCompetitorSoftLayer,
    #[serde(rename = "Lost to Competitor - VMWare")]
    LostToCompetitorVMWare,
    #[serde(rename = "Lost to Competitor - Other")]
    LostToCompetitorOther,
    #[serde(rename = "No Opportunity")]
    NoOpportunity,
    #[serde(rename = "On Premises Deployment")]
    OnPremisesDeployment,
    #[serde(rename = "Partner Gap")]
    PartnerGap,
    Price,
    #[serde(rename = "Security / Compliance")]
    SecurityCompliance,
    #[serde(rename = "Technical Limitations")]
    TechnicalLimitations,
    #[serde(rename = "Customer Experience")]
    CustomerExperience,
    Other,
    #[serde(rename = "People/Relationship/Governance")]
    PeopleRelationshipGovernance,
    #[serde(rename = "Product/Technology")]
    ProductTechnology,
    #[serde(rename = "Financial/Commercial")]
    FinancialCommercial,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum CompetitorName {
    #[serde(rename = "Oracle Cloud")]
    OracleCloud,
    #[serde(rename = "On-Prem")]
    OnPrem,
    #[serde(rename = "Co-location")]
    CoLocation,
    Akamai,
    AliCloud,
    #[serde(rename = "Google Cloud Platform")]
    GoogleCloudPlatform,
    #[serde(rename = "IBM Softlayer")]
    IBMSoftlayer,
    #[serde(rename = "Microsoft Azure")]
    MicrosoftAzure,
    #[serde(rename = "Other- Cost Optimization")]
    OtherCostOptimization,
    #[serde(rename = "No Competition")]
    NoCompetition,
    #[serde(rename = "*Other")]
    Other,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum DeliveryModel {
    #[serde(rename = "SaaS or PaaS")]
    SaaSOrPaaS,
    #[serde(rename = "BYOL or AMI")]
    BYOLOrAMI,
    #[serde(rename = "Managed Services")]
    ManagedServices,
    #[serde(rename = "Professional Services")]
    ProfessionalServices,
    Resell,
    Other,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Industry {
    Aerospace,
    Agriculture,
    Automotive,
    #[serde(rename = "Computers and Electronics")]
    ComputersAndElectronics,
    #[serde(rename = "Consumer Goods")]
    ConsumerGoods,
    Education,
    #[serde(rename = "Energy - Oil and Gas")]
    EnergyOilAndGas,
    #[serde(rename = "Energy - Power and Utilities")]
    EnergyPowerAndUtilities,
    #[serde(rename = "Financial Services")]
    FinancialServices,
    Gaming,
    Government,
    Healthcare,
    Hospitality,
    #[serde(rename = "Life Sciences")]
    LifeSciences,
    Manufacturing,
    #[serde(rename = "Marketing and Advertising")]
    MarketingAndAdvertising,
    #[serde(rename = "Media and Entertainment")]
    MediaAndEntertainment,
    Mining,
    #[serde(rename = "Non-Profit Organization")]
    NonProfitOrganization,
    #[serde(rename = "Professional Services")]
    ProfessionalServices,
    #[serde(rename = "Real Estate and Construction")]
    RealEstateAndConstruction,
    Retail,
    #[serde(rename = "Software and Internet")]
    SoftwareAndInternet,
    Telecommunications,
    #[serde(rename = "Transportation and Logistics")]
    TransportationAndLogistics,
    Travel,
    #[serde(rename = "Wholesale and Distribution")]
    WholesaleAndDistribution,
    Other,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum MarketingSource {
    #[serde(rename = "Marketing Activity")]
    MarketingActivity,
    None,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum OpportunityOrigin {
    #[serde(rename = "AWS Referral")]
    AWSReferral,
    #[serde(rename = "Partner Referral")]
    PartnerReferral,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum OpportunityType {
    #[serde(rename = "Net New Business")]
    NetNewBusiness,
    #[serde(rename = "Flat Renewal")]
    FlatRenewal,
    Expansion,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum PaymentFrequency {
    Monthly,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum PrimaryNeedFromAws {
    #[serde(rename = "Co-Sell - Architectural Validation")]
    CoSellArchitecturalValidation,
    #[serde(rename = "Co-Sell - Business Presentation")]
    CoSellBusinessPresentation,
    #[serde(rename = "Co-Sell - Competitive Information")]
    CoSellCompetitiveInformation,
    #[serde(rename = "Co-Sell - Pricing Assistance")]
    CoSellPricingAssistance,
    #[serde(rename = "Co-Sell - Technical Consultation")]
    CoSellTechnicalConsultation,
    #[serde(rename = "Co-Sell - Total Cost of Ownership Evaluation")]
    CoSellTotalCostOfOwnershipEvaluation,
    #[serde(rename = "Co-Sell - Deal Support")]
    CoSellDealSupport,
    #[serde(rename = "Co-Sell - Support for Public Tender / RFx")]
    CoSellSupportForPublicTenderRFx,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum RevenueModel {
    Contract,
    #[serde(rename = "Pay-as-you-go")]
    PayAsYouGo,
    Subscription,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum ReviewStatus {
    #[serde(rename = "Pending Submission")]
    PendingSubmission,
    Submitted,
    #[serde(rename = "In review")]
    InReview,
    Approved,
    Rejected,
    #[serde(rename = "Action Required")]
    ActionRequired,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum SalesActivity {
    #[serde(rename = "Initialized discussions with customer")]
    InitializedDiscussionsWithCustomer,
    #[serde(rename = "Customer has shown interest in solution")]
    CustomerHasShownInterestInSolution,
    #[serde(rename = "Conducted POC / Demo")]
    ConductedPOCDemo,
    #[serde(rename = "In evaluation / planning stage")]
    InEvaluationPlanningStage,
    #[serde(rename = "Agreed on solution to Business Problem")]
    AgreedOnSolutionToBusinessProblem,
    #[serde(rename = "Completed Action Plan")]
    CompletedActionPlan,
    #[serde(rename = "Finalized Deployment Need")]
    FinalizedDeploymentNeed,
    #[serde(rename = "SOW Signed")]
    SOWSigned,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Stage {
    Prospect,
    Qualified,
    #[serde(rename = "Technical Validation")]
    TechnicalValidation,
    #[serde(rename = "Business Validation")]
    BusinessValidation,
    Committed,
    Launched,
    #[serde(rename = "Closed Lost")]
    ClosedLost,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum YesOrNo {
    Yes,
    No,
    #[serde(other)]
    Unknown,
}
