//! Pages and items as streams of `futures_core`.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{Items, Next, Pages, poll_item};
use crate::error::Error;
use crate::operation::{Operation, Paginated, PaginatedItems};

type Polled<T, Op> = Poll<Option<Result<T, Error<<Op as Operation>::Error>>>>;

/// Pages as a stream, which ends after the first error.
#[derive(Debug)]
#[must_use = "a stream does nothing until it is polled"]
pub struct PageStream<Op: Paginated> {
    pages: Pages<Op>,
    ended: bool,
}

/// Items as a stream, which ends after the first error.
#[derive(Debug)]
#[must_use = "a stream does nothing until it is polled"]
pub struct ItemStream<Op: PaginatedItems> {
    items: Items<Op>,
    ended: bool,
}

impl<Op: Paginated> Pages<Op> {
    /// The pages as a stream.
    pub fn into_stream(self) -> PageStream<Op> {
        PageStream { pages: self, ended: false }
    }
}

impl<Op: PaginatedItems> Items<Op> {
    /// The items as a stream.
    pub fn into_stream(self) -> ItemStream<Op> {
        ItemStream { items: self, ended: false }
    }
}

impl<Op: Paginated> PageStream<Op> {
    /// The pages that are left; after an error the page that it was about is the next.
    pub fn into_pages(self) -> Pages<Op> {
        self.pages
    }
}

impl<Op: PaginatedItems> ItemStream<Op> {
    /// The items that are left; after an error they go on where it happened.
    pub fn into_items(self) -> Items<Op> {
        self.items
    }
}

/// Nothing in it is pinned.
impl<Op: Paginated> Unpin for PageStream<Op> {}
impl<Op: PaginatedItems> Unpin for ItemStream<Op> {}

impl<Op: Paginated> Stream for PageStream<Op> {
    type Item = Result<Op::Output, Error<Op::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled<Op::Output, Op> {
        if self.ended {
            return Poll::Ready(None);
        }
        let next = ready!(self.pages.poll_page(context));
        if matches!(next, Ok(Some(_))) {
            self.pages.fetch_ahead();
        }
        Poll::Ready(step::<_, Op>(next, &mut self.ended))
    }
}

impl<Op: PaginatedItems> Stream for ItemStream<Op> {
    type Item = Result<Op::Item, Error<Op::Error>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled<Op::Item, Op> {
        let Self { items: Items { pages, page, left }, ended } = &mut *self;
        if *ended {
            return Poll::Ready(None);
        }
        let next = ready!(poll_item(pages, page, left, context));
        Poll::Ready(step::<_, Op>(next, ended))
    }
}

fn step<T, Op: Operation>(next: Next<T, Op>, ended: &mut bool) -> Option<Result<T, Error<Op::Error>>> {
    *ended = !matches!(next, Ok(Some(_)));
    next.transpose()
}
