//! The methods without async: each one that is awaited has a sister with `_blocking` at its end, and pages and items are
//! iterators.
//!
//! The first such call starts a thread that runs a Tokio runtime for all clients of the process, for as long as the
//! process lives. The calls themselves run in the threads that make them, as many at once as there are; the one thread
//! looks after sockets and timers. It does so between calls too, so that a connection that the service closes while
//! nobody calls is not taken for an open one, and that pages are fetched ahead while their items are worked on. Without
//! that thread a call would take some 20 µs less, and an attempt would be lost for each connection closed meanwhile.

mod iterator;
mod runtime;
#[cfg(test)]
mod tests;

pub use self::iterator::PagingIter;
use self::runtime::block_on;
use super::items::Items;
use super::pages::Pages;
use super::pool::{Done, Pool, PoolTask};
use crate::call::{Call, CallWithMetadata, JsonCall, JsonCallWithMetadata};
use crate::error::{Error, Failure, Response};
use crate::operation::{ModeledError, Operation, Paginated, PaginatedItems};

impl<Op: Operation> Call<Op> {
    /// Sends the request and waits for the response, in this thread.
    ///
    /// ```no_run
    /// # use smithy_client_runtime::{Call, Client, Error, Operation};
    /// # fn example<Op: Operation>(client: Client, request: Op) -> Result<(), Error<Op::Error>> {
    /// let answer = Call::new(client, request).send_blocking()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of the call. `InsideAsyncRuntime` for a call on a thread of an async runtime of Tokio, which it would hold
    /// up: nothing was sent.
    pub fn send_blocking(self) -> Result<Op::Output, Error<Op::Error>> {
        self.with_metadata().send_blocking().map(|response| response.output)
    }
}

impl<Op: Operation> CallWithMetadata<Op> {
    /// Sends the request and waits for the response, in this thread.
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<Response<Op::Output>, Error<Op::Error>> {
        block_on(self.send()).map_err(|failure| failure.in_operation(Op::NAME))?
    }
}

impl<E: ModeledError> JsonCall<E> {
    /// Sends the request and waits for the response, in this thread.
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<String, Error<E>> {
        self.with_metadata().send_blocking().map(|response| response.output)
    }
}

impl<E: ModeledError> JsonCallWithMetadata<E> {
    /// Sends the request and waits for the response, in this thread.
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn send_blocking(self) -> Result<Response<String>, Error<E>> {
        block_on(self.send())?
    }
}

impl<Op: Paginated> Pages<Op> {
    /// Waits in this thread for the next page; `None` after the last. See [`try_next`](Self::try_next).
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn try_next_blocking(&mut self) -> Result<Option<Op::Output>, Error<Op::Error>> {
        block_on(self.try_next())?
    }
}

impl<Op: PaginatedItems> Items<Op> {
    /// Waits in this thread for the next item; `None` after the last. See [`try_next`](Self::try_next).
    ///
    /// # Errors
    /// Those of [`Call::send_blocking`].
    pub fn try_next_blocking(&mut self) -> Result<Option<Op::Item>, Error<Op::Error>> {
        block_on(self.try_next())?
    }
}

impl<I, R> Pool<I, R>
where
    I: Iterator<Item: Into<PoolTask<R>>>,
    R: Send + 'static,
{
    /// Waits in this thread for the next result, as calls finish. See [`next`](Self::next). Calls that have begun go on
    /// between two results, and further ones begin with the next.
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, as of [`Call::send_blocking`].
    ///
    /// # Panics
    /// What a function given to [`PoolTask::map`] panics with.
    pub fn next_blocking(&mut self) -> Result<Option<Done<R>>, Failure> {
        block_on(self.next())
    }

    /// Waits in this thread for the next result in the order of the calls. See [`next_in_order`](Self::next_in_order).
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, as of [`Call::send_blocking`].
    ///
    /// # Panics
    /// What a function given to [`PoolTask::map`] panics with.
    pub fn next_in_order_blocking(&mut self) -> Result<Option<Done<R>>, Failure> {
        block_on(self.next_in_order())
    }

    /// Waits in this thread for all results, in the order of the calls.
    ///
    /// # Errors
    /// `InsideAsyncRuntime`, as of [`Call::send_blocking`].
    ///
    /// # Panics
    /// What a function given to [`PoolTask::map`] panics with.
    pub fn all_blocking(self) -> Result<Vec<R>, Failure> {
        block_on(self.all())
    }
}
