//! The structure `OpportunitySort`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{OpportunitySortName, SortOrder};

/// Order of a list of opportunities. Give both members or leave it out.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct OpportunitySort {
    /// Property of the opportunity that decides the order.
    ///
    /// Required.
    pub sort_by: Option<OpportunitySortName>,

    /// Direction of the order. Choose `DESCENDING` with `LastModifiedDate` to see the latest
    /// changes first.
    ///
    /// Required.
    pub sort_order: Option<SortOrder>,
    unknown_members: UnknownMembers,
}

impl OpportunitySort {
    /// Creates an empty value. The model requires [`sort_by`](field@Self::sort_by) and
    /// [`sort_order`](field@Self::sort_order).
    ///
    /// ```
    /// use partnercentral_selling::types::OpportunitySort;
    ///
    /// let value = OpportunitySort::new()
    ///     .sort_by("CustomerCompanyName")
    ///     .sort_order("ASCENDING");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`sort_by`](field@Self::sort_by).
    #[must_use]
    pub fn sort_by(mut self, value: impl Into<OpportunitySortName>) -> Self {
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
    OpportunitySort {
        sort_by: "SortBy" [required],
        sort_order: "SortOrder" [required],
        ..unknown_members
    }
}
