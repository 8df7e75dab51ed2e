//! Two responses written by hand with serde's derive, and a page of a realistic size, with which benchmarks compare the
//! generated client.
//!
//! Enums and timestamps, which derive can't express, are those of the crate, so that only the structures differ.

use partnercentral_selling::types::{
    AwsFundingUsed, Channel, ClosedLostReason, CompetitorName, CountryCode, CurrencyCode, DeliveryModel, Industry,
    MarketingSource, NationalSecurity, OpportunityType, PaymentFrequency, PrimaryNeedFromAws, RevenueModel,
    ReviewStatus, SalesActivity, Stage,
};
use serde::{Deserialize, Serialize};
use smithy_client_runtime::Timestamp;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRequest {
    pub catalog: String,
    pub identifier: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Opportunity {
    pub catalog: String,
    pub created_date: Timestamp,
    pub customer: Option<Customer>,
    pub id: String,
    pub last_modified_date: Timestamp,
    pub life_cycle: Option<LifeCycle>,
    pub marketing: Option<Marketing>,
    pub national_security: Option<NationalSecurity>,
    pub opportunity_team: Option<Vec<Contact>>,
    pub opportunity_type: Option<OpportunityType>,
    pub partner_opportunity_identifier: Option<String>,
    pub primary_needs_from_aws: Option<Vec<PrimaryNeedFromAws>>,
    pub project: Option<Project>,
    pub related_entity_identifiers: RelatedEntityIdentifiers,
    pub software_revenue: Option<SoftwareRevenue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Contact {
    pub business_title: Option<String>,
    pub email: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Customer {
    pub account: Option<Account>,
    pub contacts: Option<Vec<Contact>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Account {
    pub address: Option<Address>,
    pub aws_account_id: Option<String>,
    pub company_name: Option<String>,
    pub duns: Option<String>,
    pub industry: Option<Industry>,
    pub other_industry: Option<String>,
    pub website_url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Address {
    pub city: Option<String>,
    pub country_code: Option<CountryCode>,
    pub postal_code: Option<String>,
    pub state_or_region: Option<String>,
    pub street_address: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LifeCycle {
    pub closed_lost_reason: Option<ClosedLostReason>,
    pub next_steps: Option<String>,
    pub next_steps_history: Option<Vec<NextStepsHistory>>,
    pub review_comments: Option<String>,
    pub review_status: Option<ReviewStatus>,
    pub review_status_reason: Option<String>,
    pub stage: Option<Stage>,
    pub target_close_date: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NextStepsHistory {
    pub time: Option<Timestamp>,
    pub value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Marketing {
    pub aws_funding_used: Option<AwsFundingUsed>,
    pub campaign_name: Option<String>,
    pub channels: Option<Vec<Channel>>,
    pub source: Option<MarketingSource>,
    pub use_cases: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Project {
    pub additional_comments: Option<String>,
    pub apn_programs: Option<Vec<String>>,
    pub competitor_name: Option<CompetitorName>,
    pub customer_business_problem: Option<String>,
    pub customer_use_case: Option<String>,
    pub delivery_models: Option<Vec<DeliveryModel>>,
    pub expected_customer_spend: Option<Vec<Spend>>,
    pub other_competitor_names: Option<String>,
    pub other_solution_description: Option<String>,
    pub related_opportunity_identifier: Option<String>,
    pub sales_activities: Option<Vec<SalesActivity>>,
    pub title: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Spend {
    pub amount: Option<String>,
    pub currency_code: Option<CurrencyCode>,
    pub frequency: Option<PaymentFrequency>,
    pub target_company: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SoftwareRevenue {
    pub delivery_model: Option<RevenueModel>,
    pub effective_date: Option<String>,
    pub expiration_date: Option<String>,
    pub value: Option<MonetaryValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MonetaryValue {
    pub amount: Option<String>,
    pub currency_code: Option<CurrencyCode>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RelatedEntityIdentifiers {
    pub aws_marketplace_offers: Option<Vec<String>>,
    pub aws_products: Option<Vec<String>>,
    pub solutions: Option<Vec<String>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRequest {
    pub catalog: String,
    pub max_results: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Page {
    pub next_token: Option<String>,
    pub opportunity_summaries: Vec<Summary>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Summary {
    pub catalog: Option<String>,
    pub created_date: Option<Timestamp>,
    pub customer: Option<CustomerSummary>,
    pub id: Option<String>,
    pub last_modified_date: Option<Timestamp>,
    pub life_cycle: Option<LifeCycleSummary>,
    pub opportunity_type: Option<OpportunityType>,
    pub partner_opportunity_identifier: Option<String>,
    pub project: Option<ProjectSummary>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomerSummary {
    pub account: Option<AccountSummary>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountSummary {
    pub address: Option<AddressSummary>,
    pub company_name: Option<String>,
    pub industry: Option<Industry>,
    pub other_industry: Option<String>,
    pub website_url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddressSummary {
    pub city: Option<String>,
    pub country_code: Option<CountryCode>,
    pub postal_code: Option<String>,
    pub state_or_region: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LifeCycleSummary {
    pub closed_lost_reason: Option<ClosedLostReason>,
    pub next_steps: Option<String>,
    pub review_comments: Option<String>,
    pub review_status: Option<ReviewStatus>,
    pub review_status_reason: Option<String>,
    pub stage: Option<Stage>,
    pub target_close_date: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProjectSummary {
    pub delivery_models: Option<Vec<DeliveryModel>>,
    pub expected_customer_spend: Option<Vec<Spend>>,
}

/// A page of 100 summaries, about 94 kB, in the form in which the service writes it.
#[must_use]
pub fn page() -> Vec<u8> {
    let summary = |number: usize| {
        format!(
            r#"{{"Catalog":"AWS","CreatedDate":"2026-01-02T03:04:05.123Z","Customer":{{"Account":{{"Address":{{"City":"Hamburg","CountryCode":"{country}","PostalCode":"20095","StateOrRegion":"Hamburg"}},"CompanyName":"Example Logistics {number} GmbH & Co. KG","Industry":"{industry}","OtherIndustry":null,"WebsiteUrl":"https://www.example.com/companies/{number}"}}}},"Id":"O{id}","LastModifiedDate":"2026-03-04T05:06:07.891Z","LifeCycle":{{"ClosedLostReason":null,"NextSteps":"Workshop with the platform team, then a proposal with a first estimate of the monthly spend","ReviewComments":null,"ReviewStatus":"{status}","ReviewStatusReason":null,"Stage":"{stage}","TargetCloseDate":"2027-03-31"}},"OpportunityType":"Net New Business","PartnerOpportunityIdentifier":"CRM-2026-{id}","Project":{{"DeliveryModels":["SaaS or PaaS","Managed Services"],"ExpectedCustomerSpend":[{{"Amount":"{number}500.00","CurrencyCode":"USD","Frequency":"Monthly","TargetCompany":"AWS"}}]}}}}"#,
            country = ["DE", "US", "FR"][number % 3],
            industry = ["Retail", "Healthcare", "Manufacturing"][number % 3],
            status = ["Approved", "In review", "Pending Submission"][number % 3],
            stage = ["Prospect", "Qualified", "Technical Validation", "Committed"][number % 4],
            id = 1_000_000 + number,
        )
    };
    let summaries: Vec<String> = (0..100).map(summary).collect();
    format!(r#"{{"NextToken":"eyJwYWdlIjoyfQ==","OpportunitySummaries":[{}]}}"#, summaries.join(",")).into_bytes()
}
