//! Waits, with a mock and paused time.

mod work;

use std::sync::{Arc, Mutex};

use tokio::time::Instant;

use super::*;
use crate::tests::support::{Busy, List, Page, SERVICE};
use crate::{Config, ErrorKind, Mock, MockResponse, RetryConfig};

fn client(mock: &Mock) -> Client {
    Client::new(&SERVICE, Config::builder().mock(mock).retry(RetryConfig::off()).build()).unwrap()
}

fn call(mock: &Mock) -> Call<List> {
    Call::new(client(mock), List::default())
}

fn page(item: &str) -> Page {
    Page { items: vec![item.to_owned()], token: None }
}

/// A mock whose answers are these, the last one again and again.
fn answers(items: &[&'static str]) -> Mock {
    let mock = Mock::new();
    let (last, before) = items.split_last().unwrap();
    for item in before {
        mock.respond::<List>(MockResponse::of(&page(item)));
    }
    mock.respond::<List>(MockResponse::of(&page(last))).always();
    mock
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn the_first_answer_that_shows_the_state_is_returned() {
    let mock = answers(&["a", "b", "c"]);
    let begun = Instant::now();
    let answer = call(&mock).wait_until(|answer| answer.items[0] == "c").every(seconds(7)).await.unwrap();
    assert_eq!((answer.items[0].as_str(), begun.elapsed()), ("c", seconds(14)));
    assert_eq!(mock.take_requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_state_that_is_reached_at_once_takes_one_call_and_no_time() {
    let mock = answers(&["a"]);
    let begun = Instant::now();
    call(&mock).wait_until(|_| true).await.unwrap();
    assert_eq!((begun.elapsed(), mock.take_requests().len()), (Duration::ZERO, 1));
}

#[tokio::test(start_paused = true)]
async fn delays_increase_with_jitter_up_to_the_deadline_and_the_error_holds_the_last_answer() {
    let mock = answers(&["a", "b"]);
    let begun = Instant::now();
    let error = call(&mock).wait_until(|_| false).deadline(seconds(300)).await.unwrap_err();
    // After delays of 2 to 120 seconds, the last call is 2 seconds before the deadline.
    assert_eq!(begun.elapsed(), seconds(298));
    let requests = mock.take_requests().len();
    assert!((5..100).contains(&requests), "{requests}");
    assert!(error.is_deadline() && error.calls() as usize == requests && error.elapsed() == seconds(298));
    assert_eq!(error.last().unwrap().items, ["b"]);
    assert!(error.reason().is_none() && error.call_error().is_none() && !error.was_started());
    let text = format!("List: the state was not reached within the deadline of 300s, after {requests} calls; look at");
    assert!(error.to_string().starts_with(&text), "{error}");
    assert_eq!(error.into_last().unwrap().items, ["b"]);
}

#[tokio::test(start_paused = true)]
async fn a_failed_state_ends_the_wait_with_its_reason_and_answer() {
    let mock = answers(&["a", "broken"]);
    let judge = |answer: &Page| match answer.items[0].as_str() {
        "broken" => WaitState::failed("it is broken"),
        _ => WaitState::Pending,
    };
    let error = call(&mock).wait_until(judge).every(seconds(1)).await.unwrap_err();
    assert_eq!((error.reason(), error.calls(), error.is_deadline()), (Some("it is broken"), 2, false));
    assert_eq!(error.last().unwrap().items, ["broken"]);
    assert_eq!(error.to_string(), "List: the state can't be reached any more: it is broken (after 2 calls in 1.0s)");
    let error = Error::<Busy>::from(error);
    assert_eq!((error.kind(), error.code()), (ErrorKind::Wait, Some("WaitFailed")));
}

#[tokio::test(start_paused = true)]
async fn an_error_of_a_call_ends_the_wait_unless_it_is_temporary_or_accepted() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::of(&page("a")));
    mock.respond::<List>(MockResponse::error("ServiceUnavailable", "later"));
    mock.respond::<List>(MockResponse::reset());
    mock.respond::<List>(Busy("b".to_owned()));
    mock.respond::<List>(MockResponse::error("ValidationException", "no"));
    let wait = call(&mock).wait_until(|_| false).every(seconds(1)).pending_on(|error| error.has_code("BusyException"));
    let error = wait.await.unwrap_err();
    assert_eq!((error.calls(), error.last().unwrap().items[0].as_str()), (5, "a"));
    assert_eq!(error.call_error().unwrap().code(), Some("ValidationException"));
    assert!(error.to_string().ends_with("(while waiting, after 5 calls in 4.0s)"), "{error}");
    assert_eq!(Error::<Busy>::from(error).code(), Some("ValidationException"));
    mock.assert_used().unwrap();
}

#[tokio::test(start_paused = true)]
async fn at_the_deadline_the_error_of_the_last_call_is_told() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::error("ServiceUnavailable", "later")).always();
    let error = call(&mock).wait_until(|_| true).deadline(seconds(10)).await.unwrap_err();
    assert!(error.is_deadline() && error.last().is_none());
    assert_eq!(error.call_error().unwrap().code(), Some("ServiceUnavailable"));
    assert!(error.to_string().contains("; the last call failed: List: ServiceUnavailable: later"), "{error}");
    assert_eq!(Error::<Busy>::from(error).code(), Some("WaitDeadline"));
}

#[tokio::test(start_paused = true)]
async fn a_call_under_way_is_ended_at_the_deadline() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::of(&page("a")));
    mock.respond::<List>(MockResponse::silence());
    let begun = Instant::now();
    let error = call(&mock).wait_until(|_| false).every(seconds(1)).deadline(seconds(5)).await.unwrap_err();
    assert_eq!((begun.elapsed(), error.calls()), (seconds(5), 2));
    assert!(error.is_deadline() && error.last().is_some());
}

