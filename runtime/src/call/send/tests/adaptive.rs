//! The adaptive mode: waits for the rate limiter, and the history of waits.

use std::pin::Pin;
use std::task::{Context, Waker};
use std::time::{Duration, Instant};

use super::script::{Scripted, error, success};
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
fn before_the_first_throttled_attempt_no_call_waits() {
    let client = Scripted::new().retry(RetryConfig::adaptive());
    for _ in 0..100 {
        assert!(client.run(&[success()]).waits().is_empty());
    }
    let ended = client.run(&[error(503, ""), success()]);
    assert_eq!(ended.waits(), [500], "only the back-off");
}

#[test]
fn a_throttled_attempt_is_followed_by_the_back_off_and_a_wait_for_a_token() {
    let client = Scripted::new().retry(RetryConfig::adaptive());
    let history = client.run(&[throttled(), success()]).result.unwrap().history;
    // A token is added every two seconds; a quarter of it was added during the back-off.
    let expected = [wait(0, 500, WaitReason::BackOff), wait(500, 1_500, WaitReason::RateLimiter)];
    assert_eq!((history.waits(), history.elapsed()), (&expected[..], millis(2_000)));
    let begun: Vec<Duration> = history.attempts().iter().map(|attempt| attempt.begun).collect();
    assert_eq!(begun, [millis(0), millis(2_000)]);

    let history = client.run(&[success()]).result.unwrap().history;
    let [Wait { reason: WaitReason::RateLimiter, .. }] = history.waits() else {
        panic!("the next call waits too: {history:?}");
    };
}

#[test]
fn calls_in_another_mode_neither_wait_nor_take_tokens() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    let before = client.clock.elapsed();
    let client = client.retry(RetryConfig::standard());
    client.run(&[success()]);
    assert_eq!(client.clock.elapsed(), before);
}

#[test]
fn a_call_fails_at_once_if_its_first_attempt_would_wait_beyond_the_time_limit() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1)).limit(2);
    client.run(&[throttled()]);
    let ended = client.run(&[success()]);
    let error = ended.error();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Timeout, Some("RateLimited")));
    assert_eq!((error.time_limit(), ended.attempts(), ended.sent.len()), (Some(TimeLimit::Call), 0, 0));
    assert!(error.is_throttling() && !error.may_have_been_applied() && error.history().elapsed().is_zero());
    assert_eq!(
        error.message(),
        "The service has throttled this client: the rate limiter of the client would allow the next attempt in 2.0s, but \
         the time limit of the call ends in 2.0s"
    );
    // It took no token.
    let client = client.limit(60);
    assert_eq!(client.run(&[success()]).waits(), [2_000]);
}

#[test]
fn a_call_fails_with_the_error_of_the_service_if_a_retry_would_wait_beyond_the_time_limit() {
    let client = Scripted::new().retry(RetryConfig::adaptive()).limit(2);
    let tokens = || client.client.shared().retry_state.tokens.available();
    let before = tokens();
    client.run(&[success()]);
    let ended = client.run(&[throttled().delay(millis(10))]);
    let error = ended.error();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("ThrottlingException")));
    let expected = NotRetried::RateLimited { wait: millis(1_490), left: millis(1_490) };
    assert_eq!((error.not_retried(), ended.waits().as_slice()), (Some(expected), &[500][..]));
    assert_eq!(tokens(), before, "the tokens of the retry were returned");
}

/// A clock that never advances.
struct StoppedClock(Instant);

impl Clock for StoppedClock {
    fn instant(&self) -> Instant {
        self.0
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn a_call_that_is_dropped_while_it_waits_returns_its_token() {
    let now = Instant::now();
    let client = Scripted::with(|config| config.clock(StoppedClock(now))).retry(RetryConfig::adaptive());
    client.script::<List>(&[success()]);
    let limiter = &client.client.shared().retry_state.limiter;
    limiter.record_attempt(now, true);
    let next = || limiter.permit(now).wait;
    let mut call = Box::pin(client.call(List::default()).send());
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert_eq!(next(), millis(4_000), "the call has taken the first token");
    drop(call);
    assert_eq!(next(), millis(2_000));
    assert!(client.mock.take_requests().is_empty());
}

#[test]
fn a_call_without_credentials_returns_its_token() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    // The credentials of the first call are cached for 15 minutes.
    client.clock.pass(millis(3_600_000));
    let client = client.keys(&["", "FIRST"]);
    let before = client.clock.elapsed();
    assert_eq!(client.run(&[success()]).error().kind(), ErrorKind::Credentials);
    client.run(&[success()]);
    assert_eq!(client.clock.elapsed(), before, "the token of the failed call was available");
}

struct StopBeforeSending;

impl Interceptor for StopBeforeSending {
    fn send(&self, _: &CallInfo, _: u32, _: &SignedHeaders<'_>) -> InterceptorResult {
        Err("stopped".into())
    }
}

#[test]
fn an_attempt_that_was_not_sent_returns_its_token_and_is_not_in_the_history() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let stopped = runtime.block_on(client.call(List::default()).interceptor(StopBeforeSending).send()).err().unwrap();
    assert_eq!((stopped.kind(), stopped.history().attempts().len()), (ErrorKind::Interceptor, 0));
    let waited = client.clock.elapsed();
    client.run(&[success()]);
    assert_eq!(client.clock.elapsed(), waited, "the token of the stopped call was available");
}

#[test]
fn the_history_of_a_failure_has_waits_and_the_time_for_credentials() {
    let client = Scripted::new();
    let retry_after = error(503, "").header("x-amz-retry-after", "700");
    let ended = client.run(&[retry_after, error(503, ""), error(400, "ValidationException")]);
    let expected = [wait(0, 700, WaitReason::Service), wait(700, 1_000, WaitReason::BackOff)];
    let history = ended.error().history();
    assert_eq!((history.waits(), history.credentials_time()), (&expected[..], Duration::ZERO));
}

#[test]
fn the_history_has_the_time_for_loading_credentials() {
    let clock = crate::tests::support::Stepping::new();
    let loading = clock.clone();
    let client = Scripted::with(|config| {
        config.clock(clock).credentials_fn(move || {
            loading.pass(millis(300));
            async { Ok(crate::Credentials::new("FIRST", "secret", None, None, "test")) }
        })
    });
    let history = client.run(&[error(503, ""), success()]).result.unwrap().history;
    assert_eq!((history.credentials_time(), history.elapsed()), (millis(300), millis(800)));
}
