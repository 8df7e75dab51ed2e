//! The cache, with a clock that the tests set.

use std::cell::Cell;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Instant, UNIX_EPOCH};

use aws_credential_types::provider::{ProvideCredentials, future};

use super::*;
use crate::error::ErrorKind;
use crate::time::Clock;

thread_local! {
    static SECONDS: Cell<u64> = const { Cell::new(1000) };
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn now() -> SystemTime {
    at(SECONDS.get())
}

/// Tokio's clock, except for the wall-clock time.
struct TestClock;

impl Clock for TestClock {
    fn now(&self) -> SystemTime {
        now()
    }

    fn instant(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// Provides keys named by the number of loads, which expire after `lifetime`. `mode`: 0 succeeds, 1 and 2 fail, 3 never
/// completes.
#[derive(Debug, Default)]
struct Provider {
    loads: AtomicU32,
    lifetime: Option<u64>,
    mode: AtomicU32,
}

impl ProvideCredentials for Provider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            let number = self.loads.fetch_add(1, Ordering::Relaxed) + 1;
            // Long enough for other calls to start waiting.
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
            match self.mode.load(Ordering::Relaxed) {
                0 => {
                    let expiry = self.lifetime.map(|seconds| now() + Duration::from_secs(seconds));
                    Ok(Credentials::new(format!("AKID{number}"), "secret", None, expiry, "test"))
                }
                1 => Err(CredentialsError::not_loaded("no user is logged in")),
                2 => Err(CredentialsError::provider_error(failure("Own", "an error of this crate"))),
                _ => std::future::pending().await,
            }
        })
    }
}

fn cache(lifetime: Option<u64>, mode: u32) -> (CachedCredentials, Arc<Provider>) {
    let provider = Arc::new(Provider { lifetime, mode: mode.into(), ..Provider::default() });
    let shared: Arc<dyn ProvideCredentials> = provider.clone();
    let shared = SharedCredentialsProvider::new(shared);
    (CachedCredentials::new(shared, Duration::from_millis(20), Time::new(TestClock)), provider)
}

async fn key(cache: &CachedCredentials) -> String {
    cache.get().await.unwrap().access_key_id().to_owned()
}

#[tokio::test]
async fn credentials_are_loaded_once_and_again_shortly_before_they_expire() {
    for (lifetime, before, after) in [(Some(3600), 4579, 4590), (None, 1899, 1900)] {
        SECONDS.set(1000);
        let (cache, provider) = cache(lifetime, 0);
        for (seconds, expected) in [(1000, "AKID1"), (before, "AKID1"), (after, "AKID2"), (after, "AKID2")] {
            SECONDS.set(seconds);
            assert_eq!(key(&cache).await, expected, "{lifetime:?} at {seconds}");
        }
        assert_eq!(provider.loads.load(Ordering::Relaxed), 2);
    }
}

#[tokio::test]
async fn many_calls_wait_for_one_load_and_share_its_result() {
    for mode in [0, 1] {
        SECONDS.set(1000);
        let (cache, provider) = cache(None, mode);
        let (a, b, c) = tokio::join!(cache.get(), cache.get(), cache.get());
        assert_eq!(provider.loads.load(Ordering::Relaxed), 1);
        for outcome in [a, b, c] {
            assert_eq!(outcome.is_err(), mode == 1);
        }
    }
}

#[tokio::test]
async fn until_they_expire_cached_credentials_are_used_during_and_after_a_failed_load() {
    SECONDS.set(1000);
    let (cache, provider) = cache(Some(3600), 0);
    assert_eq!(key(&cache).await, "AKID1");
    SECONDS.set(4595);
    let (loading, meanwhile) = tokio::join!(key(&cache), key(&cache));
    assert_eq!((loading.as_str(), meanwhile.as_str()), ("AKID2", "AKID1"));

    SECONDS.set(4595 + 3595);
    provider.mode.store(1, Ordering::Relaxed);
    assert_eq!((key(&cache).await, key(&cache).await), ("AKID2".to_owned(), "AKID2".to_owned()));
    assert_eq!(provider.loads.load(Ordering::Relaxed), 3);
    SECONDS.set(4595 + 3600);
    assert!(cache.get().await.is_err());
}

