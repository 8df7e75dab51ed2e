//! The structure `MonetaryValue`.

use crate::patterns;
use crate::types::CurrencyCode;

/// An amount of money with its currency.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct MonetaryValue {
    /// Amount as a decimal string, up to 31 digits before the point and at most two after, as in
    /// `12500.50`. No sign, no thousands separators and no leading zeros.
    ///
    /// Required. Pattern: `^(0|([1-9][0-9]{0,30}))(\.[0-9]{0,2})?$`
    pub amount: Option<String>,

    /// Currency the amount is in. Unlike the expected spend, any code is allowed.
    ///
    /// Required.
    pub currency_code: Option<CurrencyCode>,
}

impl MonetaryValue {
    /// A value with the members that the model requires.
    pub fn new(
        amount: impl Into<String>,
        currency_code: impl Into<CurrencyCode>,
    ) -> Self {
        Self {
            amount: Some(amount.into()),
            currency_code: Some(currency_code.into()),
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
}

smithy_client_runtime::structure! {
    MonetaryValue {
        amount: "Amount" [required, pattern(&patterns::MONETARY_VALUE_AMOUNT)],
        currency_code: "CurrencyCode" (sensitive) [required],
    }
}
