//! The operation `CreateOpportunity`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, TokenMember, read_response,
    write_request,
};
use smithy_client_runtime::{Effect, Operation, Service, Timestamp, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{
    Contact, Customer, LifeCycle, Marketing, NationalSecurity, OpportunityOrigin,
    OpportunityType, PrimaryNeedFromAws, Project, SoftwareRevenue,
};

/// The first version of a deal, possibly a draft with few members.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunityRequest {
    /// Catalog to create the opportunity in: `AWS` for real business, `Sandbox` for tests. It
    /// cannot be moved later.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Idempotency token, at least one character. The client fills it in when you leave it out;
    /// choose your own, and keep it, if you may have to repeat the call after a crash without
    /// creating the deal twice.
    ///
    /// Generated if absent: a UUID that is the same in all attempts of a call. At least 1
    /// character.
    pub client_token: Option<String>,

    /// Who buys: the company and its contacts. A submission needs the company.
    pub customer: Option<Customer>,

    /// Stage, dates and next steps at the start. A new deal cannot be created as `Closed Lost`.
    pub life_cycle: Option<LifeCycle>,

    /// Campaign that brought the lead, if there was one.
    pub marketing: Option<Marketing>,

    /// Set it to `Yes` when the deal concerns the national security of a government. The company
    /// name and website then need not be revealed.
    pub national_security: Option<NationalSecurity>,

    /// Your contact for the deal, at most one person.
    /// [`AssignOpportunity`](crate::Client::assign_opportunity) changes it later.
    ///
    /// At most 1 item.
    pub opportunity_team: Option<Vec<Contact>>,

    /// Whether the deal is new, renewed or extended business. A `Flat Renewal` also needs
    /// `RelatedOpportunityIdentifier` in the project.
    pub opportunity_type: Option<OpportunityType>,

    /// Which side found the deal. `Partner Referral` belongs in catalog `AWS`; `AWS Referral` may
    /// be sent only in `Sandbox`, where it plays a deal that comes from AWS.
    pub origin: Option<OpportunityOrigin>,

    /// Identifier of the deal in your own CRM, at most 64 characters. It comes back in lists and
    /// answers, so it is the key to match records on.
    pub partner_opportunity_identifier: Option<String>,

    /// What you want AWS to help with. At least one is needed to submit.
    pub primary_needs_from_aws: Option<Vec<PrimaryNeedFromAws>>,

    /// What is sold, why and for how much. Most of what a submission checks is in here.
    pub project: Option<Project>,

    /// Contract value of your own software in this deal. Certain partner programmes need it by the
    /// time of launch.
    pub software_revenue: Option<SoftwareRevenue>,
    unknown_members: UnknownMembers,
}

impl CreateOpportunityRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog).
    ///
    /// ```
    /// use partnercentral_selling::operation::CreateOpportunityRequest;
    ///
    /// let request = CreateOpportunityRequest::new().catalog("Sandbox");
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

    /// Sets [`client_token`](field@Self::client_token).
    #[must_use]
    pub fn client_token(mut self, value: impl Into<String>) -> Self {
        self.client_token = Some(value.into());
        self
    }

    /// Sets [`customer`](field@Self::customer).
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = Some(value);
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

    /// Sets [`opportunity_team`](field@Self::opportunity_team).
    #[must_use]
    pub fn opportunity_team(mut self, value: impl IntoIterator<Item = Contact>) -> Self {
        self.opportunity_team = Some(value.into_iter().collect());
        self
    }

    /// Sets [`opportunity_type`](field@Self::opportunity_type).
    #[must_use]
    pub fn opportunity_type(mut self, value: impl Into<OpportunityType>) -> Self {
        self.opportunity_type = Some(value.into());
        self
    }

    /// Sets [`origin`](field@Self::origin).
    #[must_use]
    pub fn origin(mut self, value: impl Into<OpportunityOrigin>) -> Self {
        self.origin = Some(value.into());
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
    CreateOpportunityRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        client_token: "ClientToken" [min_length(1)],
        customer: "Customer",
        life_cycle: "LifeCycle",
        marketing: "Marketing",
        national_security: "NationalSecurity",
        opportunity_team: "OpportunityTeam" [length(0, 1)],
        opportunity_type: "OpportunityType",
        origin: "Origin",
        partner_opportunity_identifier: "PartnerOpportunityIdentifier" [length(0, 64)],
        primary_needs_from_aws: "PrimaryNeedsFromAws",
        project: "Project",
        software_revenue: "SoftwareRevenue",
        ..unknown_members
    }
}

impl Operation for CreateOpportunityRequest {
    type Output = CreateOpportunityResponse;
    type Error = ServiceError;
    const NAME: &'static str = "CreateOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SUMMARY: &'static str = "Records a new deal in your catalog, not yet visible to AWS.";

    fn idempotency_token(&mut self) -> TokenMember<'_> {
        TokenMember::Member(&mut self.client_token)
    }

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        smithy_client_runtime::__v1::fill_idempotency_token(&mut self.client_token);
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

/// Names the opportunity that now exists.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunityResponse {
    /// Identifier the service has given to the new opportunity, `O` and up to 19 digits. Store it:
    /// every later call on this deal asks for it.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub id: String,

    /// Lock token of the fresh record. Send it unchanged, with all its fraction digits, in the
    /// first [`UpdateOpportunity`](crate::Client::update_opportunity).
    pub last_modified_date: Option<Timestamp>,

    /// Your own identifier, echoed from the request.
    pub partner_opportunity_identifier: Option<String>,
    unknown_members: UnknownMembers,
}

impl CreateOpportunityResponse {
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
        self.last_modified_date = Some(value.into());
        self
    }

    /// Sets [`partner_opportunity_identifier`](field@Self::partner_opportunity_identifier).
    #[must_use]
    pub fn partner_opportunity_identifier(mut self, value: impl Into<String>) -> Self {
        self.partner_opportunity_identifier = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    CreateOpportunityResponse {
        id: "Id" (promised) [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        last_modified_date: "LastModifiedDate",
        partner_opportunity_identifier: "PartnerOpportunityIdentifier",
        ..unknown_members
    }
}
