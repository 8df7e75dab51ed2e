//! The structure `Project`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{CompetitorName, DeliveryModel, ExpectedCustomerSpend, SalesActivity};

/// What the partner sells to the customer, and how far the sale has come.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Project {
    /// Anything else AWS should know, 1 to 255 characters.
    pub additional_comments: Option<String>,

    /// Programmes of the AWS Partner Network that the deal takes part in. Some bring obligations,
    /// for instance contract data at launch.
    pub apn_programs: Option<Vec<String>>,

    /// Main rival in the deal. With `*Other`, name it in
    /// [`OtherCompetitorNames`](field@Self::other_competitor_names).
    pub competitor_name: Option<CompetitorName>,

    /// What the customer wants to solve, 20 to 2000 characters. AWS reviewers judge the deal by
    /// this text, so write about the customer and not about your product.
    pub customer_business_problem: Option<String>,

    /// Use case the project falls under, from a list that AWS publishes outside this model. Answers
    /// can hold escaped characters such as `&amp;`; decode them before you send the text back, or
    /// it is refused.
    pub customer_use_case: Option<String>,

    /// Forms in which you deliver the solution. A submission needs at least one.
    pub delivery_models: Option<Vec<DeliveryModel>>,

    /// Estimated spending of the customer, at least one entry. The main figure of a submission is
    /// the monthly revenue that AWS can expect.
    ///
    /// At least 1 item.
    pub expected_customer_spend: Option<Vec<ExpectedCustomerSpend>>,

    /// Rivals outside the fixed list, at most 255 characters. Only together with `*Other` in
    /// [`CompetitorName`](field@Self::competitor_name).
    pub other_competitor_names: Option<String>,

    /// What you sell when none of your registered solutions fits, at most 255 characters. It stands
    /// in for the association with a solution that a submission needs.
    pub other_solution_description: Option<String>,

    /// Earlier opportunity that this one continues, `O` and up to 19 digits. Required for a
    /// `Flat Renewal`.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub related_opportunity_identifier: Option<String>,

    /// What has already happened with the customer. A submission needs at least one, to show that
    /// there is a real conversation.
    pub sales_activities: Option<Vec<SalesActivity>>,

    /// Short name of the deal, at most 255 characters. Needed to submit, and fixed after approval.
    pub title: Option<String>,
    unknown_members: UnknownMembers,
}

impl Project {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`additional_comments`](field@Self::additional_comments).
    #[must_use]
    pub fn additional_comments(mut self, value: impl Into<String>) -> Self {
        self.additional_comments = Some(value.into());
        self
    }

    /// Sets [`apn_programs`](field@Self::apn_programs). An empty list is passed as
    /// `Vec::<String>::new()`.
    #[must_use]
    pub fn apn_programs(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.apn_programs = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`competitor_name`](field@Self::competitor_name).
    #[must_use]
    pub fn competitor_name(mut self, value: impl Into<CompetitorName>) -> Self {
        self.competitor_name = Some(value.into());
        self
    }

    /// Sets [`customer_business_problem`](field@Self::customer_business_problem).
    #[must_use]
    pub fn customer_business_problem(mut self, value: impl Into<String>) -> Self {
        self.customer_business_problem = Some(value.into());
        self
    }

    /// Sets [`customer_use_case`](field@Self::customer_use_case).
    #[must_use]
    pub fn customer_use_case(mut self, value: impl Into<String>) -> Self {
        self.customer_use_case = Some(value.into());
        self
    }

    /// Sets [`delivery_models`](field@Self::delivery_models). An empty list is passed as
    /// `Vec::<DeliveryModel>::new()`.
    #[must_use]
    pub fn delivery_models(
        mut self,
        value: impl IntoIterator<Item = impl Into<DeliveryModel>>,
    ) -> Self {
        self.delivery_models = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`expected_customer_spend`](field@Self::expected_customer_spend).
    #[must_use]
    pub fn expected_customer_spend(
        mut self,
        value: impl IntoIterator<Item = ExpectedCustomerSpend>,
    ) -> Self {
        self.expected_customer_spend = Some(value.into_iter().collect());
        self
    }

    /// Sets [`other_competitor_names`](field@Self::other_competitor_names).
    #[must_use]
    pub fn other_competitor_names(mut self, value: impl Into<String>) -> Self {
        self.other_competitor_names = Some(value.into());
        self
    }

    /// Sets [`other_solution_description`](field@Self::other_solution_description).
    #[must_use]
    pub fn other_solution_description(mut self, value: impl Into<String>) -> Self {
        self.other_solution_description = Some(value.into());
        self
    }

    /// Sets [`related_opportunity_identifier`](field@Self::related_opportunity_identifier).
    #[must_use]
    pub fn related_opportunity_identifier(mut self, value: impl Into<String>) -> Self {
        self.related_opportunity_identifier = Some(value.into());
        self
    }

    /// Sets [`sales_activities`](field@Self::sales_activities). An empty list is passed as
    /// `Vec::<SalesActivity>::new()`.
    #[must_use]
    pub fn sales_activities(
        mut self,
        value: impl IntoIterator<Item = impl Into<SalesActivity>>,
    ) -> Self {
        self.sales_activities = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`title`](field@Self::title).
    #[must_use]
    pub fn title(mut self, value: impl Into<String>) -> Self {
        self.title = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Project {
        additional_comments: "AdditionalComments" [length(1, 255)],
        apn_programs: "ApnPrograms",
        competitor_name: "CompetitorName",
        customer_business_problem: "CustomerBusinessProblem" (sensitive) [length(20, 2000)],
        customer_use_case: "CustomerUseCase",
        delivery_models: "DeliveryModels",
        expected_customer_spend: "ExpectedCustomerSpend" [min_length(1)],
        other_competitor_names: "OtherCompetitorNames" [length(0, 255)],
        other_solution_description: "OtherSolutionDescription" (sensitive) [length(0, 255)],
        related_opportunity_identifier: "RelatedOpportunityIdentifier"
            [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        sales_activities: "SalesActivities",
        title: "Title" (sensitive) [length(0, 255)],
        ..unknown_members
    }
}
