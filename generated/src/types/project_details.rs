//! The structure `ProjectDetails`.

use crate::patterns;
use crate::types::ExpectedCustomerSpend;

/// The project as an invitation describes it.
#[derive(Clone, Default, PartialEq)]
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
    /// Pattern: `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_completion_date: Option<String>,

    /// Name of the offered project, 1 to 255 characters.
    pub title: Option<String>,
}

smithy_client_runtime::structure! {
    ProjectDetails {
        business_problem: "BusinessProblem" (sensitive) [required, length(20, 255)],
        expected_customer_spend: "ExpectedCustomerSpend" [required, min_length(1)],
        target_completion_date: "TargetCompletionDate" [required, pattern(&patterns::DATE)],
        title: "Title" [required, length(1, 255)],
    }
}
