//! Clocks that make waits short: what takes minutes by them takes a test a moment.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use smithy_client_runtime::Clock;

/// Goes with the machine's clock, except that it skips most of each wait. The random number is always one half.
#[derive(Clone)]
pub(crate) struct Fast {
    skipped: Arc<Mutex<Duration>>,
    /// How often the time of day was asked for: each time it is a second later, so that no two signatures are equal.
    looks: Arc<AtomicU64>,
    /// How much of a time limit passes in real time. What it limits has to get its chance.
    limits: Duration,
}

/// Waits for another attempt are shorter than this, time limits longer, as far as tests go.
const LIMIT: Duration = Duration::from_secs(5);

impl Fast {
    /// Skips waits alone: for calls that reach no time limit, however slow the machine is.
    pub(crate) fn waits() -> Self {
        Self { skipped: Arc::default(), looks: Arc::default(), limits: Duration::MAX }
    }

    /// Skips time limits too: for services that say nothing.
    pub(crate) fn limits() -> Self {
        Self { skipped: Arc::default(), looks: Arc::default(), limits: Duration::from_millis(200) }
    }

    /// How much was skipped so far.
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
