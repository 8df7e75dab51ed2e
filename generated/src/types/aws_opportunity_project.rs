//! The structure `AwsOpportunityProject`.

use smithy_client_runtime::UnknownMembers;

use crate::types::ExpectedCustomerSpend;

/// What AWS expects to come out of the project.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityProject {
    /// Estimate of AWS for the customer's spending. It can deviate from the one you submitted.
    ///
    /// At least 1 item.
    pub expected_customer_spend: Option<Vec<ExpectedCustomerSpend>>,
    unknown_members: UnknownMembers,
}

impl AwsOpportunityProject {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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
}

smithy_client_runtime::__v1::structure! {
    AwsOpportunityProject {
        expected_customer_spend: "ExpectedCustomerSpend" [min_length(1)],
        ..unknown_members
    }
}
