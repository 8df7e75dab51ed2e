//! The progress of a pool, and the handle that controls it.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::sync::futures::Notified;
use tokio::time::Instant;

use super::task::Finished;

/// A handle that monitors and controls a [`Pool`](crate::Pool).
#[derive(Clone, Debug)]
pub struct PoolControl(Arc<Shared>);

/// The progress of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolProgress {
    /// The number of finished calls or rows, including failed ones.
    pub done: usize,
    /// The number of finished steps of [`Rows`](crate::Rows); `None` for a pool of calls.
    pub steps: Option<usize>,
    /// The number of failed calls or rows.
    pub failed: usize,
    /// The number of running calls or rows.
    pub in_flight: usize,
    /// The number of retries of finished calls or rows.
    pub retries: u64,
    /// The number of all calls or rows, if the size of the iterator is known.
    pub total: Option<usize>,
    /// The time since the first call was started.
    pub elapsed: Duration,
}

impl PoolProgress {
    /// The estimated time for the remaining calls, at the average rate so far. `None` if no call has finished, or if
    /// the number of calls is not known.
    #[must_use]
    pub fn estimated_rest(&self) -> Option<Duration> {
        let rest = self.total?.saturating_sub(self.done);
        let done = u32::try_from(self.done).ok().filter(|done| *done > 0)?;
        Some((self.elapsed / done).saturating_mul(u32::try_from(rest).unwrap_or(u32::MAX)))
    }
}

/// Writes one line, like `30 of 100 calls done, 2 failed, 16 in flight, 5 retries, 12.5 s elapsed, 29.2 s left`, or
/// `30 of 100 rows done, 75 steps, 2 failed, …`.
impl fmt::Display for PoolProgress {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, steps, failed, in_flight, retries, total, elapsed } = self;
        let unit = if steps.is_some() { "rows" } else { "calls" };
        match total {
            Some(total) => write!(to, "{done} of {total} {unit} done")?,
            None => write!(to, "{done} {unit} done")?,
        }
        if let Some(steps) = steps {
            write!(to, ", {steps} steps")?;
        }
        let elapsed = elapsed.as_secs_f64();
        write!(to, ", {failed} failed, {in_flight} in flight, {retries} retries, {elapsed:.1} s elapsed")?;
        match self.estimated_rest().filter(|rest| !rest.is_zero()) {
            Some(rest) => write!(to, ", {:.1} s left", rest.as_secs_f64()),
            None => Ok(()),
        }
    }
}

impl PoolControl {
    pub(in crate::drive) fn new(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    /// The progress of the pool.
    #[must_use]
    pub fn progress(&self) -> PoolProgress {
        self.0.progress()
    }

    /// Changes the number of calls that run at once. With 0, no further call is started until the number is changed
    /// again. Running calls continue.
    pub fn set_concurrency(&self, calls: usize) {
        self.0.set_concurrency(calls);
    }

    /// Stops the pool: no further call is started. Running calls continue, and their results are returned.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Release);
        self.0.changed.notify_waiters();
    }
}

#[derive(Debug)]
pub(in crate::drive) struct Shared {
    limit: AtomicUsize,
    stopped: AtomicBool,
    changed: Notify,
    counts: Mutex<Counts>,
}

#[derive(Debug)]
struct Counts {
    progress: PoolProgress,
    started: Option<Instant>,
}

impl Shared {
    pub(in crate::drive) fn new(limit: usize, (lower, upper): (usize, Option<usize>)) -> Self {
        let total = upper.filter(|upper| *upper == lower);
        let progress = PoolProgress { total, ..PoolProgress::default() };
        Self {
            limit: limit.into(),
            stopped: false.into(),
            changed: Notify::new(),
            counts: Mutex::new(Counts { progress, started: None }),
        }
    }

    /// Counts steps from now on.
    pub(in crate::drive) fn with_steps(self) -> Self {
        self.counts().progress.steps = Some(0);
        self
    }

    pub(in crate::drive) fn record_step(&self) {
        let mut counts = self.counts();
        counts.progress.steps = counts.progress.steps.map(|steps| steps + 1);
    }

    pub(in crate::drive) fn limit(&self) -> usize {
        self.limit.load(Ordering::Acquire)
    }

    pub(in crate::drive) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    pub(in crate::drive) fn set_concurrency(&self, calls: usize) {
        self.limit.store(calls, Ordering::Release);
        self.changed.notify_waiters();
    }

    /// Waits for a change of the limit, or for the pool to be stopped.
    pub(in crate::drive) fn change(&self) -> Notified<'_> {
        self.changed.notified()
    }

    pub(in crate::drive) fn record_started(&self) {
        let mut counts = self.counts();
        counts.started.get_or_insert_with(Instant::now);
        counts.progress.in_flight += 1;
    }

    pub(in crate::drive) fn record_finished(&self, finished: Finished) {
        let Counts { progress, .. } = &mut *self.counts();
        progress.in_flight -= 1;
        progress.done += 1;
        progress.failed += usize::from(finished.failed);
        progress.retries += finished.retries as u64;
    }

    pub(in crate::drive) fn progress(&self) -> PoolProgress {
        let counts = self.counts();
        let elapsed = counts.started.map(|started| started.elapsed()).unwrap_or_default();
        PoolProgress { elapsed, ..counts.progress }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        // No code panics while it holds the lock.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
