//! Calls with a mock: the responses, the recorded requests, and the errors if they don't match.

use std::time::Duration;

use super::*;
use crate::tests::support::{Busy, List, Page, SERVICE};
use crate::{Call, Client, Config, Document, Effect, Env, Error, ErrorKind, RetryConfig, TimeLimit};

fn client(mock: &Mock) -> Client {
    Client::new(&SERVICE, Config::builder().mock(mock).build()).unwrap()
}

async fn list(client: &Client) -> Result<Page, Error<Busy>> {
    Call::new(client.clone(), List { token: Some("t".to_owned()) }).await
}

#[tokio::test]
async fn the_first_rule_that_matches_and_is_not_used_up_answers() {
    let mock = Mock::new();
    mock.respond::<Sell>(MockResponse::json("not JSON"));
    mock.respond::<List>(MockResponse::json(r#"{"Items": ["1"]}"#)).times(2);
    mock.on::<List>(|request| Ok(page(&format!("for {}", request.token.unwrap()))));
    mock.on::<List>(|_| Ok(page("never")));
    let client = client(&mock);
    for expected in ["1", "1", "for t", "for t"] {
        assert_eq!(list(&client).await.unwrap().items, [expected]);
    }
    let unused = mock.assert_used().unwrap_err().to_string();
    let rules = unused.strip_prefix("The requests were not those of the mock's script: ").unwrap();
    let rules: Vec<&str> = rules.split("; ").collect();
    assert!(rules[0].starts_with("the rule for Sell (runtime/src/http/mock/tests.rs:"), "{unused}");
    assert!(rules[0].ends_with(") was to be used once, and was used 0 times"), "{unused}");
    assert!(rules[1].starts_with("the rule for List (") && rules.len() == 2, "{unused}");
    assert!(rules[1].ends_with(") was to be used at least once, and was used 0 times"), "{unused}");
}

fn page(item: &str) -> Page {
    Page { items: vec![item.to_owned()], token: None }
}

#[tokio::test]
async fn rules_with_conditions_are_only_for_requests_that_fulfil_all_of_them() {
    let mock = Mock::new();
    mock.on::<List>(|_| Ok(page("a"))).when(|request| request.token.as_deref() == Some("a"));
    mock.on::<List>(|_| Ok(page("b"))).matching(List { token: Some("b".to_owned()) }).when(|_| true);
    mock.on::<List>(|_| Ok(page("any"))).matching(List { token: None });
    let client = client(&mock);
    for (token, expected) in [(Some("b"), "b"), (Some("a"), "a"), (None, "any"), (Some("c"), "any")] {
        let request = List { token: token.map(str::to_owned) };
        assert_eq!(Call::new(client.clone(), request).await.unwrap().items, [expected]);
    }
    mock.assert_used().unwrap();
}

#[tokio::test]
async fn a_response_for_always_is_repeated_and_counts_as_used_after_the_first_time() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}")).always();
    assert!(mock.assert_used().is_err());
    let client = client(&mock);
    for _ in 0..3 {
        list(&client).await.unwrap();
    }
    mock.assert_used().unwrap();
    assert_eq!((mock.take_requests().len(), mock.take_requests().len()), (3, 0));
}

#[tokio::test]
async fn an_unexpected_request_is_an_error_that_names_the_nearest_rule() {
    let mock = Mock::new();
    let message = async || {
        let error = list(&client(&mock)).await.unwrap_err();
        let sent = error.history().attempts().len();
        assert_eq!((error.kind(), error.code(), sent), (ErrorKind::Configuration, Some("UnexpectedRequest"), 0));
        assert!(!error.message().contains("\"t\""), "values are not told: {error}");
        error.message().to_owned()
    };
    assert_eq!(message().await, "The mock has no rule for attempt 1 of List: it has no rules");
    mock.respond::<Sell>(MockResponse::json("{}"));
    assert!(message().await.contains(" of List: it has rules for Sell (runtime/src/http/mock/tests.rs:"));
    mock.on::<List>(|_| Ok(page("a"))).when(|_| false);
    assert!(message().await.ends_with("), has a condition (`when`) that is false"));
    mock.on::<List>(|_| Ok(page("a"))).matching(List { token: Some("other".to_owned()) });
    assert!(message().await.ends_with("), expects another value of `Token`"));
    mock.respond::<List>(MockResponse::json("{}")).times(1);
    list(&client(&mock)).await.unwrap();
    assert!(message().await.ends_with("), is for one request and is used up"));
    assert_eq!(mock.take_requests().len(), 6);
    let report = mock.assert_used().unwrap_err().to_string();
    assert_eq!(report.matches("The mock has no rule for attempt 1 of List").count(), 5, "{report}");
    mock.clear().assert_used().unwrap();
}

