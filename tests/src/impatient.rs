//! A clock that never waits for another attempt.

use std::pin::Pin;
use std::time::{Duration, Instant};

use smithy_client_runtime::Clock;

/// The machine's clock with a random number of 0, so that no retry waits.
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
