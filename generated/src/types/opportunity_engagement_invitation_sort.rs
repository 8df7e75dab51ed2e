//! The structure `OpportunityEngagementInvitationSort`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{OpportunityEngagementInvitationSortName, SortOrder};

/// Order of a list of invitations. Give both members or leave it out.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct OpportunityEngagementInvitationSort {
    /// Property to sort by. The date of the invitation is the only choice.
    ///
    /// Required.
    pub sort_by: Option<OpportunityEngagementInvitationSortName>,

    /// Oldest or newest invitations first.
    ///
    /// Required.
    pub sort_order: Option<SortOrder>,
    unknown_members: UnknownMembers,
}

impl OpportunityEngagementInvitationSort {
    /// Creates an empty value. The model requires [`sort_by`](field@Self::sort_by) and
    /// [`sort_order`](field@Self::sort_order).
    ///
    /// ```
    /// use partnercentral_selling::types::OpportunityEngagementInvitationSort;
    ///
    /// let value = OpportunityEngagementInvitationSort::new()
    ///     .sort_by("InvitationDate")
    ///     .sort_order("ASCENDING");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`sort_by`](field@Self::sort_by).
    #[must_use]
    pub fn sort_by(
        mut self,
        value: impl Into<OpportunityEngagementInvitationSortName>,
    ) -> Self {
        self.sort_by = Some(value.into());
        self
    }

    /// Sets [`sort_order`](field@Self::sort_order).
    #[must_use]
    pub fn sort_order(mut self, value: impl Into<SortOrder>) -> Self {
        self.sort_order = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    OpportunityEngagementInvitationSort {
        sort_by: "SortBy" [required],
        sort_order: "SortOrder" [required],
        ..unknown_members
    }
}
