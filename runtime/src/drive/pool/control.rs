//! How far a pool is, and what can be changed while it runs.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::sync::futures::Notified;
use tokio::time::Instant;

use super::task::Finished;

/// A handle on a [`Pool`](crate::Pool), for whoever watches or steers it.
#[derive(Clone, Debug)]
pub struct PoolControl(Arc<Shared>);

/// How far a pool is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolProgress {
    /// How many calls have finished, failed ones included.
    pub done: usize,
    /// How many of them failed.
    pub failed: usize,
    /// How many have begun and not finished.
    pub in_flight: usize,
    /// How often requests of finished calls were sent again.
    pub retries: u64,
    /// How many calls there are in all, if the iterator knows.
    pub total: Option<usize>,
    /// How long the pool has been running, from its first call on.
    pub elapsed: Duration,
}

impl PoolProgress {
    /// How long the rest will take if it goes on as fast as until now. `None` as long as nothing is done, or nobody
    /// knows how many calls there are.
    #[must_use]
    pub fn estimated_rest(&self) -> Option<Duration> {
        let rest = self.total?.saturating_sub(self.done);
        let done = u32::try_from(self.done).ok().filter(|done| *done > 0)?;
        Some((self.elapsed / done).saturating_mul(u32::try_from(rest).unwrap_or(u32::MAX)))
    }
}

impl PoolControl {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    /// How far the pool is.
    #[must_use]
    pub fn progress(&self) -> PoolProgress {
        self.0.progress()
    }

    /// How many calls run at once from now on. With 0 no further one begins until the number changes. Calls that run
    /// already go on.
    pub fn set_concurrency(&self, calls: usize) {
        self.0.set_concurrency(calls);
    }

    /// Begins no further call. Those that run go on, and their results come.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Release);
        self.0.changed.notify_waiters();
    }
}

#[derive(Debug)]
pub(super) struct Shared {
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
    pub(super) fn new(limit: usize, (least, most): (usize, Option<usize>)) -> Self {
        let total = most.filter(|most| *most == least);
        let progress = PoolProgress { total, ..PoolProgress::default() };
        Self {
            limit: limit.into(),
            stopped: false.into(),
            changed: Notify::new(),
            counts: Mutex::new(Counts { progress, started: None }),
        }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit.load(Ordering::Acquire)
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    pub(super) fn set_concurrency(&self, calls: usize) {
        self.limit.store(calls, Ordering::Release);
        self.changed.notify_waiters();
    }

    /// Waits for another bound, or an end.
    pub(super) fn change(&self) -> Notified<'_> {
        self.changed.notified()
    }

    pub(super) fn begin(&self) {
        let mut counts = self.counts();
        counts.started.get_or_insert_with(Instant::now);
        counts.progress.in_flight += 1;
    }

    pub(super) fn note(&self, finished: Finished) {
        let Counts { progress, .. } = &mut *self.counts();
        progress.in_flight -= 1;
        progress.done += 1;
        progress.failed += usize::from(finished.failed);
        progress.retries += finished.attempts.saturating_sub(1) as u64;
    }

    pub(super) fn progress(&self) -> PoolProgress {
        let counts = self.counts();
        let elapsed = counts.started.map(|started| started.elapsed()).unwrap_or_default();
        PoolProgress { elapsed, ..counts.progress }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        // Nothing that panics happens while it is locked.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
