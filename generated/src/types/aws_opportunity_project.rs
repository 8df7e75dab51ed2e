//! The structure `AwsOpportunityProject`.

use crate::types::ExpectedCustomerSpend;

/// What AWS expects to come out of the project.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityProject {
    /// Estimate of AWS for the customer's spending. It can deviate from the one you submitted.
    ///
    /// At least 1 item.
    pub expected_customer_spend: Option<Vec<ExpectedCustomerSpend>>,
}

smithy_client_runtime::structure! {
    AwsOpportunityProject {
        expected_customer_spend: "ExpectedCustomerSpend" [min_length(1)],
    }
}
