//! Paging: answers that come in pages, page by page or item by item.

#[cfg(feature = "stream")]
mod stream;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{DefaultHasher, Hasher as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use tokio::task::JoinHandle;

#[cfg(feature = "stream")]
pub use self::stream::{ItemStream, PageStream};
use crate::attempt::RawResponse;
use crate::call;
use crate::client::Client;
use crate::error::Error;
use crate::failure::{ErrorKind, Failure};
use crate::metadata::Response;
use crate::operation::{Operation, PageToken, Paginated, PaginatedItems};
use crate::options::CallOptions;
use crate::send::RawCall;

type Next<T, Op> = Result<Option<T>, Error<<Op as Operation>::Error>>;

/// The pages of an answer, one by one.
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
struct Ahead(JoinHandle<Result<RawResponse, Failure>>);

impl Drop for Ahead {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<Op: Paginated> Pages<Op> {
    pub(crate) fn new(client: Client, request: Op, options: CallOptions) -> Self {
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
        let page = poll_fn(|context| pages.0.poll_page(context)).await?;
        pages.0.fetch_ahead();
        Ok(page)
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

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Next<Op::Output, Op>> {
        if self.cursor.done {
            return Poll::Ready(Ok(None));
        }
        let call = self.call.get_or_insert_with(|| {
            PageCall::Awaited(call::start(&self.client, &mut self.cursor.request, self.options.clone()))
        });
        let answer = ready!(call.poll(context));
        self.call = None;
        let Response { output: page, .. } = call::decode::<Op>(answer)?;
        self.cursor.turn(&page);
        Poll::Ready(Ok(Some(page)))
    }

    /// Begins with the next page, if that is wanted.
    fn fetch_ahead(&mut self) {
        if self.prefetch && !self.cursor.done && self.call.is_none() {
            let call = call::start(&self.client, &mut self.cursor.request, self.options.clone());
            self.call = Some(PageCall::Ahead(Ahead(tokio::spawn(call))));
        }
    }
}

impl PageCall {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<RawResponse, Failure>> {
        match self {
            Self::Awaited(call) => call.as_mut().poll(context),
            Self::Ahead(Ahead(task)) => Pin::new(task).poll(context).map(|joined| {
                // Nothing else aborts it, and nothing in it panics.
                let ended = "The runtime that fetched the next page has ended";
                joined.unwrap_or_else(|_| Err(Failure::new(ErrorKind::Interrupted, Some("Interrupted".into()), ended)))
            }),
        }
    }
}

/// Somebody who waits for a page: when they give up, the call stops.
struct Waiting<'a, Op: Paginated>(&'a mut Pages<Op>);

impl<Op: Paginated> Drop for Waiting<'_, Op> {
    fn drop(&mut self) {
        self.0.call.take_if(|call| matches!(call, PageCall::Awaited(_)));
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

/// The items on all pages, one by one. Pages are fetched as they are needed.
///
/// After an error [`try_next`](Self::try_next) asks for the same page again; no item is lost or given twice.
#[must_use = "items are fetched by `try_next`"]
pub struct Items<Op: PaginatedItems> {
    pages: Pages<Op>,
    page: vec::IntoIter<Op::Item>,
    /// How many more are wanted.
    left: usize,
}

impl<Op: PaginatedItems> Items<Op> {
    pub(crate) fn new(pages: Pages<Op>) -> Self {
        Self { pages, page: Vec::new().into_iter(), left: usize::MAX }
    }

    /// Ends after so many items, and fetches no page for more of them.
    pub fn limit(self, items: usize) -> Self {
        Self { left: items, ..self }
    }

    /// Fetches the next page, in a task of the Tokio runtime, while the items of this one are worked on. Without it pages
    /// are fetched when their first item is asked for.
    pub fn prefetch(self, prefetch: bool) -> Self {
        Self { pages: self.pages.prefetch(prefetch), ..self }
    }

    /// The next item; `None` after the last. Empty pages are passed over.
    ///
    /// # Errors
    /// Those of a call of the operation.
    pub async fn try_next(&mut self) -> Next<Op::Item, Op> {
        let Self { pages, page, left } = self;
        let pages = Waiting(pages);
        poll_fn(|context| poll_item(pages.0, page, left, context)).await
    }

    /// What names the first page of which no item was given yet: put into a request, it resumes from there. `None` before
    /// the first page, unless the request had one, and on the last.
    #[must_use]
    pub fn token(&self) -> Option<&Op::Token> {
        self.pages.token()
    }
}

fn poll_item<Op: PaginatedItems>(
    pages: &mut Pages<Op>,
    page: &mut vec::IntoIter<Op::Item>,
    left: &mut usize,
    context: &mut Context<'_>,
) -> Poll<Next<Op::Item, Op>> {
    loop {
        if *left == 0 {
            return Poll::Ready(Ok(None));
        }
        if let Some(item) = page.next() {
            *left -= 1;
            return Poll::Ready(Ok(Some(item)));
        }
        let Some(next) = ready!(pages.poll_page(context))? else { return Poll::Ready(Ok(None)) };
        *page = Op::into_items(next).into_iter();
        if page.len() < *left {
            pages.fetch_ahead();
        }
    }
}

impl<Op: PaginatedItems> fmt::Debug for Items<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Items").field("pages", &self.pages).field("on_this_page", &self.page.len()).finish()
    }
}
