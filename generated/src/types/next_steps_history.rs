//! The structure `NextStepsHistory`.

use smithy_client_runtime::Timestamp;

/// A next step the partner once noted, kept after it was replaced.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct NextStepsHistory {
    /// When the step was noted.
    ///
    /// Required.
    pub time: Option<Timestamp>,

    /// Text of the step as it was noted then.
    ///
    /// Required.
    pub value: Option<String>,
}

impl NextStepsHistory {
    /// A value with the members that the model requires.
    pub fn new(time: impl Into<Timestamp>, value: impl Into<String>) -> Self {
        Self {
            time: Some(time.into()),
            value: Some(value.into()),
        }
    }

    /// Sets [`time`](field@Self::time).
    pub fn time(mut self, time: impl Into<Timestamp>) -> Self {
        self.time = Some(time.into());
        self
    }

    /// Sets [`value`](field@Self::value).
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

smithy_client_runtime::structure! {
    NextStepsHistory {
        time: "Time" [required],
        value: "Value" [required],
    }
}