#[tokio::test]
async fn an_operation_of_another_service_with_the_same_name_has_its_own_rules() {
    let mock = Mock::new();
    mock.on::<Elsewhere>(|_| Ok(page("elsewhere")));
    mock.on::<List>(|_| Ok(page("here")));
    assert_eq!(list(&client(&mock)).await.unwrap().items, ["here"]);
}

#[tokio::test(start_paused = true)]
async fn modelled_errors_are_read_and_retried_as_in_production() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::error("ThrottlingException", "slow \"down\""));
    mock.respond::<List>(MockResponse::error("TryLaterException", "later"));
    mock.respond::<List>(MockResponse::error("BusyException", "still").header("x-amzn-requestid", "r-1"));
    let error = list(&client(&mock)).await.unwrap_err();
    assert_eq!((error.kind(), error.history().attempts().len(), error.status()), (ErrorKind::Service, 3, Some(409)));
    assert_eq!((error.code(), error.request_id()), (Some("BusyException"), Some("r-1")));
    assert!(error.service_error().is_some_and(|Busy(body)| body.contains("still")));
    assert_eq!(
        error.history().attempts().iter().map(|attempt| attempt.status).collect::<Vec<_>>(),
        [Some(400), Some(400), Some(409)]
    );
    let attempts: Vec<u32> = mock.take_requests().iter().map(MockRequest::attempt).collect();
    assert_eq!(attempts, [1, 2, 3]);
    mock.assert_used().unwrap();
}

#[tokio::test]
async fn an_error_from_its_type_has_the_code_the_status_and_the_members_of_the_model() {
    let mock = Mock::new();
    mock.on::<List>(|request| Err(Busy(request.token.unwrap_or_default()).into()));
    let error = list(&client(&mock)).await.unwrap_err();
    assert_eq!((error.code(), error.status()), (Some("BusyException"), Some(409)));
    let Some(Busy(body)) = error.into_service_error() else { panic!("a modelled error") };
    assert_eq!(body, r#"{"__type":"BusyException","Token":"t"}"#);
}

#[tokio::test]
async fn an_unknown_error_code_of_a_function_is_reported_by_the_attempt_that_takes_it() {
    let mock = Mock::new();
    mock.on::<List>(|_| Err(MockResponse::error("BusyExeption", "no")));
    let error = list(&client(&mock)).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidMock"));
    assert!(error.message().ends_with("with the code \"BusyExeption\"; did you mean \"BusyException\"?"), "{error}");
}

#[test]
#[should_panic(
    expected = "to List is invalid: the service has no error with the code \"BusyExeption\"; did you mean \"BusyException\"?"
)]
fn an_unknown_error_code_of_a_script_fails_where_it_is_made() {
    Mock::new().respond::<List>(MockResponse::error("BusyExeption", "no"));
}

#[tokio::test]
async fn a_function_of_a_rule_can_use_the_mock() {
    let mock = Mock::new();
    let inner = mock.clone();
    mock.on::<List>(move |_| Ok(page(&inner.take_requests().len().to_string()))).when({
        let mock = mock.clone();
        move |_| mock.assert_used().is_err()
    });
    assert_eq!(list(&client(&mock)).await.unwrap().items, ["1"]);
}

