//! The trait that pages and items have in common, for their wrappers as streams and iterators.

use std::task::{Context, Poll};

/// [`Pages`](crate::Pages) or [`Items`](crate::Items).
pub trait Paging {
    /// A page or an item.
    type Item;
    /// The error of a call.
    type Error;

    /// Polls for the next page or item; `None` after the last.
    #[doc(hidden)]
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Self::Item>, Self::Error>>;
}
