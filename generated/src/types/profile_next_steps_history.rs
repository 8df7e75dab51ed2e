//! The structure `ProfileNextStepsHistory`.

use smithy_client_runtime::Timestamp;

/// A next step AWS sellers once noted on their side of the deal.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ProfileNextStepsHistory {
    /// Moment at which AWS noted the intention.
    pub time: Option<Timestamp>,

    /// What AWS sellers intended at that time.
    pub value: Option<String>,
}

smithy_client_runtime::structure! {
    ProfileNextStepsHistory {
        time: "Time" [required],
        value: "Value" [required],
    }
}
