//! The structure `LifeCycleSummary`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{ClosedLostReason, ReviewStatus, Stage};

/// Progress of a deal in a list, without the history of next steps.
#[derive(Clone, PartialEq)]
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
    /// Pattern (a date, YYYY-MM-DD): `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_close_date: Option<String>,
    unknown_members: UnknownMembers,
}

impl LifeCycleSummary {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`closed_lost_reason`](field@Self::closed_lost_reason).
    #[must_use]
    pub fn closed_lost_reason(mut self, value: impl Into<ClosedLostReason>) -> Self {
        self.closed_lost_reason = Some(value.into());
        self
    }

    /// Sets [`next_steps`](field@Self::next_steps).
    #[must_use]
    pub fn next_steps(mut self, value: impl Into<String>) -> Self {
        self.next_steps = Some(value.into());
        self
    }

    /// Sets [`review_comments`](field@Self::review_comments).
    #[must_use]
    pub fn review_comments(mut self, value: impl Into<String>) -> Self {
        self.review_comments = Some(value.into());
        self
    }

    /// Sets [`review_status`](field@Self::review_status).
    #[must_use]
    pub fn review_status(mut self, value: impl Into<ReviewStatus>) -> Self {
        self.review_status = Some(value.into());
        self
    }

    /// Sets [`review_status_reason`](field@Self::review_status_reason).
    #[must_use]
    pub fn review_status_reason(mut self, value: impl Into<String>) -> Self {
        self.review_status_reason = Some(value.into());
        self
    }

    /// Sets [`stage`](field@Self::stage).
    #[must_use]
    pub fn stage(mut self, value: impl Into<Stage>) -> Self {
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
    LifeCycleSummary {
        closed_lost_reason: "ClosedLostReason",
        next_steps: "NextSteps" (sensitive) [length(0, 255)],
        review_comments: "ReviewComments",
        review_status: "ReviewStatus",
        review_status_reason: "ReviewStatusReason",
        stage: "Stage",
        target_close_date: "TargetCloseDate" [pattern(&patterns::DATE)],
        ..unknown_members
    }
}
