//! An opportunity: its record, what AWS adds, and the actions of AWS.

use maud::{Markup, html};
use partnercentral_selling::types::ReviewStatus;
use serde_json::{Value, json};

use super::deals::badge;
use super::desk::Desk;
use super::events;
use super::form::Form;
use super::layout::{self, notice, readable};
use super::{json, links, record};
use crate::state::{CATALOGS, Opportunity};

/// The page of an opportunity of any catalog.
pub(super) fn page(desk: &Desk, id: &str, query: &Form) -> Option<Markup> {
    let found = |catalog| desk.shared.with(catalog, |view| view.catalog.opportunities.get(id).cloned()).flatten();
    let found = CATALOGS.into_iter().find_map(found)?;
    let content = html! {
        (notice(query))
        div .columns {
            section #deal data-live { (summary(&found)) (details(&found)) }
            aside {
                (review(&found))
                section #deal-events data-live .card {
                    h2 { "Events" }
                    (events::of_opportunity(desk, id))
                }
            }
        }
    };
    let company = found.company_name();
    let title = if company.is_empty() { id } else { company };
    Some(layout::page(desk, title, "/", &links::deal(id, ""), &content))
}

fn summary(found: &Opportunity) -> Markup {
    let record = &found.record;
    let title = record.project.as_ref().and_then(|project| project.title.as_deref());
    let modified = record.last_modified_date.to_string();
    html! {
        div .card {
            @if let Some(title) = title { p .lead { bdi { (title) } } }
            p .facts {
                (badge(&found.review_status()))
                @if let Some(stage) = found.stage() { span { "Stage " b { (stage.as_str()) } } }
                span { "Catalog " b { (record.catalog) } }
                span { "Changed " b { time datetime=(modified) { (readable(&modified)) } } }
                span .mono { (record.id) }
            }
            @if let Some(task) = &found.running_task { p { "The task " span .mono { (task) } " is running." } }
        }
    }
}

/// The whole record, one part for each member with members.
fn details(found: &Opportunity) -> Markup {
    let value = serde_json::to_value(&found.record).unwrap_or_default();
    let raw = value.to_string();
    let (parts, plain): (Vec<_>, Vec<_>) = match value {
        Value::Object(members) => members.into_iter().partition(|(_, value)| value.is_object()),
        _ => Default::default(),
    };
    let of_aws = json!({
        "Origin": found.origin,
        "Submission": found.submission,
        "OpportunityTeam": found.aws_team,
        "Insights": found.insights,
    });
    html! {
        @for (name, value) in parts.iter().filter(|(_, value)| !is_bare(value)) {
            div .card { h2 { (record::label(name)) } (record::members(value)) }
        }
        div .card { h2 { "Record" } (record::members(&Value::Object(plain.into_iter().collect()))) }
        @if !is_bare(&of_aws) { div .card { h2 { "Of AWS" } (record::members(&of_aws)) } }
        details #deal-json .card { summary { "As JSON" } (json::body(&raw)) }
    }
}

fn is_bare(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(is_bare),
        Value::Object(members) => members.values().all(is_bare),
        _ => false,
    }
}

/// The actions of AWS, or why there are none.
fn review(found: &Opportunity) -> Markup {
    let why_not = match found.review_status() {
        ReviewStatus::Submitted | ReviewStatus::InReview | ReviewStatus::ActionRequired => None,
        ReviewStatus::PendingSubmission => {
            Some("It is not submitted yet: StartEngagementFromOpportunityTask submits it, and then AWS reviews it.")
        }
        ReviewStatus::Approved => Some("It is approved. The partner moves it through its stages."),
        ReviewStatus::Rejected => Some("It is rejected, which is final."),
        _ => Some("Its review status is unknown."),
    };
    html! {
        section #review .card data-live {
            h2 { "Review as AWS" }
            @if let Some(why_not) = why_not { p { (why_not) } } @else { (actions(found)) }
        }
    }
}

fn actions(found: &Opportunity) -> Markup {
    let record = &found.record;
    let ids = html! {
        input type="hidden" name="catalog" value=(record.catalog);
        input type="hidden" name="id" value=(record.id);
    };
    html! {
        form method="post" action="/actions/approve" { (ids) button .primary { "Approve" } }
        form method="post" action="/actions/review" {
            (ids)
            label {
                span { "Reason" }
                textarea name="reason" rows="3" required maxlength="1000"
                    placeholder="What the partner should change, or why it is rejected" {}
            }
            div .row {
                button name="status" value="action-required" { "Require action" }
                button .danger name="status" value="rejected" { "Reject" }
            }
        }
    }
}
