//! Pages: outputs that come in parts, one by one.

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hasher as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::task::JoinHandle;

use super::paging::Paging;
use crate::call::{Call, CallOptions, Client, Outcome, RawCall, decode, start};
use crate::error::{Error, ErrorKind, Failure, Response};
use crate::operation::{Operation, PageToken, Paginated};

pub(super) type Next<T, Op> = Result<Option<T>, Error<<Op as Operation>::Error>>;

/// The pages of an output, one by one.
///
/// How many items a page has is said in the request. After an error [`try_next`](Self::try_next) asks for the same page
/// again. The same goes for a call of it that was dropped before it was done.
#[must_use = "pages are fetched by `try_next`"]
pub struct Pages<Op: Paginated> {
    client: Client,
    cursor: Cursor<Op>,
    options: CallOptions,
    prefetch: bool,
    call: Option<PageCall>,
}

/// A call of a page that is not done.
enum PageCall {
    /// It goes on while somebody waits for it.
    Awaited(RawCall),
    /// It goes on by itself.
    Ahead(Ahead),
}

/// A task that ends when nobody wants its outcome any more.
struct Ahead(JoinHandle<Outcome>);

impl Drop for Ahead {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<Op: Operation> Call<Op> {
    /// The pages of the output, one by one.
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

    /// Fetches the next page, in a task of the Tokio runtime, while this one is worked on. Without it pages are fetched
    /// when they are asked for.
    pub fn prefetch(self, prefetch: bool) -> Self {
        Self { prefetch, ..self }
    }

    /// The next page; `None` after the last.
    ///
    /// The last page is the one whose token is absent, empty, or one that was asked for before: some services would go
    /// round in circles.
    ///
    /// # Errors
    /// Those of a call of the operation.
    pub async fn try_next(&mut self) -> Next<Op::Output, Op> {
        let pages = Waiting(self);
        poll_fn(|context| pages.0.poll_next(context)).await
    }

    /// The token of the page that comes next: put into a request, it resumes from there. `None` before the first
    /// page, unless the request had one, and after the last.
    #[must_use]
    pub fn token(&self) -> Option<&Op::Token> {
        if self.cursor.done { None } else { self.cursor.request.token() }
    }

    /// True after the last page.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.cursor.done
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Next<Op::Output, Op>> {
        if self.cursor.done {
            return Poll::Ready(Ok(None));
        }
        let call = self.call.get_or_insert_with(|| {
            PageCall::Awaited(start(&self.client, &mut self.cursor.request, self.options.clone()))
        });
        let outcome = ready!(call.poll(context));
        self.call = None;
        let Response { output: page, .. } = decode::<Op>(outcome?)?;
        self.cursor.turn(&page);
        Poll::Ready(Ok(Some(page)))
    }

    /// Begins with the next page, if that is wanted.
    pub(super) fn fetch_ahead(&mut self) {
        if self.prefetch && !self.cursor.done && self.call.is_none() {
            let call = start(&self.client, &mut self.cursor.request, self.options.clone());
            self.call = Some(PageCall::Ahead(Ahead(tokio::spawn(call))));
        }
    }
}

impl PageCall {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Outcome, Failure>> {
        match self {
            Self::Awaited(call) => call.as_mut().poll(context).map(Ok),
            Self::Ahead(Ahead(task)) => Pin::new(task).poll(context).map_err(|_| {
                // Nothing else aborts it, and nothing in it panics.
                let ended = "The runtime that fetched the next page has ended";
                Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), ended)
            }),
        }
    }
}

/// Somebody who waits for a page: when they give up, the call stops.
pub(super) struct Waiting<'a, Op: Paginated>(pub(super) &'a mut Pages<Op>);

impl<Op: Paginated> Drop for Waiting<'_, Op> {
    fn drop(&mut self) {
        self.0.call.take_if(|call| matches!(call, PageCall::Awaited(_)));
    }
}

impl<Op: Paginated> Paging for Pages<Op> {
    type Item = Op::Output;
    type Error = Error<Op::Error>;

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Next<Op::Output, Op>> {
        let page = ready!(self.poll_page(context))?;
        self.fetch_ahead();
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
    /// Fingerprints of the requests so far, since tokens are long. They differ by their tokens alone.
    asked: HashSet<u64>,
}

impl<Op: Paginated> Cursor<Op> {
    fn new(request: Op) -> Self {
        Self { request, done: false, asked: HashSet::new() }
    }

    /// Moves on to what a page says comes next.
    fn turn(&mut self, page: &Op::Output) {
        self.note();
        match Op::next_token(page).filter(|token| !token.is_empty()) {
            Some(token) if self.request.token() != Some(token) => {
                self.request.set_token(Some(token.clone()));
                self.done = !self.note();
            }
            _ => self.done = true,
        }
    }

    /// Takes note of the request; false if it was noted before.
    fn note(&mut self) -> bool {
        // What can't be written won't be sent, and its error is told then.
        self.request.encode().map_or(true, |body| self.asked.insert(fingerprint(&body)))
    }
}

/// Two of a billion requests have the same one with a chance of 1 to 37, two of a million with 1 to 37 million.
fn fingerprint(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    hasher.finish()
}
