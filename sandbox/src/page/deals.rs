//! The list of opportunities: filtered, counted by review status, page by page.

use maud::{Markup, html};
use partnercentral_selling::types::{ReviewStatus, Stage};

use super::desk::Desk;
use super::form::Form;
use super::layout::{self, grouped, notice, readable, select};
use super::links::{self, url};
use crate::state::{CATALOGS, Opportunity};

const PER_PAGE: usize = 50;

/// What is asked for.
struct Filter<'a> {
    catalog: &'a str,
    text: &'a str,
    stage: &'a str,
    review: &'a str,
}

impl<'a> Filter<'a> {
    fn new(query: &'a Form) -> Self {
        let catalog = query.filled("catalog").filter(|name| CATALOGS.contains(name)).unwrap_or("Sandbox");
        Self { catalog, text: query.get("q"), stage: query.get("stage"), review: query.get("review") }
    }

    /// True apart from the review status, by which all others are counted.
    fn matches(&self, row: &Opportunity, text: &str) -> bool {
        let stage = || row.stage().map_or("", |stage| stage.as_str());
        (self.stage.is_empty() || self.stage == stage()) && (text.is_empty() || has_text(row, text))
    }

    fn url(&self, review: &str, page: usize) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let catalog = if self.catalog == "Sandbox" { "" } else { self.catalog };
        let query =
            [("catalog", catalog), ("q", self.text), ("stage", self.stage), ("review", review), ("page", &page)];
        url("/", &query)
    }
}

fn has_text(row: &Opportunity, text: &str) -> bool {
    let record = &row.record;
    let title = record.project.as_ref().and_then(|project| project.title.as_deref());
    let of_partner = record.partner_opportunity_identifier.as_deref();
    let texts = [Some(record.id.as_str()), Some(row.company_name()), title, of_partner];
    texts.into_iter().flatten().any(|it| it.to_lowercase().contains(text))
}

/// A row of the list.
struct Row {
    id: String,
    company: String,
    title: String,
    stage: String,
    review: ReviewStatus,
    spend: String,
    modified: String,
}

impl Row {
    fn new(row: &Opportunity) -> Self {
        let project = row.record.project.as_ref();
        let spend = project.and_then(|project| project.expected_customer_spend.as_ref()?.first());
        let spend = spend.map(|it| {
            let code = it.currency_code.as_ref().map_or("", |code| code.as_str());
            format!("{} {code}", grouped(it.amount.as_deref().unwrap_or("?")))
        });
        Self {
            id: row.record.id.clone(),
            company: row.company_name().to_owned(),
            title: project.and_then(|project| project.title.clone()).unwrap_or_default(),
            stage: row.stage().map_or(String::new(), |stage| stage.as_str().to_owned()),
            review: row.review_status(),
            spend: spend.unwrap_or_default(),
            modified: row.record.last_modified_date.to_string(),
        }
    }
}

/// The rows of a page, and how many there are.
struct Found {
    rows: Vec<Row>,
    /// Without the filter of the review status, for each status in the order of the model.
    by_review: Vec<usize>,
    total: usize,
    page: usize,
}

fn find(desk: &Desk, filter: &Filter<'_>, page: usize) -> Found {
    let statuses = ReviewStatus::values();
    let text = filter.text.to_lowercase();
    let found = desk.shared.with(filter.catalog, |view| {
        let mut by_review = vec![0; statuses.len()];
        let mut matching: Vec<&Opportunity> = Vec::new();
        for row in view.catalog.opportunities.values().filter(|row| filter.matches(row, &text)) {
            let status = row.review_status();
            if let Some(count) = statuses.iter().position(|it| *it == status).and_then(|at| by_review.get_mut(at)) {
                *count += 1;
            }
            if filter.review.is_empty() || filter.review == status.as_str() {
                matching.push(row);
            }
        }
        matching.sort_by(|one, other| (other.modified, &other.record.id).cmp(&(one.modified, &one.record.id)));
        let total = matching.len();
        let page = page.clamp(1, total.div_ceil(PER_PAGE).max(1));
        let rows = matching.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).map(Row::new).collect();
        Found { rows, by_review, total, page }
    });
    found.unwrap_or(Found { rows: Vec::new(), by_review: Vec::new(), total: 0, page: 1 })
}

