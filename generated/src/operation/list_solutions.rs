//! The operation `ListSolutions`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request,
};
use smithy_client_runtime::{
    Effect, Operation, Paginated, PaginatedItems, Service, UnknownMembers,
};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{SolutionBase, SolutionSort, SolutionStatus};

/// Chooses which of your solutions to list.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListSolutionsRequest {
    /// Catalog in which the solutions are registered, `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Only solutions of one of these categories, at most 10. Spell them as the answers do.
    pub category: Option<Vec<String>>,

    /// Only these solutions, at most 20 identifiers of the form `S-1234567`.
    ///
    /// Each item: pattern: `^S-[0-9]{1,19}$`
    pub identifier: Option<Vec<String>>,

    /// How many solutions a page may hold, 1 to 100.
    pub max_results: Option<i32>,

    /// Continues a listing with the token of its last answer. Omit it to begin.
    pub next_token: Option<String>,

    /// Order in which the solutions come.
    pub sort: Option<SolutionSort>,

    /// Only solutions in one of these states, at most 10. Ask for `Active` to get the ones you can
    /// sell.
    pub status: Option<Vec<SolutionStatus>>,
    unknown_members: UnknownMembers,
}

impl ListSolutionsRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog).
    ///
    /// ```
    /// use partnercentral_selling::operation::ListSolutionsRequest;
    ///
    /// let request = ListSolutionsRequest::new().catalog("Sandbox");
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

    /// Sets [`category`](field@Self::category). An empty list is passed as `Vec::<String>::new()`.
    #[must_use]
    pub fn category(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.category = Some(value.into_iter().map(Into::into).collect());
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
    pub fn sort(mut self, value: SolutionSort) -> Self {
        self.sort = Some(value);
        self
    }

    /// Sets [`status`](field@Self::status). An empty list is passed as
    /// `Vec::<SolutionStatus>::new()`.
    #[must_use]
    pub fn status(
        mut self,
        value: impl IntoIterator<Item = impl Into<SolutionStatus>>,
    ) -> Self {
        self.status = Some(value.into_iter().map(Into::into).collect());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListSolutionsRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        category: "Category" [length(0, 10)],
        identifier: "Identifier" [length(0, 20), items(pattern(&patterns::SOLUTION_IDENTIFIER))],
        max_results: "MaxResults" [range(1, 100)],
        next_token: "NextToken",
        sort: "Sort",
        status: "Status" [length(0, 10)],
        ..unknown_members
    }
}

impl Operation for ListSolutionsRequest {
    type Output = ListSolutionsResponse;
    type Error = ServiceError;
    const NAME: &'static str = "ListSolutions";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;
    const SUMMARY: &'static str = "Lists the solutions of your company, a page at a time.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

impl Paginated for ListSolutionsRequest {
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

impl PaginatedItems for ListSolutionsRequest {
    type Item = SolutionBase;

    fn into_items(page: Self::Output) -> Vec<Self::Item> {
        page.solution_summaries
    }
}

/// One page of the company's solutions.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListSolutionsResponse {
    /// Key to the rest of the list. Missing when nothing is left.
    pub next_token: Option<String>,

    /// Solutions on this page. Their `Id` is what an association needs.
    pub solution_summaries: Vec<SolutionBase>,
    unknown_members: UnknownMembers,
}

impl ListSolutionsResponse {
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

    /// Sets [`solution_summaries`](field@Self::solution_summaries).
    #[must_use]
    pub fn solution_summaries(
        mut self,
        value: impl IntoIterator<Item = SolutionBase>,
    ) -> Self {
        self.solution_summaries = value.into_iter().collect();
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListSolutionsResponse {
        next_token: "NextToken",
        solution_summaries: "SolutionSummaries",
        ..unknown_members
    }
}
