//! `StartEngagementByAcceptingInvitationTask`: accepts an invitation, from which an opportunity is created.

use partnercentral_selling::operation::{
    StartEngagementByAcceptingInvitationTaskRequest, StartEngagementByAcceptingInvitationTaskResponse,
};

use super::common::{check_pending, invitation};
use super::responses::ACCEPTING;
use super::serve::Serve;
use crate::clock::timestamp;
use crate::state::{TaskKind, View};
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for StartEngagementByAcceptingInvitationTaskRequest {
    const GROUP: Group = Group::Write;
    const NULLS: Option<&'static Nulls> = Some(&ACCEPTING);
    const HAS_TOKEN: bool = true;

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn client_token(&self) -> Option<&str> {
        self.client_token.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<StartEngagementByAcceptingInvitationTaskResponse, Rejection> {
        let found = invitation(view, self.identifier.as_deref())?;
        check_pending(found)?;
        let id = found.record.id.clone();
        let task = view.start_task(TaskKind::AcceptInvitation, &id);
        let response = StartEngagementByAcceptingInvitationTaskResponse::new();
        let response = response.engagement_invitation_id(id).start_time(timestamp(task.started));
        Ok(response.task_arn(task.arn).task_id(task.id).task_status(task.status))
    }
}
