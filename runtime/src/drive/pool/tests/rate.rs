//! Pools and a service with a bucket of tokens, on a clock that only advances when all tasks wait.

use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

use super::*;
use crate::tests::support::{List, Page, SERVICE};
use crate::{Client, Config, Mock, MockResponse, POOL_DEADLINE, Quota, QuotaGroup};

/// What a service accepts.
#[derive(Clone, Copy)]
pub(super) struct Bucket {
    pub(super) burst: f64,
    pub(super) per_second: f64,
}

/// A service that accepts as many requests as its bucket has tokens.
pub(super) struct Service {
    bucket: Bucket,
    tokens: f64,
    filled: Instant,
    pub(super) requests: usize,
    pub(super) accepted: usize,
}

impl Service {
    fn accept(&mut self) -> bool {
        let now = Instant::now();
        let passed = (now - self.filled).as_secs_f64();
        self.tokens = (self.tokens + passed * self.bucket.per_second).min(self.bucket.burst);
        self.filled = now;
        self.requests += 1;
        let accepted = self.tokens >= 1.0 - 1e-9;
        if accepted {
            self.tokens -= 1.0;
            self.accepted += 1;
        }
        accepted
    }
}

fn page() -> Page {
    Page { items: Vec::new(), token: None }
}

/// A service, and a client for it. A response takes `latency`.
pub(super) fn service(burst: u32, per_second: f64, latency: Duration) -> (Arc<Mutex<Service>>, Client) {
    let burst = f64::from(burst);
    let bucket = Bucket { burst, per_second };
    let service = Service { bucket, tokens: burst, filled: Instant::now(), requests: 0, accepted: 0 };
    let service = Arc::new(Mutex::new(service));
    let mock = Mock::new();
    let answering = Arc::clone(&service);
    mock.on(move |_: List| match answering.lock().unwrap().accept() {
        true => Ok(page()),
        false => Err(MockResponse::error("ThrottlingException", "Slow down")),
    })
    .delay(latency);
    (service, Client::new(&SERVICE, Config::builder().mock(&mock).build()).unwrap())
}

/// The outcome of the calls of a pool.
pub(super) struct Ran {
    pub(super) failed: usize,
    /// Attempts for each call.
    pub(super) attempts: f64,
    /// The time as a multiple of the shortest possible one.
    pub(super) times_ideal: f64,
}

pub(super) fn calls(client: &Client, count: usize) -> impl Iterator<Item = Call<List>> {
    let client = client.clone();
    (0..count).map(move |_| Call::new(client.clone(), List::default()))
}

async fn run(burst: u32, per_second: f64, millis: u64, count: usize, quota: Option<Quota>) -> Ran {
    let latency = Duration::from_millis(millis);
    let (service, client) = service(burst, per_second, latency);
    let begun = Instant::now();
    let mut pool = Pool::new(calls(&client, count));
    if let Some(quota) = quota {
        pool = pool.quota(quota);
    }
    let control = pool.control();
    while pool.next().await.is_some() {}
    let took = begun.elapsed().as_secs_f64();
    let by_bucket = (count as f64 - f64::from(burst)).max(0.0) / per_second;
    let by_latency = count.div_ceil(POOL_CONCURRENCY) as f64 * latency.as_secs_f64();
    let attempts = service.lock().unwrap().requests as f64 / count as f64;
    let times_ideal = took / (by_bucket + latency.as_secs_f64()).max(by_latency);
    let ran = Ran { failed: control.progress().failed, attempts, times_ideal };
    println!("| {burst} | {per_second} | {millis} ms | {count} | {} | {attempts:.3} | {times_ideal:.3} |", ran.failed);
    ran
}

/// A sixteenth of the calls may be throttled at the start, since all calls of the pool are sent at once.
#[tokio::test(start_paused = true)]
async fn a_pool_finds_the_rate_of_the_service_without_a_setting() {
    for (burst, per_second, millis, count, most_attempts, longest) in [
        (5, 5.0, 1, 100, 1.2, 1.15),
        (5, 5.0, 200, 100, 1.2, 1.15),
        (5, 5.0, 2_000, 100, 1.25, 1.15),
        (1, 1.0, 1, 100, 1.25, 1.15),
        (1, 1.0, 200, 100, 1.25, 1.15),
        (1, 1.0, 2_000, 100, 1.3, 1.3),
        (10, 10.0, 1, 300, 1.1, 1.05),
        (10, 10.0, 200, 300, 1.1, 1.05),
        (10, 10.0, 2_000, 300, 1.1, 1.1),
        (100, 100.0, 1, 2_000, 1.05, 1.05),
        (100, 100.0, 200, 2_000, 1.05, 1.05),
        (100, 100.0, 2_000, 2_000, 1.05, 1.05),
        // A burst that tells nothing of the rate.
        (50, 5.0, 1, 200, 1.2, 1.05),
        (5, 50.0, 1, 1_000, 1.05, 1.5),
        (1, 0.2, 1, 30, 1.8, 1.25),
    ] {
        let ran = run(burst, per_second, millis, count, None).await;
        let case = format!("{burst} {per_second} {millis} ms: {} attempts, {} ideal", ran.attempts, ran.times_ideal);
        assert_eq!(ran.failed, 0, "{case}");
        assert!(ran.attempts <= most_attempts && ran.times_ideal <= longest, "{case}");
    }
}

