//! What an event tells, by its type.

use serde_json::Value;

use crate::kind::DetailType;
use crate::read::{member, text, texts};

/// The detail of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Detail {
    /// An opportunity was created.
    OpportunityCreated(OpportunityChange),
    /// An opportunity, or what AWS shows of it, was changed.
    OpportunityUpdated(OpportunityChange),
    /// An invitation was sent or received.
    EngagementInvitationCreated(InvitationChange),
    /// An invitation was accepted.
    EngagementInvitationAccepted(InvitationChange),
    /// An invitation was rejected.
    EngagementInvitationRejected(InvitationChange),
    /// An invitation was not answered in 15 days.
    EngagementInvitationExpired(InvitationChange),
    /// A member joined an engagement.
    EngagementMemberAdded(MemberAdded),
    /// A resource of an engagement has a new snapshot.
    EngagementResourceSnapshotCreated(SnapshotCreated),
    /// An engagement was created.
    EngagementCreated(EngagementChange),
    /// An engagement was changed.
    EngagementUpdated(EngagementChange),
    /// An event of another type, or without one.
    Unknown {
        /// The type, as it came; empty if there is none.
        detail_type: String,
        /// The detail, as it came; `null` if there is none.
        detail: Value,
    },
}

impl Detail {
    pub(crate) fn read(detail_type: &str, detail: &Value) -> Self {
        let Ok(known) = detail_type.parse() else {
            return Self::Unknown { detail_type: detail_type.to_owned(), detail: detail.clone() };
        };
        match known {
            DetailType::OpportunityCreated => Self::OpportunityCreated(OpportunityChange::read(detail)),
            DetailType::OpportunityUpdated => Self::OpportunityUpdated(OpportunityChange::read(detail)),
            DetailType::EngagementInvitationCreated => {
                Self::EngagementInvitationCreated(InvitationChange::read(detail))
            }
            DetailType::EngagementInvitationAccepted => {
                Self::EngagementInvitationAccepted(InvitationChange::read(detail))
            }
            DetailType::EngagementInvitationRejected => {
                Self::EngagementInvitationRejected(InvitationChange::read(detail))
            }
            DetailType::EngagementInvitationExpired => {
                Self::EngagementInvitationExpired(InvitationChange::read(detail))
            }
            DetailType::EngagementMemberAdded => Self::EngagementMemberAdded(MemberAdded::read(detail)),
            DetailType::EngagementResourceSnapshotCreated => {
                Self::EngagementResourceSnapshotCreated(SnapshotCreated::read(detail))
            }
            DetailType::EngagementCreated => Self::EngagementCreated(EngagementChange::read(detail)),
            DetailType::EngagementUpdated => Self::EngagementUpdated(EngagementChange::read(detail)),
        }
    }

    /// The documented type; `None` for [`Detail::Unknown`].
    #[must_use]
    pub fn detail_type(&self) -> Option<DetailType> {
        Some(match self {
            Self::OpportunityCreated(_) => DetailType::OpportunityCreated,
            Self::OpportunityUpdated(_) => DetailType::OpportunityUpdated,
            Self::EngagementInvitationCreated(_) => DetailType::EngagementInvitationCreated,
            Self::EngagementInvitationAccepted(_) => DetailType::EngagementInvitationAccepted,
            Self::EngagementInvitationRejected(_) => DetailType::EngagementInvitationRejected,
            Self::EngagementInvitationExpired(_) => DetailType::EngagementInvitationExpired,
            Self::EngagementMemberAdded(_) => DetailType::EngagementMemberAdded,
            Self::EngagementResourceSnapshotCreated(_) => DetailType::EngagementResourceSnapshotCreated,
            Self::EngagementCreated(_) => DetailType::EngagementCreated,
            Self::EngagementUpdated(_) => DetailType::EngagementUpdated,
            Self::Unknown { .. } => return None,
        })
    }
}

/// An opportunity that was created or changed. What changed is not told: read it with `GetOpportunity` and
/// `GetAwsOpportunitySummary`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpportunityChange {
    /// The version of the detail's form.
    pub schema_version: Option<String>,
    /// The identifier of the opportunity.
    pub identifier: Option<String>,
}

impl OpportunityChange {
    fn read(detail: &Value) -> Self {
        let opportunity = member(detail, "opportunity").unwrap_or(&Value::Null);
        Self { schema_version: text(detail, "schemaVersion"), identifier: text(opportunity, "identifier") }
    }
}

/// The side of an invitation on which the receiver of the event is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParticipantType {
    /// It sent the invitation.
    Sender,
    /// It received the invitation.
    Receiver,
    /// Another text, as it came.
    Unknown(String),
}

