//! The cache under a clock that the tests set.

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

/// Tokio's clock but for the time of day.
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

/// Gives keys named by the number of loads, which expire after `life`; fails with what `fails` says.
#[derive(Debug, Default)]
struct Provider {
    loads: AtomicU32,
    life: Option<u64>,
    fails: AtomicU32,
}

impl ProvideCredentials for Provider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(async {
            let number = self.loads.fetch_add(1, Ordering::Relaxed) + 1;
            // Long enough for others to come and wait.
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
            match self.fails.load(Ordering::Relaxed) {
                0 => {
                    let expiry = self.life.map(|life| now() + Duration::from_secs(life));
                    Ok(Credentials::new(format!("AKID{number}"), "secret", None, expiry, "test"))
                }
                1 => Err(CredentialsError::not_loaded("nobody is logged in")),
                2 => Err(CredentialsError::provider_error(failure("Own", "said by ourselves"))),
                _ => std::future::pending().await,
            }
        })
    }
}

fn cache(life: Option<u64>, fails: u32) -> (CachedCredentials, Arc<Provider>) {
    let provider = Arc::new(Provider { life, fails: fails.into(), ..Provider::default() });
    let shared: Arc<dyn ProvideCredentials> = provider.clone();
    let shared = SharedCredentialsProvider::new(shared);
    (CachedCredentials::new(shared, Duration::from_millis(20), Time::new(TestClock)), provider)
}

async fn key(cache: &CachedCredentials) -> String {
    cache.get().await.unwrap().access_key_id().to_owned()
}

#[tokio::test]
async fn credentials_are_loaded_once_and_again_shortly_before_they_expire() {
    for (life, still_at, again_at) in [(Some(3600), 4579, 4590), (None, 1899, 1900)] {
        SECONDS.set(1000);
        let (cache, provider) = cache(life, 0);
        for (seconds, expected) in [(1000, "AKID1"), (still_at, "AKID1"), (again_at, "AKID2"), (again_at, "AKID2")] {
            SECONDS.set(seconds);
            assert_eq!(key(&cache).await, expected, "{life:?} at {seconds}");
        }
        assert_eq!(provider.loads.load(Ordering::Relaxed), 2);
    }
}

#[tokio::test]
async fn many_calls_wait_for_one_load_and_share_its_outcome() {
    for fails in [0, 1] {
        SECONDS.set(1000);
        let (cache, provider) = cache(None, fails);
        let (a, b, c) = tokio::join!(cache.get(), cache.get(), cache.get());
        assert_eq!(provider.loads.load(Ordering::Relaxed), 1);
        for outcome in [a, b, c] {
            assert_eq!(outcome.is_err(), fails == 1);
        }
    }
}

#[tokio::test]
async fn until_they_expire_calls_go_on_with_what_is_there() {
    SECONDS.set(1000);
    let (cache, provider) = cache(Some(3600), 0);
    assert_eq!(key(&cache).await, "AKID1");
    SECONDS.set(4595);
    let (loading, meanwhile) = tokio::join!(key(&cache), key(&cache));
    assert_eq!((loading.as_str(), meanwhile.as_str()), ("AKID2", "AKID1"));

    SECONDS.set(4595 + 3595);
    provider.fails.store(1, Ordering::Relaxed);
    assert_eq!((key(&cache).await, key(&cache).await), ("AKID2".to_owned(), "AKID2".to_owned()));
    assert_eq!(provider.loads.load(Ordering::Relaxed), 3);
    SECONDS.set(4595 + 3600);
    assert!(cache.get().await.is_err());
}

#[tokio::test]
async fn what_the_service_refused_is_loaded_again_once() {
    SECONDS.set(1000);
    let (cache, _provider) = cache(None, 0);
    let first = cache.get().await.unwrap();
    cache.invalidate(&first);
    assert_eq!(key(&cache).await, "AKID2");
    // Told by a slower call, after others have loaded.
    cache.invalidate(&first);
    assert_eq!(key(&cache).await, "AKID2");
}

#[tokio::test]
async fn failures_say_what_the_provider_said() {
    for (fails, code, part, has_source) in [
        (1, "MissingCredentials", "has no credentials: nobody is logged in", true),
        (2, "Own", "said by ourselves", false),
        (3, "CredentialsTimeout", "within 20ms", false),
    ] {
        SECONDS.set(1000);
        let (cache, provider) = cache(None, fails);
        let failure = cache.get().await.unwrap_err();
        assert_eq!((failure.kind(), failure.code()), (ErrorKind::Credentials, Some(code)));
        assert!(failure.message().contains(part), "{failure}");
        assert_eq!(failure.source().is_some(), has_source);
        // Nothing stays broken.
        provider.fails.store(0, Ordering::Relaxed);
        assert_eq!(key(&cache).await, "AKID2");
    }
}

#[tokio::test]
async fn a_call_that_is_given_up_while_it_loads_holds_nobody_back() {
    SECONDS.set(1000);
    let (cache, provider) = cache(None, 3);
    assert!(tokio::time::timeout(Duration::from_millis(1), cache.get()).await.is_err());
    provider.fails.store(0, Ordering::Relaxed);
    assert_eq!(key(&cache).await, "AKID2");
}
