//! The structure `OpportunityInvitationPayload`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{
    EngagementCustomer, ProjectDetails, ReceiverResponsibility, SenderContact,
};

/// The deal that an invitation offers.
#[derive(Clone, PartialEq)]
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
    unknown_members: UnknownMembers,
}

impl OpportunityInvitationPayload {
    /// Creates an empty value. The model requires [`customer`](field@Self::customer),
    /// [`project`](field@Self::project) and
    /// [`receiver_responsibilities`](field@Self::receiver_responsibilities).
    ///
    /// ```
    /// use partnercentral_selling::types::{
    ///     EngagementCustomer,
    ///     OpportunityInvitationPayload,
    ///     ProjectDetails,
    /// };
    ///
    /// let value = OpportunityInvitationPayload::new()
    ///     .customer(EngagementCustomer::new())
    ///     .project(ProjectDetails::new())
    ///     .receiver_responsibilities(["Co-Sell Facilitator"]);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`customer`](field@Self::customer).
    #[must_use]
    pub fn customer(mut self, value: EngagementCustomer) -> Self {
        self.customer = Some(value);
        self
    }

    /// Sets [`project`](field@Self::project).
    #[must_use]
    pub fn project(mut self, value: ProjectDetails) -> Self {
        self.project = Some(value);
        self
    }

    /// Sets [`receiver_responsibilities`](field@Self::receiver_responsibilities). An empty list is
    /// passed as `Vec::<ReceiverResponsibility>::new()`.
    #[must_use]
    pub fn receiver_responsibilities(
        mut self,
        value: impl IntoIterator<Item = impl Into<ReceiverResponsibility>>,
    ) -> Self {
        self.receiver_responsibilities = Some(
            value.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// Sets [`sender_contacts`](field@Self::sender_contacts).
    #[must_use]
    pub fn sender_contacts(
        mut self,
        value: impl IntoIterator<Item = SenderContact>,
    ) -> Self {
        self.sender_contacts = Some(value.into_iter().collect());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    OpportunityInvitationPayload {
        customer: "Customer" [required],
        project: "Project" [required],
        receiver_responsibilities: "ReceiverResponsibilities" [required],
        sender_contacts: "SenderContacts" [length(1, 3)],
        ..unknown_members
    }
}
