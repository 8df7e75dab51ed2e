//! Blocking methods: each async method has a variant with the suffix `_blocking`, and pages and items are iterators.
//!
//! The first blocking call starts a thread with a Tokio runtime, which all clients of the process share until the
//! process ends. The calls run in the threads that make them; the runtime's thread drives sockets and timers, also
//! between calls, so that the client notices when the service closes a connection, and that pages are prefetched.
//! Without that thread a call would take about 20 µs less, but each connection that was closed between calls would cost
//! an attempt.

mod iterator;
mod runtime;
#[cfg(test)]
mod tests;

pub use self::iterator::PagingIter;
use self::runtime::block_on;
use super::items::Items;
use super::modify::{Modifiable, Modified, Modify, ModifyError};
use super::pages::Pages;
use super::pool::{Done, Pool, PoolTask};
use super::rows::{Row, RowDone, RowSource, Rows};
use super::wait::{WaitError, Waiting};
use crate::call::{Call, CallWithMetadata, JsonCall, JsonCallWithMetadata};
use crate::error::{Error, Failure, Response};
use crate::operation::{ModeledError, Operation, Paginated, PaginatedItems};

impl<Op: Operation> Call<Op> {
    /// Sends the request, and blocks until the response has arrived.
    ///
    /// ```no_run
    /// # use smithy_client_runtime::{Call, Client, Error, Operation};
    /// # fn example<Op: Operation>(client: Client, request: Op) -> Result<(), Error<Op::Error>> {
    /// let output = Call::new(client, request).send_blocking()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of the call. In an async function that Tokio runs, whose other tasks it would block, the call fails with
    /// the code `InsideAsyncRuntime`, and nothing is sent. In `tokio::task::spawn_blocking` it works.
    pub fn send_blocking(self) -> Result<Op::Output, Error<Op::Error>> {
        self.with_metadata().send_blocking().map(|response| response.output)
    }
}

impl<Op: Operation> CallWithMetadata<Op> {
    /// Sends the request, and blocks until the response has arrived.
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<Response<Op::Output>, Error<Op::Error>> {
        block_on(self.send()).map_err(|failure| failure.in_operation(Op::NAME))?
    }
}

impl<E: ModeledError> JsonCall<E> {
    /// Sends the request, and blocks until the response has arrived.
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<String, Error<E>> {
        self.with_metadata().send_blocking().map(|response| response.output)
    }
}

impl<E: ModeledError> JsonCallWithMetadata<E> {
    /// Sends the request, and blocks until the response has arrived.
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<Response<String>, Error<E>> {
        block_on(self.send())?
    }
}

impl<Op: Modifiable> Modify<'_, Op> {
    /// Modifies the record, and blocks until the update has succeeded.
    ///
    /// # Errors
    /// Those of the modification, and those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<Modified<Op>, ModifyError<Op>> {
        block_on(self.send()).map_err(|failure| failure.in_operation(Op::NAME))?
    }
}

impl<Op: Paginated> Pages<Op> {
    /// Blocks until the next page has arrived; `None` after the last. See [`try_next`](Self::try_next).
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn try_next_blocking(&mut self) -> Result<Option<Op::Output>, Error<Op::Error>> {
        block_on(self.try_next())?
    }
}

impl<Op: PaginatedItems> Items<Op> {
    /// Blocks until the next item has arrived; `None` after the last. See [`try_next`](Self::try_next).
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn try_next_blocking(&mut self) -> Result<Option<Op::Item>, Error<Op::Error>> {
        block_on(self.try_next())?
    }
}

impl<Op: Operation> Waiting<'_, Op> {
    /// Blocks until the state is reached.
    ///
    /// # Errors
    /// Those of the wait, and `InsideAsyncRuntime`, see [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<Op::Output, WaitError<Op>> {
        block_on(self.send()).map_err(WaitError::unsent)?
    }
}

impl<I, R> Pool<I, R>
where
    I: Iterator<Item: Into<PoolTask<R>>>,
    R: Send + 'static,
{
    /// Blocks until the next call finishes. See [`next`](Self::next). Running calls continue between two calls of this
    /// method, but no further calls are started then.
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, see [`Call::send_blocking`].
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub fn next_blocking(&mut self) -> Result<Option<Done<R>>, Failure> {
        block_on(self.next())
    }

    /// Blocks until the next result in the order of the calls is available. See [`next_in_order`](Self::next_in_order).
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, see [`Call::send_blocking`].
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub fn next_in_order_blocking(&mut self) -> Result<Option<Done<R>>, Failure> {
        block_on(self.next_in_order())
    }

    /// Blocks until all calls have finished. Returns the results in the order of the calls.
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, see [`Call::send_blocking`].
    ///
    /// # Panics
    /// If a function that was passed to [`PoolTask::map`] panics.
    pub fn all_blocking(self) -> Result<Vec<R>, Failure> {
        block_on(self.all())
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
    /// Blocks until the next row finishes; `None` after the last. See [`next`](Self::next). The function of a row is
    /// async all the same, since rows run at once. Running rows continue between two calls of this method, but no
    /// further rows are started then.
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, see [`Call::send_blocking`].
    ///
    /// # Panics
    /// If the function of a row panics.
    pub fn next_blocking(&mut self) -> Result<Option<RowDone<T, E>>, Failure> {
        block_on(self.next())
    }

    /// Blocks until the next row in the order of the source finishes; `None` after the last. See
    /// [`next_in_order`](Self::next_in_order).
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, see [`Call::send_blocking`].
    ///
    /// # Panics
    /// If the function of a row panics.
    pub fn next_in_order_blocking(&mut self) -> Result<Option<RowDone<T, E>>, Failure> {
        block_on(self.next_in_order())
    }
}
