//! The structure `Customer`.

use crate::types::{Account, Contact};

/// The buying side of a deal: a company and its people.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Customer {
    /// Company that buys, with its address and industry. A submission needs it.
    pub account: Option<Account>,

    /// People at the customer you deal with. Answers can hold entries without a name or an e-mail
    /// address; drop those before you send the list back.
    pub contacts: Option<Vec<Contact>>,
}

impl Customer {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`account`](field@Self::account).
    pub fn account(mut self, account: Account) -> Self {
        self.account = Some(account);
        self
    }

    /// Sets [`contacts`](field@Self::contacts).
    pub fn contacts(mut self, contacts: impl IntoIterator<Item = Contact>) -> Self {
        self.contacts = Some(contacts.into_iter().collect());
        self
    }
}

smithy_client_runtime::structure! {
    Customer {
        account: "Account",
        contacts: "Contacts",
    }
}
