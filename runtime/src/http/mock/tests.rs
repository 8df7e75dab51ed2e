//! Calls against a script: what is answered, what is recorded, what is told when the two don't fit.

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
async fn answers_come_in_order_by_operation_or_for_any() {
    let mock = Mock::new();
    mock.on("Other", MockResponse::json("no JSON"))
        .on("List", MockResponse::json(r#"{"Items": ["1"]}"#))
        .respond(MockResponse::of(&Page { items: vec!["2".to_owned()], token: None }))
        .on("List", MockResponse::with(|page: &mut Page| page.items.push("3".to_owned())));
    let client = client(&mock);
    for expected in ["1", "2", "3"] {
        assert_eq!(list(&client).await.unwrap().items, [expected]);
    }
    let unused = mock.assert_used().unwrap_err().to_string();
    assert_eq!(unused, "Not all responses of the mock were used; left are those for Other");
}

#[tokio::test]
async fn an_answer_for_always_stays_and_counts_as_used_once_it_was_given() {
    let mock = Mock::new();
    mock.on("List", MockResponse::json("{}").always());
    assert!(mock.assert_used().is_err());
    let client = client(&mock);
    for _ in 0..3 {
        list(&client).await.unwrap();
    }
    mock.assert_used().unwrap();
    assert_eq!((mock.take_requests().len(), mock.take_requests().len()), (3, 0));
}

#[tokio::test]
async fn a_request_that_nobody_expects_is_an_error_that_says_what_is_left() {
    let mock = Mock::new();
    mock.on("Create", MockResponse::json("{}")).on("Delete", MockResponse::json("{}"));
    let error = list(&client(&mock)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.code(), error.history().attempts().len()),
        (ErrorKind::Configuration, Some("UnexpectedRequest"), 0)
    );
    assert_eq!(error.message(), "The mock has no response for attempt 1 of List; left are those for Create, Delete");
    assert_eq!(mock.take_requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn modelled_errors_are_read_and_retried_as_in_production() {
    let mock = Mock::new();
    mock.on("List", MockResponse::error("ThrottlingException", "slow \"down\""))
        .on("List", MockResponse::error("TryLaterException", "later"))
        .on("List", MockResponse::error("BusyException", "still").status(409).header("x-amzn-requestid", "r-1"));
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

#[tokio::test(start_paused = true)]
async fn connections_fail_as_those_of_a_network_do() {
    for (fault, kind, limit, applied, text) in [
        (MockResponse::refused(), ErrorKind::Connect, None, false, "No connection to test.us-east-1.api.aws"),
        (MockResponse::reset(), ErrorKind::Interrupted, None, true, "broke before a response arrived"),
        (MockResponse::silence(), ErrorKind::Timeout, Some(TimeLimit::Read), true, "did not begin to respond"),
    ] {
        let mock = Mock::new();
        mock.respond(fault);
        let error = Call::new(client(&mock), Sell::default()).retry(RetryConfig::off()).await.unwrap_err();
        assert_eq!((error.kind(), error.time_limit()), (kind, limit), "{error}");
        assert_eq!((error.may_have_been_applied(), error.is_retryable()), (applied, true), "{error}");
        assert!(error.message().contains(text), "{error}");
    }
}

/// An operation that may have an effect each time.
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

    fn encode(&mut self) -> Result<Vec<u8>, crate::codec::EncodeError> {
        crate::codec::to_json(self)
    }

    fn decode(body: &[u8]) -> Result<Page, crate::codec::DecodeError> {
        crate::codec::from_json(body)
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_passes_by_the_clock_and_time_limits_end_it() {
    let mock = Mock::new();
    mock.respond(MockResponse::json("{}").delay(Duration::from_secs(19)))
        .respond(MockResponse::json("{}").delay(Duration::from_secs(21)));
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
    mock.respond(MockResponse::json("{}"));
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
    assert!(request.read::<Sell>().unwrap_err().to_string().contains("Token"));
}

#[tokio::test]
async fn an_answer_that_cannot_be_is_told_when_it_is_due() {
    let mock = Mock::new();
    mock.respond(MockResponse::json("{}").header("a b", "c"));
    let error = list(&client(&mock)).await.unwrap_err();
    assert_eq!(error.message(), "The mock can't give its response: \"a b\" with this value can't be a header");
}

#[tokio::test]
async fn a_long_answer_is_cut_as_one_of_the_network_is() {
    let mock = Mock::new();
    mock.respond(MockResponse::json("0123456789"));
    let client = Client::new(&SERVICE, Config::builder().mock(&mock).response_limit(9).build()).unwrap();
    assert_eq!(list(&client).await.unwrap_err().kind(), ErrorKind::ResponseTooLarge);
}

#[tokio::test]
async fn what_the_configuration_sets_itself_counts() {
    let mock = Mock::new();
    mock.respond(MockResponse::json("{}").always());
    let config = Config::builder().mock(&mock).region("eu-west-1").static_credentials("AKIDOWN", "s", None);
    list(&Client::new(&SERVICE, config.build()).unwrap()).await.unwrap();
    let anonymous = Config::builder().anonymous().mock(&mock).endpoint_url("http://127.0.0.1:1");
    list(&Client::new(&SERVICE, anonymous.build()).unwrap()).await.unwrap();
    let requests = mock.take_requests();
    assert!(requests[0].header("authorization").unwrap().contains("AKIDOWN"));
    assert_eq!(requests[0].url(), "https://test.eu-west-1.api.aws/");
    assert_eq!((requests[1].header("authorization"), requests[1].url()), (None, "http://127.0.0.1:1/"));
    let given = Config::builder().env(Env::empty()).mock(&mock).build();
    assert_eq!(Client::new(&SERVICE, given).unwrap_err().code(), Some("MissingRegion"));
}

struct Made {
    id: String,
    items: Vec<String>,
    note: Option<String>,
    when: crate::Timestamp,
}

crate::structure! {
    Made {
        id: "Id" (promised),
        items: "Items" (promised),
        note: "Note",
        when: "When" (promised),
    }
}

#[tokio::test]
async fn a_response_whose_promised_members_were_never_set_is_refused() {
    let when = crate::Timestamp::from_secs(1).unwrap();
    for (response, problem) in [
        (MockResponse::with(|_: &mut Made| {}), Some("the model promises `Id` and `When`, which nothing has set")),
        (MockResponse::with(|made: &mut Made| made.id = "1".to_owned()), Some("the model promises `When`, which")),
        (MockResponse::with(|made: &mut Made| (made.id, made.when) = ("1".to_owned(), when)), None),
    ] {
        let mock = Mock::new();
        mock.respond(response);
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
    mock.respond(MockResponse::json(r#"{"Items": ["jane@example.com"]}"#).header("x-secret", "jane@example.com"));
    let answer = format!("{:?}", MockResponse::json("jane@example.com"));
    Call::new(client(&mock), List { token: Some("jane@example.com".to_owned()) }).await.unwrap();
    let text = format!("{answer} {mock:?} {:?}", mock.take_requests());
    assert!(text.contains("List") && !text.contains("jane") && !text.contains("AKID"), "{text}");
}