#[tokio::test]
async fn credentials_that_the_service_rejected_are_loaded_again_once() {
    SECONDS.set(1000);
    let (cache, _provider) = cache(None, 0);
    let first = cache.get().await.unwrap();
    cache.invalidate(&first);
    assert_eq!(key(&cache).await, "AKID2");
    // A slower call reports the same rejection after the load.
    cache.invalidate(&first);
    assert_eq!(key(&cache).await, "AKID2");
}

#[tokio::test]
async fn failures_contain_the_message_of_the_provider() {
    for (mode, code, part, has_source) in [
        (1, "MissingCredentials", "has no credentials: no user is logged in", true),
        (2, "Own", "an error of this crate", false),
        (3, "CredentialsTimeout", "within 20ms", false),
    ] {
        SECONDS.set(1000);
        let (cache, provider) = cache(None, mode);
        let failure = cache.get().await.unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some(code)));
        assert!(failure.message().contains(part), "{failure}");
        assert_eq!(failure.source().is_some(), has_source);
        // The next load is not affected.
        provider.mode.store(0, Ordering::Relaxed);
        assert_eq!(key(&cache).await, "AKID2");
    }
}

#[tokio::test]
async fn that_there_are_none_is_cached_for_calls_that_need_none() {
    SECONDS.set(1000);
    let (cache, provider) = cache(None, 1);
    let loads = || provider.loads.load(Ordering::Relaxed);
    for seconds in [1000, 1001, 1899] {
        SECONDS.set(seconds);
        assert!(cache.get_optional().await.unwrap().is_none());
        assert_eq!(loads(), 1, "at {seconds}");
    }
    // A call that needs some asks again, and so does any call after a while.
    assert_eq!(cache.get().await.unwrap_err().code(), Some("MissingCredentials"));
    assert_eq!(loads(), 2);
    SECONDS.set(1899 + 900);
    assert!(cache.get_optional().await.unwrap().is_none());
    assert_eq!(loads(), 3);

    provider.mode.store(0, Ordering::Relaxed);
    assert_eq!(key(&cache).await, "AKID4");
    assert_eq!(cache.get_optional().await.unwrap().unwrap().access_key_id(), "AKID4");
}

#[tokio::test]
async fn a_failure_to_load_stops_calls_that_need_none_if_there_may_be_some() {
    for (mode, code) in [(2, "Own"), (3, "CredentialsTimeout")] {
        SECONDS.set(1000);
        let (cache, provider) = cache(None, mode);
        for loads in 1..3 {
            assert_eq!(cache.get_optional().await.unwrap_err().code(), Some(code));
            assert_eq!(provider.loads.load(Ordering::Relaxed), loads);
        }
    }
}

#[test]
fn what_a_program_of_the_chain_wrote_to_standard_error_is_not_printed() {
    let quoted = "external process exited with code exit status: 1. Stderr: hidden";
    let failure = LoadError::from(CredentialsError::provider_error(quoted)).failure();
    assert_eq!((failure.code(), failure.raw_stderr()), (Some("CredentialsUnavailable"), b"hidden".as_slice()));
    assert!(failure.message().ends_with("external process exited with code exit status: 1."), "{failure}");
    let text = format!("{failure} {failure:?} {failure:#?}");
    assert!(failure.source().is_none() && !text.contains("hidden"), "{text}");
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_loads_does_not_block_others() {
    SECONDS.set(1000);
    let (cache, provider) = cache(None, 3);
    assert!(tokio::time::timeout(Duration::from_millis(1), cache.get()).await.is_err());
    provider.mode.store(0, Ordering::Relaxed);
    assert_eq!(key(&cache).await, "AKID2");
}

#[test]
fn a_load_in_a_runtime_that_does_not_run_does_not_block_others() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    SECONDS.set(1000);
    let (cache, provider) = cache(None, 3);
    let cache = Arc::new(cache);
    let stopped = runtime();
    let loading = Arc::clone(&cache);
    stopped.spawn(async move { loading.get().await.map(drop) });
    stopped.block_on(tokio::task::yield_now());
    assert_eq!(provider.loads.load(Ordering::Relaxed), 1);
    provider.mode.store(0, Ordering::Relaxed);
    assert_eq!(runtime().block_on(key(&cache)), "AKID2");
}
