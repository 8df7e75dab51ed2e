//! The structure `OpportunitySummary`.

use smithy_client_runtime::Timestamp;

use crate::patterns;
use crate::types::{CustomerSummary, LifeCycleSummary, OpportunityType, ProjectSummary};

/// One opportunity in a list, cut down to what an overview needs.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OpportunitySummary {
    /// Catalog that holds this opportunity.
    ///
    /// Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// When the deal was entered.
    pub created_date: Option<Timestamp>,

    /// Company that the deal is with.
    pub customer: Option<CustomerSummary>,

    /// Identifier to read or change the deal with, `O` and up to 19 digits.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub id: Option<String>,

    /// Time of the latest change. If your stored copy has another one, read the deal again before
    /// you update it.
    pub last_modified_date: Option<Timestamp>,

    /// Stage and review state of the deal.
    pub life_cycle: Option<LifeCycleSummary>,

    /// New, renewed or extended business.
    pub opportunity_type: Option<OpportunityType>,

    /// Matching identifier in your CRM, if one was given.
    pub partner_opportunity_identifier: Option<String>,

    /// Delivery form and expected spend of the deal.
    pub project: Option<ProjectSummary>,
}

smithy_client_runtime::structure! {
    OpportunitySummary {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        created_date: "CreatedDate",
        customer: "Customer",
        id: "Id" [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        last_modified_date: "LastModifiedDate",
        life_cycle: "LifeCycle",
        opportunity_type: "OpportunityType",
        partner_opportunity_identifier: "PartnerOpportunityIdentifier",
        project: "Project",
    }
}
