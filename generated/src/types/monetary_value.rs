//! The structure `MonetaryValue`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::CurrencyCode;

/// An amount of money with its currency.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct MonetaryValue {
    /// Amount as a decimal string, up to 31 digits before the point and at most two after, as in
    /// `12500.50`. No sign, no thousands separators and no leading zeros.
    ///
    /// Required. Pattern (a number, 100.50): `^(0|([1-9][0-9]{0,30}))(\.[0-9]{0,2})?$`
    pub amount: Option<String>,

    /// Currency the amount is in. Unlike the expected spend, any code is allowed.
    ///
    /// Required.
    pub currency_code: Option<CurrencyCode>,
    unknown_members: UnknownMembers,
}

impl MonetaryValue {
    /// Creates an empty value. The model requires [`amount`](field@Self::amount) and
    /// [`currency_code`](field@Self::currency_code).
    ///
    /// ```
    /// use partnercentral_selling::types::MonetaryValue;
    ///
    /// let value = MonetaryValue::new().amount("12500.50").currency_code("AED");
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
}

smithy_client_runtime::__v1::structure! {
    MonetaryValue {
        amount: "Amount" [required, pattern(&patterns::MONETARY_VALUE_AMOUNT)],
        currency_code: "CurrencyCode" (sensitive) [required],
        ..unknown_members
    }
}
