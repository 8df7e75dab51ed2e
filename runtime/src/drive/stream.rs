//! Pages and items as streams of `futures_core`.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::items::Items;
use super::pages::Pages;
use super::paging::Paging;
use crate::operation::{Paginated, PaginatedItems};

/// A stream of [`Pages`] or [`Items`]. It ends after the first error.
#[derive(Debug)]
#[must_use = "a stream does nothing until it is polled"]
pub struct PagingStream<P> {
    paging: P,
    ended: bool,
}

impl<P> PagingStream<P> {
    /// Returns the remaining pages or items. After an error, the next one is on the page that could not be fetched.
    pub fn into_inner(self) -> P {
        self.paging
    }
}

// No field is structurally pinned.
impl<P> Unpin for PagingStream<P> {}

impl<P: Paging> Stream for PagingStream<P> {
    type Item = Result<P::Item, P::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let next = ready!(self.paging.poll_next(context));
        self.ended = !matches!(next, Ok(Some(_)));
        Poll::Ready(next.transpose())
    }
}

impl<Op: Paginated> Pages<Op> {
    /// Converts the pages to a stream.
    pub fn into_stream(self) -> PagingStream<Self> {
        PagingStream { paging: self, ended: false }
    }
}

impl<Op: PaginatedItems> Items<Op> {
    /// Converts the items to a stream.
    pub fn into_stream(self) -> PagingStream<Self> {
        PagingStream { paging: self, ended: false }
    }
}
