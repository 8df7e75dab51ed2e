//! The options of a call.

use crate::tests::support::{List, SERVICE};
use crate::{Call, Client, Config, ConfigBuilder, ErrorKind, Mock, MockResponse};

fn client(config: ConfigBuilder, mock: &Mock) -> Client {
    Client::new(&SERVICE, config.mock(mock).build()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_takes_precedence_over_client_and_retry_rules() {
    for attempts in [1, 2, 4] {
        let mock = Mock::new();
        mock.respond::<List>(MockResponse::json("").status(503)).always();
        let call = Call::new(client(Config::builder(), &mock), List::default());
        let error = call.max_attempts(attempts).retry(crate::RetryConfig::standard()).await.unwrap_err();
        let expected = attempts as usize;
        assert_eq!((error.history().attempts().len(), mock.take_requests().len()), (expected, expected));
    }
    let mock = Mock::new();
    let error = Call::new(client(Config::builder(), &mock), List::default()).max_attempts(0).await.unwrap_err();
    assert_eq!((error.kind(), mock.take_requests().len()), (ErrorKind::Configuration, 0));
}

#[tokio::test(start_paused = true)]
async fn headers_of_a_call_are_signed_on_every_attempt_and_page() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("").status(503));
    mock.respond::<List>(MockResponse::json(r#"{"Items": ["a"], "Token": "2"}"#));
    mock.respond::<List>(MockResponse::json(r#"{"Items": ["b"]}"#));
    let call = Call::new(client(Config::builder(), &mock), List::default());
    let mut items = call.header("X-Tenant", "south").header("x-tenant", "north").items();
    while items.try_next().await.unwrap().is_some() {}
    let requests = mock.take_requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(request.header("x-tenant"), Some("north"));
        assert!(request.header("authorization").unwrap().contains(";x-tenant,"));
    }
}

#[tokio::test]
async fn an_invalid_header_is_an_error_that_does_not_contain_its_value() {
    for (name, value) in
        [("host", "v"), ("Authorization", "v"), ("a b", "v"), ("x-a", "hidden\r\n"), ("amz-sdk-x", "v")]
    {
        let mock = Mock::new();
        let call = Call::new(client(Config::builder(), &mock), List::default()).header(name, value);
        assert!(!format!("{call:?}").contains("hidden"));
        let error = call.header("x-good", "hidden").await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::InvalidRequest, Some("InvalidRequest")), "{name}");
        assert!(!error.to_string().contains("hidden"), "{error}");
        assert!(mock.take_requests().is_empty());
    }
}

#[tokio::test]
async fn a_call_can_have_a_hundred_headers() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}"));
    let call = Call::new(client(Config::builder(), &mock), List::default());
    let call = (0..100).fold(call, |call, number| call.header(format!("x-{number}"), "v"));
    call.await.unwrap();
    assert_eq!(mock.take_requests()[0].header("x-99"), Some("v"));
}

#[tokio::test]
async fn debug_prints_only_the_names_of_headers() {
    let call = Call::new(client(Config::builder(), &Mock::new()), List::default());
    let text = format!("{:?}", call.header("x-token", "hidden").endpoint_url("https://jane:hidden@host"));
    assert!(text.contains("x-token") && !text.contains("hidden"), "{text}");
}

#[tokio::test]
async fn the_endpoint_url_of_a_call_does_not_affect_other_calls() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::json("{}")).always();
    let client = client(Config::builder().region("eu-west-1"), &mock);
    Call::new(client.clone(), List::default()).endpoint_url("http://127.0.0.1:9/base").await.unwrap();
    Call::new(client, List::default()).await.unwrap();
    let requests = mock.take_requests();
    let urls: Vec<&str> = requests.iter().map(crate::MockRequest::url).collect();
    assert_eq!(urls, ["http://127.0.0.1:9/base/", "https://test.eu-west-1.api.aws/"]);
    assert!(requests[0].header("authorization").unwrap().contains("/eu-west-1/test/"));
}

#[tokio::test]
async fn the_endpoint_url_of_a_call_is_validated() {
    for (config, url, part) in [
        (Config::builder(), "", "`endpoint_url` of the call"),
        (Config::builder(), "ftp://host", "scheme"),
        (Config::builder(), "https://jane:hidden@host", "user name or a password"),
        (Config::builder().use_fips(true), "https://host", "FIPS"),
    ] {
        let mock = Mock::new();
        let error = Call::new(client(config, &mock), List::default()).endpoint_url(url).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Endpoint, Some("InvalidEndpoint")), "{url}");
        assert!(error.message().contains(part) && !error.to_string().contains("hidden"), "{error}");
        assert!(mock.take_requests().is_empty());
    }
}

#[test]
fn options_that_are_not_set_cost_no_allocation() {
    assert!(super::CallOptions::default().extras.is_none());
    assert!(size_of::<super::CallOptions>() <= 72);
}
