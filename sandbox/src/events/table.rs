//! The table of actions and their events.

use partnercentral_events::DetailType::{
    self, EngagementCreated, EngagementInvitationAccepted, EngagementInvitationCreated, EngagementInvitationExpired,
    EngagementInvitationRejected, EngagementMemberAdded, EngagementResourceSnapshotCreated, EngagementUpdated,
    OpportunityCreated, OpportunityUpdated,
};

use crate::rules::Source::{self, Assumed, Documented};

/// An action and the events that the partner receives of it.
#[derive(Debug)]
pub struct Scenario {
    /// The name of the scenario in code and tests; not of the service.
    pub id: &'static str,
    /// How the row is known.
    pub source: Source,
    /// True if the sandbox can do it; else no operation of the model does.
    pub is_served: bool,
    /// What is done.
    pub action: &'static str,
    /// The events in the order in which they are sent.
    pub events: &'static [DetailType],
    /// What the sandbox does in its own way.
    pub remark: &'static str,
}

const fn row(
    id: &'static str,
    source: Source,
    is_served: bool,
    action: &'static str,
    events: &'static [DetailType],
    remark: &'static str,
) -> Scenario {
    Scenario { id, source, is_served, action, events, remark }
}

const SHARED: &str = "The snapshot only once the opportunity has an engagement, which it gets with its submission.";

/// All scenarios: first those of the documentation, in its order.
pub static SCENARIOS: &[Scenario] = &[
    row("create", Documented, true, "The partner creates an opportunity", &[OpportunityCreated], ""),
    row(
        "submit",
        Documented,
        true,
        "The partner submits an opportunity with `StartEngagementFromOpportunityTask`",
        &[
            OpportunityUpdated,
            EngagementCreated,
            EngagementResourceSnapshotCreated,
            EngagementMemberAdded,
            EngagementInvitationCreated,
        ],
        "Sent when the task is complete. The member is the partner.",
    ),
    row(
        "aws-approves",
        Documented,
        true,
        "AWS approves a submitted opportunity",
        &[EngagementInvitationAccepted, EngagementMemberAdded, OpportunityUpdated, EngagementResourceSnapshotCreated],
        "Also when the partner approves in place of AWS in the catalog `Sandbox`. The member is AWS.",
    ),
    row(
        "aws-rejects",
        Documented,
        true,
        "AWS rejects a submitted opportunity",
        &[EngagementInvitationRejected, OpportunityUpdated, EngagementResourceSnapshotCreated],
        "Also when the partner rejects in place of AWS in the catalog `Sandbox`.",
    ),
    row(
        "associate-offer",
        Documented,
        true,
        "The partner associates an offer of AWS Marketplace with an opportunity",
        &[OpportunityUpdated],
        "",
    ),
    row(
        "associate-solution",
        Documented,
        true,
        "The partner associates a solution with an opportunity",
        &[OpportunityUpdated, EngagementResourceSnapshotCreated],
        SHARED,
    ),
    row(
        "update",
        Documented,
        true,
        "The partner updates an opportunity",
        &[OpportunityUpdated, EngagementResourceSnapshotCreated],
        SHARED,
    ),
    row(
        "aws-updates",
        Documented,
        true,
        "AWS updates an opportunity",
        &[OpportunityUpdated, EngagementResourceSnapshotCreated],
        "The review begins, action is required, or a test edits the record.",
    ),
    row(
        "invite-partner",
        Documented,
        false,
        "The partner invites another partner to an engagement",
        &[EngagementInvitationCreated],
        "",
    ),
    row(
        "partner-accepts",
        Documented,
        false,
        "Another partner accepts the invitation",
        &[EngagementInvitationAccepted, EngagementMemberAdded],
        "",
    ),
    row(
        "partner-rejects",
        Documented,
        false,
        "Another partner rejects the invitation",
        &[EngagementInvitationRejected],
        "",
    ),
    row(
        "partner-ignores",
        Documented,
        false,
        "Another partner doesn't answer the invitation in 15 days",
        &[EngagementInvitationExpired],
        "",
    ),
    row(
        "receive-invitation",
        Documented,
        true,
        "The partner receives an invitation to an engagement",
        &[EngagementInvitationCreated],
        "Of AWS. The invitations of a seed were there before, and send nothing.",
    ),
    row(
        "accept-invitation",
        Documented,
        true,
        "The partner accepts an invitation with `StartEngagementByAcceptingInvitationTask`",
        &[
            EngagementInvitationAccepted,
            EngagementMemberAdded,
            OpportunityCreated,
            OpportunityUpdated,
            EngagementResourceSnapshotCreated,
        ],
        "Sent when the task is complete. The member is the partner.",
    ),
    row(
        "reject-invitation",
        Documented,
        true,
        "The partner rejects an invitation",
        &[EngagementInvitationRejected],
        "",
    ),
    row(
        "ignore-invitation",
        Documented,
        true,
        "The partner doesn't answer an invitation in 15 days",
        &[EngagementInvitationExpired],
        "",
    ),
    row("create-engagement", Documented, false, "The partner creates an engagement", &[EngagementCreated], ""),
    row("update-engagement", Documented, false, "The partner updates an engagement", &[EngagementUpdated], ""),
    row(
        "submit-again",
        Assumed,
        true,
        "The partner submits an opportunity again, after action was required",
        &[OpportunityUpdated, EngagementResourceSnapshotCreated],
        "The engagement and the invitation exist already.",
    ),
    row(
        "associate-product",
        Assumed,
        true,
        "The partner associates a product of AWS with an opportunity",
        &[OpportunityUpdated, EngagementResourceSnapshotCreated],
        SHARED,
    ),
    row(
        "disassociate",
        Assumed,
        true,
        "The partner removes an association of an opportunity",
        &[OpportunityUpdated, EngagementResourceSnapshotCreated],
        SHARED,
    ),
    row("assign", Assumed, true, "The partner assigns an opportunity", &[OpportunityUpdated], ""),
];

/// The events of a scenario; none for an unknown one.
pub(super) fn events_of(id: &str) -> &'static [DetailType] {
    SCENARIOS.iter().find(|scenario| scenario.id == id).map_or(&[], |scenario| scenario.events)
}
