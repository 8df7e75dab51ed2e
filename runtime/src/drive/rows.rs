//! Rows: one async function for each row of a source, whose steps are calls that wait for their turn, count in quotas,
//! and are recorded in a journal.

mod error;
mod facts;
mod record;
mod row;
mod source;
mod step;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

pub use self::error::{RowError, StepError, UnknownOutcome};
pub use self::row::Row;
use self::row::Setting;
pub use self::source::RowSource;
#[cfg(feature = "stream")]
use self::source::StreamRows;
use self::source::{IterRows, PagingRows};
pub use self::step::{KeptStep, Step};
use super::paging::Paging;
use super::pool::{Engine, Finished, POOL_CONCURRENCY, PoolControl, PoolTask, Shared, Source};
use crate::journal::Journal;
use crate::retry::Quota;

/// Runs an async function for each row of a source, many rows at once.
///
/// A row makes its calls as steps ([`Row::step`]). A step is what waits in the line of the rows, as a call of a
/// [`Pool`](crate::Pool) does: for quotas, and for the rate that the service accepts. Steps of earlier rows come first,
/// so that rows that were begun are finished before others are begun. With a [`journal`](Self::journal), a run that ended
/// early is continued by the next one.
///
/// Rows are taken from the source only when they are started, and nothing of them is kept after their results were
/// returned. A row that fails doesn't affect the others. Dropping the value stops all rows. Await all results in one
/// Tokio runtime.
///
/// The progress is printed in one line: see [`PoolProgress`](crate::PoolProgress).
///
/// ```no_run
/// # use smithy_client_runtime::{Call, Client, Journal, Operation, Rows, StepError};
/// # trait Create: Operation<Output = String> {}
/// # async fn example<Op: Create>(client: Client, table: Vec<(String, Op)>) -> Result<(), Box<dyn std::error::Error>> {
/// let mut rows = Rows::new(table, |row, (_, request)| {
///     let call = Call::new(client.clone(), request);
///     async move {
///         let id = row.step("create", call).keep(|id| id.clone()).await?;
///         Ok::<_, StepError<Op::Error>>(id)
///     }
/// })
/// .keyed(|(key, _)| key.clone())
/// .journal(Journal::open("import.journal")?);
/// let control = rows.control();
/// while let Some(done) = rows.next().await {
///     match done.result {
///         Ok(id) => println!("{} is {id}", done.key),
///         Err(error) => eprintln!("{}: {error}", done.key),
///     }
///     eprintln!("{}", control.progress());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "rows do nothing until their results are awaited"]
pub struct Rows<S: RowSource, F, T, E>(Engine<Tasks<S, F>, Ended<T, E>>);

/// The result of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowDone<T, E> {
    /// The position of the row in the source, from 0.
    pub index: usize,
    /// The key of the row.
    pub key: String,
    /// The result of the row.
    pub result: Result<T, RowError<E>>,
}

/// The key and the result of a row.
struct Ended<T, E> {
    key: String,
    result: Result<T, RowError<E>>,
}

/// Makes tasks of rows.
struct Tasks<S: RowSource, F> {
    source: S,
    work: F,
    key: Option<Key<S::Item>>,
    /// Hashes of the keys so far, if they were not made here: 64 bits, which are the same for two of a million keys with a
    /// probability of 1 in 37 million.
    keys: HashSet<u64>,
    index: usize,
    setting: Setting,
    shared: Arc<Shared>,
}

type Key<I> = Box<dyn Fn(&I) -> String + Send>;

impl<I: Iterator, F, Fut, T, E> Rows<IterRows<I>, F, T, E>
where
    F: Fn(Row, I::Item) -> Fut,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    /// Rows from an iterator. None is started yet.
    pub fn new(rows: impl IntoIterator<IntoIter = I>, work: F) -> Self {
        Self::of_source(IterRows::new(rows.into_iter()), work)
    }
}

impl<P: Paging, F, Fut, T, E> Rows<PagingRows<P>, F, T, E>
where
    F: Fn(Row, Result<P::Item, P::Error>) -> Fut,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    /// Rows from the items or pages of an operation ([`Call::items`](crate::Call::items)). Pages are fetched when their
    /// rows are needed. An error is the last row.
    pub fn of_items(items: P, work: F) -> Self {
        Self::of_source(PagingRows::new(items), work)
    }
}

#[cfg(feature = "stream")]
impl<St: futures_core::Stream, F, Fut, T, E> Rows<StreamRows<St>, F, T, E>
where
    F: Fn(Row, St::Item) -> Fut,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    /// Rows from a stream.
    pub fn of_stream(rows: St, work: F) -> Self {
        Self::of_source(StreamRows::new(rows), work)
    }
}

