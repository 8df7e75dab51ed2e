//! Where pages end, what is fetched ahead, and what is given up.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;
use crate::Call;
use crate::tests::support::{List, Page, answer, client, read_request, serve};

/// Pages through the tokens that a service would answer; gives the tokens that were asked for.
fn asked(first: Option<&str>, answered: &[Option<&str>]) -> Vec<Option<String>> {
    let mut cursor = Cursor::new(List { token: first.map(str::to_owned) });
    let mut asked = Vec::new();
    for token in answered {
        if cursor.done {
            break;
        }
        asked.push(cursor.request.token.clone());
        cursor.turn(&Page { token: token.map(str::to_owned), items: Vec::new() });
    }
    asked
}

#[test]
fn stops_at_an_absent_an_empty_or_a_repeated_token() {
    for (first, answered, expected) in [
        (None, &[None, Some("never")][..], &[None][..]),
        (None, &[Some(""), Some("never")], &[None]),
        (None, &[Some("a"), Some("b"), None, Some("never")], &[None, Some("a"), Some("b")]),
        (None, &[Some("a"), Some("a"), Some("never")], &[None, Some("a")]),
        (Some("a"), &[Some("b"), Some("")], &[Some("a"), Some("b")]),
        (Some("a"), &[Some("a"), Some("never")], &[Some("a")]),
    ] {
        let expected: Vec<_> = expected.iter().map(|token| token.map(str::to_owned)).collect();
        assert_eq!(asked(first, answered), expected);
    }
}

#[test]
fn a_circle_of_tokens_ends_before_a_page_comes_twice_and_distinct_tokens_never_do() {
    for length in 1..40 {
        let names: Vec<String> = (0..length).map(|name| name.to_string()).collect();
        let circle: Vec<Option<&str>> = names.iter().cycle().take(1000).map(|name| Some(name.as_str())).collect();
        assert_eq!(asked(None, &circle).len(), length + 1);
        assert_eq!(asked(Some("0"), &circle[1..]).len(), length);
    }
    let names: Vec<String> = (0..1000).map(|name| name.to_string()).collect();
    let distinct: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
    assert_eq!(asked(None, &distinct).len(), 1000);
}

/// Two pages of two items.
fn two_pages() -> Vec<String> {
    vec![answer(200, "", r#"{"Items": ["1", "2"], "Token": "b"}"#), answer(200, "", r#"{"Items": ["3", "4"]}"#)]
}

fn list(url: &str) -> Call<List> {
    Call::new(client(url), List::default())
}

#[tokio::test]
async fn the_next_page_is_fetched_ahead_if_that_is_wanted() {
    let (url, requests) = serve(two_pages()).await;
    let mut items = list(&url).items().prefetch(true);
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("1"));
    // The server has both requests although nobody asked for the second page.
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
async fn an_error_of_what_was_fetched_ahead_is_told_in_its_turn_and_the_page_asked_for_again() {
    let mut answers = two_pages();
    answers.insert(1, answer(500, "", ""));
    let (url, _requests) = serve(answers).await;
    let mut items = list(&url).items().prefetch(true);
    let mut told = Vec::new();
    for _ in 0..6 {
        told.push(items.try_next().await.map_err(|error| error.status()));
    }
    let item = |text: &str| Ok(Some(text.to_owned()));
    assert_eq!(told, [item("1"), item("2"), Err(Some(500)), item("3"), item("4"), Ok(None)]);
}

#[tokio::test]
async fn no_page_is_fetched_for_more_items_than_are_wanted() {
    for (limit, prefetch, pages) in [(0, false, 0), (1, true, 1), (2, true, 1), (2, false, 1), (3, true, 2)] {
        let answers = two_pages().into_iter().take(pages).collect();
        let (url, requests) = serve(answers).await;
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
async fn a_page_that_nobody_waits_for_any_more_is_given_up_and_asked_for_anew() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut pages = list(&format!("http://{}", listener.local_addr().unwrap())).pages();
    let served = async {
        let (mut connection, _) = listener.accept().await.unwrap();
        read_request(&mut connection).await;
        connection
    };
    // The request arrives, and then nobody waits for its answer.
    let mut given_up = tokio::select! {
        connection = served => connection,
        _ = pages.try_next() => panic!("nothing was answered"),
    };
    let next = tokio::spawn(async move { pages.try_next().await });
    let (mut connection, _) = listener.accept().await.unwrap();
    assert!(matches!(given_up.read(&mut [0]).await, Ok(0) | Err(_)));
    read_request(&mut connection).await;
    connection.write_all(two_pages()[1].as_bytes()).await.unwrap();
    assert_eq!(next.await.unwrap().unwrap().unwrap().items, ["3", "4"]);
}

#[tokio::test]
async fn what_is_fetched_ahead_stops_with_its_pages() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut pages = list(&format!("http://{}", listener.local_addr().unwrap())).pages().prefetch(true);
    let served = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        read_request(&mut connection).await;
        connection.write_all(two_pages()[0].as_bytes()).await.unwrap();
        let (mut ahead, _) = listener.accept().await.unwrap();
        read_request(&mut ahead).await;
        ahead
    });
    pages.try_next().await.unwrap();
    let mut ahead = served.await.unwrap();
    drop(pages);
    // The client closes the connection: nothing else ends this.
    assert!(matches!(ahead.read(&mut [0]).await, Ok(0) | Err(_)));
}

#[cfg(feature = "stream")]
#[tokio::test]
async fn streams_give_the_same_and_end_with_an_error() {
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

    let mut answers = two_pages();
    answers.insert(1, answer(500, "", ""));
    let (url, _requests) = serve(answers).await;
    let mut stream = list(&url).pages().prefetch(true).into_stream();
    assert_eq!(next(&mut stream).await.unwrap().unwrap().items, ["1", "2"]);
    assert_eq!(next(&mut stream).await.unwrap().unwrap_err().status(), Some(500));
    assert!(next(&mut stream).await.is_none());
    assert_eq!(stream.into_inner().try_next().await.unwrap().unwrap().items, ["3", "4"]);
}
