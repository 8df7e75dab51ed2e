//! Pools: many calls with limited concurrency, results as calls finish or in order, progress, and stopping early.

mod control;
mod engine;
mod task;
#[cfg(test)]
mod tests;

use std::fmt;
use std::iter::Fuse;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

pub(super) use self::control::Shared;
pub use self::control::{PoolControl, PoolProgress};
pub(super) use self::engine::{Engine, Source};
pub use self::task::PoolTask;
pub(super) use self::task::{Finished, retries};
use crate::retry::Quota;

/// The default number of calls that a pool runs at once.
pub const POOL_CONCURRENCY: usize = 16;

/// Runs many calls with limited concurrency, in tasks of the Tokio runtime.
///
/// Calls are started by [`next`](Self::next), [`next_in_order`](Self::next_in_order) and [`all`](Self::all) while they
/// wait for results. They are taken from the iterator only then, so it may be infinite. A call that fails doesn't
/// affect the others. Dropping the pool stops all of its calls. A call continues only while the runtime runs in which
/// it was started, so await all results in one runtime.
///
/// # The rate
///
/// A pool sends as fast as the service accepts. From the first throttled attempt on, it finds the rate of the service,
/// and holds its calls back to it, in their order. A call that is throttled, and whose request can't have been applied
/// before, goes back into the line: it takes none of its attempts ([`RetryConfig::max_attempts`](crate::RetryConfig::max_attempts))
/// and nothing of the retry quota, and its time limit starts anew with its turn. It is sent again with the same body, and
/// so with the same idempotency token.
///
/// If you know what the service accepts, state it ([`quota`](Self::quota)), and hardly any attempt is throttled. A
/// [`deadline`](Self::deadline) ends the wait for a service that accepts nothing any more, for instance since a quota for
/// the day is used up.
///
/// With [`PoolTask::map`], calls of different operations have results of one type.
///
/// ```no_run
/// # use smithy_client_runtime::{Call, Client, Operation, Pool};
/// # async fn example<Op: Operation>(client: Client, requests: Vec<Op>) {
/// let calls = requests.into_iter().map(|request| Call::new(client.clone(), request));
/// let mut pool = Pool::new(calls).concurrency(4);
/// let control = pool.control();
/// while let Some(done) = pool.next().await {
///     if let Err(error) = done.result {
///         eprintln!("{}: {error}", done.index);
///     }
///     eprintln!("{}", control.progress());
/// }
/// # }
/// ```
#[must_use = "a pool does nothing until its results are awaited"]
pub struct Pool<I, R>(Engine<Calls<I>, R>);

/// The calls that are not started yet.
struct Calls<I>(Fuse<I>);

impl<I: Iterator<Item: Into<PoolTask<R>>>, R> Source<R> for Calls<I> {
    fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<PoolTask<R>>> {
        Poll::Ready(self.0.next().map(Into::into))
    }
}

/// The result of one call of a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Done<R> {
    /// The position of the call in the iterator, from 0.
    pub index: usize,
    /// The result of the call.
    pub result: R,
}

impl<I, R> Pool<I, R>
where
    I: Iterator<Item: Into<PoolTask<R>>>,
    R: Send + 'static,
{
    /// A pool of these calls. None is started yet.
    pub fn new(calls: impl IntoIterator<IntoIter = I>) -> Self {
        let calls = calls.into_iter();
        let shared = Shared::new(POOL_CONCURRENCY, calls.size_hint());
        Self(Engine::new(Calls(calls.fuse()), Arc::new(shared)))
    }

    /// Sets the number of calls that run at once. Default: [`POOL_CONCURRENCY`]. It can be changed while the pool runs,
    /// with [`PoolControl::set_concurrency`].
    pub fn concurrency(self, calls: usize) -> Self {
        self.0.shared.set_concurrency(calls);
        self
    }

    /// Adds a quota of the service, in addition to that of the client. The time that a call waits for it doesn't count
    /// in the time limit of the call.
    pub fn quota(self, quota: Quota) -> Self {
        self.0.line.add_quota(quota);
        self
    }

    /// Sets the deadline of the pool: how long its calls wait while the service accepts none of them. Default:
    /// [`POOL_DEADLINE`](crate::POOL_DEADLINE), 15 minutes.
    ///
    /// If the service has accepted nothing for so long, the waiting calls fail with their last error, and so do further
    /// ones, until the service accepts a call again. If a quota has no room for longer, the calls fail at once with the
    /// code `QuotaUsedUp`: the message names the quota, what is used, and when there is room again.
    pub fn deadline(self, deadline: Duration) -> Self {
        self.0.line.set_deadline(deadline);
        self
    }

    /// Returns a handle that reads the progress, changes the concurrency, and stops the pool, from any thread.
    #[must_use]
    pub fn control(&self) -> PoolControl {
        PoolControl::new(Arc::clone(&self.0.shared))
    }

    /// Waits for the next call that finishes. `None` after all calls, or, if the pool was stopped, after all started
    /// calls.
    ///
    /// No result is lost if the future is dropped.
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub async fn next(&mut self) -> Option<Done<R>> {
        self.0.next().await.map(|(index, result)| Done { index, result })
    }

    /// Waits for the next result in the order of the calls. `None` after all calls, or, if the pool was stopped, after
    /// all started calls. While 1,024 results wait for an earlier one, no further call is started.
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub async fn next_in_order(&mut self) -> Option<Done<R>> {
        self.0.next_in_order().await.map(|(index, result)| Done { index, result })
    }

    /// Waits for all calls. Returns the results in the order of the calls.
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub async fn all(mut self) -> Vec<R> {
        let mut results = Vec::with_capacity(self.0.source.0.size_hint().0);
        while let Some(done) = self.next_in_order().await {
            results.push(done.result);
        }
        results
    }

    /// Returns the calls that were not started, for instance after the pool was stopped. Running calls are stopped.
    pub fn into_rest(self) -> impl Iterator<Item = I::Item> {
        self.0.source.0
    }
}

impl<I, R> fmt::Debug for Pool<I, R> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Engine { shared, line, .. } = &self.0;
        to.debug_struct("Pool")
            .field("started", &self.0.started())
            .field("progress", &shared.progress())
            .field("line", line)
            .finish()
    }
}
