//! The structure `ProfileNextStepsHistory`.

use smithy_client_runtime::{Timestamp, UnknownMembers};

/// A next step AWS sellers once noted on their side of the deal.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ProfileNextStepsHistory {
    /// Moment at which AWS noted the intention.
    pub time: Option<Timestamp>,

    /// What AWS sellers intended at that time.
    pub value: Option<String>,
    unknown_members: UnknownMembers,
}

impl ProfileNextStepsHistory {
    /// Creates an empty value. The model requires [`time`](field@Self::time) and
    /// [`value`](field@Self::value).
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use partnercentral_selling::types::ProfileNextStepsHistory;
    ///
    /// let value = ProfileNextStepsHistory::new()
    ///     .time(SystemTime::now())
    ///     .value("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`time`](field@Self::time).
    #[must_use]
    pub fn time(mut self, value: impl Into<Timestamp>) -> Self {
        self.time = Some(value.into());
        self
    }

    /// Sets [`value`](field@Self::value).
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ProfileNextStepsHistory {
        time: "Time" [required],
        value: "Value" [required],
        ..unknown_members
    }
}
