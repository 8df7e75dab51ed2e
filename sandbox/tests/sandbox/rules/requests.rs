//! Rules of all requests: constraints, idempotency, catalogs, quotas.

use std::time::Duration;

use partnercentral_sandbox::rules::{self};
use partnercentral_sandbox::{Quota, Settings};
use partnercentral_selling::operation::{
    AssociateOpportunityRequest, CreateOpportunityRequest, GetEngagementInvitationRequest, GetOpportunityRequest,
    ListOpportunitiesRequest, ListSolutionsRequest,
};
use partnercentral_selling::types::{Account, Customer, LifeCycle, Project};

use crate::case::{CATALOG, Case, complete, start, validation};
use crate::raw::{Raw, send};

#[tokio::test]
async fn all_violations_of_the_model_are_reported_at_once() {
    let _rule = &rules::MODEL_CONSTRAINTS;
    let case = Case::new();
    let request = CreateOpportunityRequest::new()
        .catalog("Sandbox!")
        .customer(Customer::new().account(Account::new().duns("12")))
        .life_cycle(LifeCycle::new().stage("Kick-off").target_close_date("soon"))
        .project(Project::new().customer_business_problem("short").expected_customer_spend([]));
    let error = case.client.create_opportunity(request).await.unwrap_err();
    let exception = validation(&error);
    assert_eq!(exception.reason.as_ref().unwrap().as_str(), "REQUEST_VALIDATION_FAILED");
    let errors = exception.error_list.as_ref().unwrap();
    let text = |it: &partnercentral_selling::types::ValidationExceptionError| {
        format!("{} {}", it.field_name.as_deref().unwrap(), it.code.as_ref().unwrap())
    };
    let expected = [
        "catalog INVALID_STRING_FORMAT",
        "customer.account.companyName REQUIRED_FIELD_MISSING",
        "customer.account.duns INVALID_STRING_FORMAT",
        "lifeCycle.stage INVALID_ENUM_VALUE",
        "lifeCycle.targetCloseDate INVALID_STRING_FORMAT",
        "project.customerBusinessProblem INVALID_VALUE",
        "project.expectedCustomerSpend INVALID_VALUE",
        "catalog INVALID_VALUE",
    ];
    assert_eq!(errors.iter().map(text).collect::<Vec<_>>(), expected);
    assert_eq!(case.sandbox.exchanges().pop().unwrap().rules, ["model-constraints", "catalog"]);
}

