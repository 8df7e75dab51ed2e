//! `StartEngagementFromOpportunityTask`: its request, its response, and how they travel.

use smithy_client_runtime::codec::{DecodeError, EncodeError, from_json, to_json};
use smithy_client_runtime::{Effect, Operation, Service, Timestamp};

use crate::patterns;
use crate::errors::ServiceError;
use crate::service::SERVICE;
use crate::types::{AwsSubmission, ReasonCode, TaskStatus};

/// Names the opportunity to submit, and how AWS is to take part.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct StartEngagementFromOpportunityTaskRequest {
    /// Part you want AWS to play, and who there may see the deal.
    ///
    /// Required.
    pub aws_submission: Option<AwsSubmission>,

    /// Catalog of the opportunity to submit: `AWS` reaches real reviewers, `Sandbox` does not.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Idempotency token, 1 to 64 printable ASCII characters without spaces. Left out, the client
    /// makes one up; with your own you can repeat a submission safely.
    ///
    /// Filled in when absent: a UUID that stays the same when the call is retried. Pattern:
    /// `^[!-~]{1,64}$`
    pub client_token: Option<String>,

    /// Opportunity to submit, `O` followed by up to 19 digits. Its review status must be
    /// `Pending Submission`.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub identifier: Option<String>,
}

impl StartEngagementFromOpportunityTaskRequest {
    /// A value with the members that the model requires.
    pub fn new(
        aws_submission: AwsSubmission,
        catalog: impl Into<String>,
        identifier: impl Into<String>,
    ) -> Self {
        Self {
            aws_submission: Some(aws_submission),
            catalog: Some(catalog.into()),
            identifier: Some(identifier.into()),
            ..Self::default()
        }
    }

    /// Sets [`aws_submission`](field@Self::aws_submission).
    pub fn aws_submission(mut self, aws_submission: AwsSubmission) -> Self {
        self.aws_submission = Some(aws_submission);
        self
    }

    /// Sets [`catalog`](field@Self::catalog).
    pub fn catalog(mut self, catalog: impl Into<String>) -> Self {
        self.catalog = Some(catalog.into());
        self
    }

    /// Sets [`client_token`](field@Self::client_token).
    pub fn client_token(mut self, client_token: impl Into<String>) -> Self {
        self.client_token = Some(client_token.into());
        self
    }

    /// Sets [`identifier`](field@Self::identifier).
    pub fn identifier(mut self, identifier: impl Into<String>) -> Self {
        self.identifier = Some(identifier.into());
        self
    }
}

smithy_client_runtime::structure! {
    StartEngagementFromOpportunityTaskRequest {
        aws_submission: "AwsSubmission" [required],
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        client_token: "ClientToken" [min_length(1), pattern(&patterns::CLIENT_TOKEN)],
        identifier: "Identifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
    }
}

impl Operation for StartEngagementFromOpportunityTaskRequest {
    type Output = StartEngagementFromOpportunityTaskResponse;
    type Error = ServiceError;
    const NAME: &'static str = "StartEngagementFromOpportunityTask";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SUMMARY: &'static str = "Submits one of your opportunities to AWS for review.";

    fn encode(&mut self) -> Result<Vec<u8>, EncodeError> {
        smithy_client_runtime::fill_idempotency_token(&mut self.client_token);
        to_json(self)
    }

    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        from_json(body)
    }
}

/// State of the task that submits the opportunity, at the moment of the answer.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct StartEngagementFromOpportunityTaskResponse {
    /// Why the submission failed, for a person to read.
    pub message: Option<String>,

    /// Opportunity that was submitted. Watch its review status with
    /// [`GetOpportunity`](crate::Client::get_opportunity).
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub opportunity_id: Option<String>,

    /// Why the submission failed, for programs. Some answers hold the word `null` when all is well.
    pub reason_code: Option<ReasonCode>,

    /// When the service began with the submission.
    pub start_time: Option<Timestamp>,

    /// Full resource name of the submission task.
    ///
    /// Pattern: `^arn:.*`
    pub task_arn: Option<String>,

    /// Identifier of the submission task, `task-` and 13 letters or digits. May be absent when it
    /// has ended at once.
    ///
    /// Pattern: `task-[0-9a-z]{13}$`
    pub task_id: Option<String>,

    /// How far the submission is. `COMPLETE` means that the deal is handed in, not that AWS
    /// approved it.
    pub task_status: Option<TaskStatus>,
}

smithy_client_runtime::structure! {
    StartEngagementFromOpportunityTaskResponse {
        message: "Message",
        opportunity_id: "OpportunityId" [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        reason_code: "ReasonCode",
        start_time: "StartTime",
        task_arn: "TaskArn" [pattern(&patterns::TASK_ARN)],
        task_id: "TaskId" [pattern(&patterns::TASK_IDENTIFIER)],
        task_status: "TaskStatus",
    }
}
