//! The structure `ExpectedCustomerSpend`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{CurrencyCode, PaymentFrequency};

/// How much the customer is expected to spend, per period and receiving company.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ExpectedCustomerSpend {
    /// Expected amount per period as a decimal string, for example `5000.00`. It must be above zero
    /// to submit; answers may write the same number with or without fraction digits, so compare it
    /// as a number.
    ///
    /// Required.
    pub amount: Option<String>,

    /// Currency of the amount. Only `USD` is accepted here, so convert first.
    ///
    /// Required. Pattern: `^USD$`
    pub currency_code: Option<CurrencyCode>,

    /// Period that the amount is for. `Monthly` is the only choice.
    ///
    /// Required.
    pub frequency: Option<PaymentFrequency>,

    /// Company that receives the money, 1 to 80 characters. Usually `AWS`.
    ///
    /// Required.
    pub target_company: Option<String>,
    unknown_members: UnknownMembers,
}

impl ExpectedCustomerSpend {
    /// Creates an empty value. The model requires [`amount`](field@Self::amount),
    /// [`currency_code`](field@Self::currency_code), [`frequency`](field@Self::frequency) and
    /// [`target_company`](field@Self::target_company).
    ///
    /// ```
    /// use partnercentral_selling::types::ExpectedCustomerSpend;
    ///
    /// let value = ExpectedCustomerSpend::new()
    ///     .amount("…")
    ///     .currency_code("AED")
    ///     .frequency("Monthly")
    ///     .target_company("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`amount`](field@Self::amount).
    #[must_use]
    pub fn amount(mut self, value: impl Into<String>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// Sets [`currency_code`](field@Self::currency_code).
    #[must_use]
    pub fn currency_code(mut self, value: impl Into<CurrencyCode>) -> Self {
        self.currency_code = Some(value.into());
        self
    }

    /// Sets [`frequency`](field@Self::frequency).
    #[must_use]
    pub fn frequency(mut self, value: impl Into<PaymentFrequency>) -> Self {
        self.frequency = Some(value.into());
        self
    }

    /// Sets [`target_company`](field@Self::target_company).
    #[must_use]
    pub fn target_company(mut self, value: impl Into<String>) -> Self {
        self.target_company = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ExpectedCustomerSpend {
        amount: "Amount" [required],
        currency_code: "CurrencyCode" (sensitive) [required,
            pattern(&patterns::EXPECTED_CUSTOMER_SPEND_CURRENCY_CODE)],
        frequency: "Frequency" [required],
        target_company: "TargetCompany" [required, length(1, 80)],
        ..unknown_members
    }
}
