//! The operation `GetOpportunity`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, Editable, EditableMembers, EncodeError, JsonOptions, RequestBody,
    UpdateRules, read_response, to_update, write_request,
};
use smithy_client_runtime::{
    Effect, Modifiable, Operation, ReadForUpdate, Service, Timestamp, UnknownMembers,
    UpdateFromRead,
};

use crate::errors::ServiceError;
use crate::operation::UpdateOpportunityRequest;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{
    Contact, Customer, LifeCycle, Marketing, NationalSecurity, OpportunityType,
    PrimaryNeedFromAws, Project, RelatedEntityIdentifiers, SoftwareRevenue,
};

/// Names the one opportunity to read.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunityRequest {
    /// Catalog to look in, `AWS` or `Sandbox`. An identifier from the other catalog is not found.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Opportunity to read, `O` followed by up to 19 digits.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub identifier: Option<String>,
    unknown_members: UnknownMembers,
}

impl GetOpportunityRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`identifier`](field@Self::identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::GetOpportunityRequest;
    ///
    /// let request = GetOpportunityRequest::new()
    ///     .catalog("Sandbox")
    ///     .identifier("O1");
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

    /// Sets [`identifier`](field@Self::identifier).
    #[must_use]
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    GetOpportunityRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        identifier: "Identifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        ..unknown_members
    }
}

impl Operation for GetOpportunityRequest {
    type Output = GetOpportunityResponse;
    type Error = ServiceError;
    const NAME: &'static str = "GetOpportunity";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;
    const SUMMARY: &'static str = "Reads the whole record of one opportunity, including its review status and its links.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

impl ReadForUpdate for GetOpportunityRequest {
    type Update = UpdateOpportunityRequest;

    fn into_update(
        read: GetOpportunityResponse,
        _retyped: &mut Vec<&'static str>,
    ) -> UpdateOpportunityRequest {
        let mut update = UpdateOpportunityRequest::new();
        update.catalog = Some(read.catalog);
        update.customer = read.customer;
        update.identifier = Some(read.id);
        update.last_modified_date = Some(read.last_modified_date);
        update.life_cycle = read.life_cycle;
        update.marketing = read.marketing;
        update.national_security = read.national_security;
        update.opportunity_type = read.opportunity_type;
        update.partner_opportunity_identifier = read.partner_opportunity_identifier;
        update.primary_needs_from_aws = read.primary_needs_from_aws;
        update.project = read.project;
        update.software_revenue = read.software_revenue;
        *update.unknown_members_mut() = read.unknown_members;
        update.unknown_members_mut().remove("Arn");
        update
    }

    const RULES: &'static UpdateRules = &UpdateRules::new()
        .unescape(&["Project.CustomerUseCase"])
        .stubs(
            &[
                ("Customer.Contacts", &["FirstName", "LastName"]),
                ("Project.SalesActivities", &[]),
            ],
        )
        .lock("LastModifiedDate")
        .conflict("ConflictException")
        .structures(
            &[
                "Customer",
                "Customer.Account",
                "Customer.Account.Address",
                "LifeCycle",
                "Marketing",
                "Project",
                "SoftwareRevenue",
                "SoftwareRevenue.Value",
            ],
        )
        .editable(
            &Editable::new(
                    "LifeCycle.ReviewStatus",
                    &[
                        (
                            "Action Required",
                            EditableMembers::Only(
                                &[
                                    "Customer.Account.Address.City",
                                    "Customer.Account.Address.CountryCode",
                                    "Customer.Account.Address.PostalCode",
                                    "Customer.Account.Address.StateOrRegion",
                                    "Customer.Account.Address.StreetAddress",
                                    "Customer.Account.WebsiteUrl",
                                    "LifeCycle.TargetCloseDate",
                                    "PartnerOpportunityIdentifier",
                                    "Project.CustomerBusinessProblem",
                                    "Project.ExpectedCustomerSpend",
                                ],
                            ),
                        ),
                        (
                            "Approved",
                            EditableMembers::Except(
                                &[
                                    "Customer.Account.Address.CountryCode",
                                    "Customer.Account.Address.PostalCode",
                                    "Customer.Account.Industry",
                                    "Customer.Account.WebsiteUrl",
                                    "PartnerOpportunityIdentifier",
                                    "Project.CustomerBusinessProblem",
                                    "Project.Title",
                                ],
                            ),
                        ),
                        ("In review", EditableMembers::Only(&[])),
                        (
                            "Pending Submission",
                            EditableMembers::Except(&["LifeCycle.Stage"]),
                        ),
                        ("Rejected", EditableMembers::Only(&[])),
                        ("Submitted", EditableMembers::Only(&[])),
                    ],
                )
                .unchecked(
                    &[
                        "LifeCycle.ReviewComments",
                        "LifeCycle.ReviewStatus",
                        "LifeCycle.ReviewStatusReason",
                    ],
                ),
        );
}

impl Modifiable for GetOpportunityRequest {}

/// The partner's complete record of a deal, and the starting point of an update.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunityResponse {
    /// Catalog the record was found in.
    ///
    /// Pattern: `^[a-zA-Z]+$`
    pub catalog: String,

