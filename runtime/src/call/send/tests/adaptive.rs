//! The adaptive mode: waits for the rate limiter, by a clock that only waits move on.

use std::pin::Pin;
use std::task::{Context, Waker};
use std::time::{Duration, Instant};

use super::script::{Scripted, answer, error};
use crate::error::{ErrorKind, NotRetried, TimeLimit, Wait, WaitReason};
use crate::interceptor::{CallInfo, Interceptor, InterceptorResult, SignedHeaders};
use crate::tests::support::List;
use crate::time::Clock;
use crate::{MockResponse, RetryConfig};

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn wait(begun: u64, took: u64, reason: WaitReason) -> Wait {
    Wait { begun: millis(begun), took: millis(took), reason }
}

fn throttled() -> MockResponse {
    error(400, "ThrottlingException")
}

#[test]
fn until_something_is_throttled_nobody_waits() {
    let client = Scripted::new().retry(RetryConfig::adaptive());
    for _ in 0..100 {
        assert!(client.run(&[answer()]).waits().is_empty());
    }
    let ended = client.run(&[error(503, ""), answer()]);
    assert_eq!(ended.waits(), [500], "the back-off alone");
}

#[test]
fn a_throttled_attempt_is_followed_by_back_off_and_by_a_wait_for_a_token() {
    let client = Scripted::new().retry(RetryConfig::adaptive());
    let history = client.run(&[throttled(), answer()]).result.unwrap().history;
    // A token comes every two seconds; a quarter of it came during the back-off.
    let expected = [wait(0, 500, WaitReason::BackOff), wait(500, 1_500, WaitReason::RateLimiter)];
    assert_eq!((history.waits(), history.elapsed()), (&expected[..], millis(2_000)));
    let begun: Vec<Duration> = history.attempts().iter().map(|attempt| attempt.begun).collect();
    assert_eq!(begun, [millis(0), millis(2_000)]);

    let history = client.run(&[answer()]).result.unwrap().history;
    let [Wait { reason: WaitReason::RateLimiter, .. }] = history.waits() else {
        panic!("the next call waits too: {history:?}");
    };
}

#[test]
fn calls_in_another_mode_neither_wait_nor_count() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    let before = client.clock.elapsed();
    let client = client.retry(RetryConfig::standard());
    client.run(&[answer()]);
    assert_eq!(client.clock.elapsed(), before);
}

#[test]
fn a_first_attempt_that_would_wait_beyond_the_time_limit_fails_at_once() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1)).limit(2);
    client.run(&[throttled()]);
    let ended = client.run(&[answer()]);
    let error = ended.error();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Timeout, Some("RateLimited")));
    assert_eq!((error.time_limit(), ended.attempts(), ended.sent.len()), (Some(TimeLimit::Call), 0, 0));
    assert!(error.is_throttling() && !error.may_have_been_applied() && error.history().elapsed().is_zero());
    assert_eq!(
        error.message(),
        "The service has throttled this client: the rate limiter of the client would allow the next attempt in 2.0s, but \
         the time limit of the call ends in 2.0s"
    );
    // It took no place in the queue.
    let client = client.limit(60);
    assert_eq!(client.run(&[answer()]).waits(), [2_000]);
}

#[test]
fn a_retry_that_would_wait_beyond_the_time_limit_leaves_the_error_of_the_service() {
    let client = Scripted::new().retry(RetryConfig::adaptive()).limit(2);
    let tokens = || client.client.shared().retry_state.tokens.available();
    let before = tokens();
    client.run(&[answer()]);
    let ended = client.run(&[throttled().delay(millis(10))]);
    let error = ended.error();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("ThrottlingException")));
    let expected = NotRetried::RateLimited { wait: millis(1_490), left: millis(1_490) };
    assert_eq!((error.not_retried(), ended.waits().as_slice()), (Some(expected), &[500][..]));
    assert_eq!(tokens(), before, "the quota has its tokens back");
}

/// A clock that stands still whoever waits.
struct Standing(Instant);

impl Clock for Standing {
    fn instant(&self) -> Instant {
        self.0
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn a_call_that_is_dropped_while_it_waits_holds_nothing() {
    let now = Instant::now();
    let client = Scripted::with(|config| config.clock(Standing(now))).retry(RetryConfig::adaptive());
    client.script(&[answer()]);
    let limiter = &client.client.shared().retry_state.limiter;
    limiter.record_attempt(now, true);
    let next = || limiter.permit(now).wait;
    let mut call = Box::pin(client.call(List::default()).send());
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert_eq!(next(), millis(4_000), "the call stands first in the queue");
    drop(call);
    assert_eq!(next(), millis(2_000));
    assert!(client.mock.take_requests().is_empty());
}

#[test]
fn a_call_without_credentials_gives_its_token_back() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    // Those of the first call are kept for a quarter of an hour.
    client.clock.pass(millis(3_600_000));
    let client = client.keys(&["", "FIRST"]);
    let before = client.clock.elapsed();
    assert_eq!(client.run(&[answer()]).error().kind(), ErrorKind::Credentials);
    client.run(&[answer()]);
    assert_eq!(client.clock.elapsed(), before, "the token of the call before was there");
}

struct Refuses;

impl Interceptor for Refuses {
    fn send(&self, _: &CallInfo, _: u32, _: &SignedHeaders<'_>) -> InterceptorResult {
        Err("not now".into())
    }
}

#[test]
fn an_attempt_that_was_not_sent_gives_its_token_back_and_is_no_attempt() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let stopped = runtime.block_on(client.call(List::default()).interceptor(Refuses).send()).err().unwrap();
    assert_eq!((stopped.kind(), stopped.history().attempts().len()), (ErrorKind::Interceptor, 0));
    let waited = client.clock.elapsed();
    client.run(&[answer()]);
    assert_eq!(client.clock.elapsed(), waited, "the token of the stopped call was there");
}

#[test]
fn waits_and_credentials_are_reported_of_a_failure_too() {
    let client = Scripted::new();
    let hint = error(503, "").header("x-amz-retry-after", "700");
    let ended = client.run(&[hint, error(503, ""), error(400, "ValidationException")]);
    let expected = [wait(0, 700, WaitReason::Service), wait(700, 1_000, WaitReason::BackOff)];
    let history = ended.error().history();
    assert_eq!((history.waits(), history.credentials_time()), (&expected[..], Duration::ZERO));
}

#[test]
fn the_time_that_credentials_took_is_reported() {
    let clock = crate::tests::support::Stepping::new();
    let loading = clock.clone();
    let client = Scripted::with(|config| {
        config.clock(clock).credentials_fn(move || {
            loading.pass(millis(300));
            async { Ok(crate::Credentials::new("FIRST", "secret", None, None, "test")) }
        })
    });
    let history = client.run(&[error(503, ""), answer()]).result.unwrap().history;
    assert_eq!((history.credentials_time(), history.elapsed()), (millis(300), millis(800)));
}
