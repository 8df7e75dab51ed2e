//! Where rows come from.

use std::iter::Fuse;
#[cfg(feature = "stream")]
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::drive::paging::Paging;

/// Where [`Rows`](crate::Rows) come from: an iterator, the items of an operation, or a stream.
pub trait RowSource {
    /// What a row is made from.
    type Item;

    /// Polls for the next row; `None` after the last.
    #[doc(hidden)]
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Self::Item>>;

    /// The bounds of the number of rows.
    #[doc(hidden)]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, None)
    }
}

/// Rows from an iterator.
#[derive(Debug)]
pub struct IterRows<I>(Fuse<I>);

impl<I: Iterator> IterRows<I> {
    pub(super) fn new(rows: I) -> Self {
        Self(rows.fuse())
    }
}

impl<I: Iterator> RowSource for IterRows<I> {
    type Item = I::Item;

    fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

/// Rows from pages or items. The first error is the last row, since the same page would be requested again.
#[derive(Debug)]
pub struct PagingRows<P> {
    paging: P,
    ended: bool,
}

impl<P> PagingRows<P> {
    pub(super) fn new(paging: P) -> Self {
        Self { paging, ended: false }
    }
}

impl<P: Paging> RowSource for PagingRows<P> {
    type Item = Result<P::Item, P::Error>;

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let next = std::task::ready!(self.paging.poll_next(context));
        self.ended = !matches!(next, Ok(Some(_)));
        Poll::Ready(next.transpose())
    }
}

/// Rows from a stream.
#[cfg(feature = "stream")]
#[derive(Debug)]
pub struct StreamRows<S>(Option<Pin<Box<S>>>);

#[cfg(feature = "stream")]
impl<S> StreamRows<S> {
    pub(super) fn new(rows: S) -> Self {
        Self(Some(Box::pin(rows)))
    }
}

#[cfg(feature = "stream")]
impl<S: futures_core::Stream> RowSource for StreamRows<S> {
    type Item = S::Item;

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let Some(stream) = &mut self.0 else { return Poll::Ready(None) };
        let next = std::task::ready!(stream.as_mut().poll_next(context));
        if next.is_none() {
            // A stream must not be polled after its end.
            self.0 = None;
        }
        Poll::Ready(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.as_ref().map_or((0, Some(0)), |stream| stream.size_hint())
    }
}