#[tokio::test]
async fn a_token_is_required() {
    let case = Case::new();
    let response = send(&case.sandbox, &Raw::new("CreateOpportunity", r#"{"Catalog": "Sandbox"}"#));
    assert_eq!(response.status, 400);
    let error = &response.json()["ErrorList"][0];
    assert_eq!((&error["FieldName"], &error["Code"]), (&"clientToken".into(), &"REQUIRED_FIELD_MISSING".into()));
    assert_eq!(response.header("x-sandbox-rules"), Some(rules::CLIENT_TOKEN.id));
}

#[tokio::test]
async fn a_repeated_request_has_its_first_response() {
    let _rule = &rules::SAME_TOKEN_SAME_RESPONSE;
    let case = Case::new();
    let request = complete().client_token("one");
    let first = case.client.create_opportunity(request.clone()).await.unwrap();
    case.seconds(60);
    let count = case.sandbox.opportunities(CATALOG).len();
    assert_eq!(case.client.create_opportunity(request.clone()).await.unwrap(), first);
    assert_eq!(case.sandbox.opportunities(CATALOG).len(), count);
    let other = case.client.create_opportunity(complete().client_token("two")).await.unwrap();
    assert_ne!(other.id, first.id);
    let in_other_catalog = case.client.create_opportunity(request.catalog("AWS")).await.unwrap();
    assert_ne!(in_other_catalog.id, first.id);
}

#[tokio::test]
async fn a_token_belongs_to_one_request() {
    let case = Case::new();
    case.create(complete().client_token("one")).await;
    let other = complete().client_token("one").partner_opportunity_identifier("CRM-2");
    case.create_breaks(&rules::TOKEN_OF_OTHER_REQUEST, other).await;
}

#[tokio::test]
async fn a_token_is_kept_for_a_day() {
    let _rule = &rules::TOKEN_LIFETIME;
    let case = Case::new();
    let first = case.create(complete().client_token("one")).await;
    case.seconds(24 * 60 * 60 - 1);
    assert_eq!(case.create(complete().client_token("one")).await, first);
    case.seconds(1);
    assert_ne!(case.create(complete().client_token("one")).await, first);
}

#[tokio::test]
async fn the_failure_of_a_request_is_not_kept_for_its_token() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let request = start(&id).client_token("one");
    case.client.start_engagement_from_opportunity_task(request.clone()).await.unwrap_err();
    case.client.associate_opportunity(crate::case::association(&id, "S-1234567")).await.unwrap();
    case.client.start_engagement_from_opportunity_task(request).await.unwrap();
}

#[tokio::test]
async fn catalogs_are_apart() {
    let case = Case::new();
    let test = complete().catalog("Test");
    assert_eq!(case.create_breaks(&rules::CATALOG, test).await, ["catalog"]);
    let id = case.create(complete()).await;
    let elsewhere = GetOpportunityRequest::new().catalog("AWS").identifier(id);
    case.breaks(&rules::NOT_FOUND, case.client.get_opportunity(elsewhere).await);
    let missing = GetEngagementInvitationRequest::new().catalog("AWS").identifier("engi-sandbox000001");
    case.breaks(&rules::NOT_FOUND, case.client.get_engagement_invitation(missing).await);
}

#[tokio::test]
async fn requests_are_read_strictly() {
    let case = Case::new();
    let mut request = ListSolutionsRequest::new().catalog(CATALOG);
    let tomorrow = smithy_client_runtime::Document::from("x");
    smithy_client_runtime::codec::Structure::unknown_mut(&mut request).unwrap().insert("Tomorrow", &tomorrow).unwrap();
    case.breaks(&rules::UNKNOWN_MEMBERS, case.client.list_solutions(request).await);
}

#[tokio::test]
async fn a_new_opportunity_can_lag() {
    let case = Case::with(Settings::new().read_lag(Duration::from_secs(3)));
    case.seconds(10);
    let id = case.create(complete()).await;
    let request = GetOpportunityRequest::new().catalog(CATALOG).identifier(&id);
    case.seconds(2);
    case.breaks(&rules::READ_LAG, case.client.get_opportunity(request.clone()).await);
    let listed = ListOpportunitiesRequest::new().catalog(CATALOG).identifier([&id]);
    assert_eq!(case.client.list_opportunities(listed).await.unwrap().opportunity_summaries.len(), 0);
    case.seconds(1);
    case.client.get_opportunity(request).await.unwrap();
}

#[tokio::test]
async fn quotas_throttle_reads_and_writes_apart() {
    let case = Case::with(Settings::new().quota(Quota::Real));
    case.create(complete()).await;
    case.create_breaks(&rules::WRITE_QUOTA, complete()).await;
    let read = || case.client.list_solutions(ListSolutionsRequest::new().catalog(CATALOG));
    for _ in 0..10 {
        read().await.unwrap();
    }
    let error = read().await.unwrap_err();
    assert!(error.is_throttling());
    case.breaks::<()>(&rules::READ_QUOTA, Err(error));
    case.seconds(1);
    case.create(complete()).await;
    case.sandbox.set_quota(Quota::Off);
    case.create(complete()).await;
}

#[tokio::test]
async fn requests_that_are_rejected_change_nothing() {
    let case = Case::new();
    let id = case.create(complete()).await;
    let before = case.sandbox.opportunity(CATALOG, &id).unwrap();
    let request = AssociateOpportunityRequest::new().catalog(CATALOG).opportunity_identifier(&id);
    let request = request.related_entity_identifier("S-999").related_entity_type("Solutions");
    case.client.associate_opportunity(request).await.unwrap_err();
    case.update_breaks(&id, &rules::STAGE_BEFORE_SUBMISSION, |update| {
        update.life_cycle.as_mut().unwrap().stage = Some("Committed".into());
    })
    .await;
    assert_eq!(case.sandbox.opportunity(CATALOG, &id).unwrap(), before);
}
