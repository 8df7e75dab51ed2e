//! The requests that the service receives: the same as from botocore, and others of this project.

use partnercentral_selling::operation::{
    AssignOpportunityRequest, AssociateOpportunityRequest, CreateOpportunityRequest, DisassociateOpportunityRequest,
    GetAwsOpportunitySummaryRequest, GetEngagementInvitationRequest, GetOpportunityRequest,
    ListEngagementInvitationsRequest, ListOpportunitiesRequest, ListSolutionsRequest,
    RejectEngagementInvitationRequest, StartEngagementByAcceptingInvitationTaskRequest,
    StartEngagementFromOpportunityTaskRequest, UpdateOpportunityRequest,
};
use partnercentral_selling::runtime::Operation;
use partnercentral_selling::types::{Account, Customer, Industry, LifeCycle, Stage};
use partnercentral_selling::{Client, ServiceError, Validation};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tests::server::{HttpResponse, Request, Server};
use tests::signature::SESSION_TOKEN;
use tests::wire::{self, Expected};
use tests::{WITH_OUTPUT, WITHOUT_OUTPUT, client, response_body};

const WITH_TOKEN: [&str; 3] =
    ["CreateOpportunity", "StartEngagementByAcceptingInvitationTask", "StartEngagementFromOpportunityTask"];

/// Compares a received request with the expected one. A token that was not set must have been generated.
fn assert_arrived(request: &Request, expected: &Expected) {
    let case = expected.case.as_str();
    assert_eq!((&request.method, &request.path), (&expected.method, &expected.path), "{case}");
    assert_eq!(request.header("x-amz-target"), Some(expected.target.as_str()), "{case}");
    assert_eq!(request.header("content-type"), Some(expected.content_type.as_str()), "{case}");

    let mut body = request.json();
    if WITH_TOKEN.contains(&expected.operation.as_str()) && expected.body.get("ClientToken").is_none() {
        let token = body.as_object_mut().and_then(|members| members.remove("ClientToken")).expect("a ClientToken");
        assert_random_uuid(&token);
    }
    assert_eq!(body, expected.body, "{case}");

    let signed = request.signature.as_ref().unwrap_or_else(|error| panic!("{case}: {error}"));
    assert_eq!((signed.region.as_str(), signed.service.as_str()), ("us-east-1", "partnercentral-selling"), "{case}");
    for name in ["host", "x-amz-date", "x-amz-target", "content-type"] {
        assert!(signed.headers.iter().any(|header| header == name), "{case}: {name} is not signed");
    }
    let token = request.header("x-amz-security-token").is_some();
    assert_eq!(token, signed.headers.iter().any(|header| header == "x-amz-security-token"), "{case}");
}

/// Version 4, variant 1 of RFC 9562, in lower case.
fn assert_random_uuid(token: &Value) {
    let token = token.as_str().expect("a text");
    let shape: String =
        token.chars().map(|digit| if "0123456789abcdef".contains(digit) { 'x' } else { digit }).collect();
    assert_eq!(shape, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "{token}");
    assert!(
        token.chars().nth(14) == Some('4') && token.chars().nth(19).is_some_and(|digit| "89ab".contains(digit)),
        "{token}"
    );
}

/// A server with a response for each operation.
fn responding_server() -> Server {
    let server =
        WITHOUT_OUTPUT.into_iter().fold(Server::start(), |server, name| server.on(name, HttpResponse::json(200, "")));
    WITH_OUTPUT
        .into_iter()
        .fold(server, |server, name| server.on(name, HttpResponse::json(200, response_body(name, "full"))))
}

async fn send_by_name(client: &Client, operation: &str, request: &Value) {
    // Only the sent request is checked, not whether the service would accept it.
    let call = client.call_json(operation, request.to_string()).allow_unknown().validation(Validation::Off);
    call.await.unwrap_or_else(|error| panic!("{error}"));
}

async fn send_typed(client: &Client, operation: &str, request: &Value) {
    match operation {
        "AssignOpportunity" => send::<AssignOpportunityRequest>(client, request).await,
        "AssociateOpportunity" => send::<AssociateOpportunityRequest>(client, request).await,
        "CreateOpportunity" => send::<CreateOpportunityRequest>(client, request).await,
        "DisassociateOpportunity" => send::<DisassociateOpportunityRequest>(client, request).await,
        "GetAwsOpportunitySummary" => send::<GetAwsOpportunitySummaryRequest>(client, request).await,
        "GetEngagementInvitation" => send::<GetEngagementInvitationRequest>(client, request).await,
        "GetOpportunity" => send::<GetOpportunityRequest>(client, request).await,
        "ListEngagementInvitations" => send::<ListEngagementInvitationsRequest>(client, request).await,
        "ListOpportunities" => send::<ListOpportunitiesRequest>(client, request).await,
        "ListSolutions" => send::<ListSolutionsRequest>(client, request).await,
        "RejectEngagementInvitation" => send::<RejectEngagementInvitationRequest>(client, request).await,
        "StartEngagementByAcceptingInvitationTask" => {
            send::<StartEngagementByAcceptingInvitationTaskRequest>(client, request).await;
        }
        "StartEngagementFromOpportunityTask" => {
            send::<StartEngagementFromOpportunityTaskRequest>(client, request).await;
        }
        "UpdateOpportunity" => send::<UpdateOpportunityRequest>(client, request).await,
        other => panic!("no request type for {other}"),
    }
}

/// Decodes a request from JSON, as if it had been stored, and sends it.
async fn send<Op>(client: &Client, stored: &Value)
where
    Op: Operation<Error = ServiceError> + DeserializeOwned,
{
    let request: Op = serde_json::from_value(stored.clone()).expect("a stored request");
    client.call(request).validation(Validation::Off).await.unwrap_or_else(|error| panic!("{error}"));
}

