//! An opportunity, as it is created and read.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::serde::rfc3339;

use crate::enums::{
    Channel, ClosedLostReason, CompetitorName, DeliveryModel, Industry, MarketingSource, OpportunityOrigin,
    OpportunityType, PaymentFrequency, PrimaryNeedFromAws, RevenueModel, ReviewStatus, SalesActivity, Stage, YesOrNo,
};

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRequest {
    pub catalog: String,
    pub identifier: String,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRequest {
    pub catalog: String,
    pub client_token: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life_cycle: Option<LifeCycle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marketing: Option<Marketing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_security: Option<YesOrNo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_team: Option<Vec<Contact>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_type: Option<OpportunityType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OpportunityOrigin>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_opportunity_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_needs_from_aws: Option<Vec<PrimaryNeedFromAws>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_revenue: Option<SoftwareRevenue>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Created {
    pub id: String,
    #[serde(with = "rfc3339")]
    pub last_modified_date: OffsetDateTime,
    pub partner_opportunity_identifier: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Opportunity {
    pub catalog: String,
    #[serde(with = "rfc3339")]
    pub created_date: OffsetDateTime,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    pub id: String,
    #[serde(with = "rfc3339")]
    pub last_modified_date: OffsetDateTime,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life_cycle: Option<LifeCycle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marketing: Option<Marketing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_security: Option<YesOrNo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_team: Option<Vec<Contact>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_type: Option<OpportunityType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_opportunity_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_needs_from_aws: Option<Vec<PrimaryNeedFromAws>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    pub related_entity_identifiers: RelatedEntityIdentifiers,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_revenue: Option<SoftwareRevenue>,
}

impl Opportunity {
    /// The number of contacts of the customer.
    pub fn contacts(&self) -> usize {
        self.customer.as_ref().and_then(|customer| customer.contacts.as_ref()).map_or(0, Vec::len)
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Contact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Customer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Vec<Contact>>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Account {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duns: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<Industry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_industry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website_url: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Address {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_or_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct LifeCycle {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_lost_reason: Option<ClosedLostReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_steps: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_steps_history: Option<Vec<NextStepsHistory>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_comments: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_status: Option<ReviewStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_status_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_close_date: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct NextStepsHistory {
    #[serde(default, with = "rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub time: Option<OffsetDateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Marketing {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_funding_used: Option<YesOrNo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<Channel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<MarketingSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cases: Option<Vec<String>>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Project {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_comments: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apn_programs: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub competitor_name: Option<CompetitorName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_business_problem: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_use_case: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_models: Option<Vec<DeliveryModel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_customer_spend: Option<Vec<Spend>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_competitor_names: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_solution_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_opportunity_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sales_activities: Option<Vec<SalesActivity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Spend {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<PaymentFrequency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_company: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SoftwareRevenue {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_model: Option<RevenueModel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<MonetaryValue>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct MonetaryValue {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_code: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RelatedEntityIdentifiers {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_marketplace_offers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_products: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solutions: Option<Vec<String>>,
}
