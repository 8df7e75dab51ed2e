//! The last events, newest first.

use std::sync::Arc;

use maud::{Markup, html};
use partnercentral_events::{Detail, Event};

use super::desk::Desk;
use super::form::Form;
use super::layout::{self, readable};
use super::{json, links};
use crate::events::local_id;

/// How many are shown of the 1,000 that are kept.
const SHOWN: usize = 100;
/// How many of them an opportunity shows.
const OF_OPPORTUNITY: usize = 12;

pub(super) fn page(desk: &Desk, _query: &Form) -> Markup {
    let events: Vec<Arc<Event>> = desk.shared.world().0.events.all().rev().take(SHOWN).cloned().collect();
    let content = html! {
        p {
            "What the service sends to Amazon EventBridge. "
            "Each event is sent to this page, to the file of " code { "--events" } ", and to programs that use the sandbox."
        }
        section #events data-live aria-label="Events" {
            @if events.is_empty() { p .empty { "There are no events yet: change a record, or move the clock." } }
            // A duplicate has the identifier of its event, so the place is part of the name.
            @for (place, event) in events.iter().rev().enumerate().rev() { (card(place, event)) }
        }
    };
    layout::page(desk, "Events", "/events", "/events", &content)
}

fn card(place: usize, event: &Event) -> Markup {
    let time = event.time().unwrap_or_default();
    html! {
        details #{ "event-" (event.id().unwrap_or_default()) "-" (place % 2) } .card.event {
            summary {
                span .{ "dot " (tone(event)) } aria-hidden="true" {}
                b { (event.detail_type().unwrap_or("(no type)")) }
                span .sub { (subject(event)) " · " (event.catalog().unwrap_or_default()) " · " time datetime=(time) { (readable(time)) } }
            }
            @if let Some(link) = link(event) { p { a href=(link) { "Open " (subject(event)) } } }
            (json::body(&event.to_string()))
        }
    }
}

/// The events of an opportunity and its engagement, in short.
pub(super) fn of_opportunity(desk: &Desk, id: &str) -> Markup {
    let (engagement, invitation) = (format!("eng-{}", local_id(id)), format!("engi-{}", local_id(id)));
    let is_about = |event: &&Arc<Event>| [id, &engagement, &invitation].contains(&subject(event));
    let events: Vec<Arc<Event>> =
        desk.shared.world().0.events.all().rev().filter(is_about).take(OF_OPPORTUNITY).cloned().collect();
    html! {
        @if events.is_empty() { p .empty { "None yet." } } @else {
            ol .timeline {
                @for event in &events {
                    li { b { (event.detail_type().unwrap_or_default()) } span .sub { (readable(event.time().unwrap_or_default())) } }
                }
            }
        }
    }
}

/// The identifier that an event is about.
pub(super) fn subject(event: &Event) -> &str {
    let id = match event.detail() {
        Detail::OpportunityCreated(it) | Detail::OpportunityUpdated(it) => &it.identifier,
        Detail::EngagementInvitationCreated(it)
        | Detail::EngagementInvitationAccepted(it)
        | Detail::EngagementInvitationRejected(it)
        | Detail::EngagementInvitationExpired(it) => &it.id,
        Detail::EngagementMemberAdded(it) => &it.engagement_id,
        Detail::EngagementResourceSnapshotCreated(it) => &it.resource_id,
        Detail::EngagementCreated(it) | Detail::EngagementUpdated(it) => &it.id,
        _ => &None,
    };
    id.as_deref().unwrap_or_default()
}

fn link(event: &Event) -> Option<String> {
    match event.detail() {
        Detail::OpportunityCreated(_)
        | Detail::OpportunityUpdated(_)
        | Detail::EngagementResourceSnapshotCreated(_) => Some(links::deal(subject(event), "")),
        Detail::EngagementInvitationCreated(_)
        | Detail::EngagementInvitationAccepted(_)
        | Detail::EngagementInvitationRejected(_)
        | Detail::EngagementInvitationExpired(_) => Some(links::invitations(event.catalog().unwrap_or_default(), "")),
        _ => None,
    }
}

fn tone(event: &Event) -> &'static str {
    match event.detail() {
        Detail::OpportunityCreated(_) | Detail::EngagementInvitationAccepted(_) => "good",
        Detail::OpportunityUpdated(_) => "busy",
        Detail::EngagementInvitationRejected(_) | Detail::EngagementInvitationExpired(_) => "bad",
        Detail::EngagementInvitationCreated(_) => "warn",
        _ => "calm",
    }
}
