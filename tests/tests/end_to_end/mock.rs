//! The generated client with a mock, as users of the feature `test-util` write it, and without a network.

use std::net::TcpListener;
use std::time::Duration;

use partnercentral_selling::operation::{
    AssignOpportunityRequest, CreateOpportunityRequest, CreateOpportunityResponse, GetAwsOpportunitySummaryRequest,
    GetEngagementInvitationRequest, GetOpportunityRequest, GetOpportunityResponse, ListEngagementInvitationsRequest,
    ListOpportunitiesRequest, ListOpportunitiesResponse, ListSolutionsRequest,
    StartEngagementByAcceptingInvitationTaskRequest, StartEngagementFromOpportunityTaskRequest,
    UpdateOpportunityRequest,
};
use partnercentral_selling::runtime::{ConfigBuilder, Env, Mock, MockResponse, Pool};
use partnercentral_selling::types::{
    ConflictException, OpportunitySummary, ValidationException, ValidationExceptionError, ValidationExceptionErrorCode,
};
use partnercentral_selling::{Client, Config, ErrorKind, ServiceError, Timestamp};
use tests::{WITH_OUTPUT, response_body, wire};

fn client(config: ConfigBuilder, mock: &Mock) -> Client {
    Client::new(config.mock(mock).build()).unwrap()
}

fn get() -> GetOpportunityRequest {
    GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")
}

#[tokio::test]
async fn a_mock_takes_five_lines() {
    let mock = Mock::new();
    let when = Timestamp::from_secs(1).unwrap();
    let found = GetOpportunityResponse::new().id("O1234567").catalog("AWS").created_date(when).last_modified_date(when);
    mock.on::<GetOpportunityRequest>(move |_| Ok(found.clone()));
    let client = Client::new(Config::builder().mock(&mock).build()).unwrap();
    assert_eq!(client.get_opportunity(get()).await.unwrap().id, "O1234567");
    mock.assert_used().unwrap();
    assert_eq!(mock.take_requests().remove(0).read::<GetOpportunityRequest>().unwrap(), get());
}

#[tokio::test]
async fn every_operation_with_an_output_can_be_mocked_with_json() {
    let mock = Mock::new();
    mock.respond::<CreateOpportunityRequest>(json("CreateOpportunity"));
    mock.respond::<GetAwsOpportunitySummaryRequest>(json("GetAwsOpportunitySummary"));
    mock.respond::<GetEngagementInvitationRequest>(json("GetEngagementInvitation"));
    mock.respond::<GetOpportunityRequest>(json("GetOpportunity"));
    mock.respond::<ListEngagementInvitationsRequest>(json("ListEngagementInvitations"));
    mock.respond::<ListOpportunitiesRequest>(json("ListOpportunities"));
    mock.respond::<ListSolutionsRequest>(json("ListSolutions"));
    mock.respond::<StartEngagementByAcceptingInvitationTaskRequest>(json("StartEngagementByAcceptingInvitationTask"));
    mock.respond::<StartEngagementFromOpportunityTaskRequest>(json("StartEngagementFromOpportunityTask"));
    mock.respond::<UpdateOpportunityRequest>(json("UpdateOpportunity"));
    let client = client(Config::builder(), &mock);
    for operation in WITH_OUTPUT {
        let request = wire::smallest(operation);
        client.call_json(operation, request.to_string()).await.unwrap();
        let sent = mock.take_requests().remove(0);
        assert_eq!(serde_json::from_slice::<serde_json::Value>(sent.body()).unwrap(), request);
    }
    mock.assert_used().unwrap();
}

fn json(operation: &str) -> MockResponse {
    MockResponse::json(response_body(operation, "full"))
}

#[tokio::test]
async fn an_operation_without_an_output_is_mocked_with_a_unit() {
    let mock = Mock::new();
    mock.on::<AssignOpportunityRequest>(|_| Ok(()));
    let request: AssignOpportunityRequest = serde_json::from_value(wire::smallest("AssignOpportunity")).unwrap();
    client(Config::builder(), &mock).assign_opportunity(request).await.unwrap();
    mock.assert_used().unwrap();
}

