//! The structure `AwsOpportunityLifeCycle`.

use crate::patterns;
use crate::types::{AwsClosedLostReason, AwsOpportunityStage, ProfileNextStepsHistory};

/// Progress of a deal by the books of AWS, which may differ from yours.
#[derive(Clone, Default, PartialEq)]
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
    /// Pattern: `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_close_date: Option<String>,
}

smithy_client_runtime::structure! {
    AwsOpportunityLifeCycle {
        closed_lost_reason: "ClosedLostReason",
        next_steps: "NextSteps" (sensitive) [length(0, 255)],
        next_steps_history: "NextStepsHistory" [length(0, 50)],
        stage: "Stage",
        target_close_date: "TargetCloseDate" [pattern(&patterns::DATE)],
    }
}