#[tokio::test(start_paused = true)]
async fn faults_fail_like_connections_over_the_network() {
    for (fault, kind, limit, applied, text) in [
        (MockResponse::refused(), ErrorKind::Connect, None, false, "No connection to test.us-east-1.api.aws"),
        (MockResponse::reset(), ErrorKind::Interrupted, None, true, "broke before a response arrived"),
        (MockResponse::json("{}").cut(), ErrorKind::Interrupted, None, true, "broke before the response was complete"),
        (MockResponse::silence(), ErrorKind::Timeout, Some(TimeLimit::Read), true, "did not begin to respond"),
    ] {
        let mock = Mock::new();
        mock.respond::<Sell>(fault);
        let error = Call::new(client(&mock), Sell::default()).retry(RetryConfig::off()).await.unwrap_err();
        assert_eq!((error.kind(), error.time_limit()), (kind, limit), "{error}");
        assert_eq!((error.may_have_been_applied(), error.is_retryable()), (applied, true), "{error}");
        assert!(error.message().contains(text), "{error}");
    }
}

#[tokio::test]
async fn a_cut_error_response_was_not_applied_if_its_status_says_so() {
    let mock = Mock::new();
    mock.respond::<Sell>(MockResponse::error("BusyException", "no").cut());
    let error = Call::new(client(&mock), Sell::default()).retry(RetryConfig::off()).await.unwrap_err();
    assert_eq!((error.status(), error.may_have_been_applied()), (Some(409), false));
}

/// An operation that is not idempotent.
#[derive(Clone)]
struct Sell {
    item: Option<String>,
}

crate::structure! {
    Sell {
        item: "Item",
    }
}

impl crate::Operation for Sell {
    type Output = Page;
    type Error = Busy;

    const NAME: &'static str = "Sell";
    const SERVICE: &'static crate::Service = &SERVICE;
    const EFFECT: Effect = Effect::EachTime;

    fn encode(
        &mut self,
        options: &crate::codec::JsonOptions,
    ) -> Result<crate::codec::RequestBody, crate::codec::EncodeError> {
        crate::codec::write_request(self, options)
    }

    fn decode(body: &[u8], options: &crate::codec::JsonOptions) -> Result<Page, crate::codec::DecodeError> {
        crate::codec::read_response(body, options)
    }
}

/// Another service with an operation of the same name.
#[derive(Clone)]
struct Elsewhere {
    token: Option<String>,
}

crate::structure! {
    Elsewhere {
        token: "Token",
    }
}

static OTHER_SERVICE: crate::Service =
    crate::Service::new("Other Service", crate::Protocol::AwsJson1_0).target_prefix("OtherService");

impl crate::Operation for Elsewhere {
    type Output = Page;
    type Error = Busy;

    const NAME: &'static str = "List";
    const SERVICE: &'static crate::Service = &OTHER_SERVICE;

    fn encode(
        &mut self,
        options: &crate::codec::JsonOptions,
    ) -> Result<crate::codec::RequestBody, crate::codec::EncodeError> {
        crate::codec::write_request(self, options)
    }

    fn decode(body: &[u8], options: &crate::codec::JsonOptions) -> Result<Page, crate::codec::DecodeError> {
        crate::codec::read_response(body, options)
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_is_measured_with_the_clock_and_ends_with_time_limits() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}").delay(Duration::from_secs(10))).delay(Duration::from_secs(9));
    mock.on::<List>(|_| Ok(Page::default())).delay(Duration::from_secs(21));
    let client = client(&mock);
    let start = tokio::time::Instant::now();
    list(&client).await.unwrap();
    assert_eq!(start.elapsed(), Duration::from_secs(19));
    let error = Call::new(client, List::default()).retry(RetryConfig::off()).await.unwrap_err();
    assert_eq!(error.time_limit(), Some(TimeLimit::Read));
    assert_eq!(start.elapsed(), Duration::from_secs(39));
}

