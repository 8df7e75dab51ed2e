//! The structure `SolutionSort`.

use smithy_client_runtime::UnknownMembers;

use crate::types::{SolutionSortName, SortOrder};

/// Order of a list of solutions. Give both members or leave it out.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct SolutionSort {
    /// Property of the solution that decides the order.
    ///
    /// Required.
    pub sort_by: Option<SolutionSortName>,

    /// Whether the list goes up or down.
    ///
    /// Required.
    pub sort_order: Option<SortOrder>,
    unknown_members: UnknownMembers,
}

impl SolutionSort {
    /// Creates an empty value. The model requires [`sort_by`](field@Self::sort_by) and
    /// [`sort_order`](field@Self::sort_order).
    ///
    /// ```
    /// use partnercentral_selling::types::SolutionSort;
    ///
    /// let value = SolutionSort::new()
    ///     .sort_by("Category")
    ///     .sort_order("ASCENDING");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`sort_by`](field@Self::sort_by).
    #[must_use]
    pub fn sort_by(mut self, value: impl Into<SolutionSortName>) -> Self {
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
    SolutionSort {
        sort_by: "SortBy" [required],
        sort_order: "SortOrder" [required],
        ..unknown_members
    }
}
