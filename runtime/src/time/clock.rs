//! Time and chance: what a call asks the machine for, replaceable so that tests wait for nothing.

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

/// Where a client takes time and randomness from, for tests of back-off and time limits that wait for nothing. See
/// [`ConfigBuilder::clock`](crate::ConfigBuilder::clock).
pub trait Clock: Send + Sync + 'static {
    /// The time that requests are signed with.
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    /// The time that time limits are measured by: it never goes back.
    fn instant(&self) -> Instant;

    /// Waits: before another attempt, and beside an attempt for its time limits. Nothing begins before the future is
    /// polled.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// A number from 0 to 1 that a wait is multiplied by.
    fn random(&self) -> f64 {
        fastrand::f64()
    }
}

/// The clock of a client: the user's, else Tokio's, which costs no allocation and obeys `tokio::time::pause`.
#[derive(Clone, Default)]
pub(crate) struct Time(Option<Arc<dyn Clock>>);

impl Time {
    pub(crate) fn new(clock: impl Clock) -> Self {
        Self(Some(Arc::new(clock)))
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.0.as_ref().map_or_else(SystemTime::now, |clock| clock.now())
    }

    pub(crate) fn instant(&self) -> Instant {
        match &self.0 {
            None => tokio::time::Instant::now().into_std(),
            Some(clock) => clock.instant(),
        }
    }

    pub(crate) fn since(&self, start: Instant) -> Duration {
        self.instant().saturating_duration_since(start)
    }

    pub(crate) fn random(&self) -> f64 {
        let random = self.0.as_ref().map_or_else(fastrand::f64, |clock| clock.random());
        // A wait can't be multiplied by anything else.
        if (0.0..=1.0).contains(&random) { random } else { 1.0 }
    }

    pub(crate) async fn sleep(&self, time: Duration) {
        match &self.0 {
            None => tokio::time::sleep(time).await,
            Some(clock) => clock.sleep(time).await,
        }
    }

    /// What the work gives, or `None` if it takes longer. No timer is set for work that is done at once.
    pub(crate) async fn within<T>(&self, limit: Duration, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        let mut limit = pin!(self.sleep(limit));
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending => limit.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(if self.0.is_some() { "the user's clock" } else { "the system's clock" })
    }
}
