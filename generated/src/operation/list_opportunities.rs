//! The operation `ListOpportunities`, its request and its response.

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
    LastModifiedDate, OpportunitySort, OpportunitySummary, ReviewStatus, Stage,
};

/// Chooses which opportunities to list. Filters that are left out let everything through.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunitiesRequest {
    /// Catalog to search: `AWS` or `Sandbox`, never both at once.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Only deals with one of these customers, at most 10 company names.
    pub customer_company_name: Option<Vec<String>>,

    /// Only these opportunities, at most 20 identifiers.
    ///
    /// Each item: pattern: `^O[0-9]{1,19}$`
    pub identifier: Option<Vec<String>>,

    /// Time window for the latest change. The usual filter for a sync that runs again and again.
    pub last_modified_date: Option<LastModifiedDate>,

    /// Only deals in one of these review states, at most 10.
    pub life_cycle_review_status: Option<Vec<ReviewStatus>>,

    /// Only deals in one of these sales stages, at most 10.
    pub life_cycle_stage: Option<Vec<Stage>>,

    /// Page size, from 1 to 100 opportunities.
    pub max_results: Option<i32>,

    /// Where to go on: the token of the previous answer. A first request has none.
    pub next_token: Option<String>,

    /// Member and direction to sort by.
    pub sort: Option<OpportunitySort>,
    unknown_members: UnknownMembers,
}

impl ListOpportunitiesRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog).
    ///
    /// ```
    /// use partnercentral_selling::operation::ListOpportunitiesRequest;
    ///
    /// let request = ListOpportunitiesRequest::new().catalog("Sandbox");
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

    /// Sets [`customer_company_name`](field@Self::customer_company_name). An empty list is passed
    /// as `Vec::<String>::new()`.
    #[must_use]
    pub fn customer_company_name(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.customer_company_name = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`identifier`](field@Self::identifier). An empty list is passed as
    /// `Vec::<String>::new()`.
    #[must_use]
    pub fn identifier(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.identifier = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`last_modified_date`](field@Self::last_modified_date).
    #[must_use]
    pub fn last_modified_date(mut self, value: LastModifiedDate) -> Self {
        self.last_modified_date = Some(value);
        self
    }

    /// Sets [`life_cycle_review_status`](field@Self::life_cycle_review_status). An empty list is
    /// passed as `Vec::<ReviewStatus>::new()`.
    #[must_use]
    pub fn life_cycle_review_status(
        mut self,
        value: impl IntoIterator<Item = impl Into<ReviewStatus>>,
    ) -> Self {
        self.life_cycle_review_status = Some(
            value.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// Sets [`life_cycle_stage`](field@Self::life_cycle_stage). An empty list is passed as
    /// `Vec::<Stage>::new()`.
    #[must_use]
    pub fn life_cycle_stage(
        mut self,
        value: impl IntoIterator<Item = impl Into<Stage>>,
    ) -> Self {
        self.life_cycle_stage = Some(value.into_iter().map(Into::into).collect());
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

    /// Sets [`sort`](field@Self::sort).
    #[must_use]
    pub fn sort(mut self, value: OpportunitySort) -> Self {
        self.sort = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListOpportunitiesRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        customer_company_name: "CustomerCompanyName" [length(0, 10)],
        identifier: "Identifier" [length(0, 20), items(pattern(&patterns::OPPORTUNITY_IDENTIFIER))],
        last_modified_date: "LastModifiedDate",
        life_cycle_review_status: "LifeCycleReviewStatus" [length(0, 10)],
        life_cycle_stage: "LifeCycleStage" [length(0, 10)],
        max_results: "MaxResults" [range(1, 100)],
        next_token: "NextToken",
        sort: "Sort",
        ..unknown_members
    }
}

impl Operation for ListOpportunitiesRequest {
    type Output = ListOpportunitiesResponse;
    type Error = ServiceError;
    const NAME: &'static str = "ListOpportunities";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;
    const SUMMARY: &'static str = "Lists your opportunities as summaries, a page at a time, narrowed by optional filters.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

impl Paginated for ListOpportunitiesRequest {
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

impl PaginatedItems for ListOpportunitiesRequest {
    type Item = OpportunitySummary;

    fn into_items(page: Self::Output) -> Vec<Self::Item> {
        page.opportunity_summaries
    }
}

/// One page of opportunities, as summaries.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunitiesResponse {
    /// Token to ask for the following page with. No token means that the list ends here.
    pub next_token: Option<String>,

    /// Short records of the opportunities on this page. Read a deal with
    /// [`GetOpportunity`](crate::Client::get_opportunity) when you need all of it.
    pub opportunity_summaries: Vec<OpportunitySummary>,
    unknown_members: UnknownMembers,
}

impl ListOpportunitiesResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`next_token`](field@Self::next_token).
    #[must_use]
    pub fn next_token(mut self, value: impl Into<String>) -> Self {
        self.next_token = Some(value.into());
        self
    }

    /// Sets [`opportunity_summaries`](field@Self::opportunity_summaries).
    #[must_use]
    pub fn opportunity_summaries(
        mut self,
        value: impl IntoIterator<Item = OpportunitySummary>,
    ) -> Self {
        self.opportunity_summaries = value.into_iter().collect();
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListOpportunitiesResponse {
        next_token: "NextToken",
        opportunity_summaries: "OpportunitySummaries",
        ..unknown_members
    }
}
