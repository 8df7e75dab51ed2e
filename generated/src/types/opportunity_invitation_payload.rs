//! The structure `OpportunityInvitationPayload`.

use crate::types::{
    EngagementCustomer, ProjectDetails, ReceiverResponsibility, SenderContact,
};

/// The deal that an invitation offers.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct OpportunityInvitationPayload {
    /// Whom the deal is with. Contacts come only after you have accepted.
    pub customer: Option<EngagementCustomer>,

    /// What the customer wants, by when and for how much.
    pub project: Option<ProjectDetails>,

    /// Parts the sender wants you to play in the deal.
    pub receiver_responsibilities: Option<Vec<ReceiverResponsibility>>,

    /// People at the sender to ask about the deal, 1 to 3.
    pub sender_contacts: Option<Vec<SenderContact>>,
}

smithy_client_runtime::structure! {
    OpportunityInvitationPayload {
        customer: "Customer" [required],
        project: "Project" [required],
        receiver_responsibilities: "ReceiverResponsibilities" [required],
        sender_contacts: "SenderContacts" [length(1, 3)],
    }
}