impl ParticipantType {
    fn read(text: String) -> Self {
        match text.trim() {
            known if known.eq_ignore_ascii_case("sender") => Self::Sender,
            known if known.eq_ignore_ascii_case("receiver") => Self::Receiver,
            _ => Self::Unknown(text),
        }
    }
}

/// An invitation that was created, accepted, rejected, or expired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvitationChange {
    /// The ARN of the invitation.
    pub arn: Option<String>,
    /// The identifier of the invitation.
    pub id: Option<String>,
    /// The engagement that the invitation is for.
    pub engagement_id: Option<String>,
    /// The account that sent the invitation; `aws` for AWS.
    pub sender_account_id: Option<String>,
    /// The name of the sender; documented for created invitations.
    pub sender_company_name: Option<String>,
    /// The account that received the invitation; `aws` for AWS.
    pub receiver_account_id: Option<String>,
    /// The side on which the receiver of the event is.
    pub participant_type: Option<ParticipantType>,
    /// What the invitation is for, such as `OpportunityInvitation`.
    pub payload_type: Option<String>,
    /// When the invitation expires, as it came; documented for created invitations.
    pub expiration_date: Option<String>,
}

impl InvitationChange {
    fn read(detail: &Value) -> Self {
        let it = member(detail, "engagementInvitation").unwrap_or(&Value::Null);
        Self {
            arn: text(it, "arn"),
            id: text(it, "id"),
            engagement_id: text(it, "engagementId"),
            sender_account_id: text(it, "senderAccountId"),
            sender_company_name: text(it, "senderCompanyName"),
            receiver_account_id: text(it, "receiverAccountId"),
            participant_type: text(it, "participantType").map(ParticipantType::read),
            payload_type: text(it, "payloadType"),
            expiration_date: text(it, "expirationDate"),
        }
    }
}

/// A member that joined an engagement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MemberAdded {
    /// The identifier of the engagement.
    pub engagement_id: Option<String>,
    /// The account of the member; `aws` for AWS.
    pub account_id: Option<String>,
    /// The name of the member.
    pub company_name: Option<String>,
}

impl MemberAdded {
    fn read(detail: &Value) -> Self {
        let engagement = member(detail, "engagement").unwrap_or(&Value::Null);
        let added = member(detail, "engagementMember").unwrap_or(&Value::Null);
        Self {
            engagement_id: text(engagement, "id").or_else(|| text(engagement, "engagementId")),
            account_id: text(added, "accountId"),
            company_name: text(added, "companyName"),
        }
    }
}

/// A snapshot of a resource of an engagement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SnapshotCreated {
    /// The ARN of the snapshot.
    pub arn: Option<String>,
    /// The identifier of the engagement.
    pub engagement_id: Option<String>,
    /// The type of the resource, such as `Opportunity`.
    pub resource_type: Option<String>,
    /// The identifier of the resource.
    pub resource_id: Option<String>,
    /// The account that created the snapshot; `aws` for AWS.
    pub created_by: Option<String>,
    /// The accounts that can read the snapshot.
    pub target_member_accounts: Vec<String>,
    /// The template, which says what of the resource is in the snapshot.
    pub template_name: Option<String>,
}

impl SnapshotCreated {
    fn read(detail: &Value) -> Self {
        let it = member(detail, "resourceSnapshot").unwrap_or(&Value::Null);
        Self {
            arn: text(it, "arn"),
            engagement_id: text(it, "engagementId"),
            resource_type: text(it, "resourceType"),
            resource_id: text(it, "resourceId"),
            created_by: text(it, "createdBy"),
            target_member_accounts: texts(it, "targetMemberAccounts"),
            template_name: text(it, "resourceSnapshotTemplateName"),
        }
    }
}

/// An engagement that was created or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EngagementChange {
    /// The ARN of the engagement.
    pub arn: Option<String>,
    /// The identifier of the engagement.
    pub id: Option<String>,
    /// When it was created, as it came; for created engagements.
    pub created_at: Option<String>,
    /// Who created it; for created engagements.
    pub created_by: Option<String>,
    /// When it was changed, as it came; for changed engagements.
    pub last_modified_at: Option<String>,
    /// Who changed it; for changed engagements.
    pub last_modified_by: Option<String>,
    /// The types of its contexts, such as `Lead` and `CustomerProject`.
    pub context_types: Vec<String>,
}

impl EngagementChange {
    fn read(detail: &Value) -> Self {
        let it = member(detail, "engagement").unwrap_or(&Value::Null);
        Self {
            arn: text(it, "engagementArn").or_else(|| text(it, "arn")),
            id: text(it, "engagementId").or_else(|| text(it, "id")),
            created_at: text(it, "CreatedAt"),
            created_by: text(it, "CreatedBy"),
            last_modified_at: text(it, "LastModifiedAt"),
            last_modified_by: text(it, "LastModifiedBy"),
            context_types: texts(it, "ContextTypes"),
        }
    }
}
