//! Pools: many calls with limited concurrency, results as calls finish or in order, progress, and stopping early.

mod control;
mod task;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::future::poll_fn;
use std::iter::Fuse;
use std::panic::resume_unwind;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::task::{JoinError, JoinSet};

use self::control::Shared;
pub use self::control::{PoolControl, PoolProgress};
use self::task::Finished;
pub use self::task::PoolTask;

/// The default number of calls that a pool runs at once.
pub const POOL_CONCURRENCY: usize = 16;

/// Runs many calls with limited concurrency, in tasks of the Tokio runtime.
///
/// Calls are started by [`next`](Self::next), [`next_in_order`](Self::next_in_order) and [`all`](Self::all) while they
/// wait for results. They are taken from the iterator only then, so it may be infinite. A call that fails doesn't
/// affect the others. Dropping the pool stops all of its calls. A call continues only while the runtime runs in which
/// it was started, so await all results in one runtime.
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
pub struct Pool<I, R> {
    calls: Fuse<I>,
    /// The number of calls that were started.
    started: usize,
    running: JoinSet<Done<R, Finished>>,
    shared: Arc<Shared>,
    /// Results of `next_in_order` that are not next in order yet.
    out_of_order: BTreeMap<usize, R>,
    /// The index of the next result in order.
    next_index: usize,
}

/// The result of one call of a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Done<R, F = ()> {
    /// The position of the call in the iterator, from 0.
    pub index: usize,
    /// The result of the call.
    pub result: R,
    finished: F,
}

impl<I, R> Pool<I, R>
where
    I: Iterator<Item: Into<PoolTask<R>>>,
    R: Send + 'static,
{
    /// A pool of these calls. None is started yet.
    pub fn new(calls: impl IntoIterator<IntoIter = I>) -> Self {
        let calls = calls.into_iter();
        let shared = Arc::new(Shared::new(POOL_CONCURRENCY, calls.size_hint()));
        Self {
            calls: calls.fuse(),
            started: 0,
            running: JoinSet::new(),
            shared,
            out_of_order: BTreeMap::new(),
            next_index: 0,
        }
    }

    /// Sets the number of calls that run at once. Default: [`POOL_CONCURRENCY`]. It can be changed while the pool runs,
    /// with [`PoolControl::set_concurrency`].
    pub fn concurrency(self, calls: usize) -> Self {
        self.shared.set_concurrency(calls);
        self
    }

    /// Returns a handle that reads the progress, changes the concurrency, and stops the pool, from any thread.
    #[must_use]
    pub fn control(&self) -> PoolControl {
        PoolControl::new(Arc::clone(&self.shared))
    }

    /// Waits for the next call that finishes. `None` after all calls, or, if the pool was stopped, after all started
    /// calls.
    ///
    /// No result is lost if the future is dropped.
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub async fn next(&mut self) -> Option<Done<R>> {
        if let Some((index, result)) = self.out_of_order.pop_first() {
            return Some(Done { index, result, finished: () });
        }
        self.next_finished().await
    }

    /// Waits for the next result in the order of the calls. `None` after all calls, or, if the pool was stopped, after
    /// all started calls.
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub async fn next_in_order(&mut self) -> Option<Done<R>> {
        loop {
            if let Some(result) = self.out_of_order.remove(&self.next_index) {
                self.next_index += 1;
                return Some(Done { index: self.next_index - 1, result, finished: () });
            }
            let Some(Done { index, result, .. }) = self.next_finished().await else {
                // Results that `next` has returned are skipped.
                let (index, result) = self.out_of_order.pop_first()?;
                self.next_index = index + 1;
                return Some(Done { index, result, finished: () });
            };
            self.out_of_order.insert(index, result);
        }
    }

    /// Waits for all calls. Returns the results in the order of the calls.
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub async fn all(mut self) -> Vec<R> {
        let mut results = Vec::with_capacity(self.calls.size_hint().0);
        while let Some(done) = self.next_in_order().await {
            results.push(done.result);
        }
        results
    }

    /// Returns the calls that were not started, for instance after the pool was stopped. Running calls are stopped.
    pub fn into_rest(self) -> impl Iterator<Item = I::Item> {
        self.calls
    }

    async fn next_finished(&mut self) -> Option<Done<R>> {
        loop {
            let shared = Arc::clone(&self.shared);
            // Enabled before the state is read, so that no change is missed.
            let mut change = pin!(shared.change());
            change.as_mut().enable();
            let has_more = self.start_calls();
            if !has_more && self.running.is_empty() {
                return None;
            }
            let joined = poll_fn(|context| match self.poll_running(context) {
                Poll::Pending => change.as_mut().poll(context).map(|()| None),
                joined => joined.map(Some),
            });
            match joined.await {
                Some(Ok(Done { index, result, finished })) => {
                    self.shared.record_finished(finished);
                    return Some(Done { index, result, finished: () });
                }
                Some(Err(error)) => {
                    // Otherwise the task was cancelled because the runtime is shutting down.
                    if let Ok(panic) = error.try_into_panic() {
                        resume_unwind(panic);
                    }
                }
                None => {}
            }
        }
    }

    /// Polls for the next finished call. Pending if no call is running.
    fn poll_running(&mut self, context: &mut Context<'_>) -> Poll<Result<Done<R, Finished>, JoinError>> {
        match self.running.poll_join_next(context) {
            Poll::Ready(Some(joined)) => Poll::Ready(joined),
            Poll::Ready(None) | Poll::Pending => Poll::Pending,
        }
    }

    /// Starts calls up to the limit. False if no further call will be started.
    fn start_calls(&mut self) -> bool {
        while !self.shared.is_stopped() {
            if self.running.len() >= self.shared.limit() {
                return true;
            }
            let Some(call) = self.calls.next() else { return false };
            let (index, task) = (self.started, call.into());
            self.started += 1;
            self.shared.record_started();
            self.running.spawn(async move {
                let (result, finished) = task.run().await;
                Done { index, result, finished }
            });
        }
        false
    }
}

impl<I, R> fmt::Debug for Pool<I, R> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Pool").field("started", &self.started).field("progress", &self.shared.progress()).finish()
    }
}