#[tokio::test]
async fn a_modelled_error_has_its_members() {
    let field =
        ValidationExceptionError::new().field_name("Stage").code(ValidationExceptionErrorCode::InvalidEnumValue);
    let exception = ValidationException::new().error_list([field]);
    let mock = Mock::new();
    mock.respond::<GetOpportunityRequest>(ServiceError::ValidationException(exception.clone()));
    mock.respond::<GetOpportunityRequest>(MockResponse::error("ConflictException", "somebody was faster"));
    let client = client(Config::builder(), &mock);

    let error = client.get_opportunity(get()).await.unwrap_err();
    let Some(ServiceError::ValidationException(found)) = error.service_error() else { panic!("{error}") };
    assert_eq!(*found, exception);
    assert_eq!(error.fields()[0].path.as_deref(), Some("Stage"));

    let error = client.get_opportunity(get()).await.unwrap_err();
    assert_eq!(error.status(), Some(409), "that of the model");
    let Some(ServiceError::ConflictException(found)) = error.service_error() else { panic!("{error}") };
    assert_eq!(found.message.as_deref(), Some("somebody was faster"));
}

#[tokio::test(start_paused = true)]
async fn retries_time_limits_and_tokens_are_those_of_production() {
    let mock = Mock::new();
    mock.respond::<CreateOpportunityRequest>(MockResponse::reset());
    mock.respond::<CreateOpportunityRequest>(MockResponse::refused());
    mock.respond::<CreateOpportunityRequest>(json("CreateOpportunity"));
    mock.respond::<GetOpportunityRequest>(MockResponse::silence()).always();
    let client = client(Config::builder(), &mock);
    let response =
        client.create_opportunity(CreateOpportunityRequest::new().catalog("AWS")).with_metadata().await.unwrap();
    assert_eq!(response.history.attempts().len(), 3);
    let tokens: Vec<_> = mock
        .take_requests()
        .iter()
        .map(|request| request.read::<CreateOpportunityRequest>().unwrap().client_token.unwrap())
        .collect();
    assert!(tokens.len() == 3 && tokens.iter().all(|token| *token == tokens[0]), "{tokens:?}");

    let start = tokio::time::Instant::now();
    let error = client.get_opportunity(get()).timeout(Duration::from_secs(50)).await.unwrap_err();
    assert_eq!((error.kind(), start.elapsed()), (ErrorKind::Timeout, Duration::from_secs(50)));
}

#[tokio::test]
async fn an_invalid_request_doesn_t_reach_the_mock() {
    let mock = Mock::new();
    let client = client(Config::builder(), &mock);
    let error = client
        .get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("no identifier"))
        .await
        .unwrap_err();
    assert!(!error.violations().is_empty() && mock.take_requests().is_empty(), "{error}");
}

#[tokio::test]
async fn pages_and_pools_work_with_a_mock() {
    let page = |ids: &[&str], token: Option<&str>| {
        let summaries = ids.iter().map(|id| OpportunitySummary::new().catalog("AWS").id(*id));
        let mut page = ListOpportunitiesResponse::new().opportunity_summaries(summaries);
        page.next_token = token.map(str::to_owned);
        page
    };
    let mock = Mock::new();
    mock.on::<ListOpportunitiesRequest>(move |request| match request.next_token.as_deref() {
        None => Ok(page(&["O1", "O2"], Some("2"))),
        _ => Ok(page(&["O3"], None)),
    });
    let client = client(Config::builder(), &mock);
    let mut items = client.list_opportunities(ListOpportunitiesRequest::new().catalog("AWS")).items();
    let mut ids = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        ids.extend(item.id);
    }
    assert_eq!(ids, ["O1", "O2", "O3"]);

    mock.respond::<GetOpportunityRequest>(json("GetOpportunity")).always();
    let results = Pool::new((0..100).map(|_| client.get_opportunity(get()))).all().await;
    assert!(results.len() == 100 && results.iter().all(Result::is_ok));
    mock.assert_used().unwrap();
}

