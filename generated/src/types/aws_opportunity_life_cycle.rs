//! The structure `AwsOpportunityLifeCycle`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{AwsClosedLostReason, AwsOpportunityStage, ProfileNextStepsHistory};

/// Progress of a deal by the books of AWS, which may differ from yours.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityLifeCycle {
    /// Why AWS gave the deal up. Present only when the stage of AWS is `Closed Lost`.
    pub closed_lost_reason: Option<AwsClosedLostReason>,

    /// What AWS sellers plan to do next, up to 255 characters.
    pub next_steps: Option<String>,

    /// Earlier plans of the AWS sellers with their times, up to 50 entries.
    pub next_steps_history: Option<Vec<ProfileNextStepsHistory>>,

    /// Sales phase of the deal within AWS. It has more phases than your own `Stage`.
    pub stage: Option<AwsOpportunityStage>,

    /// Day on which AWS expects the deal to be won, as `YYYY-MM-DD`.
    ///
    /// Pattern (a date, YYYY-MM-DD): `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_close_date: Option<String>,
    unknown_members: UnknownMembers,
}

impl AwsOpportunityLifeCycle {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`closed_lost_reason`](field@Self::closed_lost_reason).
    #[must_use]
    pub fn closed_lost_reason(mut self, value: impl Into<AwsClosedLostReason>) -> Self {
        self.closed_lost_reason = Some(value.into());
        self
    }

    /// Sets [`next_steps`](field@Self::next_steps).
    #[must_use]
    pub fn next_steps(mut self, value: impl Into<String>) -> Self {
        self.next_steps = Some(value.into());
        self
    }

    /// Sets [`next_steps_history`](field@Self::next_steps_history).
    #[must_use]
    pub fn next_steps_history(
        mut self,
        value: impl IntoIterator<Item = ProfileNextStepsHistory>,
    ) -> Self {
        self.next_steps_history = Some(value.into_iter().collect());
        self
    }

    /// Sets [`stage`](field@Self::stage).
    #[must_use]
    pub fn stage(mut self, value: impl Into<AwsOpportunityStage>) -> Self {
        self.stage = Some(value.into());
        self
    }

    /// Sets [`target_close_date`](field@Self::target_close_date).
    #[must_use]
    pub fn target_close_date(mut self, value: impl Into<String>) -> Self {
        self.target_close_date = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AwsOpportunityLifeCycle {
        closed_lost_reason: "ClosedLostReason",
        next_steps: "NextSteps" (sensitive) [length(0, 255)],
        next_steps_history: "NextStepsHistory" [length(0, 50)],
        stage: "Stage",
        target_close_date: "TargetCloseDate" [pattern(&patterns::DATE)],
        ..unknown_members
    }
}
