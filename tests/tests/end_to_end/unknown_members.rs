//! Members that a newer service added: a client that reads, edits and sends keeps them.

use partnercentral_selling::Client;
use partnercentral_selling::operation::{GetOpportunityRequest, GetOpportunityResponse, UpdateOpportunityRequest};
use partnercentral_selling::runtime::ErrorKind;
use partnercentral_selling::types::Stage;
use serde_json::{Value, json};
use tests::config;
use tests::server::{HttpResponse, Server};

/// An opportunity of a newer service: new members at the top, in structures, and in the elements of lists.
fn opportunity() -> Value {
    json!({
        "__type": "GetOpportunityResponse",
        "Arn": "arn:aws:partnercentral:us-east-1::catalog/Sandbox/opportunity/O5550101",
        "Catalog": "Sandbox",
        "CreatedDate": "2026-02-03T21:14:09Z",
        "Id": "O5550101",
        "LastModifiedDate": "2026-03-17T08:45:30.120Z",
        "NewAtTheTop": {"a": 1},
        "LifeCycle": {"Stage": "Qualified", "Score": 0.10, "Nothing": null, "__type": "LifeCycle"},
        "Project": {
            "Title": "Ferries",
            "ExpectedCustomerSpend": [{"Amount": "531", "CurrencyCode": "USD", "Frequency": "Monthly",
                "TargetCompany": "AWS", "Risk": ["low", {"level": 12345678901234567890_u64}]}],
        },
        "RelatedEntityIdentifiers": {"Solutions": ["S-0010203"]},
    })
}

fn server() -> Server {
    Server::start()
        .on("GetOpportunity", HttpResponse::json(200, opportunity().to_string().replace(":0.1", ":0.10")))
        .on(
            "UpdateOpportunity",
            HttpResponse::json(200, r#"{"Id": "O5550101", "LastModifiedDate": "2026-03-18T08:45:30Z"}"#),
        )
}

async fn get(client: &Client) -> GetOpportunityResponse {
    client.get_opportunity(GetOpportunityRequest::new().catalog("Sandbox").identifier("O5550101")).await.unwrap()
}

/// The request that sets another stage, and repeats the rest.
fn edited(read: GetOpportunityResponse) -> UpdateOpportunityRequest {
    let request = UpdateOpportunityRequest::new().catalog(read.catalog).identifier(read.id);
    let request = request.last_modified_date(read.last_modified_date).project(read.project.unwrap());
    request.life_cycle(read.life_cycle.unwrap().stage(Stage::Committed))
}

#[tokio::test]
async fn what_is_read_edited_and_sent_erases_nothing_new() {
    let server = server();
    let client = Client::new(config(&server.url(), None).build()).unwrap();
    let read = get(&client).await;
    assert_eq!(read.unknown_members().get("NewAtTheTop"), Some(r#"{"a":1}"#));
    let debug = format!("{read:?}");
    assert!(debug.contains("NewAtTheTop") && debug.contains("Score"), "names are shown: {debug}");
    assert!(!debug.contains("0.10") && !debug.contains("level"), "values are not: {debug}");

    client.update_opportunity(edited(read)).await.unwrap();
    let sent = server.requests().pop().unwrap();
    assert!(String::from_utf8_lossy(&sent.body).contains(r#""Score":0.10"#), "digit by digit");
    assert_eq!(
        sent.json(),
        json!({
            "Catalog": "Sandbox",
            "Identifier": "O5550101",
            "LastModifiedDate": "2026-03-17T08:45:30.120Z",
            "LifeCycle": {"Stage": "Committed", "Score": 0.1},
            "Project": opportunity()["Project"],
        })
    );
}

#[tokio::test]
async fn a_client_can_read_and_send_known_members_only() {
    let server = server();
    let client = Client::new(config(&server.url(), None).unknown_members(false).build()).unwrap();
    let read = get(&client).await;
    assert!(read.unknown_members().is_empty());
    assert!(read.life_cycle.as_ref().unwrap().unknown_members().is_empty());

    // Values of another origin may have some.
    let other: GetOpportunityResponse = serde_json::from_value(opportunity()).unwrap();
    assert!(!other.life_cycle.as_ref().unwrap().unknown_members().is_empty());
    for read in [read, other] {
        client.update_opportunity(edited(read)).await.unwrap();
        let sent = server.requests().pop().unwrap().json();
        assert_eq!(sent["LifeCycle"], json!({"Stage": "Committed"}));
        assert_eq!(sent["Project"]["ExpectedCustomerSpend"][0].get("Risk"), None);
    }
}

#[tokio::test]
async fn the_error_of_a_service_that_rejects_a_request_names_its_unknown_members() {
    let rejection = json!({"__type": "ValidationException", "Message": "1 field is not right", "Reason": "REQUEST_VALIDATION_FAILED"});
    let server = Server::start().on("UpdateOpportunity", HttpResponse::json(400, rejection.to_string()));
    let client = Client::new(config(&server.url(), None).build()).unwrap();
    let read: GetOpportunityResponse = serde_json::from_value(opportunity()).unwrap();
    let error = client.update_opportunity(edited(read)).await.unwrap_err();
    assert_eq!(error.unknown_members(), ["LifeCycle.Score", "ExpectedCustomerSpend.Risk"]);
    let text = error.to_string();
    assert!(text.contains("LifeCycle.Score") && text.contains("ExpectedCustomerSpend.Risk"), "{text}");

    let error = client
        .update_opportunity(
            UpdateOpportunityRequest::new()
                .catalog("Sandbox")
                .identifier("O5550101")
                .last_modified_date(partnercentral_selling::runtime::Timestamp::from_secs(0).unwrap()),
        )
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.unknown_members()), (ErrorKind::Service, &[][..]));
    assert!(!error.to_string().contains("unknown"), "{error}");
}

#[tokio::test]
async fn calls_by_name_send_unknown_members_only_if_the_caller_allows_them() {
    let server = server();
    let client = Client::new(config(&server.url(), None).build()).unwrap();
    let request = json!({"Catalog": "Sandbox", "Identifier": "O5550101", "Fresh": {"x": 1.50}}).to_string();
    let error = client.call_json("GetOpportunity", request.as_bytes()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("Fresh") && server.requests().is_empty(), "{error}");

    let response = client.call_json("GetOpportunity", request.as_bytes()).allow_unknown().await.unwrap();
    assert_eq!(server.requests().pop().unwrap().json(), serde_json::from_str::<Value>(&request).unwrap());
    // What a newer service says is printed.
    assert_eq!(serde_json::from_str::<Value>(&response).unwrap()["NewAtTheTop"], json!({"a": 1}));
}
