//! The structure `LifeCycleSummary`.

use crate::patterns;
use crate::types::{ClosedLostReason, ReviewStatus, Stage};

/// Progress of a deal in a list, without the history of next steps.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LifeCycleSummary {
    /// Reason for the loss, present with stage `Closed Lost`.
    pub closed_lost_reason: Option<ClosedLostReason>,

    /// Next planned action, up to 255 characters.
    pub next_steps: Option<String>,

    /// What the AWS reviewer remarked on the submission.
    pub review_comments: Option<String>,

    /// State of AWS's review. Look for `Action Required` to find the deals that wait for you.
    pub review_status: Option<ReviewStatus>,

    /// Why the review came to its present status.
    pub review_status_reason: Option<String>,

    /// Sales phase the partner last reported.
    pub stage: Option<Stage>,

    /// Expected day of winning the deal, as `YYYY-MM-DD`.
    ///
    /// Pattern: `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_close_date: Option<String>,
}

smithy_client_runtime::structure! {
    LifeCycleSummary {
        closed_lost_reason: "ClosedLostReason",
        next_steps: "NextSteps" (sensitive) [length(0, 255)],
        review_comments: "ReviewComments",
        review_status: "ReviewStatus",
        review_status_reason: "ReviewStatusReason",
        stage: "Stage",
        target_close_date: "TargetCloseDate" [pattern(&patterns::DATE)],
    }
}
