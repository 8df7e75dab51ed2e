//! The operation `GetAwsOpportunitySummary`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request,
};
use smithy_client_runtime::{Effect, Operation, Service, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{
    AwsOpportunityCustomer, AwsOpportunityInsights, AwsOpportunityLifeCycle,
    AwsOpportunityProject, AwsOpportunityRelatedEntities, AwsTeamMember,
    InvolvementTypeChangeReason, OpportunityOrigin, SalesInvolvementType, Visibility,
};

/// Asks for the AWS view of one opportunity.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GetAwsOpportunitySummaryRequest {
    /// Catalog the shared opportunity is in, `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Your opportunity whose AWS side you want, `O` and up to 19 digits. AWS's own record has no
    /// identifier that you can ask for.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub related_opportunity_identifier: Option<String>,
    unknown_members: UnknownMembers,
}

impl GetAwsOpportunitySummaryRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`related_opportunity_identifier`](field@Self::related_opportunity_identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::GetAwsOpportunitySummaryRequest;
    ///
    /// let request = GetAwsOpportunitySummaryRequest::new()
    ///     .catalog("Sandbox")
    ///     .related_opportunity_identifier("O1");
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

    /// Sets [`related_opportunity_identifier`](field@Self::related_opportunity_identifier).
    #[must_use]
    pub fn related_opportunity_identifier(mut self, value: impl Into<String>) -> Self {
        self.related_opportunity_identifier = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    GetAwsOpportunitySummaryRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        related_opportunity_identifier: "RelatedOpportunityIdentifier" [required,
            pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        ..unknown_members
    }
}

impl Operation for GetAwsOpportunitySummaryRequest {
    type Output = GetAwsOpportunitySummaryResponse;
    type Error = ServiceError;
    const NAME: &'static str = "GetAwsOpportunitySummary";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;
    const SUMMARY: &'static str = "Reads how AWS sees a deal you share: its stage, its people, its products and its advice.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

/// The deal through the eyes of AWS. Nothing in it can be changed by a partner.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GetAwsOpportunitySummaryResponse {
    /// Catalog this view was read from.
    ///
    /// Pattern: `^[a-zA-Z]+$`
    pub catalog: String,

    /// Customer contacts that AWS has on file.
    pub customer: Option<AwsOpportunityCustomer>,

    /// AWS's rating of the deal and the action it proposes.
    pub insights: Option<AwsOpportunityInsights>,

    /// How far AWS takes part now. It may differ from what you asked for when you submitted.
    pub involvement_type: Option<SalesInvolvementType>,

    /// Why AWS changed its part in the deal. Present only after such a change.
    pub involvement_type_change_reason: Option<InvolvementTypeChangeReason>,

    /// Stage, dates and next steps as AWS sellers maintain them.
    pub life_cycle: Option<AwsOpportunityLifeCycle>,

    /// People at AWS who work on the deal and whom your sellers can contact.
    pub opportunity_team: Option<Vec<AwsTeamMember>>,

    /// Which side brought the deal in, you or AWS.
    pub origin: Option<OpportunityOrigin>,

    /// AWS's estimate of what the project brings in.
    pub project: Option<AwsOpportunityProject>,

    /// Solutions and products on AWS's side of the deal.
    pub related_entity_ids: Option<AwsOpportunityRelatedEntities>,

    /// Your opportunity that this view belongs to. Use it to join the two records.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub related_opportunity_id: Option<String>,

    /// Who at AWS can see the deal at present.
    pub visibility: Option<Visibility>,
    unknown_members: UnknownMembers,
}

impl GetAwsOpportunitySummaryResponse {
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

    /// Sets [`customer`](field@Self::customer).
    #[must_use]
    pub fn customer(mut self, value: AwsOpportunityCustomer) -> Self {
        self.customer = Some(value);
        self
    }

    /// Sets [`insights`](field@Self::insights).
    #[must_use]
    pub fn insights(mut self, value: AwsOpportunityInsights) -> Self {
        self.insights = Some(value);
        self
    }

    /// Sets [`involvement_type`](field@Self::involvement_type).
    #[must_use]
    pub fn involvement_type(mut self, value: impl Into<SalesInvolvementType>) -> Self {
        self.involvement_type = Some(value.into());
        self
    }

    /// Sets [`involvement_type_change_reason`](field@Self::involvement_type_change_reason).
    #[must_use]
    pub fn involvement_type_change_reason(
        mut self,
        value: impl Into<InvolvementTypeChangeReason>,
    ) -> Self {
        self.involvement_type_change_reason = Some(value.into());
        self
    }

    /// Sets [`life_cycle`](field@Self::life_cycle).
    #[must_use]
    pub fn life_cycle(mut self, value: AwsOpportunityLifeCycle) -> Self {
        self.life_cycle = Some(value);
        self
    }

    /// Sets [`opportunity_team`](field@Self::opportunity_team).
    #[must_use]
    pub fn opportunity_team(
        mut self,
        value: impl IntoIterator<Item = AwsTeamMember>,
    ) -> Self {
        self.opportunity_team = Some(value.into_iter().collect());
        self
    }

    /// Sets [`origin`](field@Self::origin).
    #[must_use]
    pub fn origin(mut self, value: impl Into<OpportunityOrigin>) -> Self {
        self.origin = Some(value.into());
        self
    }

    /// Sets [`project`](field@Self::project).
    #[must_use]
    pub fn project(mut self, value: AwsOpportunityProject) -> Self {
        self.project = Some(value);
        self
    }

    /// Sets [`related_entity_ids`](field@Self::related_entity_ids).
    #[must_use]
    pub fn related_entity_ids(mut self, value: AwsOpportunityRelatedEntities) -> Self {
        self.related_entity_ids = Some(value);
        self
    }

    /// Sets [`related_opportunity_id`](field@Self::related_opportunity_id).
    #[must_use]
    pub fn related_opportunity_id(mut self, value: impl Into<String>) -> Self {
        self.related_opportunity_id = Some(value.into());
        self
    }

    /// Sets [`visibility`](field@Self::visibility).
    #[must_use]
    pub fn visibility(mut self, value: impl Into<Visibility>) -> Self {
        self.visibility = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    GetAwsOpportunitySummaryResponse {
        catalog: "Catalog" (promised) [pattern(&patterns::CATALOG_IDENTIFIER)],
        customer: "Customer",
        insights: "Insights",
        involvement_type: "InvolvementType",
        involvement_type_change_reason: "InvolvementTypeChangeReason",
        life_cycle: "LifeCycle",
        opportunity_team: "OpportunityTeam",
        origin: "Origin",
        project: "Project",
        related_entity_ids: "RelatedEntityIds",
        related_opportunity_id: "RelatedOpportunityId" [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        visibility: "Visibility",
        ..unknown_members
    }
}
