//! Blocking calls over real sockets. The servers run in a runtime of their own.

use std::future::IntoFuture as _;
use std::thread;

use tokio::runtime::Runtime;

use super::*;
use crate::error::ErrorKind;
use crate::journal::Folder;
use crate::tests::support::{Busy, List, client, http_response, serve};
use crate::{Journal, JsonOperation};

static OPERATIONS: &[JsonOperation] = &[JsonOperation::of::<List>()];

fn page(items: &str, token: &str) -> String {
    http_response(200, "", &format!(r#"{{"Items": [{items}], "Token": "{token}"}}"#))
}

/// A server with these responses, in a runtime of its own.
fn server(responses: Vec<String>) -> (Runtime, String) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (url, _) = runtime.block_on(serve(responses));
    (runtime, url)
}

#[test]
fn calls_pages_and_items_block_the_thread() {
    let (_server, url) = server(vec![
        page(r#""1""#, ""),
        page(r#""2""#, ""),
        http_response(200, "", r#"{"Items": ["3"]}"#),
        page(r#""4""#, "a"),
        page(r#""5""#, ""),
        page(r#""6", "7""#, "a"),
        page(r#""8""#, ""),
    ]);
    let client = client(&url);
    let call = || Call::new(client.clone(), List::default());
    assert_eq!(call().send_blocking().unwrap().items, ["1"]);
    let response = call().with_metadata().send_blocking().unwrap();
    assert_eq!((response.output.items, response.metadata.status()), (vec!["2".to_owned()], 200));
    let json = JsonCall::<Busy>::new(client.clone(), OPERATIONS, "List", b"{}").send_blocking().unwrap();
    assert!(json.contains(r#""3""#), "{json}");
    let pages: Vec<_> = call().pages().into_iter().map(|page| page.unwrap().items.concat()).collect();
    assert_eq!(pages, ["4", "5"]);
    let items: Result<Vec<_>, _> = call().items().prefetch(true).into_iter().collect();
    assert_eq!(items.unwrap(), ["6", "7", "8"]);
}

#[test]
fn an_iterator_ends_after_an_error_and_the_remaining_items_can_be_read() {
    let (_server, url) = server(vec![page(r#""1""#, "a"), http_response(500, "", ""), page(r#""2""#, "")]);
    let mut items = Call::new(client(&url), List::default()).items().into_iter();
    assert_eq!(items.next().unwrap().unwrap(), "1");
    assert_eq!(items.next().unwrap().unwrap_err().status(), Some(500));
    assert!(items.next().is_none());
    let mut items = items.into_inner();
    assert_eq!(items.try_next_blocking().unwrap().as_deref(), Some("2"));
    assert_eq!(items.try_next_blocking().unwrap(), None);
}

#[test]
fn a_pool_runs_without_async() {
    let responses = || vec![page(r#""x""#, ""), page(r#""x""#, ""), http_response(500, "", "")];
    let (_server, url) = server([responses(), responses(), responses()].concat());
    let client = client(&url);
    let pool = || Pool::new((0..3).map(|_| Call::new(client.clone(), List::default()))).concurrency(1);
    let all = pool().all_blocking().unwrap();
    assert_eq!(all.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false]);
    let (mut any, mut ordered) = (pool(), pool());
    assert_eq!(std::iter::from_fn(|| any.next_blocking().unwrap()).count(), 3);
    assert_eq!(std::iter::from_fn(|| ordered.next_in_order_blocking().unwrap()).count(), 3);
}

#[test]
fn rows_run_without_async() {
    let (_server, url) = server(vec![page(r#""x""#, ""); 8]);
    let client = client(&url);
    let folder = Folder::new();
    let rows = || {
        Rows::new(0..4, |row, _| {
            let call = Call::new(client.clone(), List::default());
            async move { row.step("list", call).keep(|page| page.items.concat()).await }
        })
        .concurrency(1)
    };
    let mut rows_of_run = rows().journal(Journal::open(folder.file()).unwrap());
    let first: Vec<_> = std::iter::from_fn(|| rows_of_run.next_blocking().unwrap()).take(3).collect();
    assert!(first.iter().map(|done| done.result.as_deref().unwrap()).eq(["x"; 3]), "{first:?}");
    drop(rows_of_run);
    let mut resumed = rows().journal(Journal::open(folder.file()).unwrap());
    let all: Vec<_> = std::iter::from_fn(|| resumed.next_in_order_blocking().unwrap()).collect();
    assert!(all.iter().map(|done| (done.index, done.key.as_str())).eq([(0, "0"), (1, "1"), (2, "2"), (3, "3")]));
    assert!(all.iter().map(|done| done.result.as_deref().unwrap()).eq(["x"; 4]));
}

#[test]
fn many_threads_call_at_once() {
    let (_server, url) = server(vec![page(r#""x""#, ""); 40]);
    let client = client(&url);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let output = Call::new(client.clone(), List::default()).send_blocking();
                    assert_eq!(output.unwrap().items, ["x"]);
                }
            });
        }
    });
}

#[test]
fn a_blocking_call_in_an_async_function_is_an_error_that_says_what_to_do() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let check = || {
        let client = client("http://127.0.0.1:1");
        let error = Call::new(client.clone(), List::default()).send_blocking().unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Configuration, Some("InsideAsyncRuntime")));
        assert_eq!((error.history().attempts().len(), error.operation()), (0, Some("List")));
        assert!(error.to_string().contains("await the call instead"), "{error}");
        let call = || Call::new(client.clone(), List::default());
        assert!(call().items().into_iter().next().unwrap().is_err());
        assert!(call().pages().try_next_blocking().is_err());
        assert!(Pool::new([call()]).all_blocking().is_err());
        let rows = || Rows::new([()], |row, ()| row.step("list", call()).into_future());
        assert_eq!(rows().next_blocking().unwrap_err().code(), Some("InsideAsyncRuntime"));
        assert!(rows().next_in_order_blocking().is_err());
        assert!(JsonCall::<Busy>::new(client.clone(), OPERATIONS, "List", b"{}").send_blocking().is_err());
    };
    runtime.block_on(async { check() });
}