#[tokio::test(start_paused = true)]
async fn with_the_quota_of_the_service_hardly_an_attempt_is_throttled() {
    for (burst, per_second, count) in [(5, 5.0, 100), (1, 1.0, 100), (10, 10.0, 300), (100, 100.0, 2_000)] {
        for millis in [1, 200, 2_000] {
            let quota = Quota::new([QuotaGroup::new("all").per_second(per_second).burst(burst)]);
            let ran = run(burst, per_second, millis, count, Some(quota)).await;
            let case = format!("{burst} {per_second} {millis}: {} attempts, {} ideal", ran.attempts, ran.times_ideal);
            assert!(ran.failed == 0 && ran.attempts <= 1.02 && ran.times_ideal <= 1.05, "{case}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_pool_that_is_not_throttled_is_not_slowed_down() {
    for millis in [1, 200, 2_000] {
        let ran = run(1_000_000, 1e9, millis, 2_000, None).await;
        assert!(ran.failed == 0 && ran.attempts == 1.0 && ran.times_ideal < 1.000_1, "{}", ran.times_ideal);
    }
}

#[tokio::test(start_paused = true)]
async fn a_pool_follows_a_service_whose_rate_changes() {
    for (before, after) in [(10.0, 3.0), (3.0, 10.0)] {
        let (service, client) = service(5, before, Duration::from_millis(50));
        let begun = Instant::now();
        let mut pool = Pool::new(calls(&client, 600));
        let control = pool.control();
        while pool.next().await.is_some() {
            if control.progress().done == 300 {
                service.lock().unwrap().bucket.per_second = after;
            }
        }
        let (ideal, took) = (300.0 / before + 300.0 / after, begun.elapsed().as_secs_f64());
        let attempts = service.lock().unwrap().requests;
        assert_eq!(control.progress().failed, 0);
        assert!(attempts <= 690 && took <= ideal * 1.15, "{before} {after}: {attempts} attempts, {took} of {ideal} s");
    }
}

#[tokio::test(start_paused = true)]
async fn two_pools_share_a_bucket() {
    let (service, client) = service(5, 5.0, Duration::from_millis(20));
    let begun = Instant::now();
    let pools = [1, 2].map(|_| {
        let calls: Vec<_> = calls(&client, 100).collect();
        tokio::spawn(Pool::new(calls).all())
    });
    for pool in pools {
        assert!(pool.await.unwrap().iter().all(Result::is_ok));
    }
    let (requests, took) = (service.lock().unwrap().requests, begun.elapsed().as_secs_f64());
    assert!(requests <= 260 && took <= 39.0 * 1.4, "{requests} requests in {took} s");
}

#[tokio::test(start_paused = true)]
async fn a_throttled_call_keeps_its_token_its_attempts_and_the_retry_quota() {
    let (service, client) = service(1, 0.5, Duration::from_millis(1));
    let tokens = client.retry_tokens();
    let mut pool = Pool::new(calls(&client, 20).map(|call| call.max_attempts(1).with_metadata())).concurrency(20);
    while let Some(done) = pool.next().await {
        assert!(done.result.is_ok(), "{:?}", done.result.err());
    }
    assert_eq!(client.retry_tokens(), tokens);
    assert!(service.lock().unwrap().requests > 30);
}

#[tokio::test(start_paused = true)]
async fn calls_are_sent_in_their_order_once_the_rate_is_limited() {
    let (_service, client) = service(1, 1.0, Duration::from_millis(1));
    let mut pool = Pool::new(calls(&client, 40)).concurrency(40);
    let mut order = Vec::new();
    while let Some(done) = pool.next().await {
        order.push(done.index);
    }
    // A call that is throttled comes after the one that waits already.
    assert!(order.iter().enumerate().all(|(place, index)| place.abs_diff(*index) <= 1), "{order:?}");
}

#[tokio::test(start_paused = true)]
async fn a_service_that_accepts_nothing_any_more_ends_the_pool_at_its_deadline() {
    let (service, client) = service(3, 0.0, Duration::from_millis(1));
    let begun = Instant::now();
    let mut pool = Pool::new(calls(&client, 500)).deadline(Duration::from_secs(60));
    let mut failed = Vec::new();
    while let Some(done) = pool.next().await {
        failed.extend(done.result.err());
    }
    let took = begun.elapsed();
    assert!((60..70).contains(&took.as_secs()), "{took:?}");
    assert_eq!(failed.len(), 497);
    let text = failed[0].to_string();
    assert!(text.starts_with("List: ThrottlingException: Slow down") && text.contains("for 60.0s"), "{text}");
    assert!(failed[496].is_throttling() && !failed[496].may_have_been_applied());
    assert!(service.lock().unwrap().requests < 60, "it is asked less and less often");
}

#[tokio::test(start_paused = true)]
async fn a_quota_without_room_until_the_deadline_fails_at_once_and_is_named() {
    let (service, client) = service(1_000, 1_000.0, Duration::from_millis(1));
    let quota = Quota::new([QuotaGroup::new("list").operations(["List"]).per_day(30)]);
    let begun = Instant::now();
    let results = Pool::new(calls(&client, 100)).quota(quota.clone()).all().await;
    assert!(begun.elapsed() < Duration::from_secs(1));
    assert!(results[..30].iter().all(Result::is_ok));
    let error = results[30].as_ref().unwrap_err();
    assert_eq!((error.code(), error.kind()), (Some("QuotaUsedUp"), ErrorKind::Timeout));
    let text = error.to_string();
    assert!(text.contains("\"list\" is used up: 30 of 30 requests of the last 24 hours are used"), "{text}");
    assert!(text.ends_with("; the deadline of the pool is 900.0s"), "{text}");
    assert_eq!(service.lock().unwrap().requests, 30);
    assert_eq!((quota.usage()[0].used_in_day, POOL_DEADLINE.as_secs()), (30, 900));
}

#[tokio::test(start_paused = true)]
async fn a_quota_that_both_the_client_and_the_pool_have_counts_once() {
    let mock = Mock::new();
    mock.on(|_: List| Ok(page()));
    let quota = Quota::new([QuotaGroup::new("all").per_day(100)]);
    let client = Client::new(&SERVICE, Config::builder().mock(&mock).quota(quota.clone()).build()).unwrap();
    let pool = Pool::new(calls(&client, 10)).quota(quota.clone()).quota(quota.clone());
    assert!(pool.all().await.iter().all(Result::is_ok));
    assert_eq!(quota.usage()[0].used_in_day, 10);
}

#[tokio::test(start_paused = true)]
async fn a_day_is_waited_out_if_the_deadline_allows_it() {
    let (_service, client) = service(1_000, 1_000.0, Duration::from_millis(1));
    let quota = Quota::new([QuotaGroup::new("all").per_day(10)]);
    let begun = Instant::now();
    let pool = Pool::new(calls(&client, 25)).quota(quota).deadline(Duration::from_secs(2 * 86_400));
    assert!(pool.all().await.iter().all(Result::is_ok));
    let took = begun.elapsed().as_secs();
    assert!((2 * 86_400..2 * 86_400 + 200).contains(&took), "{took} s");
}

#[tokio::test(start_paused = true)]
async fn outside_a_pool_the_quota_of_a_client_is_waited_for_within_the_time_limit_of_the_call() {
    let mock = Mock::new();
    mock.on(|_: List| Ok(page()));
    let quota = Quota::new([QuotaGroup::new("all").per_second(0.1)]);
    let config = Config::builder().mock(&mock).quota(quota).timeout(Duration::from_secs(15));
    let client = Client::new(&SERVICE, config.build()).unwrap();
    let call = || Call::new(client.clone(), List::default()).with_metadata().send();
    let begun = Instant::now();
    call().await.unwrap();
    let history = call().await.unwrap().history;
    assert_eq!(begun.elapsed().as_secs(), 10);
    assert_eq!(history.waits()[0].reason, crate::WaitReason::Turn);
    // Of two calls at once, the second one would wait for 20 seconds.
    let (first, second) = tokio::join!(call(), call());
    assert!(first.is_ok());
    let error = second.err().unwrap();
    assert!(error.history().attempts().is_empty() && error.is_throttling(), "{error}");
    assert_eq!(mock.take_requests().len(), 3);
}
