//! The operation `ListEngagementInvitations`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request,
};
use smithy_client_runtime::{
    Effect, Operation, Paginated, PaginatedItems, Service, UnknownMembers,
};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{
    EngagementInvitationPayloadType, EngagementInvitationSummary,
    OpportunityEngagementInvitationSort, ParticipantType,
};

/// Chooses which invitations to list, and in which order.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListEngagementInvitationsRequest {
    /// Catalog whose invitations are listed: `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Largest number of invitations per page, 1 to 100.
    pub max_results: Option<i32>,

    /// Token of the page to read, taken from the answer before. Leave it out for the first page,
    /// and keep the other members the same.
    pub next_token: Option<String>,

    /// Your side of the invitations. `RECEIVER` lists those sent to you and is the only choice.
    ///
    /// Required.
    pub participant_type: Option<ParticipantType>,

    /// Kinds of invitation to include. Without it all kinds are listed.
    pub payload_type: Option<Vec<EngagementInvitationPayloadType>>,

    /// Order of the invitations. Without it the service chooses.
    pub sort: Option<OpportunityEngagementInvitationSort>,
    unknown_members: UnknownMembers,
}

impl ListEngagementInvitationsRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`participant_type`](field@Self::participant_type).
    ///
    /// ```
    /// use partnercentral_selling::operation::ListEngagementInvitationsRequest;
    ///
    /// let request = ListEngagementInvitationsRequest::new()
    ///     .catalog("Sandbox")
    ///     .participant_type("RECEIVER");
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

    /// Sets [`max_results`](field@Self::max_results).
    #[must_use]
    pub fn max_results(mut self, value: i32) -> Self {
        self.max_results = Some(value);
        self
    }

    /// Sets [`next_token`](field@Self::next_token).
    #[must_use]
    pub fn next_token(mut self, value: impl Into<String>) -> Self {
        self.next_token = Some(value.into());
        self
    }

    /// Sets [`participant_type`](field@Self::participant_type).
    #[must_use]
    pub fn participant_type(mut self, value: impl Into<ParticipantType>) -> Self {
        self.participant_type = Some(value.into());
        self
    }

    /// Sets [`payload_type`](field@Self::payload_type). An empty list is passed as
    /// `Vec::<EngagementInvitationPayloadType>::new()`.
    #[must_use]
    pub fn payload_type(
        mut self,
        value: impl IntoIterator<Item = impl Into<EngagementInvitationPayloadType>>,
    ) -> Self {
        self.payload_type = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`sort`](field@Self::sort).
    #[must_use]
    pub fn sort(mut self, value: OpportunityEngagementInvitationSort) -> Self {
        self.sort = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListEngagementInvitationsRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        max_results: "MaxResults" [range(1, 100)],
        next_token: "NextToken",
        participant_type: "ParticipantType" [required],
        payload_type: "PayloadType",
        sort: "Sort",
        ..unknown_members
    }
}

impl Operation for ListEngagementInvitationsRequest {
    type Output = ListEngagementInvitationsResponse;
    type Error = ServiceError;
    const NAME: &'static str = "ListEngagementInvitations";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;
    const SUMMARY: &'static str = "Lists the invitations your account has received, a page at a time.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

impl Paginated for ListEngagementInvitationsRequest {
    type Token = String;

    fn token(&self) -> Option<&Self::Token> {
        self.next_token.as_ref()
    }

    fn set_token(&mut self, token: Option<Self::Token>) {
        self.next_token = token;
    }

    fn next_token(page: &Self::Output) -> Option<&Self::Token> {
        page.next_token.as_ref()
    }
}

impl PaginatedItems for ListEngagementInvitationsRequest {
    type Item = EngagementInvitationSummary;

    fn into_items(page: Self::Output) -> Vec<Self::Item> {
        page.engagement_invitation_summaries.unwrap_or_default()
    }
}

/// One page of received invitations.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListEngagementInvitationsResponse {
    /// Invitations on this page. A page may be empty and still have a successor.
    pub engagement_invitation_summaries: Option<Vec<EngagementInvitationSummary>>,

    /// Token that leads to the next page. Absent on the last one.
    pub next_token: Option<String>,
    unknown_members: UnknownMembers,
}

impl ListEngagementInvitationsResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`engagement_invitation_summaries`](field@Self::engagement_invitation_summaries).
    #[must_use]
    pub fn engagement_invitation_summaries(
        mut self,
        value: impl IntoIterator<Item = EngagementInvitationSummary>,
    ) -> Self {
        self.engagement_invitation_summaries = Some(value.into_iter().collect());
        self
    }

    /// Sets [`next_token`](field@Self::next_token).
    #[must_use]
    pub fn next_token(mut self, value: impl Into<String>) -> Self {
        self.next_token = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListEngagementInvitationsResponse {
        engagement_invitation_summaries: "EngagementInvitationSummaries",
        next_token: "NextToken",
        ..unknown_members
    }
}
