//! The structure `SoftwareRevenue`.

use crate::patterns;
use crate::types::{MonetaryValue, RevenueModel};

/// The contract a customer signs for the partner's own software.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct SoftwareRevenue {
    /// How the customer pays for the software. In spite of its name this is about payment; the form
    /// of delivery is in `DeliveryModels` of the project.
    pub delivery_model: Option<RevenueModel>,

    /// First day of the contract, as `YYYY-MM-DD`.
    ///
    /// Pattern: `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub effective_date: Option<String>,

    /// Day the contract ends, as `YYYY-MM-DD`. It must lie after
    /// [`EffectiveDate`](field@Self::effective_date).
    ///
    /// Pattern: `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub expiration_date: Option<String>,

    /// Value of the contract, with its currency.
    pub value: Option<MonetaryValue>,
}

impl SoftwareRevenue {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`delivery_model`](field@Self::delivery_model).
    pub fn delivery_model(mut self, delivery_model: impl Into<RevenueModel>) -> Self {
        self.delivery_model = Some(delivery_model.into());
        self
    }

    /// Sets [`effective_date`](field@Self::effective_date).
    pub fn effective_date(mut self, effective_date: impl Into<String>) -> Self {
        self.effective_date = Some(effective_date.into());
        self
    }

    /// Sets [`expiration_date`](field@Self::expiration_date).
    pub fn expiration_date(mut self, expiration_date: impl Into<String>) -> Self {
        self.expiration_date = Some(expiration_date.into());
        self
    }

    /// Sets [`value`](field@Self::value).
    pub fn value(mut self, value: MonetaryValue) -> Self {
        self.value = Some(value);
        self
    }
}

smithy_client_runtime::structure! {
    SoftwareRevenue {
        delivery_model: "DeliveryModel",
        effective_date: "EffectiveDate" [pattern(&patterns::DATE)],
        expiration_date: "ExpirationDate" [pattern(&patterns::DATE)],
        value: "Value",
    }
}
