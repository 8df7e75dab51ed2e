//! The operation `StartEngagementByAcceptingInvitationTask`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, TokenMember, read_response,
    write_request,
};
use smithy_client_runtime::{Effect, Operation, Service, Timestamp, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{ReasonCode, TaskStatus};

/// Names the invitation to accept.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StartEngagementByAcceptingInvitationTaskRequest {
    /// Catalog of the invitation to accept, `AWS` or `Sandbox`. The new opportunity appears in it
    /// too.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Idempotency token, 1 to 64 printable ASCII characters without spaces. The client fills it in
    /// when you leave it out; use one of your own to resume after a crash.
    ///
    /// Generated if absent: a UUID that is the same in all attempts of a call. Pattern:
    /// `^[!-~]{1,64}$`
    pub client_token: Option<String>,

    /// Invitation to accept, 1 to 255 characters: its ARN or its `engi-` identifier. It must be
    /// pending.
    ///
    /// Required. Pattern: `^(arn:.*|engi-[0-9a-z]{13})$`
    pub identifier: Option<String>,
    unknown_members: UnknownMembers,
}

impl StartEngagementByAcceptingInvitationTaskRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`identifier`](field@Self::identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::StartEngagementByAcceptingInvitationTaskRequest;
    ///
    /// let request = StartEngagementByAcceptingInvitationTaskRequest::new()
    ///     .catalog("Sandbox")
    ///     .identifier("arn:");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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
    StartEngagementByAcceptingInvitationTaskRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        client_token: "ClientToken" [min_length(1), pattern(&patterns::CLIENT_TOKEN)],
        identifier: "Identifier" [required, length(1, 255),
            pattern(&patterns::ENGAGEMENT_INVITATION_ARN_OR_IDENTIFIER)],
        ..unknown_members
    }
}

impl Operation for StartEngagementByAcceptingInvitationTaskRequest {
    type Output = StartEngagementByAcceptingInvitationTaskResponse;
    type Error = ServiceError;
    const NAME: &'static str = "StartEngagementByAcceptingInvitationTask";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SUMMARY: &'static str = "Accepts an invitation and starts to bring its deal into your account.";

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

/// State of the task that accepts the invitation, at the moment of the answer.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StartEngagementByAcceptingInvitationTaskResponse {
    /// Invitation that was accepted. Some answers hold a whole ARN here.
    ///
    /// Pattern: `^engi-[0-9,a-z]{13}$`
    pub engagement_invitation_id: Option<String>,

    /// Explanation for a person when the task failed.
    pub message: Option<String>,

    /// Opportunity that now holds the accepted deal in your account, `O` and up to 19 digits. Read
    /// it and link it with your CRM.
    ///
    /// Pattern: `^O[0-9]{1,19}$`
    pub opportunity_id: Option<String>,

    /// Cause of a failure for programs. Only meaningful when
    /// [`TaskStatus`](field@Self::task_status) is `FAILED`.
    pub reason_code: Option<ReasonCode>,

    /// When the service began to accept the invitation.
    pub start_time: Option<Timestamp>,

    /// Full resource name of the task, for logs and policies.
    ///
    /// Pattern: `^arn:.*`
    pub task_arn: Option<String>,

    /// Identifier of the task, `task-` and 13 letters or digits. May be absent when the task is
    /// already over.
    ///
    /// Pattern: `task-[0-9a-z]{13}$`
    pub task_id: Option<String>,

    /// How far the task is. A failed task answers with success on the wire, so always check this.
    pub task_status: Option<TaskStatus>,
    unknown_members: UnknownMembers,
}

impl StartEngagementByAcceptingInvitationTaskResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`engagement_invitation_id`](field@Self::engagement_invitation_id).
    #[must_use]
    pub fn engagement_invitation_id(mut self, value: impl Into<String>) -> Self {
        self.engagement_invitation_id = Some(value.into());
        self
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
    StartEngagementByAcceptingInvitationTaskResponse {
        engagement_invitation_id: "EngagementInvitationId"
            [pattern(&patterns::ENGAGEMENT_INVITATION_IDENTIFIER)],
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
