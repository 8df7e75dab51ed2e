//! The structure `AwsOpportunityCustomer`.

use crate::types::Contact;

/// People at the customer, as AWS knows them.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityCustomer {
    /// Contacts on the customer's side that AWS sellers work with. Compare them with the ones in
    /// your own record.
    pub contacts: Option<Vec<Contact>>,
}

smithy_client_runtime::structure! {
    AwsOpportunityCustomer {
        contacts: "Contacts",
    }
}
