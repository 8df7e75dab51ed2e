//! What pages and items have in common, for the wrappers that make streams and iterators of both.

use std::task::{Context, Poll};

/// Pages or items: one comes after the other, until the last one or an error.
pub trait Paging {
    /// A page or an item.
    type Item;
    /// Why it could not be fetched.
    type Error;

    /// The next one; `None` after the last.
    #[doc(hidden)]
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<Self::Item>, Self::Error>>;
}
