//! The structure `EngagementInvitationSummary`.

use smithy_client_runtime::{Timestamp, UnknownMembers};

use crate::patterns;
use crate::types::{EngagementInvitationPayloadType, InvitationStatus, Receiver};

/// One received invitation, as the list shows it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct EngagementInvitationSummary {
    /// Full resource name of the invitation, usable in IAM policies and in place of the identifier.
    pub arn: Option<String>,

    /// Catalog of the invitation, `AWS` or `Sandbox`. Use the same one to answer it.
    ///
    /// Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Headline of the engagement, 1 to 40 characters.
    pub engagement_title: Option<String>,

    /// Deadline for your answer, usually 15 days after sending. Sort your work by it.
    pub expiration_date: Option<Timestamp>,

    /// Key of the invitation, as a rule `engi-` and 13 letters or digits, sometimes an ARN. Pass it
    /// on to read, accept or reject it.
    ///
    /// 1 to 255 characters. Pattern: `^(arn:.*|engi-[0-9a-z]{13})$`
    pub id: Option<String>,

    /// When the invitation was sent. The list can be sorted by it.
    pub invitation_date: Option<Timestamp>,

    /// What the invitation is about, and which variant of the payload to expect from
    /// [`GetEngagementInvitation`](crate::Client::get_engagement_invitation).
    pub payload_type: Option<EngagementInvitationPayloadType>,

    /// Account the invitation went to.
    pub receiver: Option<Receiver>,

    /// Account that sent the invitation: 12 digits, or the word `aws` for AWS itself.
    ///
    /// Pattern: `^(aws|[0-9]{12})$`
    pub sender_aws_account_id: Option<String>,

    /// Company behind the sending account, up to 120 characters.
    pub sender_company_name: Option<String>,

    /// Whether the invitation still waits for you. Only `PENDING` ones can be accepted or rejected.
    pub status: Option<InvitationStatus>,
    unknown_members: UnknownMembers,
}

impl EngagementInvitationSummary {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog) and
    /// [`id`](field@Self::id).
    ///
    /// ```
    /// use partnercentral_selling::types::EngagementInvitationSummary;
    ///
    /// let value = EngagementInvitationSummary::new()
    ///     .catalog("Sandbox")
    ///     .id("arn:");
    /// ```
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
        self.catalog = Some(value.into());
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
        self.id = Some(value.into());
        self
    }

    /// Sets [`invitation_date`](field@Self::invitation_date).
    #[must_use]
    pub fn invitation_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.invitation_date = Some(value.into());
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
    EngagementInvitationSummary {
        arn: "Arn",
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        engagement_title: "EngagementTitle" [length(1, 40)],
        expiration_date: "ExpirationDate",
        id: "Id" [required, length(1, 255),
            pattern(&patterns::ENGAGEMENT_INVITATION_ARN_OR_IDENTIFIER)],
        invitation_date: "InvitationDate",
        payload_type: "PayloadType",
        receiver: "Receiver",
        sender_aws_account_id: "SenderAwsAccountId" (sensitive)
            [pattern(&patterns::AWS_ACCOUNT_ID_OR_LABEL)],
        sender_company_name: "SenderCompanyName" [length(0, 120)],
        status: "Status",
        ..unknown_members
    }
}
