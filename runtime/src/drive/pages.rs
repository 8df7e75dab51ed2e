//! Pages: the outputs of a paginated operation, one by one.

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hasher as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::runtime::{Handle, Id};
use tokio::task::{JoinError, JoinHandle};

use super::paging::Paging;
use crate::call::{Call, CallOptions, Client, Outcome, RawCall, decode, start};
use crate::codec::JsonOptions;
use crate::error::{Error, Response};
use crate::operation::{Operation, PageToken, Paginated};

pub(super) type NextResult<T, Op> = Result<Option<T>, Error<<Op as Operation>::Error>>;

/// The pages of a paginated operation, one by one.
///
/// The request sets the number of items on a page. After an error, or if a future of [`try_next`](Self::try_next) is
/// dropped before it completes, the next one requests the same page again.
#[must_use = "pages are fetched by `try_next`"]
pub struct Pages<Op: Paginated> {
    client: Client,
    cursor: Cursor<Op>,
    options: CallOptions,
    prefetch: bool,
    call: Option<PageCall>,
}

/// A call for a page that is not complete.
struct PageCall {
    work: Work,
    /// The runtime in which the call was started, which drives its connection and its timers.
    runtime: Option<Id>,
}

enum Work {
    /// `try_next` drives it.
    Awaited(RawCall),
    /// It runs in a task.
    Prefetching(AbortOnDrop),
}

/// A task that is aborted when the pages are dropped.
struct AbortOnDrop(JoinHandle<Outcome>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<Op: Operation> Call<Op> {
    /// Returns the pages, one by one.
    pub fn pages(self) -> Pages<Op>
    where
        Op: Paginated,
    {
        Pages::new(self.client, self.request, self.options)
    }
}

impl<Op: Paginated> Pages<Op> {
    fn new(client: Client, request: Op, options: CallOptions) -> Self {
        Self { client, cursor: Cursor::new(request), options, prefetch: false, call: None }
    }

    /// Sets whether the next page is fetched while the current page is processed, in a task of the Tokio runtime.
    /// Default: `false`, each page is fetched when it is requested.
    pub fn prefetch(self, prefetch: bool) -> Self {
        Self { prefetch, ..self }
    }

    /// The next page; `None` after the last.
    ///
    /// The last page is the one whose token is absent, empty, or the token of a page that was requested before: some
    /// services would return the same pages again and again.
    ///
    /// # Errors
    /// Those of a call of the operation.
    pub async fn try_next(&mut self) -> NextResult<Op::Output, Op> {
        let pages = CancelOnDrop(self);
        poll_fn(|context| pages.0.poll_next(context)).await
    }

    /// The token of the next page. A request with this token resumes there. `None` after the last page, and before the
    /// first page unless the request has a token.
    #[must_use]
    pub fn token(&self) -> Option<&Op::Token> {
        if self.cursor.done { None } else { self.cursor.request.token() }
    }

    /// True after the last page.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.cursor.done
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<NextResult<Op::Output, Op>> {
        if self.cursor.done {
            return Poll::Ready(Ok(None));
        }
        // The runtime in which the call was started may not run any more.
        self.call.take_if(|call| call.is_left_behind());
        let outcome = loop {
            let call = self.call.get_or_insert_with(|| {
                let call = start(&self.client, &mut self.cursor.request, self.options.clone());
                PageCall { work: Work::Awaited(call), runtime: current_runtime() }
            });
            let outcome = ready!(call.poll(context));
            self.call = None;
            // The task of a prefetch is lost with its runtime.
            if let Ok(outcome) = outcome {
                break outcome;
            }
        };
        let Response { output: page, .. } = decode::<Op>(outcome)?;
        self.cursor.advance(&page);
        Poll::Ready(Ok(Some(page)))
    }

    /// Starts to fetch the next page, if prefetching is enabled.
    pub(super) fn start_prefetch(&mut self) {
        if self.prefetch
            && !self.cursor.done
            && self.call.is_none()
            && let Ok(runtime) = Handle::try_current()
        {
            let call = start(&self.client, &mut self.cursor.request, self.options.clone());
            let task = AbortOnDrop(runtime.spawn(call));
            self.call = Some(PageCall { work: Work::Prefetching(task), runtime: Some(runtime.id()) });
        }
    }
}

fn current_runtime() -> Option<Id> {
    Handle::try_current().ok().map(|runtime| runtime.id())
}

impl PageCall {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Outcome, JoinError>> {
        match &mut self.work {
            Work::Awaited(call) => call.as_mut().poll(context).map(Ok),
            Work::Prefetching(AbortOnDrop(task)) => Pin::new(task).poll(context),
        }
    }

    /// True if it needs another runtime than the current one.
    fn is_left_behind(&self) -> bool {
        let is_complete = matches!(&self.work, Work::Prefetching(AbortOnDrop(task)) if task.is_finished());
        !is_complete && self.runtime != current_runtime()
    }
}

/// Stops the call of a page when the future of `try_next` is dropped.
pub(super) struct CancelOnDrop<'a, Op: Paginated>(pub(super) &'a mut Pages<Op>);

impl<Op: Paginated> Drop for CancelOnDrop<'_, Op> {
    fn drop(&mut self) {
        self.0.call.take_if(|call| matches!(call.work, Work::Awaited(_)));
    }
}

impl<Op: Paginated> Paging for Pages<Op> {
    type Item = Op::Output;
    type Error = Error<Op::Error>;

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<NextResult<Op::Output, Op>> {
        let page = ready!(self.poll_page(context))?;
        self.start_prefetch();
        Poll::Ready(Ok(page))
    }
}

impl<Op: Paginated> fmt::Debug for Pages<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Pages")
            .field("operation", &<Op as Operation>::NAME)
            .field("done", &self.cursor.done)
            .finish_non_exhaustive()
    }
}

/// The request for the next page.
struct Cursor<Op: Paginated> {
    request: Op,
    done: bool,
    /// Hashes of the requests so far, since tokens are long. The requests differ only in their tokens.
    requested: HashSet<u64>,
}

impl<Op: Paginated> Cursor<Op> {
    fn new(request: Op) -> Self {
        Self { request, done: false, requested: HashSet::new() }
    }

    /// Moves on to the page after this one.
    fn advance(&mut self, page: &Op::Output) {
        self.record_request();
        match Op::next_token(page).filter(|token| !token.is_empty()) {
            Some(token) if self.request.token() != Some(token) => {
                self.request.set_token(Some(token.clone()));
                self.done = !self.record_request();
            }
            _ => self.done = true,
        }
    }

    /// Records the request; false if it was recorded before.
    fn record_request(&mut self) -> bool {
        // A request that can't be encoded is reported when it is sent.
        let body = self.request.encode(&JsonOptions::default());
        body.map_or(true, |body| self.requested.insert(fingerprint(&body.json)))
    }
}

/// A 64-bit hash. The probability of a collision is 1 in 37 million among a million requests, and 1 in 37 among a
/// billion.
fn fingerprint(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    hasher.finish()
}
