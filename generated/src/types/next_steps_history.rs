//! The structure `NextStepsHistory`.

use smithy_client_runtime::{Timestamp, UnknownMembers};

/// A next step the partner once noted, kept after it was replaced.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct NextStepsHistory {
    /// When the step was noted.
    ///
    /// Required.
    pub time: Option<Timestamp>,

    /// Text of the step as it was noted then.
    ///
    /// Required.
    pub value: Option<String>,
    unknown_members: UnknownMembers,
}

impl NextStepsHistory {
    /// Creates an empty value. The model requires [`time`](field@Self::time) and
    /// [`value`](field@Self::value).
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use partnercentral_selling::types::NextStepsHistory;
    ///
    /// let value = NextStepsHistory::new().time(SystemTime::now()).value("…");
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
    NextStepsHistory {
        time: "Time" [required],
        value: "Value" [required],
        ..unknown_members
    }
}
