//! The structure `OpportunityEngagementInvitationSort`.

use crate::types::{OpportunityEngagementInvitationSortName, SortOrder};

/// Order of a list of invitations. Give both members or leave it out.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct OpportunityEngagementInvitationSort {
    /// Property to sort by. The date of the invitation is the only choice.
    ///
    /// Required.
    pub sort_by: Option<OpportunityEngagementInvitationSortName>,

    /// Oldest or newest invitations first.
    ///
    /// Required.
    pub sort_order: Option<SortOrder>,
}

impl OpportunityEngagementInvitationSort {
    /// A value with the members that the model requires.
    pub fn new(
        sort_by: impl Into<OpportunityEngagementInvitationSortName>,
        sort_order: impl Into<SortOrder>,
    ) -> Self {
        Self {
            sort_by: Some(sort_by.into()),
            sort_order: Some(sort_order.into()),
        }
    }

    /// Sets [`sort_by`](field@Self::sort_by).
    pub fn sort_by(
        mut self,
        sort_by: impl Into<OpportunityEngagementInvitationSortName>,
    ) -> Self {
        self.sort_by = Some(sort_by.into());
        self
    }

    /// Sets [`sort_order`](field@Self::sort_order).
    pub fn sort_order(mut self, sort_order: impl Into<SortOrder>) -> Self {
        self.sort_order = Some(sort_order.into());
        self
    }
}

smithy_client_runtime::structure! {
    OpportunityEngagementInvitationSort {
        sort_by: "SortBy" [required],
        sort_order: "SortOrder" [required],
    }
}
