//! The operation `RejectEngagementInvitation`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_nothing, write_request,
};
use smithy_client_runtime::{Operation, Service, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;

/// Names the invitation to decline.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct RejectEngagementInvitationRequest {
    /// Catalog the declined invitation is in, `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Invitation to decline, 1 to 255 characters: its ARN or its `engi-` identifier.
    ///
    /// Required. Pattern: `^(arn:.*|engi-[0-9a-z]{13})$`
    pub identifier: Option<String>,

    /// Why you decline, 1 to 80 characters without line breaks or emoji. The sender can read it, so
    /// be brief and factual.
    ///
    /// Pattern: `^[\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD]{1,80}$`
    pub rejection_reason: Option<String>,
    unknown_members: UnknownMembers,
}

impl RejectEngagementInvitationRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`identifier`](field@Self::identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::RejectEngagementInvitationRequest;
    ///
    /// let request = RejectEngagementInvitationRequest::new()
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

    /// Sets [`identifier`](field@Self::identifier).
    #[must_use]
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
        self
    }

    /// Sets [`rejection_reason`](field@Self::rejection_reason).
    #[must_use]
    pub fn rejection_reason(mut self, value: impl Into<String>) -> Self {
        self.rejection_reason = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    RejectEngagementInvitationRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        identifier: "Identifier" [required, length(1, 255),
            pattern(&patterns::ENGAGEMENT_INVITATION_ARN_OR_IDENTIFIER)],
        rejection_reason: "RejectionReason" [pattern(&patterns::REJECTION_REASON_STRING)],
        ..unknown_members
    }
}

impl Operation for RejectEngagementInvitationRequest {
    type Output = ();
    type Error = ServiceError;
    const NAME: &'static str = "RejectEngagementInvitation";
    const SERVICE: &'static Service = &SERVICE;
    const SUMMARY: &'static str = "Declines an invitation for good.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], _options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_nothing(body)
    }
}
