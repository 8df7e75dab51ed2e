//! When validation runs: before a request is sent, at the level of the client or the call.

use partnercentral_selling::operation::{CreateOpportunityRequest, ListOpportunitiesRequest};
use partnercentral_selling::types::{Account, Address, Customer, LifeCycle, Stage};
use partnercentral_selling::{Client, Config, Credentials, ErrorKind, Validation};
use serde_json::json;
use smithy_client_runtime::Env;
use tests::client;
use tests::example::Example;
use tests::server::{HttpResponse, Server};

fn server() -> Server {
    Server::start()
        .on("CreateOpportunity", HttpResponse::json(200, r#"{"Id": "O1"}"#))
        .on("ListOpportunities", HttpResponse::json(200, r#"{"OpportunitySummaries": [], "NextToken": null}"#))
}

/// Three violations, one of which every SDK reports.
fn invalid() -> CreateOpportunityRequest {
    let account = Account::default().duns("12").address(Address::default().postal_code("1".repeat(21)));
    CreateOpportunityRequest::new().catalog("AWS").customer(Customer::default().account(account))
}

#[tokio::test]
async fn a_request_that_violates_constraints_is_not_sent_and_the_error_has_all_violations() {
    let server = server();
    let error = client(&server, None).create_opportunity(invalid()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code(), error.history().attempts().len()),
        (ErrorKind::InvalidRequest, Some("InvalidRequest"), 0)
    );
    assert_eq!(
        error.to_string(),
        "CreateOpportunity: InvalidRequest: The request violates 3 constraints of the model that this crate was \
         generated from; it was not sent (`Validation::Off` sends it all the same): \
         Customer.Account.Address.PostalCode: INVALID_VALUE: has 21 characters, but must have at most 20 characters; \
         Customer.Account.CompanyName: REQUIRED_FIELD_MISSING: is required; \
         Customer.Account.Duns: INVALID_STRING_FORMAT: does not match the pattern ^[0-9]{9}$"
    );
    let violations = error.violations();
    assert_eq!(violations[2].rust_path(), "customer.account.duns");
    assert_eq!(error.fields().len(), 3);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_bad_date_is_told_its_form_and_is_sent_at_the_level_that_the_error_names() {
    let server = server();
    let customer = Customer::default().account(Account::default().company_name("Ferries"));
    let life_cycle = LifeCycle::default().target_close_date("31.03.2027");
    let request = CreateOpportunityRequest::new().catalog("AWS").customer(customer).life_cycle(life_cycle);
    let error = client(&server, None).create_opportunity(request.clone()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "CreateOpportunity: InvalidRequest: The request violates a constraint of the model that this crate was \
         generated from; it was not sent (`Validation::Minimum` sends it all the same): \
         LifeCycle.TargetCloseDate: INVALID_STRING_FORMAT: does not match the pattern of a date, YYYY-MM-DD: \
         ^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"
    );
    assert!(server.requests().is_empty());
    let level = error.validation_error().unwrap().passing_level();
    client(&server, None).create_opportunity(request).validation(level).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn client_and_call_set_the_level_and_the_call_takes_precedence() {
    let server = server();
    let with = |validation| {
        let config = Config::builder()
            .region("us-east-1")
            .credentials(Credentials::new("AKID", "secret", None, None, "tests"))
            .endpoint_url(server.url())
            .env(Env::empty())
            .validation(validation);
        Client::new(config.build()).unwrap()
    };
    for (of_client, of_call, expected) in [
        (Validation::Off, None, None),
        (Validation::Minimum, None, Some(1)),
        (Validation::Full, None, Some(3)),
        (Validation::Off, Some(Validation::Full), Some(3)),
        (Validation::Full, Some(Validation::Off), None),
        (Validation::Full, Some(Validation::Minimum), Some(1)),
    ] {
        let mut call = with(of_client).create_opportunity(invalid());
        if let Some(validation) = of_call {
            call = call.validation(validation);
        }
        let found = call.await.err().map(|error| error.fields().len());
        assert_eq!(found, expected, "{of_client:?} {of_call:?}");
        assert_eq!(server.take_requests().len(), usize::from(expected.is_none()));
    }
    let life_cycle = LifeCycle::default().stage(Stage::from("Paused"));
    let request = CreateOpportunityRequest::new().catalog("AWS").life_cycle(life_cycle);
    assert!(with(Validation::Full).create_opportunity(request.clone()).await.is_ok());
    assert!(with(Validation::Strict).create_opportunity(request).await.is_err());
}

#[tokio::test]
async fn a_generated_token_is_not_required_and_a_given_one_is_validated() {
    let server = server();
    assert!(client(&server, None).create_opportunity(CreateOpportunityRequest::new().catalog("AWS")).await.is_ok());
    let request = CreateOpportunityRequest::new().catalog("AWS").client_token("");
    let error = client(&server, None).create_opportunity(request).await.unwrap_err();
    assert_eq!(error.fields()[0].path.as_deref(), Some("ClientToken"));
}

#[tokio::test]
async fn pages_are_validated_before_the_first_is_fetched() {
    let server = server();
    let mut items =
        client(&server, None).list_opportunities(ListOpportunitiesRequest::new().catalog("AWS").max_results(0)).items();
    let error = items.try_next().await.unwrap_err();
    assert_eq!(error.to_string().matches("MaxResults: VALUE_OUT_OF_RANGE").count(), 1, "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn calls_by_name_are_validated_too() {
    let server = server();
    let client = client(&server, None);
    let call = || client.call_json("ListOpportunities", br#"{"Catalog": "not one"}"#);
    let error = call().await.unwrap_err();
    assert_eq!(error.fields()[0].code.as_deref(), Some("INVALID_STRING_FORMAT"));
    assert!(call().validation(Validation::Off).await.is_ok());
}

#[test]
fn the_example_prints_every_violation_and_sends_nothing_unless_validation_is_off() {
    let server = server();
    let request = json!({"Catalog": "not one", "ClientToken": "t", "Customer": {"Account": {"Duns": "1"}}}).to_string();
    let outcome = Example::call("CreateOpportunity", &server).stdin(request.clone()).run();
    assert_eq!(outcome.status, Some(2));
    let failure = outcome.failure();
    assert_eq!((&failure["code"], &failure["attempts"]), (&json!("InvalidRequest"), &json!(0)));
    let fields: Vec<_> =
        failure["fields"].as_array().unwrap().iter().map(|field| (&field["path"], &field["code"])).collect();
    assert_eq!(
        fields,
        [
            (&json!("Catalog"), &json!("INVALID_STRING_FORMAT")),
            (&json!("Customer.Account.CompanyName"), &json!("REQUIRED_FIELD_MISSING")),
            (&json!("Customer.Account.Duns"), &json!("INVALID_STRING_FORMAT")),
        ]
    );
    assert!(server.requests().is_empty());

    let outcome = Example::call("CreateOpportunity", &server).arguments(&["--no-validate"]).stdin(request).run();
    assert_eq!(outcome.response()["Id"], "O1");
    assert_eq!(server.requests().len(), 1);
}
