//! What pools and rows have in common: tasks are started up to a limit, and their results are returned as they finish or
//! in order.

use std::any::Any;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::task::JoinSet;

use super::control::Shared;
use super::task::{Finished, PoolTask};
use crate::retry::{Line, Turn};

/// The number of results that wait for an earlier one, beyond which no further task is started.
const OUT_OF_ORDER: usize = 1024;

/// What a task returned, or its panic.
type Ended<R> = Result<(R, Finished), Box<dyn Any + Send>>;

/// Where the tasks come from.
pub(in crate::drive) trait Source<R> {
    /// The next task; `None` after the last.
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<PoolTask<R>>>;
}

/// Runs tasks with limited concurrency.
pub(in crate::drive) struct Engine<S, R> {
    pub(in crate::drive) source: S,
    pub(in crate::drive) shared: Arc<Shared>,
    pub(in crate::drive) line: Arc<Line>,
    /// Whether the source has no more tasks.
    exhausted: bool,
    /// The number of tasks that were started.
    started: usize,
    running: JoinSet<(usize, Ended<R>)>,
    /// Results of `next_in_order` that are not next in order yet; `None` after a panic.
    out_of_order: BTreeMap<usize, Option<R>>,
    /// The index of the next result in order.
    next_index: usize,
}

impl<S: Source<R>, R: Send + 'static> Engine<S, R> {
    pub(in crate::drive) fn new(source: S, shared: Arc<Shared>) -> Self {
        Self {
            source,
            shared,
            line: Arc::default(),
            exhausted: false,
            started: 0,
            running: JoinSet::new(),
            out_of_order: BTreeMap::new(),
            next_index: 0,
        }
    }

    /// The next result, with its index.
    pub(in crate::drive) async fn next(&mut self) -> Option<(usize, R)> {
        while let Some((index, result)) = self.out_of_order.pop_first() {
            if let Some(result) = result {
                return Some((index, result));
            }
        }
        self.next_finished().await
    }

    /// The next result in order, with its index.
    pub(in crate::drive) async fn next_in_order(&mut self) -> Option<(usize, R)> {
        loop {
            if let Some(result) = self.out_of_order.remove(&self.next_index) {
                self.next_index += 1;
                match result {
                    Some(result) => return Some((self.next_index - 1, result)),
                    None => continue,
                }
            }
            match self.next_finished().await {
                Some((index, result)) => drop(self.out_of_order.insert(index, Some(result))),
                // Results that `next` has returned are skipped.
                None => self.next_index = *self.out_of_order.first_key_value()?.0,
            }
        }
    }

    async fn next_finished(&mut self) -> Option<(usize, R)> {
        loop {
            let shared = Arc::clone(&self.shared);
            // Enabled before the state is read, so that no change is missed.
            let mut change = pin!(shared.change());
            change.as_mut().enable();
            let joined = poll_fn(|context| {
                let has_more = self.start(context);
                match self.running.poll_join_next(context) {
                    Poll::Ready(Some(joined)) => Poll::Ready(Some(Some(joined))),
                    _ if !has_more && self.running.is_empty() => Poll::Ready(None),
                    _ => change.as_mut().poll(context).map(|()| Some(None)),
                }
            });
            match joined.await? {
                Some(Ok((index, Ok((result, finished))))) => {
                    self.shared.record_finished(finished);
                    return Some((index, result));
                }
                Some(Ok((index, Err(panic)))) => {
                    self.shared.record_finished(Finished { failed: true, retries: 0 });
                    // So that a caller that goes on doesn't wait for its result.
                    self.out_of_order.insert(index, None);
                    resume_unwind(panic);
                }
                // It was cancelled, because the runtime is shutting down.
                Some(Err(_)) | None => {}
            }
        }
    }

    /// Starts tasks up to the limit. False if no further task will be started.
    fn start(&mut self, context: &mut Context<'_>) -> bool {
        while !self.exhausted && !self.shared.is_stopped() {
            // The earliest task is always running, or its result is the next one.
            if self.running.len() >= self.shared.limit() || self.out_of_order.len() >= OUT_OF_ORDER {
                return true;
            }
            match self.source.poll_next(context) {
                Poll::Ready(Some(task)) => self.spawn(task),
                Poll::Ready(None) => self.exhausted = true,
                Poll::Pending => return true,
            }
        }
        false
    }

    fn spawn(&mut self, task: PoolTask<R>) {
        let index = self.started;
        self.started += 1;
        self.shared.record_started();
        let turn = Turn { line: Arc::clone(&self.line), order: index as u64, is_repeated: false, before_sending: None };
        let mut task = task.run(turn);
        self.running.spawn(async move {
            let done = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| task.as_mut().poll(context))) {
                Ok(poll) => poll.map(Ok),
                Err(panic) => Poll::Ready(Err(panic)),
            });
            (index, done.await)
        });
    }
}

impl<S, R> Engine<S, R> {
    /// The number of tasks that were started.
    pub(in crate::drive) fn started(&self) -> usize {
        self.started
    }
}
