//! Many calls at once, with a bound: results as they finish or in order, progress, and an end before the end.

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

/// How many calls a pool runs at once if nothing else is said.
pub const POOL_CONCURRENCY: usize = 16;

/// Runs calls, so many at once, in tasks of the Tokio runtime.
///
/// Calls begin while somebody waits for results: with [`next`](Self::next), [`next_in_order`](Self::next_in_order) or
/// [`all`](Self::all). They are taken out of the iterator only then, so it may be long, or endless. The failure of one
/// call stops no other. A pool that is dropped stops all of its calls.
///
/// Calls of different operations become results of one type by [`PoolTask::map`].
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
///     eprintln!("{:?}", control.progress());
/// }
/// # }
/// ```
#[must_use = "a pool does nothing until somebody waits for its results"]
pub struct Pool<I, R> {
    calls: Fuse<I>,
    /// How many were taken out of the iterator.
    taken: usize,
    running: JoinSet<Done<R, Finished>>,
    shared: Arc<Shared>,
    /// Results that came before their turn.
    early: BTreeMap<usize, R>,
    /// The index of the result that comes next in order.
    turn: usize,
}

/// The result of one call of a pool.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Done<R, F = ()> {
    /// The position of the call in the iterator, from 0.
    pub index: usize,
    /// How it ended.
    pub result: R,
    finished: F,
}

impl<I, R> Pool<I, R>
where
    I: Iterator<Item: Into<PoolTask<R>>>,
    R: Send + 'static,
{
    /// A pool of these calls. None begins yet.
    pub fn new(calls: impl IntoIterator<IntoIter = I>) -> Self {
        let calls = calls.into_iter();
        let shared = Arc::new(Shared::new(POOL_CONCURRENCY, calls.size_hint()));
        Self { calls: calls.fuse(), taken: 0, running: JoinSet::new(), shared, early: BTreeMap::new(), turn: 0 }
    }

    /// How many calls run at once. Without it: [`POOL_CONCURRENCY`]. The number can be changed while they run:
    /// [`PoolControl::set_concurrency`].
    pub fn concurrency(self, calls: usize) -> Self {
        self.shared.set_concurrency(calls);
        self
    }

    /// What tells how far the pool is, changes its bound and stops it, from anywhere.
    #[must_use]
    pub fn control(&self) -> PoolControl {
        PoolControl::new(Arc::clone(&self.shared))
    }

    /// The next result, as calls finish. `None` when all of them have, or when the pool was stopped and those that had
    /// begun have.
    ///
    /// No result is lost if the future is dropped.
    ///
    /// # Panics
    /// What a function given to [`PoolTask::map`] panics with.
    pub async fn next(&mut self) -> Option<Done<R>> {
        if let Some((index, result)) = self.early.pop_first() {
            return Some(Done { index, result, finished: () });
        }
        self.finish_one().await
    }

    /// The next result in the order of the calls, waiting for it while later ones finish. `None` after the last; of a
    /// pool that was stopped the results of all calls that had begun come before.
    ///
    /// # Panics
    /// What a function given to [`PoolTask::map`] panics with.
    pub async fn next_in_order(&mut self) -> Option<Done<R>> {
        loop {
            if let Some(result) = self.early.remove(&self.turn) {
                self.turn += 1;
                return Some(Done { index: self.turn - 1, result, finished: () });
            }
            let Some(Done { index, result, .. }) = self.finish_one().await else {
                // What `next` gave before is passed over.
                let (index, result) = self.early.pop_first()?;
                self.turn = index + 1;
                return Some(Done { index, result, finished: () });
            };
            self.early.insert(index, result);
        }
    }

    /// All results in the order of the calls.
    ///
    /// # Panics
    /// What a function given to [`PoolTask::map`] panics with.
    pub async fn all(mut self) -> Vec<R> {
        let mut results = Vec::with_capacity(self.calls.size_hint().0);
        while let Some(done) = self.next_in_order().await {
            results.push(done.result);
        }
        results
    }

    /// The calls that have not begun, for instance after the pool was stopped. Those that run are stopped.
    pub fn into_rest(self) -> impl Iterator<Item = I::Item> {
        self.calls
    }

    async fn finish_one(&mut self) -> Option<Done<R>> {
        loop {
            let shared = Arc::clone(&self.shared);
            // From here on no change goes unnoticed.
            let mut change = pin!(shared.change());
            change.as_mut().enable();
            let has_more = self.fill();
            if !has_more && self.running.is_empty() {
                return None;
            }
            let joined = poll_fn(|context| match self.poll_running(context) {
                Poll::Pending => change.as_mut().poll(context).map(|()| None),
                joined => joined.map(Some),
            });
            match joined.await {
                Some(Ok(Done { index, result, finished })) => {
                    self.shared.note(finished);
                    return Some(Done { index, result, finished: () });
                }
                Some(Err(error)) => {
                    // Else the runtime is about to end, and so will this.
                    if let Ok(panic) = error.try_into_panic() {
                        resume_unwind(panic);
                    }
                }
                None => {}
            }
        }
    }

    /// Nothing is ready while nothing runs.
    fn poll_running(&mut self, context: &mut Context<'_>) -> Poll<Result<Done<R, Finished>, JoinError>> {
        match self.running.poll_join_next(context) {
            Poll::Ready(Some(joined)) => Poll::Ready(joined),
            Poll::Ready(None) | Poll::Pending => Poll::Pending,
        }
    }

    /// Begins as many calls as there is room for; false if no further one will begin.
    fn fill(&mut self) -> bool {
        while !self.shared.is_stopped() {
            if self.running.len() >= self.shared.limit() {
                return true;
            }
            let Some(call) = self.calls.next() else { return false };
            let (index, task) = (self.taken, call.into());
            self.taken += 1;
            self.shared.begin();
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
        to.debug_struct("Pool").field("taken", &self.taken).field("progress", &self.shared.progress()).finish()
    }
}
