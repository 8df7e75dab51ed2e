//! `GetEngagementInvitation`: an invitation with its payload.

use partnercentral_selling::operation::{GetEngagementInvitationRequest, GetEngagementInvitationResponse};

use super::common::invitation;
use super::responses::INVITATION;
use super::serve::Serve;
use crate::state::View;
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for GetEngagementInvitationRequest {
    const GROUP: Group = Group::Read;
    const NULLS: Option<&'static Nulls> = Some(&INVITATION);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(self, view: &mut View<'_>) -> Result<GetEngagementInvitationResponse, Rejection> {
        Ok(invitation(view, self.identifier.as_deref())?.record.clone())
    }
}