#[tokio::test(start_paused = true)]
async fn progress_tells_each_answer_after_which_the_wait_goes_on() {
    let mock = Mock::new();
    mock.respond::<List>(MockResponse::of(&page("a")));
    mock.respond::<List>(MockResponse::reset());
    mock.respond::<List>(MockResponse::of(&page("c")));
    // The function borrows, as one that draws a progress bar does.
    let mut seen = Vec::new();
    let wait = call(&mock).wait_until(|answer| answer.items[0] == "c").every(seconds(2));
    wait.progress(|progress| {
        let answer = progress.answer().map(|answer| answer.items[0].clone());
        assert_eq!(progress.answer().is_none(), progress.error().is_some());
        seen.push((progress.calls(), progress.elapsed().as_secs(), progress.next_delay().as_secs(), answer));
    })
    .await
    .unwrap();
    assert_eq!(seen, [(1, 0, 2, Some("a".to_owned())), (2, 2, 2, None)]);
}

#[tokio::test(start_paused = true)]
async fn options_of_the_call_apply_to_each_repetition() {
    let mock = answers(&["a", "b"]);
    call(&mock).header("x-tenant", "north").wait_until(|answer| answer.items[0] == "b").await.unwrap();
    let requests = mock.take_requests();
    assert!(requests.len() == 2 && requests.iter().all(|request| request.header("x-tenant") == Some("north")));
}

#[tokio::test(start_paused = true)]
async fn dropping_the_future_ends_the_wait() {
    let mock = answers(&["a"]);
    let wait = call(&mock).wait_until(|_| false).every(seconds(10)).send();
    assert!(tokio::time::timeout(seconds(25), wait).await.is_err());
    tokio::time::sleep(seconds(60)).await;
    assert_eq!(mock.take_requests().len(), 3);
}

#[tokio::test]
async fn a_wait_uses_the_clock_of_the_client() {
    #[derive(Default)]
    struct Jumping(Mutex<Duration>);

    impl crate::Clock for Jumping {
        fn instant(&self) -> std::time::Instant {
            // Without a fixed start the test would depend on the time between its calls.
            static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
            *START + *self.0.lock().unwrap()
        }

        fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
            *self.0.lock().unwrap() += time;
            Box::pin(async {})
        }
    }

    let mock = answers(&["a", "a", "b"]);
    let config = Config::builder().mock(&mock).clock(Jumping::default()).retry(RetryConfig::off());
    let client = Client::new(&SERVICE, config.build()).unwrap();
    let waits = Arc::new(Mutex::new(Vec::new()));
    let wait = Call::new(client, List::default()).wait_until(|answer| answer.items[0] == "b").every(seconds(3_600));
    wait.deadline(seconds(86_400)).progress(|progress| waits.lock().unwrap().push(progress.elapsed())).await.unwrap();
    assert_eq!(waits.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_clock_that_goes_backwards_ends_no_wait() {
    #[derive(Default)]
    struct Backwards(Mutex<Duration>);

    impl crate::Clock for Backwards {
        fn instant(&self) -> std::time::Instant {
            static START: std::sync::LazyLock<std::time::Instant> =
                std::sync::LazyLock::new(|| std::time::Instant::now() + Duration::from_secs(86_400));
            *START - *self.0.lock().unwrap()
        }

        fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
            *self.0.lock().unwrap() += time;
            Box::pin(async {})
        }
    }

    let mock = answers(&["a", "a", "b"]);
    let config = Config::builder().mock(&mock).clock(Backwards::default()).retry(RetryConfig::off());
    let client = Client::new(&SERVICE, config.build()).unwrap();
    let wait = Call::new(client, List::default()).wait_until(|answer| answer.items[0] == "b").every(seconds(60));
    assert_eq!(wait.deadline(seconds(100)).await.unwrap().items, ["b"]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_without_time_looks_once_and_does_not_wait_for_the_answer() {
    let mock = answers(&["a"]);
    let wait = || call(&mock).wait_until(|answer| answer.items[0] == "b").deadline(Duration::ZERO);
    let error = wait().await.unwrap_err();
    assert!(error.is_deadline() && error.calls() == 1 && error.last().is_some(), "{error}");
    mock.clear().respond::<List>(MockResponse::silence());
    let begun = Instant::now();
    let error = wait().await.unwrap_err();
    assert!(error.is_deadline() && error.last().is_none() && begun.elapsed().is_zero(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn debug_and_errors_print_no_values() {
    let mock = answers(&["jane@example.com"]);
    let request = List { token: Some("jane@example.com".to_owned()) };
    let wait = Call::new(client(&mock), request).wait_until(|_| false).deadline(seconds(10));
    let mut texts = format!("{wait:?}");
    let error = wait.progress(|progress| texts.push_str(&format!("{progress:?}"))).await.unwrap_err();
    texts.push_str(&format!("{error} {error:?}"));
    assert!(texts.contains("List") && !texts.contains("jane"), "{texts}");
}

#[cfg(feature = "blocking")]
#[test]
fn a_wait_can_block() {
    let mock = answers(&["a", "b"]);
    let wait = call(&mock).wait_until(|answer| answer.items[0] == "b").every(Duration::from_millis(1));
    assert_eq!(wait.send_blocking().unwrap().items, ["b"]);
}

#[cfg(feature = "blocking")]
#[tokio::test]
async fn a_blocking_wait_in_an_async_function_is_an_error() {
    let error = call(&Mock::new()).wait_until(|_| true).send_blocking().unwrap_err();
    assert_eq!(error.call_error().unwrap().code(), Some("InsideAsyncRuntime"));
}
