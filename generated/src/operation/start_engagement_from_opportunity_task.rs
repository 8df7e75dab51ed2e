//! The operation `StartEngagementFromOpportunityTask`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, TokenMember, read_response,
    write_request,
};
use smithy_client_runtime::{Effect, Operation, Service, Timestamp, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{AwsSubmission, ReasonCode, TaskStatus};

/// Names the opportunity to submit, and how AWS is to take part.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
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
    /// Generated if absent: a UUID that is the same in all attempts of a call. Pattern:
    /// `^[!-~]{1,64}$`
    pub client_token: Option<String>,

    /// Opportunity to submit, `O` followed by up to 19 digits. Its review status must be
    /// `Pending Submission`.
    ///
    /// Required. Pattern: `^O[0-9]{1,19}$`
    pub identifier: Option<String>,
    unknown_members: UnknownMembers,
}

impl StartEngagementFromOpportunityTaskRequest {
    /// Creates an empty value. The model requires [`aws_submission`](field@Self::aws_submission),
    /// [`catalog`](field@Self::catalog) and [`identifier`](field@Self::identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::StartEngagementFromOpportunityTaskRequest;
    /// use partnercentral_selling::types::AwsSubmission;
    ///
    /// let request = StartEngagementFromOpportunityTaskRequest::new()
    ///     .aws_submission(AwsSubmission::new())
    ///     .catalog("Sandbox")
    ///     .identifier("O1");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`aws_submission`](field@Self::aws_submission).
    #[must_use]
    pub fn aws_submission(mut self, value: AwsSubmission) -> Self {
        self.aws_submission = Some(value);
        self
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = Some(value.into());
        self
    }

    /// Sets [`client_token`](field@Self::client_token).
    #[must_use]
    pub fn client_token(mut self, value: impl Into<String>) -> Self {
        self.client_token = Some(value.into());
        self
    }

    /// Sets [`identifier`](field@Self::identifier).
    #[must_use]
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    StartEngagementFromOpportunityTaskRequest {
        aws_submission: "AwsSubmission" [required],
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        client_token: "ClientToken" [min_length(1), pattern(&patterns::CLIENT_TOKEN)],
        identifier: "Identifier" [required, pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        ..unknown_members
    }
}

impl Operation for StartEngagementFromOpportunityTaskRequest {
    type Output = StartEngagementFromOpportunityTaskResponse;
    type Error = ServiceError;
    const NAME: &'static str = "StartEngagementFromOpportunityTask";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SUMMARY: &'static str = "Submits one of your opportunities to AWS for review.";

    fn idempotency_token(&mut self) -> TokenMember<'_> {
        TokenMember::Member(&mut self.client_token)
    }

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        smithy_client_runtime::__v1::fill_idempotency_token(&mut self.client_token);
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

/// State of the task that submits the opportunity, at the moment of the answer.
#[derive(Clone, PartialEq)]
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
    unknown_members: UnknownMembers,
}

impl StartEngagementFromOpportunityTaskResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`message`](field@Self::message).
    #[must_use]
    pub fn message(mut self, value: impl Into<String>) -> Self {
        self.message = Some(value.into());
        self
    }

    /// Sets [`opportunity_id`](field@Self::opportunity_id).
    #[must_use]
    pub fn opportunity_id(mut self, value: impl Into<String>) -> Self {
        self.opportunity_id = Some(value.into());
        self
    }

    /// Sets [`reason_code`](field@Self::reason_code).
    #[must_use]
    pub fn reason_code(mut self, value: impl Into<ReasonCode>) -> Self {
        self.reason_code = Some(value.into());
        self
    }

    /// Sets [`start_time`](field@Self::start_time).
    #[must_use]
    pub fn start_time(mut self, value: impl Into<Timestamp>) -> Self {
        self.start_time = Some(value.into());
        self
    }

    /// Sets [`task_arn`](field@Self::task_arn).
    #[must_use]
    pub fn task_arn(mut self, value: impl Into<String>) -> Self {
        self.task_arn = Some(value.into());
        self
    }

    /// Sets [`task_id`](field@Self::task_id).
    #[must_use]
    pub fn task_id(mut self, value: impl Into<String>) -> Self {
        self.task_id = Some(value.into());
        self
    }

    /// Sets [`task_status`](field@Self::task_status).
    #[must_use]
    pub fn task_status(mut self, value: impl Into<TaskStatus>) -> Self {
        self.task_status = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    StartEngagementFromOpportunityTaskResponse {
        message: "Message",
        opportunity_id: "OpportunityId" [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        reason_code: "ReasonCode",
        start_time: "StartTime",
        task_arn: "TaskArn" [pattern(&patterns::TASK_ARN)],
        task_id: "TaskId" [pattern(&patterns::TASK_IDENTIFIER)],
        task_status: "TaskStatus",
        ..unknown_members
    }
}
