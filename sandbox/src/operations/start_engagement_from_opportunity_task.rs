//! `StartEngagementFromOpportunityTask`: submits an opportunity to AWS.

use partnercentral_selling::operation::{
    StartEngagementFromOpportunityTaskRequest, StartEngagementFromOpportunityTaskResponse,
};
use partnercentral_selling::types::ReviewStatus;

use super::common::opportunity;
use super::responses::SUBMITTING;
use super::serve::Serve;
use super::submission;
use crate::clock::{day, timestamp};
use crate::rules;
use crate::state::{TaskKind, View};
use crate::traffic::Group;
use crate::wire::{Findings, Nulls, Rejection};

impl Serve for StartEngagementFromOpportunityTaskRequest {
    const GROUP: Group = Group::Write;
    const NULLS: Option<&'static Nulls> = Some(&SUBMITTING);
    const HAS_TOKEN: bool = true;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn client_token(&self) -> Option<&str> {
        self.client_token.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<StartEngagementFromOpportunityTaskResponse, Rejection> {
        let today = day(view.now);
        let found = opportunity(view, self.identifier.as_deref())?;
        if found.running_task.is_some() {
            return Err(Rejection::conflict(&rules::ONE_TASK_AT_A_TIME, "A task for the opportunity is running"));
        }
        let status = found.review_status();
        if !matches!(status, ReviewStatus::PendingSubmission | ReviewStatus::ActionRequired) {
            let message = format!("names an opportunity whose review status is {status}");
            return Err(Rejection::invalid(&rules::SUBMITTABLE_STATES, "Identifier", &message));
        }
        let mut findings = Findings::default();
        submission::check(&found.record, &today, &mut findings);
        findings.finish()?;

        found.submission = self.aws_submission;
        let id = found.record.id.clone();
        let task = view.start_task(TaskKind::FromOpportunity, &id);
        let response = StartEngagementFromOpportunityTaskResponse::new();
        let response = response.opportunity_id(id).start_time(timestamp(task.started));
        Ok(response.task_arn(task.arn).task_id(task.id).task_status(task.status))
    }
}
