//! Clocks that make waits short: what takes minutes by them takes a test a moment.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use smithy_client_runtime::Clock;

/// The machine's clock with a random number of 0, so that no retry waits.
#[derive(Clone, Copy)]
pub(crate) struct Impatient;

impl Clock for Impatient {
    fn instant(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(time))
    }

    fn random(&self) -> f64 {
        0.0
    }
}

/// Goes with the machine's clock, except that it skips most of each wait. The random number is always one half.
#[derive(Clone, Default)]
pub(crate) struct Fast(Arc<Mutex<Duration>>);

impl Fast {
    fn skipped(&self) -> std::sync::MutexGuard<'_, Duration> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for Fast {
    fn instant(&self) -> Instant {
        Instant::now() + *self.skipped()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            // The long ones are time limits: what they limit has to get its chance.
            let long = time >= Duration::from_secs(5);
            let real = time.min(Duration::from_millis(if long { 200 } else { 1 }));
            tokio::time::sleep(real).await;
            *clock.skipped() += time - real;
        })
    }

    fn random(&self) -> f64 {
        0.5
    }
}
