//! The quotas that the service publishes: how many requests it accepts.

use smithy_client_runtime::{Quota, QuotaGroup};

/// The published quotas. Each call returns a new value; give clones of one to all clients and pools
/// that use the same account, since clones share what was used.
///
/// | group | in a second | at once | in 24 hours | operations |
/// |---|---|---|---|---|
/// | `read` | 10 | 10 | 100,000 | `GetAwsOpportunitySummary`, `GetEngagementInvitation`, `GetOpportunity`, `ListEngagementInvitations`, `ListOpportunities`, `ListSolutions` |
/// | `write` | 1 | 1 | 10,000 | `AssignOpportunity`, `AssociateOpportunity`, `CreateOpportunity`, `DisassociateOpportunity`, `RejectEngagementInvitation`, `StartEngagementByAcceptingInvitationTask`, `StartEngagementFromOpportunityTask`, `UpdateOpportunity` |
#[must_use]
pub fn published() -> Quota {
    Quota::new([
        QuotaGroup::new("read")
            .operations([
                "GetAwsOpportunitySummary",
                "GetEngagementInvitation",
                "GetOpportunity",
                "ListEngagementInvitations",
                "ListOpportunities",
                "ListSolutions",
            ])
            .per_second(10)
            .per_day(100000),
        QuotaGroup::new("write")
            .operations([
                "AssignOpportunity",
                "AssociateOpportunity",
                "CreateOpportunity",
                "DisassociateOpportunity",
                "RejectEngagementInvitation",
                "StartEngagementByAcceptingInvitationTask",
                "StartEngagementFromOpportunityTask",
                "UpdateOpportunity",
            ])
            .per_second(1)
            .per_day(10000),
    ])
}
