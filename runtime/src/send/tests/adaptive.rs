//! The adaptive mode: waits for the rate limiter, by a clock that only waits move on.

use std::pin::Pin;
use std::task::{Context, Waker};
use std::time::{Duration, Instant};

use super::super::Shared;
use super::script::{Scripted, Step, error};
use crate::clock::{Clock, Time};
use crate::failure::{ErrorKind, NotRetried};
use crate::limits::TimeLimit;
use crate::metadata::{Wait, WaitReason};
use crate::retry::RetryConfig;

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn wait(begun: u64, took: u64, reason: WaitReason) -> Wait {
    Wait { begun: millis(begun), took: millis(took), reason }
}

fn throttled() -> Step {
    error(400, "ThrottlingException")
}

#[test]
fn until_something_is_throttled_nobody_waits() {
    let client = Scripted::new().retry(RetryConfig::adaptive());
    for _ in 0..100 {
        assert!(client.run(&[Step::Answer]).waits.is_empty());
    }
    let ended = client.run(&[error(503, ""), Step::Answer]);
    assert_eq!(ended.waits, [500], "the back-off alone");
}

#[test]
fn a_throttled_attempt_is_followed_by_back_off_and_by_a_wait_for_a_token() {
    let client = Scripted::new().retry(RetryConfig::adaptive());
    let ended = client.run(&[throttled(), Step::Answer]);
    let answer = ended.result.unwrap();
    let waits: Vec<Wait> = answer.metadata.waits().copied().collect();
    // A token comes every two seconds; a quarter of it came during the back-off.
    let expected = [wait(0, 500, WaitReason::BackOff), wait(500, 1_500, WaitReason::RateLimiter)];
    assert_eq!((waits.as_slice(), answer.metadata.elapsed()), (&expected[..], millis(2_000)));
    let begun: Vec<Duration> = answer.metadata.timings().map(|attempt| attempt.begun).collect();
    assert_eq!(begun, [millis(0), millis(2_000)]);

    let ended = client.run(&[Step::Answer]);
    let waits: Vec<Wait> = ended.result.unwrap().metadata.waits().copied().collect();
    assert!(matches!(waits[..], [Wait { reason: WaitReason::RateLimiter, .. }]), "the next call waits too: {waits:?}");
}

#[test]
fn calls_in_another_mode_neither_wait_nor_count() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    let before = client.clock.elapsed();
    let client = client.retry(RetryConfig::standard());
    client.run(&[Step::Answer]);
    assert_eq!(client.clock.elapsed(), before);
}

#[test]
fn a_first_attempt_that_would_wait_beyond_the_time_limit_fails_at_once() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1)).limit(2);
    client.run(&[throttled()]);
    let ended = client.run(&[Step::Answer]);
    let failure = ended.failure();
    assert_eq!((failure.kind(), failure.code()), (ErrorKind::Timeout, Some("RateLimited")));
    assert_eq!((failure.time_limit(), failure.attempts(), ended.sent.len()), (Some(TimeLimit::Call), 0, 0));
    assert!(failure.is_throttling() && !failure.may_have_been_applied() && failure.elapsed().is_zero());
    assert_eq!(
        failure.message(),
        "The service has throttled this client: the rate limiter of the client would let the next attempt pass in 2.0s, \
         but the time limit leaves 2.0s"
    );
    // It took no place in the queue.
    let client = client.limit(60);
    assert_eq!(client.run(&[Step::Answer]).waits, [2_000]);
}

#[test]
fn a_retry_that_would_wait_beyond_the_time_limit_leaves_the_error_of_the_service() {
    let client = Scripted::new().retry(RetryConfig::adaptive()).limit(2);
    let before = client.shared.bucket.left();
    client.run(&[Step::Answer]);
    let ended = client.run(&[Step::After(millis(10), Box::new(throttled()))]);
    let failure = ended.failure();
    assert_eq!((failure.kind(), failure.code()), (ErrorKind::Service, Some("ThrottlingException")));
    let expected = NotRetried::RateLimited { wait: millis(1_490), left: millis(1_490) };
    assert_eq!((failure.not_retried(), ended.waits.as_slice()), (Some(expected), &[500][..]));
    assert_eq!(client.shared.bucket.left(), before, "the quota has its tokens back");
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
    let mut client = Scripted::new().retry(RetryConfig::adaptive()).steps(&[Step::Answer]);
    client.shared = Shared::new(Time::new(Standing(now)));
    client.shared.limiter.learn(now, true);
    let next = || client.shared.limiter.permit(now).wait;
    let mut call = Box::pin(client.send());
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert_eq!(next(), millis(4_000), "the call stands first in the queue");
    drop(call);
    assert_eq!(next(), millis(2_000));
    assert!(client.sent.lock().unwrap().is_empty());
}

#[test]
fn a_call_without_credentials_gives_its_token_back() {
    let client = Scripted::new().retry(RetryConfig::adaptive().max_attempts(1));
    client.run(&[throttled()]);
    let client = client.keys(&[""]);
    assert_eq!(client.run(&[Step::Answer]).failure().code(), Some("MissingCredentials"));
    let waited = client.clock.elapsed();
    let client = client.keys(&["FIRST"]);
    client.run(&[Step::Answer]);
    assert_eq!(client.clock.elapsed(), waited, "the token of the first call was there");
}

#[test]
fn waits_and_credentials_are_told_of_a_failure_too() {
    let client = Scripted::new();
    let hint = super::script::error_with(503, "", "x-amz-retry-after", "700");
    let ended = client.run(&[hint, error(503, ""), error(400, "ValidationException")]);
    let waits: Vec<Wait> = ended.failure().waits().copied().collect();
    assert_eq!(waits, [wait(0, 700, WaitReason::Service), wait(700, 1_000, WaitReason::BackOff)]);
    assert_eq!(ended.failure().credentials_time(), Duration::ZERO);

    let slow = Scripted::new().slow_credentials(millis(300));
    let ended = slow.run(&[error(503, ""), Step::Answer]);
    let metadata = ended.result.unwrap().metadata;
    assert_eq!((metadata.credentials_time(), metadata.elapsed()), (millis(600), millis(1_100)));
}
