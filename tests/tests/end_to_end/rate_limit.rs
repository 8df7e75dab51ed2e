//! The adaptive mode with a service that throttles. Both use a clock that advances only with waits and responses.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::{Client, RetryConfig};
use smithy_client_runtime::{Clock, WaitReason};
use tests::server::{Action, HttpResponse, Server};
use tests::{config, response_body};

/// Waits between attempts end at once, time limits never.
#[derive(Clone)]
struct Virtual {
    start: Instant,
    passed: Arc<Mutex<Duration>>,
}

impl Virtual {
    fn new() -> Self {
        Self { start: Instant::now(), passed: Arc::default() }
    }

    fn passed(&self) -> Duration {
        *self.passed.lock().unwrap()
    }

    fn pass(&self, time: Duration) {
        *self.passed.lock().unwrap() += time;
    }
}

impl Clock for Virtual {
    fn instant(&self) -> Instant {
        self.start + self.passed()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            if time > Duration::from_secs(15) {
                return std::future::pending().await;
            }
            clock.pass(time);
        })
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// The number of requests that the service accepts per second. It responds within 50 ms, so a client could send twenty.
const BEARABLE: u32 = 5;

#[derive(Default)]
struct Quota {
    second: u64,
    used: u32,
}

/// The outcome of a hundred calls, one after the other.
struct Outcome {
    failed: usize,
    throttled: usize,
    took: Duration,
    held_back: Duration,
}

fn hundred_calls(rules: RetryConfig) -> Outcome {
    let clock = Virtual::new();
    let quota = Mutex::new(Quota::default());
    let throttled = Arc::new(Mutex::new(0));
    let good = response_body("GetOpportunity", "full");
    let (service_clock, count) = (clock.clone(), Arc::clone(&throttled));
    let server = Server::start().on(
        "GetOpportunity",
        Action::made(move || {
            service_clock.pass(Duration::from_millis(50));
            let (mut quota, second) = (quota.lock().unwrap(), service_clock.passed().as_secs());
            if second > quota.second {
                *quota = Quota { second, used: 0 };
            }
            quota.used += 1;
            if quota.used <= BEARABLE {
                return HttpResponse::json(200, good.clone());
            }
            *count.lock().unwrap() += 1;
            HttpResponse::json(400, r#"{"__type": "ThrottlingException", "Message": "Slow down."}"#)
        }),
    );
    let client = Client::new(config(&server.url(), None).clock(clock.clone()).retry(rules).build()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut outcome = Outcome { failed: 0, throttled: 0, took: Duration::ZERO, held_back: Duration::ZERO };
    for _ in 0..100 {
        let call =
            client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")).with_metadata();
        let waits = match runtime.block_on(call.send()) {
            Ok(response) => response.history.waits().to_vec(),
            Err(error) => {
                assert_eq!(error.code(), Some("ThrottlingException"), "{error}");
                outcome.failed += 1;
                error.history().waits().to_vec()
            }
        };
        let limited = waits.iter().filter(|wait| wait.reason == WaitReason::RateLimiter);
        outcome.held_back += limited.map(|wait| wait.took).sum::<Duration>();
    }
    (outcome.throttled, outcome.took) = (*throttled.lock().unwrap(), clock.passed());
    outcome
}

#[test]
fn the_adaptive_mode_finds_the_rate_that_a_service_accepts() {
    let standard = hundred_calls(RetryConfig::standard());
    let adaptive = hundred_calls(RetryConfig::adaptive());
    for (mode, Outcome { failed, throttled, took, held_back }) in [("standard", &standard), ("adaptive", &adaptive)] {
        println!("{mode}: {failed} failed, {throttled} responses throttled, {took:?}, held back for {held_back:?}");
    }
    assert_eq!((standard.held_back, adaptive.failed), (Duration::ZERO, 0));
    assert!(adaptive.throttled * 2 < standard.throttled, "{} and {}", adaptive.throttled, standard.throttled);
    assert!(adaptive.took < standard.took * 2, "{:?} and {:?}", adaptive.took, standard.took);
}
