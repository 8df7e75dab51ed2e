//! The three paginators: each page once, and an end in every case.

use partnercentral_selling::Client;
use partnercentral_selling::operation::{
    ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
};
use partnercentral_selling::types::ParticipantType;
use serde_json::{Value, json};
use tests::client;
use tests::server::{HttpResponse, Server};

const OPERATION: &str = "ListOpportunities";

fn page(ids: &[&str], token: Option<&str>) -> HttpResponse {
    let summaries: Vec<Value> = ids.iter().map(|id| json!({"Catalog": "AWS", "Id": id})).collect();
    HttpResponse::json(200, json!({"OpportunitySummaries": summaries, "NextToken": token}).to_string())
}

fn three_pages() -> Server {
    Server::start()
        .on(OPERATION, page(&["O1", "O2"], Some("second")))
        .on(OPERATION, page(&[], Some("third")))
        .on(OPERATION, page(&["O3"], None))
        .on(OPERATION, HttpResponse::json(500, "one page too many"))
}

fn request() -> ListOpportunitiesRequest {
    ListOpportunitiesRequest::new().catalog("AWS").max_results(2)
}

async fn items(client: &Client, request: ListOpportunitiesRequest) -> Vec<String> {
    let mut items = client.list_opportunities(request).items();
    let mut ids = Vec::new();
    while let Some(summary) = items.try_next().await.unwrap() {
        ids.push(summary.id.unwrap());
    }
    assert!(items.try_next().await.unwrap().is_none(), "the end stays the end");
    ids
}

/// The tokens of all received requests.
fn tokens(server: &Server) -> Vec<Value> {
    server.requests().iter().map(|request| request.json()["NextToken"].take()).collect()
}

#[tokio::test]
async fn items_come_from_all_pages_in_order() {
    let server = three_pages();
    assert_eq!(items(&client(&server, None), request()).await, ["O1", "O2", "O3"]);
    assert_eq!(tokens(&server), [Value::Null, json!("second"), json!("third")]);
    for sent in server.requests() {
        let body = sent.json();
        assert_eq!((&body["Catalog"], &body["MaxResults"]), (&json!("AWS"), &json!(2)), "the rest stays the same");
        assert!(sent.signature.is_ok());
    }
}

#[tokio::test]
async fn all_pages_are_returned_including_an_empty_one() {
    let server = three_pages();
    let mut pages = client(&server, None).list_opportunities(request()).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push((page.opportunity_summaries.len(), page.next_token));
    }
    let token = |text: &str| Some(text.to_owned());
    assert_eq!(sizes, [(2, token("second")), (0, token("third")), (1, None)]);
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_page_with_an_empty_absent_null_or_repeated_token_is_the_last() {
    let without = json!({"OpportunitySummaries": [{"Id": "O3"}]}).to_string();
    for (last, case) in [
        (page(&["O3"], Some("")), "empty"),
        (HttpResponse::json(200, without), "absent"),
        (page(&["O3"], None), "null"),
        (page(&["O3"], Some("second")), "repeated"),
    ] {
        let server = Server::start().on(OPERATION, page(&["O1", "O2"], Some("second"))).on(OPERATION, last);
        assert_eq!(items(&client(&server, None), request()).await, ["O1", "O2", "O3"], "{case}");
        assert_eq!(server.requests().len(), 2, "{case}");
    }
}

#[tokio::test]
async fn paging_starts_at_the_token_of_the_request() {
    let server = Server::start().on(OPERATION, page(&["O3"], None));
    assert_eq!(items(&client(&server, None), request().next_token("third")).await, ["O3"]);
    assert_eq!(tokens(&server), ["third"]);
}

#[tokio::test]
async fn a_failed_page_can_be_requested_again() {
    let denied = r#"{"__type": "AccessDeniedException", "Message": "Not now."}"#;
    let server = Server::start()
        .on(OPERATION, page(&["O1"], Some("second")))
        .on(OPERATION, HttpResponse::json(403, denied))
        .on(OPERATION, page(&["O2"], None));
    let mut items = client(&server, None).list_opportunities(request()).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id.as_deref(), Some("O1"));
    assert_eq!(items.try_next().await.unwrap_err().code(), Some("AccessDeniedException"));
    assert_eq!(items.try_next().await.unwrap().unwrap().id.as_deref(), Some("O2"));
    assert!(items.try_next().await.unwrap().is_none());
    assert_eq!(tokens(&server), [Value::Null, json!("second"), json!("second")]);
}

#[tokio::test]
async fn invitations_and_solutions_have_pages_and_items_too() {
    let invitations = |id: &str, token: &str| {
        let body = json!({"EngagementInvitationSummaries": [{"Id": id, "Catalog": "AWS"}, null], "NextToken": token});
        HttpResponse::json(200, body.to_string())
    };
    let solutions = |id: &str, token: &str| {
        HttpResponse::json(200, json!({"SolutionSummaries": [null, {"Id": id}], "NextToken": token}).to_string())
    };
    let server = Server::start()
        .on("ListEngagementInvitations", invitations("engi-1", "second"))
        .on("ListEngagementInvitations", invitations("engi-2", ""))
        .on("ListSolutions", solutions("S-1", "second"))
        .on("ListSolutions", solutions("S-2", ""));
    let client = client(&server, None);

    let request = ListEngagementInvitationsRequest::new().catalog("AWS").participant_type(ParticipantType::Receiver);
    let mut items = client.list_engagement_invitations(request).items();
    let mut ids = Vec::new();
    while let Some(invitation) = items.try_next().await.unwrap() {
        ids.push(invitation.id);
    }
    let mut items = client.list_solutions(ListSolutionsRequest::new().catalog("AWS")).items();
    while let Some(solution) = items.try_next().await.unwrap() {
        ids.push(solution.id);
    }
    let ids: Vec<&str> = ids.iter().flatten().map(String::as_str).collect();
    assert_eq!(ids, ["engi-1", "engi-2", "S-1", "S-2"]);
}

#[tokio::test]
async fn the_future_of_an_item_may_cross_threads_with_its_paginator() {
    let server = three_pages();
    let mut items = client(&server, None).list_opportunities(request()).items();
    let task = tokio::spawn(async move { items.try_next().await.map(|item| (item, items)) });
    let (first, mut items) = task.await.unwrap().unwrap();
    assert_eq!(first.unwrap().id.as_deref(), Some("O1"));
    assert_eq!(items.try_next().await.unwrap().unwrap().id.as_deref(), Some("O2"));
}
