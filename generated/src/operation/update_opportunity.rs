//! The operation `UpdateOpportunity`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request,
};
use smithy_client_runtime::{Operation, Service, Timestamp, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{
    Customer, LifeCycle, Marketing, NationalSecurity, OpportunityType,
    PrimaryNeedFromAws, Project, SoftwareRevenue,
};

/// The complete new state of an opportunity. Whatever is left out is cleared.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunityRequest {
    /// Catalog that the opportunity is in, `AWS` or `Sandbox`. An update cannot move it.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Customer as it should be from now on, both company and contacts.
    pub customer: Option<Customer>,

    /// Opportunity to replace, `O` followed by up to 19 digits. It is the `Id` of other answers.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub identifier: Option<String>,

    /// Lock token: the `LastModifiedDate` of your latest read, create or update, exactly as
    /// received with all fraction digits. If the record has changed since, the call fails with
    /// [`ConflictException`](crate::types::ConflictException) and nothing is written.
    ///
    /// Required.
    pub last_modified_date: Option<Timestamp>,

    /// Stage, dates and next steps as they should be from now on. Moving the sale forward happens
    /// here.
    pub life_cycle: Option<LifeCycle>,

    /// Campaign behind the lead. The service may insist on its `Source` in every update.
    pub marketing: Option<Marketing>,

    /// Whether the deal touches national security. Repeat it, or it is lost.
    pub national_security: Option<NationalSecurity>,

    /// New, renewed or extended business, as in
    /// [`CreateOpportunity`](crate::Client::create_opportunity).
    pub opportunity_type: Option<OpportunityType>,

    /// Identifier of the deal in your CRM, at most 64 characters. Fixed once AWS has approved the
    /// deal, but it must still be sent along.
    pub partner_opportunity_identifier: Option<String>,

    /// Help you want from AWS. Repeat the present list to keep it.
    pub primary_needs_from_aws: Option<Vec<PrimaryNeedFromAws>>,

    /// Project as it should be from now on. Change single values in a copy of what
    /// [`GetOpportunity`](crate::Client::get_opportunity) returned.
    pub project: Option<Project>,

    /// Software contract of the deal. Send the present one again, or it is removed.
    pub software_revenue: Option<SoftwareRevenue>,
    unknown_members: UnknownMembers,
}

impl UpdateOpportunityRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog),
    /// [`identifier`](field@Self::identifier) and
    /// [`last_modified_date`](field@Self::last_modified_date).
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use partnercentral_selling::operation::UpdateOpportunityRequest;
    ///
    /// let request = UpdateOpportunityRequest::new()
    ///     .catalog("Sandbox")
    ///     .identifier("O1")
    ///     .last_modified_date(SystemTime::now());
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

    /// Sets [`customer`](field@Self::customer).
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = Some(value);
        self
    }

    /// Sets [`identifier`](field@Self::identifier).
    #[must_use]
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
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
    pub fn life_cycle(mut self, value: LifeCycle) -> Self {
        self.life_cycle = Some(value);
        self
    }

    /// Sets [`marketing`](field@Self::marketing).
    #[must_use]
    pub fn marketing(mut self, value: Marketing) -> Self {
        self.marketing = Some(value);
        self
    }

    /// Sets [`national_security`](field@Self::national_security).
    #[must_use]
    pub fn national_security(mut self, value: impl Into<NationalSecurity>) -> Self {
        self.national_security = Some(value.into());
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

    /// Sets [`primary_needs_from_aws`](field@Self::primary_needs_from_aws). An empty list is passed
    /// as `Vec::<PrimaryNeedFromAws>::new()`.
    #[must_use]
    pub fn primary_needs_from_aws(
        mut self,
        value: impl IntoIterator<Item = impl Into<PrimaryNeedFromAws>>,
    ) -> Self {
        self.primary_needs_from_aws = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`project`](field@Self::project).
    #[must_use]
    pub fn project(mut self, value: Project) -> Self {
        self.project = Some(value);
        self
    }

    /// Sets [`software_revenue`](field@Self::software_revenue).
    #[must_use]
    pub fn software_revenue(mut self, value: SoftwareRevenue) -> Self {
        self.software_revenue = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    UpdateOpportunityRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        customer: "Customer",
        identifier: "Identifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        last_modified_date: "LastModifiedDate" [required],
        life_cycle: "LifeCycle",
        marketing: "Marketing",
        national_security: "NationalSecurity",
        opportunity_type: "OpportunityType",
        partner_opportunity_identifier: "PartnerOpportunityIdentifier" [length(0, 64)],
        primary_needs_from_aws: "PrimaryNeedsFromAws",
        project: "Project",
        software_revenue: "SoftwareRevenue",
        ..unknown_members
    }
}

impl Operation for UpdateOpportunityRequest {
    type Output = UpdateOpportunityResponse;
    type Error = ServiceError;
    const NAME: &'static str = "UpdateOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Replaces the record of an opportunity with what the request holds.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

/// Confirms the update and hands out the next lock token.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunityResponse {
    /// Identifier of the opportunity that was replaced.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub id: String,

    /// New lock token, to be sent in the next update. The one you used before is void now.
    pub last_modified_date: Timestamp,
    unknown_members: UnknownMembers,
}

impl UpdateOpportunityResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`id`](field@Self::id).
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = value.into();
        self
    }

    /// Sets [`last_modified_date`](field@Self::last_modified_date).
    #[must_use]
    pub fn last_modified_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.last_modified_date = value.into();
        self
    }
}

smithy_client_runtime::__v1::structure! {
    UpdateOpportunityResponse {
        id: "Id" (promised) [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        last_modified_date: "LastModifiedDate" (promised),
        ..unknown_members
    }
}
