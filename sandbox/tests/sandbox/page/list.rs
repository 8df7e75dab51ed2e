//! Lists: filters, pages, and 10,000 opportunities.

use std::time::Instant;

use partnercentral_sandbox::{Sandbox, Seed, Settings};
use serde_json::json;

use super::http::Page;
use crate::case::{CATALOG, Case, complete};
use crate::raw::{Raw, send};

fn ids(html: &str) -> Vec<String> {
    html.split("id=\"deal-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| id.starts_with('O'))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn opportunities_are_filtered_by_text_stage_review_and_catalog() {
    let case = Case::new();
    let reviewed = case.in_review().await;
    let page = Page::new(&case.sandbox);
    let listed = |query: &str| ids(&page.get(&format!("/{query}")).text());
    assert_eq!(listed("").len(), 3);
    assert_eq!(listed("")[0], reviewed, "the last changed one comes first");
    assert_eq!(listed("?review=In+review"), [reviewed.as_str()]);
    assert_eq!(listed("?stage=Prospect").len(), 1);
    assert_eq!(listed("?stage=Prospect&review=In+review").len(), 0);
    assert_eq!(listed("?q=TEN+clinics").len(), 2, "in any case");
    assert_eq!(listed("?q=crm-1002").len(), 1);
    assert_eq!(listed(&format!("?q={reviewed}")), [reviewed.as_str()]);
    assert_eq!(listed("?catalog=AWS").len(), 1);
    for hostile in
        ["?catalog=Other", "?page=0", "?page=-1", "?page=99999999999999999999", "?page=5", "?page=x&x=%ff%00", "?&&=&="]
    {
        assert_eq!(listed(hostile).len(), 3, "{hostile}");
    }
    let text = page.get("/").text();
    assert!(text.contains("Pending Submission <b>2</b>") && text.contains("In review <b>1</b>"), "{text}");
}

#[tokio::test]
async fn pages_have_fifty_rows_each_and_show_every_row_once() {
    let case = Case::new();
    for _ in 0..118 {
        case.create(complete()).await;
    }
    let page = Page::new(&case.sandbox);
    let mut seen = Vec::new();
    for (number, count) in [(1, 50), (2, 50), (3, 20)] {
        let rows = ids(&page.get(&format!("/?page={number}")).text());
        assert_eq!(rows.len(), count);
        seen.extend(rows);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 120);
}

/// A sandbox with 10,000 opportunities.
pub(crate) fn ten_thousand() -> Sandbox {
    let deal = |number: usize| {
        json!({
            "Customer": { "Account": { "CompanyName": format!("Company {number}"), "Industry": "Retail" } },
            "LifeCycle": { "Stage": if number.is_multiple_of(3) { "Prospect" } else { "Qualified" } },
            "Project": { "Title": format!("Project {number}") },
        })
    };
    let seed = json!({ "Sandbox": { "opportunities": (0..10_000).map(deal).collect::<Vec<_>>() } });
    Settings::new().seed(Seed::from_json(&seed.to_string()).unwrap()).start().unwrap()
}

#[test]
fn ten_thousand_opportunities_are_listed_in_time_and_with_a_small_page() {
    let sandbox = ten_thousand();
    let page = Page::new(&sandbox);
    let mut weights = Vec::new();
    for path in ["/", "/?q=company+9999", "/?page=200", "/style.css", "/script.js"] {
        let start = Instant::now();
        let response = page.get(path);
        println!("{path}: {} bytes in {:?}", response.body.len(), start.elapsed());
        assert_eq!(response.status, 200);
        weights.push(response.body.len());
    }
    assert!(weights.iter().all(|weight| *weight < 60_000), "{weights:?}");
    assert!(page.get("/?page=200").text().contains("9951–10000 of 10000"));
}

#[tokio::test]
async fn requests_are_shown_with_their_bodies_rules_and_violations() {
    let case = Case::new();
    let page = Page::new(&case.sandbox);
    let raw = Raw::new("CreateOpportunity", r#"{"Catalog": "Sandbox", "LifeCycle": {"Stage": "Kick-off"}}"#);
    let id = send(&case.sandbox, &raw).header("x-amzn-requestid").unwrap().to_owned();
    let list = page.get("/requests").text();
    assert!(list.contains("CreateOpportunity") && list.contains("model-constraints"), "{list}");
    let one = page.get(&format!("/requests/{id}")).text();
    for part in [
        "&quot;Stage&quot;: &quot;Kick-off&quot;",
        "lifeCycle.stage",
        "INVALID_ENUM_VALUE",
        "client-token",
        "is required",
    ] {
        assert!(one.contains(part), "{part}: {one}");
    }
    case.get("O1000002").await;
    let failed = page.get("/requests?failed=1").text();
    assert!(!failed.contains("GetOpportunity") && page.get("/requests").text().contains("GetOpportunity"));
    assert_eq!(page.get("/requests/nothing").status, 404);
}

#[tokio::test]
async fn quotas_are_shown_with_what_is_used_of_them() {
    let case = Case::with(Settings::new().quota("real".parse().unwrap()));
    let page = Page::new(&case.sandbox);
    case.get("O1000002").await;
    case.get("O1000003").await;
    let text = page.get("/").text();
    assert!(text.contains("2 of 10/s") && text.contains("2 of 100,000/day"), "{text}");
    assert!(text.contains("0 of 1/s"), "{text}");
    case.seconds(1);
    assert!(page.get("/").text().contains("0 of 10/s"), "reading the page counts for no quota");
    assert_eq!(case.sandbox.opportunities(CATALOG).len(), 2);
}
