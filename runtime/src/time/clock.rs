//! The sources of time and randomness, replaceable so that tests don't wait.

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

/// The time and randomness of a client. Replace it in tests of back-off and time limits, so that they don't wait:
/// [`ConfigBuilder::clock`](crate::ConfigBuilder::clock).
pub trait Clock: Send + Sync + 'static {
    /// The wall-clock time, with which requests are signed.
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    /// The monotonic time, with which durations and time limits are measured.
    fn instant(&self) -> Instant;

    /// Completes after `time`: the wait before another attempt, or the time limit of an attempt. The time counts from
    /// the first poll of the future.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// A random number from 0 to 1, by which a back-off is multiplied.
    fn random(&self) -> f64 {
        fastrand::f64()
    }
}

/// The clock of a client: that of the configuration, else Tokio's, which allocates nothing and supports
/// `tokio::time::pause`.
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
        // A custom clock may return anything, NaN too.
        if (0.0..=1.0).contains(&random) { random } else { 1.0 }
    }

    pub(crate) async fn sleep(&self, time: Duration) {
        match &self.0 {
            None => tokio::time::sleep(time).await,
            Some(clock) => clock.sleep(time).await,
        }
    }

    /// The result of the work, or `None` if it takes longer than the limit. Work that is ready at once costs no timer.
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
        to.write_str(if self.0.is_some() { "custom clock" } else { "system clock" })
    }
}
