//! The structure `AwsOpportunityCustomer`.

use smithy_client_runtime::UnknownMembers;

use crate::types::Contact;

/// People at the customer, as AWS knows them.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityCustomer {
    /// Contacts on the customer's side that AWS sellers work with. Compare them with the ones in
    /// your own record.
    pub contacts: Option<Vec<Contact>>,
    unknown_members: UnknownMembers,
}

impl AwsOpportunityCustomer {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`contacts`](field@Self::contacts).
    #[must_use]
    pub fn contacts(mut self, value: impl IntoIterator<Item = Contact>) -> Self {
        self.contacts = Some(value.into_iter().collect());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AwsOpportunityCustomer {
        contacts: "Contacts",
        ..unknown_members
    }
}
