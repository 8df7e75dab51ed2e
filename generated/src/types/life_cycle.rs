//! The structure `LifeCycle`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;
use crate::types::{ClosedLostReason, NextStepsHistory, ReviewStatus, Stage};

/// Progress of a deal: your sales stage, and the state of AWS's review.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct LifeCycle {
    /// Why the deal was lost. Required with stage `Closed Lost`, refused with every other.
    pub closed_lost_reason: Option<ClosedLostReason>,

    /// What you do next on the deal, at most 255 characters. Keep it current, as AWS sellers plan
    /// by it.
    pub next_steps: Option<String>,

    /// Earlier next steps and when they were noted, at most 50 entries.
    pub next_steps_history: Option<Vec<NextStepsHistory>>,

    /// Remarks of the AWS reviewer. With `Action Required` they say what to correct.
    pub review_comments: Option<String>,

    /// Where the deal stands in AWS's review, which decides what may be edited. AWS sets it; only
    /// in catalog `Sandbox` may you set `Approved`, `Rejected` or `Action Required` yourself to
    /// play the reviewer.
    pub review_status: Option<ReviewStatus>,

    /// Grounds for the present review status, chiefly for `Rejected` and `Action Required`. Written
    /// by AWS.
    pub review_status_reason: Option<String>,

    /// Sales phase that you report. It stays where it is until the deal has been submitted; after
    /// `Launched` or `Closed Lost` expect no further change to be accepted.
    pub stage: Option<Stage>,

    /// Day on which you expect to win the deal, as `YYYY-MM-DD`. Required to submit, and not in the
    /// past.
    ///
    /// Pattern (a date, YYYY-MM-DD): `^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`
    pub target_close_date: Option<String>,
    unknown_members: UnknownMembers,
}

impl LifeCycle {
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

    /// Sets [`next_steps_history`](field@Self::next_steps_history).
    #[must_use]
    pub fn next_steps_history(
        mut self,
        value: impl IntoIterator<Item = NextStepsHistory>,
    ) -> Self {
        self.next_steps_history = Some(value.into_iter().collect());
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
    LifeCycle {
        closed_lost_reason: "ClosedLostReason",
        next_steps: "NextSteps" (sensitive) [length(0, 255)],
        next_steps_history: "NextStepsHistory" [length(0, 50)],
        review_comments: "ReviewComments",
        review_status: "ReviewStatus",
        review_status_reason: "ReviewStatusReason",
        stage: "Stage",
        target_close_date: "TargetCloseDate" [pattern(&patterns::DATE)],
        ..unknown_members
    }
}
