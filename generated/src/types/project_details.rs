//! The structure `ProjectDetails`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::ExpectedCustomerSpend;

/// The project as an invitation describes it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectDetails {
    /// What the customer wants to solve, 20 to 255 characters. Read this first when you decide
    /// about an invitation.
    pub business_problem: Option<String>,

    /// Spending that the sender expects of the customer, at least one entry.
    ///
    /// At least 1 item.
    pub expected_customer_spend: Option<Vec<ExpectedCustomerSpend>>,

    /// Day by which the project is to be done, as `YYYY-MM-DD`.
    ///
    /// Pattern (a date, YYYY-MM-DD): `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_completion_date: Option<String>,

    /// Name of the offered project, 1 to 255 characters.
    pub title: Option<String>,
    unknown_members: UnknownMembers,
}

impl ProjectDetails {
    /// Creates an empty value. The model requires
    /// [`business_problem`](field@Self::business_problem),
    /// [`expected_customer_spend`](field@Self::expected_customer_spend),
    /// [`target_completion_date`](field@Self::target_completion_date) and
    /// [`title`](field@Self::title).
    ///
    /// ```
    /// use partnercentral_selling::types::{ExpectedCustomerSpend, ProjectDetails};
    ///
    /// let value = ProjectDetails::new()
    ///     .business_problem("…")
    ///     .expected_customer_spend([ExpectedCustomerSpend::new()])
    ///     .target_completion_date("1111-11-11")
    ///     .title("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`business_problem`](field@Self::business_problem).
    #[must_use]
    pub fn business_problem(mut self, value: impl Into<String>) -> Self {
        self.business_problem = Some(value.into());
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

    /// Sets [`target_completion_date`](field@Self::target_completion_date).
    #[must_use]
    pub fn target_completion_date(mut self, value: impl Into<String>) -> Self {
        self.target_completion_date = Some(value.into());
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
    ProjectDetails {
        business_problem: "BusinessProblem" (sensitive) [required, length(20, 255)],
        expected_customer_spend: "ExpectedCustomerSpend" [required, min_length(1)],
        target_completion_date: "TargetCompletionDate" [required, pattern(&patterns::DATE)],
        title: "Title" [required, length(1, 255)],
        ..unknown_members
    }
}
