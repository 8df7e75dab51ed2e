//! Clocks that shorten waits: a test takes a moment instead of minutes.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use smithy_client_runtime::Clock;

/// Runs with the system clock, but skips most of each wait. The random number is always one half.
#[derive(Clone)]
pub(crate) struct Fast {
    skipped: Arc<Mutex<Duration>>,
    /// How often the time was read. Each time is one second later, so that no two signatures are equal.
    looks: Arc<AtomicU64>,
    /// The real duration of a time limit, which must leave time for what it limits.
    limits: Duration,
}

/// In tests, waits between attempts are shorter than this, and time limits are longer.
const LIMIT: Duration = Duration::from_secs(5);

impl Fast {
    /// Skips only waits: for calls that reach no time limit, however slow the machine is.
    pub(crate) fn waits() -> Self {
        Self { skipped: Arc::default(), looks: Arc::default(), limits: Duration::MAX }
    }

    /// Skips time limits too: for services that don't respond.
    pub(crate) fn limits() -> Self {
        Self { skipped: Arc::default(), looks: Arc::default(), limits: Duration::from_millis(200) }
    }

    /// The time that was skipped so far.
    pub(crate) fn skipped(&self) -> Duration {
        *self.lock()
    }

    fn lock(&self) -> MutexGuard<'_, Duration> {
        self.skipped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for Fast {
    fn now(&self) -> SystemTime {
        SystemTime::now() + Duration::from_secs(self.looks.fetch_add(1, Ordering::Relaxed))
    }

    fn instant(&self) -> Instant {
        Instant::now() + self.skipped()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            let real = time.min(if time < LIMIT { Duration::from_millis(1) } else { clock.limits });
            tokio::time::sleep(real).await;
            *clock.lock() += time - real;
        })
    }

    fn random(&self) -> f64 {
        0.5
    }
}
