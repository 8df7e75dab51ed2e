//! Actions: what the forms do.

use super::http::Page;
use crate::case::{CATALOG, Case};

#[tokio::test]
async fn aws_approves_requires_action_and_rejects_with_a_reason() {
    let case = Case::new();
    let page = Page::new(&case.sandbox);
    let id = case.in_review().await;
    let review = |status: &str, reason: &str| {
        page.post("/actions/review", &[("catalog", CATALOG), ("id", &id), ("status", status), ("reason", reason)])
    };
    assert_eq!(review("action-required", "  ").status, 400, "a reason is needed");
    assert_eq!(review("action-required", &"x".repeat(1_001)).status, 400);
    assert_eq!(review("approved", "x").status, 400);
    assert_eq!(case.status(&id), "In review");

    let response = review("action-required", "Which city?");
    assert_eq!(
        (response.status, response.header("location")),
        (303, Some(format!("/opportunities/{id}?done=asked").as_str()))
    );
    assert_eq!(case.status(&id), "Action Required");
    assert!(
        page.get(&format!("/opportunities/{id}?done=asked")).text().contains("Action is required of the partner now.")
    );
    let life_cycle = case.get(&id).await.life_cycle.unwrap();
    assert_eq!(life_cycle.review_status_reason.as_deref(), Some("Which city?"));

    assert_eq!(review("rejected", "No budget.").status, 303);
    assert_eq!(case.status(&id), "Rejected");
    let approve = page.post("/actions/approve", &[("catalog", CATALOG), ("id", &id)]);
    assert_eq!(approve.status, 409);
    assert!(approve.text().contains(&format!("the review status of {id} is Rejected")), "{}", approve.text());

    let other = case.in_review().await;
    assert_eq!(page.post("/actions/approve", &[("catalog", CATALOG), ("id", &other)]).status, 303);
    assert_eq!(case.status(&other), "Approved");
}

#[test]
fn an_invitation_is_sent_and_expires() {
    let case = Case::new();
    let page = Page::new(&case.sandbox);
    let form = [
        ("catalog", CATALOG),
        ("title", "Lights"),
        ("company", "Wide World & Co"),
        ("country", "DE"),
        ("website", "https://lights.example"),
        ("project", "Lamps"),
        ("date", "2031-01-01"),
        ("amount", "10"),
        ("problem", "It is dark in the halls of the company."),
        ("industry", "Manufacturing"),
        ("role", "Reseller"),
    ];
    let response = page.post("/actions/invite", &form);
    assert_eq!(
        (response.status, response.header("location")),
        (303, Some("/invitations?catalog=Sandbox&done=invited"))
    );
    let sent = case.sandbox.invitations(CATALOG).pop().unwrap();
    assert_eq!(sent.engagement_title.as_deref(), Some("Lights"));
    assert!(page.get("/invitations").text().contains("Wide World &amp; Co"));

    let expire = [("catalog", CATALOG), ("id", sent.id.as_str())];
    assert_eq!(page.post("/actions/expire", &expire).status, 303);
    assert_eq!(case.sandbox.invitations(CATALOG).pop().unwrap().status.unwrap().as_str(), "EXPIRED");
    assert_eq!(page.post("/actions/expire", &expire).status, 409, "only once");
}

#[test]
fn an_invalid_invitation_is_not_sent_and_the_form_keeps_what_was_entered() {
    let case = Case::new();
    let before = case.sandbox.invitations(CATALOG).len();
    let page = Page::new(&case.sandbox);
    let response =
        page.post("/actions/invite", &[("catalog", CATALOG), ("title", &"x".repeat(41)), ("country", "Elsewhere")]);
    let text = response.text();
    assert_eq!(response.status, 400);
    assert!(
        text.contains("EngagementTitle: ") && text.contains("CountryCode: ") && text.contains("CompanyName: "),
        "{text}"
    );
    assert!(text.contains("value=\"Elsewhere\""), "{text}");
    assert_eq!(case.sandbox.invitations(CATALOG).len(), before);
    let elsewhere = page.post("/actions/invite", &[("catalog", "Other")]);
    assert_eq!(elsewhere.status, 400);
}

#[tokio::test]
async fn the_clock_is_moved_and_what_is_due_is_shown() {
    let case = Case::new();
    let page = Page::new(&case.sandbox);
    assert!(page.get("/").text().contains("2026-06-01 12:00:00"));
    let response = page.post("/actions/advance", &[("seconds", "1296000"), ("back", "/invitations")]);
    assert_eq!((response.status, response.header("location")), (303, Some("/invitations")));
    let text = page.get("/invitations").text();
    assert!(text.contains("2026-06-16 12:00:00") && text.contains("Expired") && !text.contains("Pending"), "{text}");
    for seconds in ["", "0", "-5", "1e9", "99999999999999999999", "31622401"] {
        assert_eq!(page.post("/actions/advance", &[("seconds", seconds)]).status, 400, "{seconds}");
    }
    let elsewhere = page.post("/actions/advance", &[("seconds", "1"), ("back", "//example.com")]);
    assert_eq!(elsewhere.header("location"), Some("/"));
}

#[test]
fn what_doesnt_exist_is_not_found() {
    let case = Case::new();
    let page = Page::new(&case.sandbox);
    assert_eq!(page.post("/actions/delete", &[]).status, 404);
    assert_eq!(page.post("/actions/approve", &[("catalog", "Other"), ("id", "O1000001")]).status, 404);
    assert_eq!(page.post("/actions/approve", &[("catalog", CATALOG), ("id", "O9")]).status, 409);
    for path in
        ["/opportunities/O9", "/opportunities/", "/opportunities/%2e%2e%2f", "/x/O1000001", "/actions", "/favicon.ico"]
    {
        assert_eq!(page.get(path).status, 404, "{path}");
    }
}
