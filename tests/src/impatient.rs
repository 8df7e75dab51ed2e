//! A clock that doesn't wait between attempts.

use std::pin::Pin;
use std::time::{Duration, Instant};

use smithy_client_runtime::Clock;

/// The system clock with the random number 0, so that retries don't wait.
#[derive(Clone, Copy, Debug)]
pub struct Impatient;

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
