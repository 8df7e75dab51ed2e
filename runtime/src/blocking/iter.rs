//! Pages and items as iterators.

use std::iter::FusedIterator;

use crate::error::Error;
use crate::operation::{Operation, Paginated, PaginatedItems};
use crate::paginate::{Items, Pages};

/// Pages as an iterator that waits for them, which ends after the first error.
#[derive(Debug)]
#[must_use = "an iterator does nothing until it is asked"]
pub struct PageIter<Op: Paginated> {
    pages: Pages<Op>,
    ended: bool,
}

/// Items as an iterator that waits for them, which ends after the first error.
#[derive(Debug)]
#[must_use = "an iterator does nothing until it is asked"]
pub struct ItemIter<Op: PaginatedItems> {
    items: Items<Op>,
    ended: bool,
}

impl<Op: Paginated> PageIter<Op> {
    /// The pages that are left; after an error the page that it was about is the next.
    pub fn into_pages(self) -> Pages<Op> {
        self.pages
    }
}

impl<Op: PaginatedItems> ItemIter<Op> {
    /// The items that are left; after an error they go on where it happened.
    pub fn into_items(self) -> Items<Op> {
        self.items
    }
}

/// Waits for the pages in this thread.
impl<Op: Paginated> IntoIterator for Pages<Op> {
    type Item = Result<Op::Output, Error<Op::Error>>;
    type IntoIter = PageIter<Op>;

    fn into_iter(self) -> PageIter<Op> {
        PageIter { pages: self, ended: false }
    }
}

/// Waits for the items in this thread.
impl<Op: PaginatedItems> IntoIterator for Items<Op> {
    type Item = Result<Op::Item, Error<Op::Error>>;
    type IntoIter = ItemIter<Op>;

    fn into_iter(self) -> ItemIter<Op> {
        ItemIter { items: self, ended: false }
    }
}

impl<Op: Paginated> Iterator for PageIter<Op> {
    type Item = Result<Op::Output, Error<Op::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let Self { pages, ended } = self;
        step::<_, Op>(ended, || pages.try_next_blocking())
    }
}

impl<Op: PaginatedItems> Iterator for ItemIter<Op> {
    type Item = Result<Op::Item, Error<Op::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let Self { items, ended } = self;
        step::<_, Op>(ended, || items.try_next_blocking())
    }
}

impl<Op: Paginated> FusedIterator for PageIter<Op> {}
impl<Op: PaginatedItems> FusedIterator for ItemIter<Op> {}

type Next<T, Op> = Result<Option<T>, Error<<Op as Operation>::Error>>;

fn step<T, Op: Operation>(ended: &mut bool, next: impl FnOnce() -> Next<T, Op>) -> Option<Result<T, Error<Op::Error>>> {
    if *ended {
        return None;
    }
    let next = next();
    *ended = !matches!(next, Ok(Some(_)));
    next.transpose()
}
