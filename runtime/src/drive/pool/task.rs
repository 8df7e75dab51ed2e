//! The tasks of a pool: calls of any kind.

use std::fmt;
use std::pin::Pin;

use crate::call::{Call, CallWithMetadata, JsonCall, JsonCallWithMetadata};
use crate::error::{Error, History, Response};
use crate::operation::{ModeledError, Operation};
use crate::retry::Turn;

/// The outcome of a call that the progress of a pool counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::drive) struct Finished {
    pub(in crate::drive) failed: bool,
    pub(in crate::drive) retries: usize,
}

/// A call that a [`Pool`](crate::Pool) runs, with a result of type `R`.
#[must_use = "a task does nothing until a pool runs it"]
pub struct PoolTask<R>(Box<dyn FnOnce(Turn) -> Running<R> + Send>);

/// A task that runs.
pub(in crate::drive) type Running<R> = Pin<Box<dyn Future<Output = (R, Finished)> + Send>>;

impl<R: Send + 'static> PoolTask<R> {
    /// Converts the result of the call, so that calls of different operations can run in one pool.
    ///
    /// ```no_run
    /// # use smithy_client_runtime::{Call, Operation, PoolTask};
    /// # fn example<A: Operation, B: Operation>(first: Call<A>, second: Call<B>) {
    /// let tasks = [
    ///     PoolTask::from(first).map(|result| result.map(|_| "the first").map_err(|error| error.to_string())),
    ///     PoolTask::from(second).map(|result| result.map(|_| "the second").map_err(|error| error.to_string())),
    /// ];
    /// # }
    /// ```
    pub fn map<S>(self, convert: impl FnOnce(R) -> S + Send + 'static) -> PoolTask<S> {
        PoolTask::of(|turn| async move {
            let (result, finished) = (self.0)(turn).await;
            (convert(result), finished)
        })
    }
}

impl<R> PoolTask<R> {
    pub(in crate::drive) fn of<F>(start: impl FnOnce(Turn) -> F + Send + 'static) -> Self
    where
        F: Future<Output = (R, Finished)> + Send + 'static,
    {
        Self(Box::new(|turn| Box::pin(start(turn))))
    }

    pub(in crate::drive) fn run(self, turn: Turn) -> Running<R> {
        (self.0)(turn)
    }
}

fn finished<T, E>(result: &Result<Response<T>, Error<E>>) -> Finished {
    match result {
        Ok(response) => Finished { failed: false, retries: retries(&response.history) },
        Err(error) => Finished { failed: true, retries: retries(error.history()) },
    }
}

/// The number of attempts after the first one.
pub(in crate::drive) fn retries(history: &History) -> usize {
    history.attempts().len().saturating_sub(1)
}

impl<Op: Operation> From<Call<Op>> for PoolTask<Result<Op::Output, Error<Op::Error>>> {
    fn from(call: Call<Op>) -> Self {
        PoolTask::from(call.with_metadata()).map(|result| result.map(|response| response.output))
    }
}

impl<Op: Operation> From<CallWithMetadata<Op>> for PoolTask<Result<Response<Op::Output>, Error<Op::Error>>> {
    fn from(mut call: CallWithMetadata<Op>) -> Self {
        Self::of(|turn| async move {
            call.options_mut().set_turn(turn);
            let result = call.send().await;
            let finished = finished(&result);
            (result, finished)
        })
    }
}

impl<E: ModeledError> From<JsonCall<E>> for PoolTask<Result<String, Error<E>>> {
    fn from(call: JsonCall<E>) -> Self {
        PoolTask::from(call.with_metadata()).map(|result| result.map(|response| response.output))
    }
}

impl<E: ModeledError> From<JsonCallWithMetadata<E>> for PoolTask<Result<Response<String>, Error<E>>> {
    fn from(mut call: JsonCallWithMetadata<E>) -> Self {
        Self::of(|turn| async move {
            call.options_mut().set_turn(turn);
            let result = call.send().await;
            let finished = finished(&result);
            (result, finished)
        })
    }
}

impl<R> fmt::Debug for PoolTask<R> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("PoolTask")
    }
}
