//! `ListEngagementInvitations`: the invitations of a catalog.

use partnercentral_selling::operation::{ListEngagementInvitationsRequest, ListEngagementInvitationsResponse};
use partnercentral_selling::types::{EngagementInvitationSummary, SortOrder};

use super::paging::{Asked, page, passes};
use super::responses::INVITATIONS;
use super::serve::{Serve, hash};
use crate::state::{Invitation, View};
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for ListEngagementInvitationsRequest {
    const GROUP: Group = Group::Read;
    const NULLS: Option<&'static Nulls> = Some(&INVITATIONS);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(mut self, view: &mut View<'_>) -> Result<ListEngagementInvitationsResponse, Rejection> {
        let (token, max_results) = (self.next_token.take(), self.max_results.take());
        let asked = Asked { token, max_results, request: hash(&self) };
        let all = || {
            let rows = view.catalog.invitations.values().filter(|row| is_asked_for(&self, row));
            let mut rows: Vec<&Invitation> = rows.collect();
            rows.sort_by_key(|row| (row.sent, row.record.id.as_str()));
            if self.sort.as_ref().is_none_or(|sort| sort.sort_order != Some(SortOrder::Ascending)) {
                rows.reverse();
            }
            rows.into_iter().map(|row| row.record.id.clone()).collect()
        };
        let page = page(&asked, view.listings, all)?;
        let rows = page.rows.iter().filter_map(|id| view.catalog.invitations.get(id)).map(summary);
        let mut response = ListEngagementInvitationsResponse::new().engagement_invitation_summaries(rows);
        response.next_token = page.next_token;
        Ok(response)
    }
}

fn is_asked_for(request: &ListEngagementInvitationsRequest, row: &Invitation) -> bool {
    passes(request.payload_type.as_ref(), row.record.payload_type.as_ref())
}

fn summary(invitation: &Invitation) -> EngagementInvitationSummary {
    let record = &invitation.record;
    let mut summary = EngagementInvitationSummary::new().catalog(&record.catalog).id(&record.id);
    summary.arn.clone_from(&record.arn);
    summary.engagement_title.clone_from(&record.engagement_title);
    summary.expiration_date = record.expiration_date;
    summary.invitation_date = record.invitation_date;
    summary.payload_type.clone_from(&record.payload_type);
    summary.receiver.clone_from(&record.receiver);
    summary.sender_aws_account_id.clone_from(&record.sender_aws_account_id);
    summary.sender_company_name.clone_from(&record.sender_company_name);
    summary.status.clone_from(&record.status);
    summary
}
