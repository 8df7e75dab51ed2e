//! The structure `OpportunitySummary`.

use smithy_client_runtime::{Timestamp, UnknownMembers};

use crate::patterns;
use crate::types::{CustomerSummary, LifeCycleSummary, OpportunityType, ProjectSummary};

/// One opportunity in a list, cut down to what an overview needs.
#[derive(Clone, PartialEq)]
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
    unknown_members: UnknownMembers,
}

impl OpportunitySummary {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog).
    ///
    /// ```
    /// use partnercentral_selling::types::OpportunitySummary;
    ///
    /// let value = OpportunitySummary::new().catalog("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = Some(value.into());
        self
    }

    /// Sets [`created_date`](field@Self::created_date).
    #[must_use]
    pub fn created_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.created_date = Some(value.into());
        self
    }

    /// Sets [`customer`](field@Self::customer).
    #[must_use]
    pub fn customer(mut self, value: CustomerSummary) -> Self {
        self.customer = Some(value);
        self
    }

    /// Sets [`id`](field@Self::id).
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }

    /// Sets [`last_modified_date`](field@Self::last_modified_date).
    #[must_use]
    pub fn last_modified_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.last_modified_date = Some(value.into());
        self
    }

    /// Sets [`life_cycle`](field@Self::life_cycle).
    #[must_use]
    pub fn life_cycle(mut self, value: LifeCycleSummary) -> Self {
        self.life_cycle = Some(value);
        self
    }

    /// Sets [`opportunity_type`](field@Self::opportunity_type).
    #[must_use]
    pub fn opportunity_type(mut self, value: impl Into<OpportunityType>) -> Self {
        self.opportunity_type = Some(value.into());
        self
    }

    /// Sets [`partner_opportunity_identifier`](field@Self::partner_opportunity_identifier).
    #[must_use]
    pub fn partner_opportunity_identifier(mut self, value: impl Into<String>) -> Self {
        self.partner_opportunity_identifier = Some(value.into());
        self
    }

    /// Sets [`project`](field@Self::project).
    #[must_use]
    pub fn project(mut self, value: ProjectSummary) -> Self {
        self.project = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
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
        ..unknown_members
    }
}
