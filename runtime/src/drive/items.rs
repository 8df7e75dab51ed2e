//! Items: the elements of the list on all pages, one by one.

use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::vec;

use super::pages::{CancelOnDrop, NextResult, Pages};
use super::paging::Paging;
use crate::call::Call;
use crate::error::Error;
use crate::operation::{Operation, PaginatedItems};

impl<Op: Operation> Call<Op> {
    /// Returns the items on all pages, one by one. Pages are fetched when they are needed.
    pub fn items(self) -> Items<Op>
    where
        Op: PaginatedItems,
    {
        Items { pages: self.pages(), page: Vec::new().into_iter(), left: usize::MAX }
    }
}

/// The items on all pages, one by one. Pages are fetched when they are needed.
///
/// After an error, [`try_next`](Self::try_next) requests the same page again; no item is skipped or returned twice.
#[must_use = "items are fetched by `try_next` or `try_collect`"]
pub struct Items<Op: PaginatedItems> {
    pages: Pages<Op>,
    page: vec::IntoIter<Op::Item>,
    /// The number of items until the limit.
    left: usize,
}

impl<Op: PaginatedItems> Items<Op> {
    /// Sets the maximum number of items. No page is fetched for items beyond it.
    pub fn limit(self, items: usize) -> Self {
        Self { left: items, ..self }
    }

    /// Sets whether the next page is fetched while the items of the current page are processed, in a task of the Tokio
    /// runtime. Default: `false`, each page is fetched when its first item is requested.
    pub fn prefetch(self, prefetch: bool) -> Self {
        Self { pages: self.pages.prefetch(prefetch), ..self }
    }

    /// The next item; `None` after the last. Empty pages are skipped.
    ///
    /// # Errors
    /// Those of a call of the operation.
    pub async fn try_next(&mut self) -> NextResult<Op::Item, Op> {
        let Self { pages, page, left } = self;
        let pages = CancelOnDrop(pages);
        poll_fn(|context| poll_item(pages.0, page, left, context)).await
    }

    /// All items that are left, up to the limit. They are held in memory at the same time; [`try_next`](Self::try_next)
    /// returns them one by one.
    ///
    /// # Errors
    /// Those of a call of the operation. The items before the error are lost.
    pub async fn try_collect(mut self) -> Result<Vec<Op::Item>, Error<Op::Error>> {
        let mut all = Vec::new();
        while let Some(item) = self.try_next().await? {
            all.push(item);
        }
        Ok(all)
    }

    /// The token of the first page of which no item was returned yet. A request with this token resumes there. `None`
    /// on the last page, and before the first page unless the request has a token.
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
) -> Poll<NextResult<Op::Item, Op>> {
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
            pages.start_prefetch();
        }
    }
}

impl<Op: PaginatedItems> Paging for Items<Op> {
    type Item = Op::Item;
    type Error = Error<Op::Error>;

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<NextResult<Op::Item, Op>> {
        poll_item(&mut self.pages, &mut self.page, &mut self.left, context)
    }
}

impl<Op: PaginatedItems> fmt::Debug for Items<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Items").field("pages", &self.pages).field("on_this_page", &self.page.len()).finish()
    }
}