    /// When the opportunity was first recorded. It never changes.
    pub created_date: Timestamp,

    /// Company and contacts of the customer. Remove empty contact entries before you reuse it in an
    /// update.
    pub customer: Option<Customer>,

    /// Identifier of the deal, `O` and up to 19 digits. In an update it goes into `Identifier`.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub id: String,

    /// Time of the latest change and lock token of the record. Send exactly this value back in
    /// [`UpdateOpportunity`](crate::Client::update_opportunity); a rounded one no longer matches.
    pub last_modified_date: Timestamp,

    /// Stage, review status and next steps. This is the place to learn what AWS decided about a
    /// submission.
    pub life_cycle: Option<LifeCycle>,

    /// Marketing campaign behind the lead, if any was recorded.
    pub marketing: Option<Marketing>,

    /// `Yes` when the deal is handled as a matter of national security and customer details may be
    /// missing.
    pub national_security: Option<NationalSecurity>,

    /// Your contact for the deal, up to one person. An update does not take it; use
    /// [`AssignOpportunity`](crate::Client::assign_opportunity).
    ///
    /// At most 1 item.
    pub opportunity_team: Option<Vec<Contact>>,

    /// Whether this is new, renewed or extended business.
    pub opportunity_type: Option<OpportunityType>,

    /// Identifier from your own CRM, up to 64 characters, if you had set one.
    pub partner_opportunity_identifier: Option<String>,

    /// Help the partner asks of AWS.
    pub primary_needs_from_aws: Option<Vec<PrimaryNeedFromAws>>,

    /// Scope, expected spend and sales progress of the deal.
    pub project: Option<Project>,

    /// Solutions, products and offers linked with the deal. Change them with
    /// [`AssociateOpportunity`](crate::Client::associate_opportunity) and
    /// [`DisassociateOpportunity`](crate::Client::disassociate_opportunity), not by an update.
    pub related_entity_identifiers: RelatedEntityIdentifiers,

    /// Contract value of the partner's software, if recorded.
    pub software_revenue: Option<SoftwareRevenue>,
    unknown_members: UnknownMembers,
}

impl GetOpportunityResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = value.into();
        self
    }

    /// Sets [`created_date`](field@Self::created_date).
    #[must_use]
    pub fn created_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.created_date = value.into();
        self
    }

    /// Sets [`customer`](field@Self::customer).
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = Some(value);
        self
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

    /// Sets [`related_entity_identifiers`](field@Self::related_entity_identifiers).
    #[must_use]
    pub fn related_entity_identifiers(
        mut self,
        value: RelatedEntityIdentifiers,
    ) -> Self {
        self.related_entity_identifiers = value;
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
    GetOpportunityResponse {
        catalog: "Catalog" (promised) [pattern(&patterns::CATALOG_IDENTIFIER)],
        created_date: "CreatedDate" (promised),
        customer: "Customer",
        id: "Id" (promised) [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        last_modified_date: "LastModifiedDate" (promised),
        life_cycle: "LifeCycle",
        marketing: "Marketing",
        national_security: "NationalSecurity",
        opportunity_team: "OpportunityTeam" [length(0, 1)],
        opportunity_type: "OpportunityType",
        partner_opportunity_identifier: "PartnerOpportunityIdentifier" [length(0, 64)],
        primary_needs_from_aws: "PrimaryNeedsFromAws",
        project: "Project",
        related_entity_identifiers: "RelatedEntityIdentifiers",
        software_revenue: "SoftwareRevenue",
        ..unknown_members
    }
}

impl GetOpportunityResponse {
    /// The request of [`UpdateOpportunity`](crate::Client::update_opportunity) with everything that
    /// this response has and the update takes, also members that the model doesn't know. Change it,
    /// then send it.
    ///
    /// The field [`id`](field@Self::id) becomes
    /// [`identifier`](field@UpdateOpportunityRequest::identifier). The update doesn't take
    /// [`created_date`](field@Self::created_date),
    /// [`opportunity_team`](field@Self::opportunity_team) and
    /// [`related_entity_identifiers`](field@Self::related_entity_identifiers).
    ///
    /// Values that the service returned and wouldn't accept, since they lack required members, are
    /// left out, and [`omissions`](field@smithy_client_runtime::UpdateFromRead::omissions) lists
    /// them: an update may replace the whole record, and then erases them.
    ///
    /// [`modify`](smithy_client_runtime::Call::modify) of the call reads, changes and writes, and
    /// handles conflicts and lost responses:
    ///
    /// ```no_run
    /// use partnercentral_selling::operation::GetOpportunityRequest;
    /// use partnercentral_selling::{Client, Error};
    ///
    /// # async fn example(client: Client, request: GetOpportunityRequest) -> Result<(), Error> {
    /// let modified = client
    ///     .get_opportunity(request)
    ///     .modify(|update| update.partner_opportunity_identifier = Some("new".to_owned()))
    ///     .await?;
    /// println!("{} conflicts", modified.conflicts);
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_update(&self) -> UpdateFromRead<UpdateOpportunityRequest> {
        to_update::<GetOpportunityRequest>(self.clone())
    }
}