pub(super) fn page(desk: &Desk, query: &Form) -> Markup {
    let filter = Filter::new(query);
    let found = find(desk, &filter, query.get("page").parse().unwrap_or(1));
    let content = html! {
        (notice(query))
        (filters(&filter))
        section #deals data-live aria-label="Opportunities" {
            (chips(&filter, &found))
            @if found.rows.is_empty() {
                p .empty {
                    "No opportunity matches. "
                    @if filter.text.is_empty() && filter.stage.is_empty() && filter.review.is_empty() {
                        "Create one with CreateOpportunity."
                    } @else { a href=(url("/", &[("catalog", filter.catalog)])) { "Show all" } "." }
                }
            } @else { (table(&found.rows)) (pages(&filter, &found)) }
        }
    };
    layout::page(desk, "Opportunities", "/", &filter.url(filter.review, found.page), &content)
}

fn filters(filter: &Filter<'_>) -> Markup {
    html! {
        form .filters method="get" action="/" role="search" {
            label .wide { span { "Text" } input type="search" name="q" value=(filter.text) placeholder="Company, title, identifier"; }
            (select("Stage", "stage", Some("All stages"), Stage::values().iter().map(|it| it.as_str()), filter.stage))
            (select("Review", "review", Some("All states"), ReviewStatus::values().iter().map(|it| it.as_str()), filter.review))
            (select("Catalog", "catalog", None, CATALOGS, filter.catalog))
            button { "Filter" }
        }
    }
}

/// How many there are of each review status, as links.
fn chips(filter: &Filter<'_>, found: &Found) -> Markup {
    let all: usize = found.by_review.iter().sum();
    let is_chosen = |review: &str| (filter.review == review).then_some("true");
    html! {
        ul .chips aria-label="By review status" {
            li { a #chip-all href=(filter.url("", 1)) aria-current=[is_chosen("")] { "All " b { (all) } } }
            @for (status, count) in ReviewStatus::values().iter().zip(&found.by_review).filter(|(_, count)| **count > 0) {
                li {
                    a href=(filter.url(status.as_str(), 1)) aria-current=[is_chosen(status.as_str())] {
                        span .{ "dot " (tone(status)) } aria-hidden="true" {}
                        (status.as_str()) " " b { (count) }
                    }
                }
            }
        }
    }
}

fn table(rows: &[Row]) -> Markup {
    html! {
        table .list {
            thead {
                tr {
                    th scope="col" { "Customer" }
                    th scope="col" .extra.stage { "Stage" }
                    th scope="col" .review { "Review" }
                    th scope="col" .extra.number { "Spend" }
                    th scope="col" .extra.changed { "Changed" }
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" {
                            a #{ "deal-" (row.id) } href=(links::deal(&row.id, "")) {
                                bdi { @if row.company.is_empty() { "(no company)" } @else { (row.company) } }
                            }
                            span .sub { bdi { (row.title) } }
                            span .sub.mono { (row.id) }
                        }
                        td .extra { bdi { (row.stage) } }
                        td { (badge(&row.review)) }
                        td .extra.number { bdi { (row.spend) } }
                        td .extra.changed { time datetime=(row.modified) { (readable(&row.modified)) } }
                    }
                }
            }
        }
    }
}

fn pages(filter: &Filter<'_>, found: &Found) -> Markup {
    let (page, last) = (found.page, found.total.div_ceil(PER_PAGE));
    let from = (page - 1) * PER_PAGE + 1;
    html! {
        nav .pages aria-label="Pages of the list" {
            @if page > 1 { a #previous rel="prev" href=(filter.url(filter.review, page - 1)) { "← Previous" } }
            span { (from) "–" (from + found.rows.len() - 1) " of " (found.total) }
            @if page < last { a #next rel="next" href=(filter.url(filter.review, page + 1)) { "Next →" } }
        }
    }
}

/// The status of a review, as a word with a colour.
pub(super) fn badge(status: &ReviewStatus) -> Markup {
    html! { span .{ "badge " (tone(status)) } { (status.as_str()) } }
}

fn tone(status: &ReviewStatus) -> &'static str {
    match status {
        ReviewStatus::Approved => "good",
        ReviewStatus::ActionRequired => "warn",
        ReviewStatus::Rejected => "bad",
        ReviewStatus::Submitted | ReviewStatus::InReview => "busy",
        _ => "calm",
    }
}
