//! The operation `GetEngagementInvitation`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request,
};
use smithy_client_runtime::{Effect, Operation, Service, Timestamp, UnknownMembers};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{EngagementInvitationPayloadType, InvitationStatus, Payload, Receiver};

/// Asks for one invitation with its details.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GetEngagementInvitationRequest {
    /// Catalog the invitation arrived in: `AWS` or `Sandbox`.
    ///
    /// Required. Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Invitation to read, 1 to 255 characters: an ARN, or `engi-` and 13 lower-case letters or
    /// digits.
    ///
    /// Required. Pattern: `^(arn:.*|engi-[0-9a-z]{13})$`
    pub identifier: Option<String>,
    unknown_members: UnknownMembers,
}

impl GetEngagementInvitationRequest {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`identifier`](field@Self::identifier).
    ///
    /// ```
    /// use partnercentral_selling::operation::GetEngagementInvitationRequest;
    ///
    /// let request = GetEngagementInvitationRequest::new()
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
}

smithy_client_runtime::__v1::structure! {
    GetEngagementInvitationRequest {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        identifier: "Identifier" [required, length(1, 255),
            pattern(&patterns::ENGAGEMENT_INVITATION_ARN_OR_IDENTIFIER)],
        ..unknown_members
    }
}

impl Operation for GetEngagementInvitationRequest {
    type Output = GetEngagementInvitationResponse;
    type Error = ServiceError;
    const NAME: &'static str = "GetEngagementInvitation";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;
    const SUMMARY: &'static str = "Reads one invitation in full, with the customer, the project and the sender's contacts.";

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

/// All that the sender tells about the deal before you accept it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GetEngagementInvitationResponse {
    /// Full resource name of this invitation.
    pub arn: Option<String>,

    /// Catalog that this invitation belongs to.
    ///
    /// Pattern: `^[a-zA-Z]+$`
    pub catalog: String,

    /// Subject the sender gave to the engagement, 1 to 40 characters.
    pub engagement_title: Option<String>,

    /// Last moment to accept or reject. Afterwards the status turns to `EXPIRED`.
    pub expiration_date: Option<Timestamp>,

    /// Identifier to use when you accept or reject, as a rule `engi-` and 13 letters or digits.
    ///
    /// 1 to 255 characters. Pattern: `^(arn:.*|engi-[0-9a-z]{13})$`
    pub id: String,

    /// Time at which the sender issued the invitation.
    pub invitation_date: Option<Timestamp>,

    /// Content of the invitation: customer, project and contacts. Be ready for a variant that this
    /// model does not know.
    pub payload: Option<Payload>,

    /// Kind of the invitation, which names the variant that [`Payload`](field@Self::payload) holds.
    pub payload_type: Option<EngagementInvitationPayloadType>,

    /// Invited account, which should be yours.
    pub receiver: Option<Receiver>,

    /// Reason given when the invitation was declined, up to 80 characters. Absent in every other
    /// status.
    ///
    /// Pattern: `^[\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD]{1,80}$`
    pub rejection_reason: Option<String>,

    /// Sender's account: 12 digits, or `aws` when AWS invites you.
    ///
    /// Pattern: `^(aws|[0-9]{12})$`
    pub sender_aws_account_id: Option<String>,

    /// Name of the inviting company, up to 120 characters.
    pub sender_company_name: Option<String>,

    /// Where the invitation stands. Check that it is `PENDING` before you act on it.
    pub status: Option<InvitationStatus>,
    unknown_members: UnknownMembers,
}

impl GetEngagementInvitationResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`arn`](field@Self::arn).
    #[must_use]
    pub fn arn(mut self, value: impl Into<String>) -> Self {
        self.arn = Some(value.into());
        self
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = value.into();
        self
    }

    /// Sets [`engagement_title`](field@Self::engagement_title).
    #[must_use]
    pub fn engagement_title(mut self, value: impl Into<String>) -> Self {
        self.engagement_title = Some(value.into());
        self
    }

    /// Sets [`expiration_date`](field@Self::expiration_date).
    #[must_use]
    pub fn expiration_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.expiration_date = Some(value.into());
        self
    }

    /// Sets [`id`](field@Self::id).
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = value.into();
        self
    }

    /// Sets [`invitation_date`](field@Self::invitation_date).
    #[must_use]
    pub fn invitation_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.invitation_date = Some(value.into());
        self
    }

    /// Sets [`payload`](field@Self::payload).
    #[must_use]
    pub fn payload(mut self, value: Payload) -> Self {
        self.payload = Some(value);
        self
    }

    /// Sets [`payload_type`](field@Self::payload_type).
    #[must_use]
    pub fn payload_type(
        mut self,
        value: impl Into<EngagementInvitationPayloadType>,
    ) -> Self {
        self.payload_type = Some(value.into());
        self
    }

    /// Sets [`receiver`](field@Self::receiver).
    #[must_use]
    pub fn receiver(mut self, value: Receiver) -> Self {
        self.receiver = Some(value);
        self
    }

    /// Sets [`rejection_reason`](field@Self::rejection_reason).
    #[must_use]
    pub fn rejection_reason(mut self, value: impl Into<String>) -> Self {
        self.rejection_reason = Some(value.into());
        self
    }

    /// Sets [`sender_aws_account_id`](field@Self::sender_aws_account_id).
    #[must_use]
    pub fn sender_aws_account_id(mut self, value: impl Into<String>) -> Self {
        self.sender_aws_account_id = Some(value.into());
        self
    }

    /// Sets [`sender_company_name`](field@Self::sender_company_name).
    #[must_use]
    pub fn sender_company_name(mut self, value: impl Into<String>) -> Self {
        self.sender_company_name = Some(value.into());
        self
    }

    /// Sets [`status`](field@Self::status).
    #[must_use]
    pub fn status(mut self, value: impl Into<InvitationStatus>) -> Self {
        self.status = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    GetEngagementInvitationResponse {
        arn: "Arn",
        catalog: "Catalog" (promised) [pattern(&patterns::CATALOG_IDENTIFIER)],
        engagement_title: "EngagementTitle" [length(1, 40)],
        expiration_date: "ExpirationDate",
        id: "Id" (promised) [length(1, 255),
            pattern(&patterns::ENGAGEMENT_INVITATION_ARN_OR_IDENTIFIER)],
        invitation_date: "InvitationDate",
        payload: "Payload",
        payload_type: "PayloadType",
        receiver: "Receiver",
        rejection_reason: "RejectionReason" [pattern(&patterns::REJECTION_REASON_STRING)],
        sender_aws_account_id: "SenderAwsAccountId" (sensitive)
            [pattern(&patterns::AWS_ACCOUNT_ID_OR_LABEL)],
        sender_company_name: "SenderCompanyName" [length(0, 120)],
        status: "Status",
        ..unknown_members
    }
}
