//! The structure `CustomerSummary`.

use crate::types::AccountSummary;

/// The customer as a list of opportunities shows it, without contacts.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct CustomerSummary {
    /// Main data of the customer's company.
    pub account: Option<AccountSummary>,
}

smithy_client_runtime::structure! {
    CustomerSummary {
        account: "Account",
    }
}
