//! The structure `Customer`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{Account, Contact};

/// The buying side of a deal: a company and its people.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Customer {
    /// Company that buys, with its address and industry. A submission needs it.
    pub account: Option<Account>,

    /// People at the customer you deal with. Answers can hold entries without a name or an e-mail
    /// address; drop those before you send the list back.
    pub contacts: Option<Vec<Contact>>,
    unknown_members: UnknownMembers,
}

impl Customer {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`account`](field@Self::account).
    #[must_use]
    pub fn account(mut self, value: Account) -> Self {
        self.account = Some(value);
        self
    }

    /// Sets [`contacts`](field@Self::contacts).
    #[must_use]
    pub fn contacts(mut self, value: impl IntoIterator<Item = Contact>) -> Self {
        self.contacts = Some(value.into_iter().collect());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Customer {
        account: "Account",
        contacts: "Contacts",
        ..unknown_members
    }
}