impl<S, F, Fut, T, E> Rows<S, F, T, E>
where
    S: RowSource,
    F: Fn(Row, S::Item) -> Fut,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    fn of_source(source: S, work: F) -> Self {
        let shared = Shared::new(POOL_CONCURRENCY, source.size_hint()).with_steps();
        let tasks = |shared: Arc<Shared>| {
            let (keys, setting) = (HashSet::new(), Setting::default());
            Tasks { source, work, key: None, keys, index: 0, setting, shared }
        };
        let shared = Arc::new(shared);
        Self(Engine::new(tasks(Arc::clone(&shared)), shared))
    }

    /// Sets the key of each row, which a journal and the results name. It must be the same in each run, and no two rows
    /// may have the same: the second one fails, and is not run. Default: the position in the source, from 0.
    ///
    /// The hashes of all keys are kept: up to 28 bytes for each key.
    pub fn keyed(mut self, key: impl Fn(&S::Item) -> String + Send + 'static) -> Self {
        self.0.source.key = Some(Box::new(key));
        self
    }

    /// Records the steps in a journal, and goes on where earlier runs ended. Then each step has to say what it keeps
    /// ([`Step::keep`]). The requests of the last 24 hours that the journal has recorded count in the quotas of the rows
    /// ([`quota`](Self::quota)).
    ///
    /// The begin of a step is recorded when its turn has come, directly before it is sent. A step of which only the begin
    /// is recorded may have been applied. It is sent again if that has no further effect:
    /// if the operation is idempotent, or with its recorded idempotency token as long as the service keeps that. Else the
    /// step fails with [`StepError::Unknown`], unless it says how to find out ([`KeptStep::find_out`]).
    pub fn journal(mut self, journal: Journal) -> Self {
        self.0.source.setting.journal = Some(Arc::new(journal));
        self.count_past();
        self
    }

    /// Sets for how long the service keeps idempotency tokens. Default: what the generated crate states, or 10 minutes,
    /// the shortest time that AWS documents for a service.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.0.source.setting.token_lifetime = Some(lifetime);
        self
    }

    /// Sets the number of rows that run at once. Default: [`POOL_CONCURRENCY`].
    pub fn concurrency(self, rows: usize) -> Self {
        self.0.shared.set_concurrency(rows);
        self
    }

    /// Adds a quota of the service, as [`Pool::quota`](crate::Pool::quota) does.
    pub fn quota(mut self, quota: Quota) -> Self {
        if self.0.line.add_quota(quota.clone()) {
            self.0.source.setting.uncounted.push(quota);
            self.count_past();
        }
        self
    }

    /// Sets how long steps wait while the service accepts none, as [`Pool::deadline`](crate::Pool::deadline) does.
    pub fn deadline(self, deadline: Duration) -> Self {
        self.0.line.set_deadline(deadline);
        self
    }

    /// Returns a handle that reads the progress, changes the concurrency, and stops the rows, from any thread.
    #[must_use]
    pub fn control(&self) -> PoolControl {
        PoolControl::new(Arc::clone(&self.0.shared))
    }

    /// Waits for the next row that finishes. `None` after all rows, or, if they were stopped, after all started rows.
    ///
    /// # Panics
    /// If the function of a row panics.
    pub async fn next(&mut self) -> Option<RowDone<T, E>> {
        self.0.next().await.map(done)
    }

    /// Waits for the next row in the order of the source. `None` after all rows, or, if they were stopped, after all
    /// started rows. While 1,024 results wait for an earlier one, no further row is started.
    ///
    /// # Panics
    /// If the function of a row panics.
    pub async fn next_in_order(&mut self) -> Option<RowDone<T, E>> {
        self.0.next_in_order().await.map(done)
    }

    /// Counts what the journal has recorded in the quotas in which it doesn't count yet.
    fn count_past(&mut self) {
        let Setting { journal: Some(journal), uncounted, .. } = &mut self.0.source.setting else { return };
        for quota in uncounted.drain(..) {
            for (operation, at, count) in journal.past() {
                quota.add_past(operation, *at, *count);
            }
        }
    }
}

fn done<T, E>((index, Ended { key, result }): (usize, Ended<T, E>)) -> RowDone<T, E> {
    RowDone { index, key, result }
}

impl<S, F, Fut, T, E> Source<Ended<T, E>> for Tasks<S, F>
where
    S: RowSource,
    F: Fn(Row, S::Item) -> Fut,
    Fut: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<PoolTask<Ended<T, E>>>> {
        let Some(item) = ready!(self.source.poll_next(context)) else { return Poll::Ready(None) };
        let index = self.index;
        self.index += 1;
        // A panic is that of the row, so that the others keep their positions.
        let begun = catch_unwind(AssertUnwindSafe(|| self.begin(index, item)));
        Poll::Ready(Some(begun.unwrap_or_else(|panic| PoolTask::of(move |_| async { resume_unwind(panic) }))))
    }
}

impl<S: RowSource, F> Tasks<S, F> {
    /// Calls the functions of the user for a row.
    fn begin<Fut, T, E>(&mut self, index: usize, item: S::Item) -> PoolTask<Ended<T, E>>
    where
        F: Fn(Row, S::Item) -> Fut,
        Fut: Future<Output = Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        let key = match &self.key {
            None => index.to_string(),
            Some(key) => {
                let key = key(&item);
                if !self.keys.insert(hash(&key)) {
                    return repeated(key);
                }
                key
            }
        };
        let row = Row::new(index, key, self.setting.clone(), Arc::clone(&self.shared));
        let work = (self.work)(row.clone(), item);
        PoolTask::of(move |turn| {
            row.start(turn);
            async move {
                let result = work.await.map_err(RowError::Failed);
                let finished = Finished { failed: result.is_err(), retries: row.retries() };
                (Ended { key: row.key().to_owned(), result }, finished)
            }
        })
    }
}

/// The task of a row whose key an earlier row has.
fn repeated<T: Send + 'static, E: Send + 'static>(key: String) -> PoolTask<Ended<T, E>> {
    let ended = Ended { key, result: Err(RowError::RepeatedKey) };
    PoolTask::of(move |_| std::future::ready((ended, Finished { failed: true, retries: 0 })))
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

impl<S: RowSource, F, T, E> fmt::Debug for Rows<S, F, T, E> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Engine { shared, line, source, .. } = &self.0;
        to.debug_struct("Rows")
            .field("progress", &shared.progress())
            .field("journal", &source.setting.journal)
            .field("line", line)
            .finish()
    }
}
