//! The types of events by their names.

use std::fmt;
use std::str::FromStr;

/// The documented types of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DetailType {
    /// An opportunity was created.
    OpportunityCreated,
    /// An opportunity, or what AWS shows of it, was changed.
    OpportunityUpdated,
    /// An invitation was sent or received.
    EngagementInvitationCreated,
    /// An invitation was accepted.
    EngagementInvitationAccepted,
    /// An invitation was rejected.
    EngagementInvitationRejected,
    /// An invitation was not answered in 15 days.
    EngagementInvitationExpired,
    /// A member joined an engagement.
    EngagementMemberAdded,
    /// A resource of an engagement has a new snapshot.
    EngagementResourceSnapshotCreated,
    /// An engagement was created.
    EngagementCreated,
    /// An engagement was changed.
    EngagementUpdated,
}

impl DetailType {
    /// All types.
    pub const ALL: [Self; 10] = [
        Self::OpportunityCreated,
        Self::OpportunityUpdated,
        Self::EngagementInvitationCreated,
        Self::EngagementInvitationAccepted,
        Self::EngagementInvitationRejected,
        Self::EngagementInvitationExpired,
        Self::EngagementMemberAdded,
        Self::EngagementResourceSnapshotCreated,
        Self::EngagementCreated,
        Self::EngagementUpdated,
    ];

    /// The name in the member `detail-type`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OpportunityCreated => "Opportunity Created",
            Self::OpportunityUpdated => "Opportunity Updated",
            Self::EngagementInvitationCreated => "Engagement Invitation Created",
            Self::EngagementInvitationAccepted => "Engagement Invitation Accepted",
            Self::EngagementInvitationRejected => "Engagement Invitation Rejected",
            Self::EngagementInvitationExpired => "Engagement Invitation Expired",
            Self::EngagementMemberAdded => "Engagement Member Added",
            Self::EngagementResourceSnapshotCreated => "Engagement Resource Snapshot Created",
            Self::EngagementCreated => "Engagement Created",
            Self::EngagementUpdated => "Engagement Updated",
        }
    }
}

impl fmt::Display for DetailType {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(self.as_str())
    }
}

/// Reads a name in any case.
impl FromStr for DetailType {
    type Err = UnknownDetailType;

    fn from_str(name: &str) -> Result<Self, UnknownDetailType> {
        let name = name.trim();
        Self::ALL.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(name)).ok_or(UnknownDetailType)
    }
}

/// The error for a name that is no documented [`DetailType`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownDetailType;

impl fmt::Display for UnknownDetailType {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("not a documented type of event; such events are read as `Detail::Unknown`")
    }
}

impl std::error::Error for UnknownDetailType {}
