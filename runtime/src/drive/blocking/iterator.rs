//! Pages and items as iterators.

use std::future::poll_fn;
use std::iter::FusedIterator;

use super::runtime::block_on;
use crate::drive::items::Items;
use crate::drive::pages::Pages;
use crate::drive::paging::Paging;
use crate::error::Failure;
use crate::operation::{Paginated, PaginatedItems};

/// A blocking iterator over [`Pages`] or [`Items`]. It ends after the first error.
#[derive(Debug)]
#[must_use = "an iterator does nothing until it is consumed"]
pub struct PagingIter<P> {
    paging: P,
    ended: bool,
}

impl<P> PagingIter<P> {
    /// Returns the remaining pages or items. After an error, the next one is on the page that could not be fetched.
    pub fn into_inner(self) -> P {
        self.paging
    }
}

/// A blocking iterator.
impl<Op: Paginated> IntoIterator for Pages<Op> {
    type Item = <PagingIter<Self> as Iterator>::Item;
    type IntoIter = PagingIter<Self>;

    fn into_iter(self) -> PagingIter<Self> {
        PagingIter { paging: self, ended: false }
    }
}

/// A blocking iterator.
impl<Op: PaginatedItems> IntoIterator for Items<Op> {
    type Item = <PagingIter<Self> as Iterator>::Item;
    type IntoIter = PagingIter<Self>;

    fn into_iter(self) -> PagingIter<Self> {
        PagingIter { paging: self, ended: false }
    }
}

impl<P: Paging<Error: From<Failure>>> Iterator for PagingIter<P> {
    type Item = Result<P::Item, P::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next =
            block_on(poll_fn(|context| self.paging.poll_next(context))).unwrap_or_else(|failure| Err(failure.into()));
        self.ended = !matches!(next, Ok(Some(_)));
        next.transpose()
    }
}

impl<P: Paging<Error: From<Failure>>> FusedIterator for PagingIter<P> {}
