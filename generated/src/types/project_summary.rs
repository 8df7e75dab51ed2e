//! The structure `ProjectSummary`.

use crate::types::{DeliveryModel, ExpectedCustomerSpend};

/// The project in a list of opportunities.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ProjectSummary {
    /// Ways in which the solution is delivered.
    pub delivery_models: Option<Vec<DeliveryModel>>,

    /// Expected spending. The amount may be written differently than in
    /// [`GetOpportunity`](crate::Client::get_opportunity), for example `531.0` for `531`.
    ///
    /// At least 1 item.
    pub expected_customer_spend: Option<Vec<ExpectedCustomerSpend>>,
}

smithy_client_runtime::structure! {
    ProjectSummary {
        delivery_models: "DeliveryModels",
        expected_customer_spend: "ExpectedCustomerSpend" [min_length(1)],
    }
}