#[tokio::test]
async fn requests_are_recorded_signed_and_readable() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}"));
    list(&client(&mock)).await.unwrap();
    let requests = mock.take_requests();
    let [request] = requests.as_slice() else { panic!("{requests:?}") };
    assert_eq!((request.operation(), request.url()), ("List", "https://test.us-east-1.api.aws/"));
    assert_eq!(request.header("X-Amz-Target"), Some("TestService.List"));
    assert!(request.header("authorization").unwrap().contains("Credential=AKIDMOCK/"));
    assert_eq!(request.body(), br#"{"Token":"t"}"#);
    assert_eq!(request.read::<List>().unwrap().token.as_deref(), Some("t"));
    let Document::Object(members) = request.read::<Document>().unwrap() else { panic!("an object") };
    assert_eq!(members["Token"], Document::from("t"));
    assert!(request.read::<Vec<List>>().unwrap_err().to_string().contains("expected a list"));
}

#[test]
#[should_panic(expected = "the header \"a b\" or its value is invalid")]
fn an_invalid_header_fails_where_the_script_is_made() {
    Mock::new().respond::<List>(MockResponse::json("{}").header("a b", "c"));
}

#[tokio::test]
async fn the_response_limit_applies() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("0123456789"));
    let client = Client::new(&SERVICE, Config::builder().mock(&mock).response_limit(9).build()).unwrap();
    assert_eq!(list(&client).await.unwrap_err().kind(), ErrorKind::ResponseTooLarge);
}

#[tokio::test]
async fn settings_of_the_configuration_take_precedence_over_those_of_the_mock() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}")).always();
    let config = Config::builder().mock(&mock).region("eu-west-1").static_credentials("AKIDOWN", "s", None);
    list(&Client::new(&SERVICE, config.build()).unwrap()).await.unwrap();
    let anonymous = Config::builder().anonymous().mock(&mock).endpoint_url("http://127.0.0.1:1");
    list(&Client::new(&SERVICE, anonymous.build()).unwrap()).await.unwrap();
    let requests = mock.take_requests();
    assert!(requests[0].header("authorization").unwrap().contains("AKIDOWN"));
    assert_eq!(requests[0].url(), "https://test.eu-west-1.api.aws/");
    assert_eq!((requests[1].header("authorization"), requests[1].url()), (None, "http://127.0.0.1:1/"));
    let empty_env = Config::builder().env(Env::empty()).mock(&mock).build();
    assert_eq!(Client::new(&SERVICE, empty_env).unwrap_err().code(), Some("MissingRegion"));
}

struct Created {
    id: String,
    items: Vec<String>,
    note: Option<String>,
    when: crate::Timestamp,
}

crate::structure! {
    Created {
        id: "Id" (promised),
        items: "Items" (promised),
        note: "Note",
        when: "When" (promised),
    }
}

#[tokio::test]
async fn a_response_without_its_promised_members_is_invalid() {
    let when = crate::Timestamp::from_secs(1).unwrap();
    for (response, problem) in [
        (Created::default(), Some("the required members `Id` and `When` of the output are not set")),
        (Created { id: "1".to_owned(), ..Created::default() }, Some("the required members `When` of the output")),
        (Created { id: "1".to_owned(), when, ..Created::default() }, None),
    ] {
        let mock = Mock::new();
        mock.on::<List>(move |_| Err(MockResponse::of(&response)));
        let error = list(&client(&mock)).await.err();
        assert_eq!(error.is_some(), problem.is_some());
        if let (Some(error), Some(problem)) = (error, problem) {
            assert!(error.message().contains(problem), "{error}");
            assert_eq!(error.code(), Some("InvalidMock"));
        }
    }
}

#[tokio::test]
async fn debug_prints_no_bodies() {
    let mock = Mock::new();
    mock.respond::<List>(
        MockResponse::json(r#"{"Items": ["jane@example.com"]}"#).header("x-secret", "jane@example.com"),
    );
    let response = format!("{:?}", MockResponse::json("jane@example.com"));
    Call::new(client(&mock), List { token: Some("jane@example.com".to_owned()) }).await.unwrap();
    let text = format!("{response} {mock:?} {:?}", mock.take_requests());
    assert!(text.contains("List") && !text.contains("jane") && !text.contains("AKID"), "{text}");
}
