//! The structure `CustomerSummary`.

use smithy_client_runtime::UnknownMembers;

use crate::types::AccountSummary;

/// The customer as a list of opportunities shows it, without contacts.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomerSummary {
    /// Main data of the customer's company.
    pub account: Option<AccountSummary>,
    unknown_members: UnknownMembers,
}

impl CustomerSummary {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`account`](field@Self::account).
    #[must_use]
    pub fn account(mut self, value: AccountSummary) -> Self {
        self.account = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    CustomerSummary {
        account: "Account",
        ..unknown_members
    }
}
