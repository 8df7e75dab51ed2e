//! `RejectEngagementInvitation`: rejects a pending invitation.

use partnercentral_selling::operation::RejectEngagementInvitationRequest;
use partnercentral_selling::types::InvitationStatus;

use super::common::{check_pending, invitation};
use super::serve::Serve;
use crate::events::Action;
use crate::state::View;
use crate::traffic::Group;
use crate::wire::Rejection;

impl Serve for RejectEngagementInvitationRequest {
    const GROUP: Group = Group::Write;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<(), Rejection> {
        let found = invitation(view, self.identifier.as_deref())?;
        check_pending(found)?;
        found.record.status = Some(InvitationStatus::Rejected);
        found.record.rejection_reason = self.rejection_reason;
        let action = Action::RejectInvitation(found.invited());
        view.record(&action);
        Ok(())
    }
}
