//! A page of summaries of opportunities.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::serde::rfc3339;

use crate::enums::{ClosedLostReason, DeliveryModel, Industry, OpportunityType, ReviewStatus, Stage};
use crate::opportunity::Spend;

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRequest {
    pub catalog: String,
    pub max_results: u32,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Page {
    pub next_token: Option<String>,
    pub opportunity_summaries: Vec<Summary>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Summary {
    pub catalog: Option<String>,
    #[serde(default, with = "rfc3339::option")]
    pub created_date: Option<OffsetDateTime>,
    pub customer: Option<CustomerSummary>,
    pub id: Option<String>,
    #[serde(default, with = "rfc3339::option")]
    pub last_modified_date: Option<OffsetDateTime>,
    pub life_cycle: Option<LifeCycleSummary>,
    pub opportunity_type: Option<OpportunityType>,
    pub partner_opportunity_identifier: Option<String>,
    pub project: Option<ProjectSummary>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomerSummary {
    pub account: Option<AccountSummary>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountSummary {
    pub address: Option<AddressSummary>,
    pub company_name: Option<String>,
    pub industry: Option<Industry>,
    pub other_industry: Option<String>,
    pub website_url: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddressSummary {
    pub city: Option<String>,
    pub country_code: Option<String>,
    pub postal_code: Option<String>,
    pub state_or_region: Option<String>,
}

#[derive(Debug, Deserialize)]
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

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProjectSummary {
    pub delivery_models: Option<Vec<DeliveryModel>>,
    pub expected_customer_spend: Option<Vec<Spend>>,
}
