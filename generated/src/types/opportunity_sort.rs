//! The structure `OpportunitySort`.

use crate::types::{OpportunitySortName, SortOrder};

/// Order of a list of opportunities. Give both members or leave it out.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
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
}

impl OpportunitySort {
    /// A value with the members that the model requires.
    pub fn new(
        sort_by: impl Into<OpportunitySortName>,
        sort_order: impl Into<SortOrder>,
    ) -> Self {
        Self {
            sort_by: Some(sort_by.into()),
            sort_order: Some(sort_order.into()),
        }
    }

    /// Sets [`sort_by`](field@Self::sort_by).
    pub fn sort_by(mut self, sort_by: impl Into<OpportunitySortName>) -> Self {
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
    OpportunitySort {
        sort_by: "SortBy" [required],
        sort_order: "SortOrder" [required],
    }
}
