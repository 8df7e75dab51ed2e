//! The structure `ExpectedCustomerSpend`.

use crate::patterns;
use crate::types::{CurrencyCode, PaymentFrequency};

/// How much the customer is expected to spend, per period and receiving company.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
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
}

impl ExpectedCustomerSpend {
    /// A value with the members that the model requires.
    pub fn new(
        amount: impl Into<String>,
        currency_code: impl Into<CurrencyCode>,
        frequency: impl Into<PaymentFrequency>,
        target_company: impl Into<String>,
    ) -> Self {
        Self {
            amount: Some(amount.into()),
            currency_code: Some(currency_code.into()),
            frequency: Some(frequency.into()),
            target_company: Some(target_company.into()),
        }
    }

    /// Sets [`amount`](field@Self::amount).
    pub fn amount(mut self, amount: impl Into<String>) -> Self {
        self.amount = Some(amount.into());
        self
    }

    /// Sets [`currency_code`](field@Self::currency_code).
    pub fn currency_code(mut self, currency_code: impl Into<CurrencyCode>) -> Self {
        self.currency_code = Some(currency_code.into());
        self
    }

    /// Sets [`frequency`](field@Self::frequency).
    pub fn frequency(mut self, frequency: impl Into<PaymentFrequency>) -> Self {
        self.frequency = Some(frequency.into());
        self
    }

    /// Sets [`target_company`](field@Self::target_company).
    pub fn target_company(mut self, target_company: impl Into<String>) -> Self {
        self.target_company = Some(target_company.into());
        self
    }
}

smithy_client_runtime::structure! {
    ExpectedCustomerSpend {
        amount: "Amount" [required],
        currency_code: "CurrencyCode" (sensitive) [required, pattern(&patterns::EXPECTED_CUSTOMER_SPEND_CURRENCY_CODE)],
        frequency: "Frequency" [required],
        target_company: "TargetCompany" [required, length(1, 80)],
    }
}