/// Sends requests by name and typed, with and without a session token, and compares the received ones.
async fn assert_all_arrive(requests: &[Expected]) {
    let server = responding_server();
    for token in [None, Some(SESSION_TOKEN)] {
        let client = client(&server, token);
        for expected in requests {
            send_by_name(&client, &expected.operation, &expected.body).await;
            send_typed(&client, &expected.operation, &expected.body).await;
            for request in server.take_requests() {
                assert_arrived(&request, expected);
                assert_eq!(request.header("x-amz-security-token"), token, "{}", expected.case);
            }
        }
    }
}

#[tokio::test]
async fn requests_arrive_as_botocore_sends_them() {
    let recorded = wire::botocore();
    assert_eq!(recorded.len(), 28);
    assert_all_arrive(&recorded).await;
}

#[tokio::test]
async fn requests_of_this_project_arrive_as_written() {
    assert_all_arrive(&wire::own()).await;
}

#[tokio::test]
async fn explicit_nulls_are_not_sent() {
    let server = responding_server();
    let request = json!({"Catalog": "AWS", "Identifier": null, "Customer": {"Account": null, "Contacts": [null]}});
    let client = client(&server, None);
    send_by_name(&client, "UpdateOpportunity", &request).await;
    send_typed(&client, "UpdateOpportunity", &request).await;
    for sent in server.take_requests() {
        assert_eq!(sent.json(), json!({"Catalog": "AWS", "Customer": {"Contacts": []}}));
    }
}

#[tokio::test]
async fn a_token_is_new_for_each_request_and_a_given_one_is_kept() {
    let server = responding_server();
    let client = client(&server, None);
    for token in [None, None, Some("mine")] {
        let mut request = CreateOpportunityRequest::new().catalog("AWS");
        request.client_token = token.map(str::to_owned);
        client.create_opportunity(request).await.unwrap();
    }
    let sent = server.take_requests();
    let tokens: Vec<Value> = sent.iter().map(|request| request.json()["ClientToken"].take()).collect();
    let [first, second, given] = &tokens[..] else { panic!("{tokens:?}") };
    assert_random_uuid(first);
    assert_random_uuid(second);
    assert_ne!(first, second);
    assert_eq!(given, "mine");
}

#[tokio::test]
async fn a_request_is_a_value_that_can_be_stored_and_sent_later_and_again() {
    let request = CreateOpportunityRequest::new()
        .catalog("Sandbox")
        .customer(
            Customer::new()
                .account(Account::new().company_name("Museum of Knots").industry(Industry::NonProfitOrganization)),
        )
        .life_cycle(LifeCycle::new().stage(Stage::Qualified).target_close_date("2027-03-31"))
        .client_token("stored-1");
    let stored = serde_json::to_string(&request).unwrap();
    let restored: CreateOpportunityRequest = serde_json::from_str(&stored).unwrap();
    assert_eq!(restored, request);

    let server = responding_server();
    let client = client(&server, None);
    client.call(restored.clone()).await.unwrap();
    tokio::spawn(client.create_opportunity(restored).send()).await.unwrap().unwrap();
    let expected = json!({
        "Catalog": "Sandbox",
        "ClientToken": "stored-1",
        "Customer": {"Account": {"CompanyName": "Museum of Knots", "Industry": "Non-Profit Organization"}},
        "LifeCycle": {"Stage": "Qualified", "TargetCloseDate": "2027-03-31"},
    });
    for sent in server.take_requests() {
        assert_eq!(sent.json(), expected);
    }
}

#[tokio::test]
async fn the_lock_token_of_a_response_is_sent_back_byte_for_byte() {
    for date in [
        "2026-03-17T08:45:30Z",
        "2026-03-17T08:45:30.10Z",
        "2026-03-17T08:45:30.120Z",
        "2026-03-17T08:45:30.123456789Z",
    ] {
        let mut body: Value = serde_json::from_str(&response_body("GetOpportunity", "full")).unwrap();
        body["LastModifiedDate"] = date.into();
        let server = Server::start()
            .on("GetOpportunity", HttpResponse::json(200, body.to_string()))
            .on("UpdateOpportunity", HttpResponse::json(200, response_body("UpdateOpportunity", "full")));
        let client = client(&server, None);
        let read =
            client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O5550101")).await.unwrap();
        let mut update = UpdateOpportunityRequest::new()
            .catalog("AWS")
            .identifier(read.id)
            .last_modified_date(read.last_modified_date);
        update.customer = read.customer;
        update.life_cycle = read.life_cycle;
        update.project = read.project;
        // Not all currencies of the response are valid in requests.
        client.update_opportunity(update).validation(Validation::Off).await.unwrap();
        let sent = server.take_requests().pop().unwrap().json();
        assert_eq!(sent["LastModifiedDate"], date);
        for member in ["Customer", "LifeCycle", "Project"] {
            assert_eq!(sent[member], body[member]);
        }
    }
}

#[tokio::test]
async fn the_user_agent_identifies_the_client() {
    let server = Server::start().on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")));
    let config = tests::config(&server.url(), None).app_id("crm-sync").user_agent_suffix("connector/2.1");
    let client = Client::new(config.user_agent_suffix("lib/é#3").build()).unwrap();
    client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")).await.unwrap();
    let request = server.request();
    let sent = request.header("user-agent").unwrap();
    assert!(
        sent.starts_with("smithy-client-runtime/") && sent.contains(" ua/2.1 api/partnercentral-selling#"),
        "{sent}"
    );
    assert!(sent.ends_with(" lang/rust app/crm-sync connector/2.1 lib/-#3"), "{sent}");
}
