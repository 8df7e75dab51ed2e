//! The invitations of a catalog, and a form for another one.

use maud::{Markup, html};
use partnercentral_selling::operation::GetEngagementInvitationResponse;
use partnercentral_selling::types::InvitationStatus;

use super::desk::Desk;
use super::form::Form;
use super::layout::{self, notice, readable};
use super::{invite, links, record};
use crate::state::CATALOGS;

/// How many are shown: the newest.
const SHOWN: usize = 100;

/// The page; with a form that couldn't be accepted, and why.
pub(super) fn page(desk: &Desk, query: &Form, refused: Option<(&Form, &[String])>) -> Markup {
    let catalog = query.filled("catalog").filter(|name| CATALOGS.contains(name)).unwrap_or("Sandbox");
    let (all, rows) = desk.shared.with(catalog, |view| newest(view.catalog.invitations.values())).unwrap_or_default();
    let content = html! {
        (notice(query))
        ul .chips aria-label="Catalog" {
            @for name in CATALOGS {
                li { a href=(links::invitations(name, "")) aria-current=[(name == catalog).then_some("true")] { (name) } }
            }
        }
        section #invitations data-live aria-label="Invitations" {
            @if rows.is_empty() { p .empty { "There are no invitations in this catalog." } }
            @if all > rows.len() { p { "The newest " (rows.len()) " of " (all) " invitations." } }
            @for row in &rows { (card(row)) }
        }
        section .card {
            h2 { "Invite the partner as AWS" }
            @if let Some((_, problems)) = refused {
                div .notice.bad role="alert" {
                    p { "The invitation is not sent:" }
                    ul { @for problem in problems { li { (problem) } } }
                }
            }
            (invite::form(catalog, refused.map(|(form, _)| form)))
        }
    };
    layout::page(desk, "Invitations", "/invitations", &links::invitations(catalog, ""), &content)
}

fn newest<'a>(
    all: impl DoubleEndedIterator<Item = &'a crate::state::Invitation> + ExactSizeIterator,
) -> (usize, Vec<GetEngagementInvitationResponse>) {
    let count = all.len();
    (count, all.rev().take(SHOWN).map(|invitation| invitation.record.clone()).collect())
}

fn card(invitation: &GetEngagementInvitationResponse) -> Markup {
    let status = invitation.status.clone().unwrap_or(InvitationStatus::Pending);
    let (word, tone) = match &status {
        InvitationStatus::Pending => ("Pending", "busy"),
        InvitationStatus::Accepted => ("Accepted", "good"),
        InvitationStatus::Rejected => ("Rejected", "bad"),
        InvitationStatus::Expired => ("Expired", "calm"),
        other => (other.as_str(), "calm"),
    };
    let payload = serde_json::to_value(&invitation.payload).unwrap_or_default();
    let payload = &payload["OpportunityInvitation"];
    let expires = invitation.expiration_date.map(|time| time.to_string()).unwrap_or_default();
    html! {
        article .card {
            h2 { bdi { (invitation.engagement_title.as_deref().unwrap_or("(no title)")) } }
            p .facts {
                span .{ "badge " (tone) } { (word) }
                span { "From " b { bdi { (invitation.sender_company_name.as_deref().unwrap_or("unknown")) } } }
                span { "Expires " b { time datetime=(expires) { (readable(&expires)) } } }
                span .mono { (invitation.id) }
            }
            @if let Some(reason) = &invitation.rejection_reason { p { "Reason of the rejection: " bdi { (reason) } } }
            details #{ "more-" (invitation.id) } { summary { "Details" } (record::members(payload)) }
            @if status == InvitationStatus::Pending {
                form method="post" action="/actions/expire" {
                    input type="hidden" name="catalog" value=(invitation.catalog);
                    input type="hidden" name="id" value=(invitation.id);
                    button aria-label={ "Let the invitation " (invitation.id) " expire" } { "Let it expire" }
                }
            }
        }
    }
}
