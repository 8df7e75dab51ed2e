//! The end of pages, prefetching, and dropped futures.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;
use crate::Call;
use crate::tests::support::{List, Page, client, http_response, read_request, serve};

/// The tokens of the requests, if the service responds with these tokens.
fn requested(first: Option<&str>, received: &[Option<&str>]) -> Vec<Option<String>> {
    let mut cursor = Cursor::new(List { token: first.map(str::to_owned) });
    let mut requested = Vec::new();
    for token in received {
        if cursor.done {
            break;
        }
        requested.push(cursor.request.token.clone());
        cursor.advance(&Page { token: token.map(str::to_owned), items: Vec::new() });
    }
    requested
}

#[test]
fn pages_end_at_an_absent_an_empty_or_a_repeated_token() {
    for (first, received, expected) in [
        (None, &[None, Some("never")][..], &[None][..]),
        (None, &[Some(""), Some("never")], &[None]),
        (None, &[Some("a"), Some("b"), None, Some("never")], &[None, Some("a"), Some("b")]),
        (None, &[Some("a"), Some("a"), Some("never")], &[None, Some("a")]),
        (Some("a"), &[Some("b"), Some("")], &[Some("a"), Some("b")]),
        (Some("a"), &[Some("a"), Some("never")], &[Some("a")]),
    ] {
        let expected: Vec<_> = expected.iter().map(|token| token.map(str::to_owned)).collect();
        assert_eq!(requested(first, received), expected);
    }
}

#[test]
fn a_cycle_of_tokens_ends_before_a_page_is_requested_twice_and_distinct_tokens_never_end() {
    for length in 1..40 {
        let names: Vec<String> = (0..length).map(|name| name.to_string()).collect();
        let cycle: Vec<Option<&str>> = names.iter().cycle().take(1000).map(|name| Some(name.as_str())).collect();
        assert_eq!(requested(None, &cycle).len(), length + 1);
        assert_eq!(requested(Some("0"), &cycle[1..]).len(), length);
    }
    let names: Vec<String> = (0..1000).map(|name| name.to_string()).collect();
    let distinct: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
    assert_eq!(requested(None, &distinct).len(), 1000);
}

