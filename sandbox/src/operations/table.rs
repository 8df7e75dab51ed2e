//! The operations by name.

use partnercentral_selling::operation::{
    AssignOpportunityRequest, AssociateOpportunityRequest, CreateOpportunityRequest, DisassociateOpportunityRequest,
    GetAwsOpportunitySummaryRequest, GetEngagementInvitationRequest, GetOpportunityRequest,
    ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use smithy_client_runtime::Operation;

use super::serve::{Serve, run};
use crate::state::Shared;
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

/// An operation that the sandbox serves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) group: Group,
    pub(crate) run: fn(&[u8], &Shared) -> Result<Vec<u8>, Rejection>,
    #[cfg_attr(not(test), expect(dead_code, reason = "a test checks the names in it"))]
    nulls: Option<&'static Nulls>,
}

impl Entry {
    const fn of<Op: Serve>() -> Self {
        Self { name: <Op as Operation>::NAME, group: Op::GROUP, run: run::<Op>, nulls: Op::NULLS }
    }
}

static ENTRIES: [Entry; 14] = [
    Entry::of::<AssignOpportunityRequest>(),
    Entry::of::<AssociateOpportunityRequest>(),
    Entry::of::<CreateOpportunityRequest>(),
    Entry::of::<DisassociateOpportunityRequest>(),
    Entry::of::<GetAwsOpportunitySummaryRequest>(),
    Entry::of::<GetEngagementInvitationRequest>(),
    Entry::of::<GetOpportunityRequest>(),
    Entry::of::<ListEngagementInvitationsRequest>(),
    Entry::of::<ListOpportunitiesRequest>(),
    Entry::of::<ListSolutionsRequest>(),
    Entry::of::<RejectEngagementInvitationRequest>(),
    Entry::of::<StartEngagementByAcceptingInvitationTaskRequest>(),
    Entry::of::<StartEngagementFromOpportunityTaskRequest>(),
    Entry::of::<UpdateOpportunityRequest>(),
];

/// The operation with a name.
pub(crate) fn find(name: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use partnercentral_selling::service::OPERATIONS;

    /// The operations of the model that the sandbox doesn't serve. An update of the model adds to them.
    const NOT_SERVED: [&str; 0] = [];

    #[test]
    fn the_operations_that_are_not_served_are_listed() {
        let missing: Vec<&str> = OPERATIONS.iter().map(|it| it.name()).filter(|name| find(name).is_none()).collect();
        assert_eq!(missing, NOT_SERVED, "add what the sandbox should serve, or list it here");
    }

    #[test]
    fn the_groups_are_those_of_the_published_quotas() {
        for entry in ENTRIES {
            let reads = entry.name.starts_with("Get") || entry.name.starts_with("List");
            assert_eq!(entry.group == Group::Read, reads, "{}", entry.name);
        }
    }

    #[test]
    fn the_tables_of_nulls_name_members_of_the_model() {
        for entry in ENTRIES {
            let unknown = entry.nulls.map(Nulls::unknown_names).unwrap_or_default();
            assert_eq!(unknown, [""; 0], "{}", entry.name);
            let outputs = OPERATIONS.iter().find(|it| it.name() == entry.name).and_then(|it| it.output());
            assert_eq!(entry.nulls.is_some(), outputs.is_some(), "{}", entry.name);
        }
    }
}
