//! The structure `ProjectSummary`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{DeliveryModel, ExpectedCustomerSpend};

/// The project in a list of opportunities.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectSummary {
    /// Ways in which the solution is delivered.
    pub delivery_models: Option<Vec<DeliveryModel>>,

    /// Expected spending. The amount may be written differently than in
    /// [`GetOpportunity`](crate::Client::get_opportunity), for example `531.0` for `531`.
    ///
    /// At least 1 item.
    pub expected_customer_spend: Option<Vec<ExpectedCustomerSpend>>,
    unknown_members: UnknownMembers,
}

impl ProjectSummary {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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
}

smithy_client_runtime::__v1::structure! {
    ProjectSummary {
        delivery_models: "DeliveryModels",
        expected_customer_spend: "ExpectedCustomerSpend" [min_length(1)],
        ..unknown_members
    }
}