/// Runs a call where opening a socket panics, since the runtime has no I/O driver.
fn without_network(config: Config) -> Result<bool, tokio::task::JoinError> {
    let client = Client::new(config).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async { tokio::spawn(async move { client.get_opportunity(get()).await.is_ok() }).await })
}

#[test]
fn nothing_opens_a_socket() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let mock = Mock::new();
    mock.respond::<GetOpportunityRequest>(json("GetOpportunity"));
    let mocked = Config::builder().mock(&mock).endpoint_url(&endpoint).http_client(reqwest::Client::new());
    assert!(without_network(mocked.build()).unwrap());
    assert!(listener.accept().is_err(), "nobody came");
    // Without the mock, the same call is impossible there.
    let real = Config::builder().env(Env::empty()).region("us-east-1").anonymous().endpoint_url(endpoint);
    assert!(without_network(real.build()).unwrap_err().is_panic());
}

#[tokio::test]
async fn a_call_with_another_endpoint_uses_the_mock_too() {
    let mock = Mock::new();
    mock.respond::<GetOpportunityRequest>(json("GetOpportunity")).always();
    let client = client(Config::builder(), &mock);
    for url in ["http://127.0.0.1:1", "https://nowhere.invalid"] {
        client.get_opportunity(get()).endpoint_url(url).await.unwrap();
        assert!(mock.take_requests().remove(0).url().starts_with(url));
    }
}

#[tokio::test]
async fn each_row_of_an_import_gets_the_answer_to_its_own_request() {
    let mock = Mock::new();
    let mut created = 0;
    mock.on::<CreateOpportunityRequest>(move |request| {
        created += 1;
        let title = request.partner_opportunity_identifier.unwrap_or_default();
        match title.as_str() {
            "row 13" => {
                Err(ServiceError::ConflictException(ConflictException::new().message("row 13 is known")).into())
            }
            _ => Ok(CreateOpportunityResponse::new().id(format!("O{created}")).partner_opportunity_identifier(title)),
        }
    });
    let client = client(Config::builder(), &mock);
    let row = |number| {
        let request = CreateOpportunityRequest::new().catalog("AWS").client_token(format!("token-{number}"));
        client.create_opportunity(request.partner_opportunity_identifier(format!("row {number}")))
    };
    let results = Pool::new((0..200).map(row)).concurrency(16).all().await;
    for (number, result) in results.into_iter().enumerate() {
        match result {
            Ok(response) => assert_eq!(response.partner_opportunity_identifier, Some(format!("row {number}"))),
            Err(error) => assert_eq!((number, error.message()), (13, "row 13 is known")),
        }
    }
    mock.assert_used().unwrap();
}

#[test]
#[should_panic(
    expected = "the service has no error with the code \"ConflictExcepton\"; did you mean \"ConflictException\"?"
)]
fn an_error_code_that_the_service_doesn_t_have_fails_where_the_script_is_made() {
    Mock::new().respond::<GetOpportunityRequest>(MockResponse::error("ConflictExcepton", "no"));
}

#[tokio::test]
async fn an_unexpected_request_names_the_nearest_rule_and_the_members_that_differ() {
    let mock = Mock::new();
    mock.on::<GetOpportunityRequest>(|_| Err(MockResponse::reset())).matching(get().catalog("Sandbox"));
    mock.on::<GetOpportunityRequest>(|_| Err(MockResponse::reset()))
        .matching(get().catalog("Sandbox").identifier("O2"));
    let error = client(Config::builder(), &mock).get_opportunity(get()).await.unwrap_err();
    assert_eq!(error.code(), Some("UnexpectedRequest"));
    let message = error.message();
    assert!(message.contains("for attempt 1 of GetOpportunity: the nearest, GetOpportunity (tests"), "{message}");
    assert!(message.ends_with(", expects another value of `Catalog`"), "{message}");
    assert!(
        mock.assert_used().unwrap_err().to_string().contains("expects another value of `Catalog` and of `Identifier`")
    );
}
