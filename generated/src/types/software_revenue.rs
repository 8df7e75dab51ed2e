//! The structure `SoftwareRevenue`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{MonetaryValue, RevenueModel};

/// The contract a customer signs for the partner's own software.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct SoftwareRevenue {
    /// How the customer pays for the software. In spite of its name this is about payment; the form
    /// of delivery is in `DeliveryModels` of the project.
    pub delivery_model: Option<RevenueModel>,

    /// First day of the contract, as `YYYY-MM-DD`.
    ///
    /// Pattern (a date, YYYY-MM-DD): `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub effective_date: Option<String>,

    /// Day the contract ends, as `YYYY-MM-DD`. It must lie after
    /// [`EffectiveDate`](field@Self::effective_date).
    ///
    /// Pattern (a date, YYYY-MM-DD): `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub expiration_date: Option<String>,

    /// Value of the contract, with its currency.
    pub value: Option<MonetaryValue>,
    unknown_members: UnknownMembers,
}

impl SoftwareRevenue {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`delivery_model`](field@Self::delivery_model).
    #[must_use]
    pub fn delivery_model(mut self, value: impl Into<RevenueModel>) -> Self {
        self.delivery_model = Some(value.into());
        self
    }

    /// Sets [`effective_date`](field@Self::effective_date).
    #[must_use]
    pub fn effective_date(mut self, value: impl Into<String>) -> Self {
        self.effective_date = Some(value.into());
        self
    }

    /// Sets [`expiration_date`](field@Self::expiration_date).
    #[must_use]
    pub fn expiration_date(mut self, value: impl Into<String>) -> Self {
        self.expiration_date = Some(value.into());
        self
    }

    /// Sets [`value`](field@Self::value).
    #[must_use]
    pub fn value(mut self, value: MonetaryValue) -> Self {
        self.value = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    SoftwareRevenue {
        delivery_model: "DeliveryModel",
        effective_date: "EffectiveDate" [pattern(&patterns::DATE)],
        expiration_date: "ExpirationDate" [pattern(&patterns::DATE)],
        value: "Value",
        ..unknown_members
    }
}
