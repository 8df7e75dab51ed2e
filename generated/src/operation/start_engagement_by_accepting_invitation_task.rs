//! `StartEngagementByAcceptingInvitationTask`: its request, its response, and how they travel.

use smithy_client_runtime::codec::{DecodeError, EncodeError, from_json, to_json};
use smithy_client_runtime::{Effect, Operation, Service, Timestamp};

use crate::patterns;
use crate::errors::ServiceError;
use crate::service::SERVICE;
use crate::types::{ReasonCode, TaskStatus};

/// Names the invitation to accept.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct StartEngagementByAcceptingInvitationTaskRequest {
    /// Catalog of the invitation to accept, `AWS` or `Sandbox`. The new opportunity appears in it
    /// too.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Idempotency token, 1 to 64 printable ASCII characters without spaces. The client fills it in
    /// when you leave it out; use one of your own to resume after a crash.
    ///
    /// Filled in when absent: a UUID that stays the same when the call is retried. Pattern:
    /// `^[!-~]{1,64}$`
    pub client_token: Option<String>,

    /// Invitation to accept, 1 to 255 characters: its ARN or its `engi-` identifier. It must be
    /// pending.
    ///
    /// Required. Pattern: `^(arn:.*|engi-[0-9a-z]{13})$`
    pub identifier: Option<String>,
}

impl StartEngagementByAcceptingInvitationTaskRequest {
    /// A value with the members that the model requires.
    pub fn new(catalog: impl Into<String>, identifier: impl Into<String>) -> Self {
        Self {
            catalog: Some(catalog.into()),
            identifier: Some(identifier.into()),
            ..Self::default()
        }
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
    StartEngagementByAcceptingInvitationTaskRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        client_token: "ClientToken" [min_length(1), pattern(&patterns::CLIENT_TOKEN)],
        identifier: "Identifier" [required, length(1, 255), pattern(&patterns::ENGAGEMENT_INVITATION_ARN_OR_IDENTIFIER)],
    }
}

impl Operation for StartEngagementByAcceptingInvitationTaskRequest {
    type Output = StartEngagementByAcceptingInvitationTaskResponse;
    type Error = ServiceError;
    const NAME: &'static str = "StartEngagementByAcceptingInvitationTask";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SUMMARY: &'static str = "Accepts an invitation and starts to bring its deal into your account.";

    fn encode(&mut self) -> Result<Vec<u8>, EncodeError> {
        smithy_client_runtime::fill_idempotency_token(&mut self.client_token);
        to_json(self)
    }

    fn decode(body: &[u8]) -> Result<Self::Output, DecodeError> {
        from_json(body)
    }
}

/// State of the task that accepts the invitation, at the moment of the answer.
#[derive(Clone, Default, PartialEq)]
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
}

smithy_client_runtime::structure! {
    StartEngagementByAcceptingInvitationTaskResponse {
        engagement_invitation_id: "EngagementInvitationId" [pattern(&patterns::ENGAGEMENT_INVITATION_IDENTIFIER)],
        message: "Message",
        opportunity_id: "OpportunityId" [pattern(&patterns::OPPORTUNITY_IDENTIFIER)],
        reason_code: "ReasonCode",
        start_time: "StartTime",
        task_arn: "TaskArn" [pattern(&patterns::TASK_ARN)],
        task_id: "TaskId" [pattern(&patterns::TASK_IDENTIFIER)],
        task_status: "TaskStatus",
    }
}
