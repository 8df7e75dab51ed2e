//! The tasks of a pool: calls of any kind.

use std::fmt;
use std::pin::Pin;

use crate::call::{Call, CallWithMetadata, JsonCall, JsonCallWithMetadata};
use crate::error::{Error, Response};
use crate::operation::{ModeledError, Operation};

/// The outcome of a call that the progress of a pool counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Finished {
    pub(super) failed: bool,
    pub(super) attempts: usize,
}

/// A call that a [`Pool`](crate::Pool) runs, with a result of type `R`.
#[must_use = "a task does nothing until a pool runs it"]
pub struct PoolTask<R>(Pin<Box<dyn Future<Output = (R, Finished)> + Send>>);

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
        PoolTask(Box::pin(async move {
            let (result, finished) = self.0.await;
            (convert(result), finished)
        }))
    }

    #[cfg(test)]
    pub(super) fn of(result: impl Future<Output = (R, Finished)> + Send + 'static) -> Self {
        Self(Box::pin(result))
    }

    pub(super) async fn run(self) -> (R, Finished) {
        self.0.await
    }
}

fn finished<T, E>(result: &Result<Response<T>, Error<E>>) -> Finished {
    match result {
        Ok(response) => Finished { failed: false, attempts: response.history.attempts().len() },
        Err(error) => Finished { failed: true, attempts: error.history().attempts().len() },
    }
}

impl<Op: Operation> From<Call<Op>> for PoolTask<Result<Op::Output, Error<Op::Error>>> {
    fn from(call: Call<Op>) -> Self {
        PoolTask::from(call.with_metadata()).map(|result| result.map(|response| response.output))
    }
}

impl<Op: Operation> From<CallWithMetadata<Op>> for PoolTask<Result<Response<Op::Output>, Error<Op::Error>>> {
    fn from(call: CallWithMetadata<Op>) -> Self {
        Self(Box::pin(async move {
            let result = call.send().await;
            let finished = finished(&result);
            (result, finished)
        }))
    }
}

impl<E: ModeledError> From<JsonCall<E>> for PoolTask<Result<String, Error<E>>> {
    fn from(call: JsonCall<E>) -> Self {
        PoolTask::from(call.with_metadata()).map(|result| result.map(|response| response.output))
    }
}

impl<E: ModeledError> From<JsonCallWithMetadata<E>> for PoolTask<Result<Response<String>, Error<E>>> {
    fn from(call: JsonCallWithMetadata<E>) -> Self {
        Self(Box::pin(async move {
            let result = call.send().await;
            let finished = finished(&result);
            (result, finished)
        }))
    }
}

impl<R> fmt::Debug for PoolTask<R> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("PoolTask")
    }
}
