//! How the typed client decodes responses: the full ones completely, the unusual ones as far as possible.

use std::fmt::Debug;

use partnercentral_selling::Error;
use partnercentral_selling::operation::{
    AssociateOpportunityRequest, CreateOpportunityRequest, CreateOpportunityResponse, GetAwsOpportunitySummaryResponse,
    GetEngagementInvitationResponse, GetOpportunityRequest, GetOpportunityResponse, ListEngagementInvitationsResponse,
    ListOpportunitiesResponse, ListSolutionsResponse, StartEngagementByAcceptingInvitationTaskResponse,
    StartEngagementFromOpportunityTaskResponse, UpdateOpportunityResponse,
};
use partnercentral_selling::types::{
    Payload, ReasonCode, Receiver, RelatedEntityType, RevenueModel, SalesActivity, SolutionStatus, Stage, TaskStatus,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tests::model::Model;
use tests::server::{HttpResponse, REQUEST_ID, Server};
use tests::{CASES, WITH_OUTPUT, WITHOUT_OUTPUT, client, response_body};

/// A decoded response.
pub(crate) struct Read {
    /// Encoded again.
    pub(crate) json: String,
    pub(crate) debug: String,
}

/// Decodes a response to the output type of an operation.
pub(crate) fn read(operation: &str, text: &str) -> Read {
    match operation {
        "CreateOpportunity" => read_as::<CreateOpportunityResponse>(text),
        "GetAwsOpportunitySummary" => read_as::<GetAwsOpportunitySummaryResponse>(text),
        "GetEngagementInvitation" => read_as::<GetEngagementInvitationResponse>(text),
        "GetOpportunity" => read_as::<GetOpportunityResponse>(text),
        "ListEngagementInvitations" => read_as::<ListEngagementInvitationsResponse>(text),
        "ListOpportunities" => read_as::<ListOpportunitiesResponse>(text),
        "ListSolutions" => read_as::<ListSolutionsResponse>(text),
        "StartEngagementByAcceptingInvitationTask" => read_as::<StartEngagementByAcceptingInvitationTaskResponse>(text),
        "StartEngagementFromOpportunityTask" => read_as::<StartEngagementFromOpportunityTaskResponse>(text),
        "UpdateOpportunity" => read_as::<UpdateOpportunityResponse>(text),
        other => panic!("no response type for {other}"),
    }
}

fn read_as<T: Debug + DeserializeOwned + PartialEq + Serialize>(text: &str) -> Read {
    let value: T = serde_json::from_str(text).expect("the response fits its type");
    let json = serde_json::to_string(&value).expect("a response can be written");
    let again: T = serde_json::from_str(&json).expect("what was written can be read");
    assert_eq!(again, value);
    Read { json, debug: format!("{value:?}") }
}

fn typed<T: DeserializeOwned>(operation: &str, case: &str) -> T {
    serde_json::from_str(&response_body(operation, case)).expect("the response fits its type")
}

#[test]
fn the_stored_responses_are_for_the_operations_of_the_model() {
    let model = Model::load();
    let mut expected: Vec<_> =
        WITH_OUTPUT.map(|name| (name, true)).into_iter().chain(WITHOUT_OUTPUT.map(|name| (name, false))).collect();
    expected.sort_unstable();
    assert_eq!(model.operations(), expected);
}

#[test]
fn full_responses_have_every_member_of_the_model() {
    let model = Model::load();
    for operation in WITH_OUTPUT {
        let response: Value = serde_json::from_str(&response_body(operation, "full")).unwrap();
        assert_eq!(model.missing(operation, &response), Vec::<String>::new(), "{operation}");
        assert_eq!(model.kept(operation, &response), response, "{operation} holds more than the model");
    }
}

#[test]
fn every_response_is_encoded_as_it_was_decoded_except_for_nulls_and_unknown_members() {
    let model = Model::load();
    for operation in WITH_OUTPUT {
        for case in CASES {
            let text = response_body(operation, case);
            let written: Value = serde_json::from_str(&read(operation, &text).json).unwrap();
            let expected = model.kept(operation, &serde_json::from_str(&text).unwrap());
            assert_eq!(written, expected, "{operation}.{case}");
        }
    }
}

#[test]
fn a_full_opportunity_has_its_values_in_typed_fields() {
    let read: GetOpportunityResponse = typed("GetOpportunity", "full");
    assert_eq!((read.catalog.as_str(), read.id.as_str()), ("AWS", "O5550101"));
    assert_eq!(read.last_modified_date.to_string(), "2026-03-17T08:45:30.120Z");
    assert_eq!(read.related_entity_identifiers.solutions.as_deref(), Some(&["S-0010203".to_owned()][..]));
    let life_cycle = read.life_cycle.unwrap();
    assert_eq!(life_cycle.stage, Some(Stage::TechnicalValidation));
    let history = life_cycle.next_steps_history.unwrap();
    let times: Vec<String> = history.iter().map(|step| step.time.unwrap().to_string()).collect();
    assert_eq!(times, ["2026-02-10T01:00:00.5Z", "2026-02-24T22:30:00.123456789Z"]);
    let project = read.project.unwrap();
    let activities = [SalesActivity::InitializedDiscussionsWithCustomer, SalesActivity::FinalizedDeploymentNeeds];
    assert_eq!(project.sales_activities.as_deref(), Some(&activities[..]));
    assert_eq!(project.expected_customer_spend.unwrap()[1].amount.as_deref(), Some("531"));
    assert_eq!(read.software_revenue.unwrap().delivery_model, Some(RevenueModel::PayAsYouGo));
    let account = read.customer.unwrap().account.unwrap();
    assert_eq!(account.company_name.as_deref(), Some("Kererū Ferries & Sons"));
    assert_eq!(account.address.unwrap().street_address.as_deref(), Some("17 Quay Road\nShed \"B\""));
}

#[test]
fn nulls_are_absent_and_null_entries_of_lists_are_skipped() {
    let read: GetOpportunityResponse = typed("GetOpportunity", "nulls");
    assert_eq!(read.primary_needs_from_aws.unwrap().len(), 1);
    let customer = read.customer.unwrap();
    assert_eq!(customer.account.unwrap().company_name, None);
    assert_eq!(customer.contacts.unwrap().len(), 1);
    assert_eq!(read.opportunity_team, Some(Vec::new()));
    assert_eq!(read.related_entity_identifiers, Default::default());
    assert_eq!(read.software_revenue.unwrap().value.unwrap().amount, None);

    let read: ListOpportunitiesResponse = typed("ListOpportunities", "nulls");
    assert_eq!(read.opportunity_summaries.len(), 2);
    assert_eq!(read.next_token, None);
    let read: ListSolutionsResponse = serde_json::from_str(r#"{"SolutionSummaries": null}"#).unwrap();
    assert!(read.solution_summaries.is_empty());
    let read: ListSolutionsResponse = serde_json::from_str("{}").unwrap();
    assert!(read.solution_summaries.is_empty());
}

#[test]
fn incomplete_entries_keep_their_members() {
    let read: GetOpportunityResponse = typed("GetOpportunity", "partial");
    let contacts = read.customer.unwrap().contacts.unwrap();
    assert_eq!(contacts[0], Default::default());
    assert_eq!(contacts[1].email.as_deref(), Some("front.desk@museum.example.com"));
    let project = read.project.unwrap();
    assert_eq!((project.sales_activities, project.apn_programs), (Some(Vec::new()), None));
    assert_eq!(project.expected_customer_spend.unwrap()[0].amount, None);
}

#[test]
fn unknown_values_are_kept() {
    let read: GetOpportunityResponse = typed("GetOpportunity", "tomorrow");
    assert_eq!(read.life_cycle.unwrap().stage.unwrap().as_str(), "Paused");
    let needs = read.primary_needs_from_aws.unwrap();
    assert_eq!(needs[0].as_str(), "Do Not Need Support from AWS Sales Rep");
    assert_eq!(
        read.project.unwrap().customer_use_case.unwrap(),
        "AI Machine Learning &amp;amp; Analytics &amp;colon; Forecasting"
    );
    let account = read.customer.unwrap().account.unwrap();
    assert_eq!(
        (account.website_url.as_deref(), account.aws_account_id.as_deref()),
        (Some("null"), Some("4444555566667"))
    );

    let read: StartEngagementByAcceptingInvitationTaskResponse =
        typed("StartEngagementByAcceptingInvitationTask", "tomorrow");
    assert_eq!(read.reason_code, Some(ReasonCode::from("null")));
    assert_eq!(read.task_status, Some(TaskStatus::from("QUEUED")));
    let read: ListSolutionsResponse = typed("ListSolutions", "tomorrow");
    assert_eq!(read.solution_summaries[1].status, Some(SolutionStatus::from("")));
}

#[test]
fn an_unknown_union_member_keeps_its_name_and_its_json() {
    let read: GetEngagementInvitationResponse = typed("GetEngagementInvitation", "tomorrow");
    let Some(Payload::Unknown(payload)) = read.payload else { panic!("an unknown payload") };
    assert_eq!(payload.name(), "LeadInvitation");
    assert!(payload.json().contains(r#""Interactions": [1, 2.50, null]"#), "{}", payload.json());
    let Some(Receiver::Unknown(receiver)) = read.receiver else { panic!("an unknown receiver") };
    let expected = r#"{ "Id": "o-windward", "Label": "Windward &amp; friends" }"#;
    assert_eq!((receiver.name(), receiver.json()), ("Organization", expected));
}

#[test]
fn a_known_value_is_never_unknown() {
    let values = [Stage::from("Launched"), Stage::from("launched")];
    assert!(matches!(values, [Stage::Launched, Stage::Unknown(_)]));
    assert!(Stage::values().iter().all(|stage| Stage::from(stage.as_str()) == *stage));
}

#[tokio::test]
async fn a_response_has_its_metadata() {
    let server = Server::start()
        .on("GetOpportunity", HttpResponse::json(200, response_body("GetOpportunity", "full")).header("X-Extra", "1"));
    let call =
        client(&server, None).get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O5550101"));
    let response = call.with_metadata().await.unwrap();
    assert_eq!(response.output, typed("GetOpportunity", "full"));
    let metadata = response.metadata;
    assert_eq!((metadata.status(), metadata.request_id()), (200, Some(REQUEST_ID)));
    assert_eq!(response.history.attempts().len(), 1);
    assert_eq!(metadata.header("x-extra"), Some("1"));
}

#[tokio::test]
async fn an_operation_without_output_returns_nothing() {
    let server = Server::start().on("AssociateOpportunity", HttpResponse::json(200, ""));
    let request = AssociateOpportunityRequest::new()
        .catalog("AWS")
        .opportunity_identifier("O5550101")
        .related_entity_identifier("S-0010203")
        .related_entity_type(RelatedEntityType::Solutions);
    let () = client(&server, None).associate_opportunity(request).await.unwrap();
}

#[tokio::test]
async fn a_modelled_error_has_its_members() {
    let body = r#"{"__type": "ValidationException", "Message": "1 field is not right", "Reason": "REQUEST_VALIDATION_FAILED",
        "ErrorList": [null, {"FieldName": "project.title", "Code": "CODE_OF_TOMORROW", "Message": null}]}"#;
    let server = Server::start().on("CreateOpportunity", HttpResponse::json(400, body));
    let call = client(&server, None).create_opportunity(CreateOpportunityRequest::new().catalog("AWS"));
    let error: Error = call.await.unwrap_err();
    let text = error.to_string();
    for part in ["CreateOpportunity", "ValidationException", "1 field is not right", REQUEST_ID] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(text.lines().count(), 1);
    let Some(partnercentral_selling::ServiceError::ValidationException(error)) = error.into_service_error() else {
        panic!("a ValidationException")
    };
    let list = error.error_list.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].field_name.as_deref(), Some("project.title"));
    assert_eq!(list[0].code.as_ref().map(|code| code.as_str()), Some("CODE_OF_TOMORROW"));
}