/// Two pages of two items.
fn two_pages() -> Vec<String> {
    vec![
        http_response(200, "", r#"{"Items": ["1", "2"], "Token": "b"}"#),
        http_response(200, "", r#"{"Items": ["3", "4"]}"#),
    ]
}

fn list(url: &str) -> Call<List> {
    Call::new(client(url), List::default())
}

#[tokio::test]
async fn with_prefetch_the_next_page_is_fetched_before_it_is_requested() {
    let (url, requests) = serve(two_pages()).await;
    let mut items = list(&url).items().prefetch(true);
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("1"));
    // The server has received both requests, although the second page was not requested yet.
    assert_eq!(requests.await.unwrap().len(), 2);
    for expected in [Some("2"), Some("3"), Some("4"), None, None] {
        assert_eq!(items.try_next().await.unwrap().as_deref(), expected);
    }
    let (url, _requests) = serve(two_pages()).await;
    let mut pages = list(&url).pages().prefetch(true);
    assert_eq!(pages.try_next().await.unwrap().unwrap().items, ["1", "2"]);
    assert_eq!(pages.token().map(String::as_str), Some("b"));
    assert_eq!(pages.try_next().await.unwrap().unwrap().items, ["3", "4"]);
    assert_eq!(pages.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn an_error_of_a_prefetched_page_is_returned_in_order_and_the_page_is_requested_again() {
    let mut responses = two_pages();
    responses.insert(1, http_response(500, "", ""));
    let (url, _requests) = serve(responses).await;
    let mut items = list(&url).items().prefetch(true);
    let mut results = Vec::new();
    for _ in 0..6 {
        results.push(items.try_next().await.map_err(|error| error.status()));
    }
    let item = |text: &str| Ok(Some(text.to_owned()));
    assert_eq!(results, [item("1"), item("2"), Err(Some(500)), item("3"), item("4"), Ok(None)]);
}

#[tokio::test]
async fn no_page_is_fetched_for_items_beyond_the_limit() {
    for (limit, prefetch, pages) in [(0, false, 0), (1, true, 1), (2, true, 1), (2, false, 1), (3, true, 2)] {
        let responses = two_pages().into_iter().take(pages).collect();
        let (url, requests) = serve(responses).await;
        let mut items = list(&url).items().limit(limit).prefetch(prefetch);
        let mut count = 0;
        while items.try_next().await.unwrap().is_some() {
            count += 1;
        }
        assert_eq!(count, limit);
        assert_eq!(requests.await.unwrap().len(), pages);
    }
}

#[tokio::test]
async fn all_items_that_are_left_are_collected_up_to_the_limit_or_to_an_error() {
    let (url, _requests) = serve(two_pages()).await;
    let mut items = list(&url).items().limit(3);
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("1"));
    assert_eq!(items.try_collect().await.unwrap(), ["2", "3"]);

    let mut responses = two_pages();
    responses[1] = http_response(500, "", "");
    let (url, _requests) = serve(responses).await;
    assert_eq!(list(&url).items().try_collect().await.unwrap_err().status(), Some(500));
}

#[tokio::test]
async fn dropping_the_future_of_a_page_stops_its_call_and_the_page_is_requested_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut pages = list(&format!("http://{}", listener.local_addr().unwrap())).pages();
    let served = async {
        let (mut connection, _) = listener.accept().await.unwrap();
        read_request(&mut connection).await;
        connection
    };
    // The request arrives, then the future is dropped.
    let mut stopped = tokio::select! {
        connection = served => connection,
        _ = pages.try_next() => panic!("no response was sent"),
    };
    let next = tokio::spawn(async move { pages.try_next().await });
    let (mut connection, _) = listener.accept().await.unwrap();
    assert!(matches!(stopped.read(&mut [0]).await, Ok(0) | Err(_)));
    read_request(&mut connection).await;
    connection.write_all(two_pages()[1].as_bytes()).await.unwrap();
    assert_eq!(next.await.unwrap().unwrap().unwrap().items, ["3", "4"]);
}

#[tokio::test]
async fn dropping_pages_stops_the_prefetch() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut pages = list(&format!("http://{}", listener.local_addr().unwrap())).pages().prefetch(true);
    let served = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        read_request(&mut connection).await;
        connection.write_all(two_pages()[0].as_bytes()).await.unwrap();
        let (mut prefetch, _) = listener.accept().await.unwrap();
        read_request(&mut prefetch).await;
        prefetch
    });
    pages.try_next().await.unwrap();
    let mut prefetch = served.await.unwrap();
    drop(pages);
    // The client closes the connection; otherwise the test would not end.
    assert!(matches!(prefetch.read(&mut [0]).await, Ok(0) | Err(_)));
}

#[cfg(feature = "stream")]
#[tokio::test]
async fn streams_return_all_items_and_end_after_an_error() {
    use futures_core::Stream;

    async fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
        poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
    }

    let (url, _requests) = serve(two_pages()).await;
    let mut stream = list(&url).items().into_stream();
    for expected in ["1", "2", "3", "4"] {
        assert_eq!(next(&mut stream).await.unwrap().unwrap(), expected);
    }
    assert!(next(&mut stream).await.is_none() && next(&mut stream).await.is_none());

    let mut responses = two_pages();
    responses.insert(1, http_response(500, "", ""));
    let (url, _requests) = serve(responses).await;
    let mut stream = list(&url).pages().prefetch(true).into_stream();
    assert_eq!(next(&mut stream).await.unwrap().unwrap().items, ["1", "2"]);
    assert_eq!(next(&mut stream).await.unwrap().unwrap_err().status(), Some(500));
    assert!(next(&mut stream).await.is_none());
    assert_eq!(stream.into_inner().try_next().await.unwrap().unwrap().items, ["3", "4"]);
}
