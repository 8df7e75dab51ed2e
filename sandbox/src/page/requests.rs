//! The last requests with their bodies, and the rules that they broke.

use maud::{Markup, html};
use serde_json::Value;

use super::desk::Desk;
use super::form::Form;
use super::json;
use super::layout::{self, readable};
use super::links::segment;
use crate::rules::RULES;
use crate::traffic::Exchange;

/// How many are shown of the 256 that are kept.
const SHOWN: usize = 100;

/// The list.
pub(super) fn page(desk: &Desk, query: &Form) -> Markup {
    let only_failed = query.get("failed") == "1";
    let rows: Vec<Exchange> = {
        let log = desk.traffic.log();
        let rows = log.newest().filter(|row| !only_failed || row.status != Some(200));
        // The bodies can be large, and are not shown here.
        rows.take(SHOWN)
            .map(|row| Exchange { request: String::new(), response: String::new(), ..row.clone() })
            .collect()
    };
    let choices = [("/requests", "All", !only_failed), ("/requests?failed=1", "Failed", only_failed)];
    let content = html! {
        ul .chips aria-label="Which requests" {
            @for (href, name, chosen) in choices { li { a href=(href) aria-current=[chosen.then_some("true")] { (name) } } }
        }
        section #requests data-live aria-label="Requests" {
            @if rows.is_empty() { p .empty { "There are no requests. The sandbox prints the lines that make clients use it." } }
            @else { (table(&rows)) }
        }
    };
    layout::page(desk, "Requests", "/requests", if only_failed { "/requests?failed=1" } else { "/requests" }, &content)
}

fn table(rows: &[Exchange]) -> Markup {
    html! {
        table .list {
            thead {
                tr {
                    th scope="col" { "Request" }
                    th scope="col" .response { "Response" }
                    th scope="col" .extra.time { "Time" }
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" {
                            a #{ "request-" (row.request_id) } href={ "/requests/" (segment(&row.request_id)) } { (name(row)) }
                            span .sub.mono { (row.request_id) }
                        }
                        td { (outcome(row)) @for rule in &row.rules { span .sub.mono { (rule) } } }
                        td .extra { (readable(&row.time.to_string())) }
                    }
                }
            }
        }
    }
}

fn name(row: &Exchange) -> &str {
    if row.operation.is_empty() { "(no operation)" } else { &row.operation }
}

fn outcome(row: &Exchange) -> Markup {
    let tone = match row.status {
        Some(200) => "good",
        Some(429) => "warn",
        _ => "bad",
    };
    let status = row.status.map_or("closed".to_owned(), |status| status.to_string());
    html! {
        span .{ "badge " (tone) } { (status) }
        @if let Some(code) = &row.code { " " bdi { (code) } }
    }
}

/// A request.
pub(super) fn one(desk: &Desk, request_id: &str) -> Option<Markup> {
    let row = desk.traffic.log().find(request_id)?;
    let response: Value = serde_json::from_str(&row.response).unwrap_or_default();
    let content = html! {
        div .card {
            p .facts {
                (outcome(&row))
                span { "At " b { (readable(&row.time.to_string())) } }
                span .mono { (row.request_id) }
            }
            (rules(&row))
            (violations(&response))
        }
        section .card { h2 { "Request" } (json::body(&row.request)) }
        section .card { h2 { "Response" } (json::body(&row.response)) }
        p { a href="/requests" { "← All requests" } }
    };
    Some(layout::page(desk, name(&row), "/requests", "/requests", &content))
}

fn rules(row: &Exchange) -> Markup {
    let broken = row.rules.iter().filter_map(|id| RULES.iter().find(|rule| rule.id == *id));
    html! {
        @if !row.rules.is_empty() {
            h2 { "Rules that led to the response" }
            dl { @for rule in broken { div { dt .mono { (rule.id) } dd { (rule.text) " " span .sub { (rule.source) } } } } }
        }
    }
}

/// The fields that a response names as invalid.
fn violations(response: &Value) -> Markup {
    let errors = response.get("ErrorList").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let text = |error: &Value, name: &str| error.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    html! {
        @if !errors.is_empty() {
            h2 { "Violations" }
            table .list {
                thead { tr { th scope="col" { "Field" } th scope="col" .response { "Code" } } }
                tbody {
                    @for error in errors {
                        tr {
                            th scope="row" {
                                span .mono { bdi { (text(error, "FieldName")) } }
                                span .sub { bdi { (text(error, "Message")) } }
                            }
                            td .mono { (text(error, "Code")) }
                        }
                    }
                }
            }
        }
    }
}
