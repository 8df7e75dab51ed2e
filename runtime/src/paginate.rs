//! Paging: answers that come in pages, page by page or item by item.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hasher as _};
use std::vec;

use crate::call;
use crate::client::Client;
use crate::error::Error;
use crate::metadata::Response;
use crate::operation::{Operation, PageToken, Paginated, PaginatedItems};
use crate::send::CallOptions;

/// The pages of an answer, one by one.
///
/// After an error [`try_next`](Self::try_next) asks for the same page again. The same goes for a call of it that was
/// dropped before it was done.
#[must_use = "pages are fetched by `try_next`"]
pub struct Pages<Op: Paginated> {
    client: Client,
    cursor: Cursor<Op>,
    options: CallOptions,
}

impl<Op: Paginated> Pages<Op> {
    pub(crate) fn new(client: Client, request: Op, options: CallOptions) -> Self {
        Self { client, cursor: Cursor::new(request), options }
    }

    /// The next page; `None` after the last.
    ///
    /// The last page is the one whose token is absent, empty, or one that was asked for before: some services would go
    /// round in circles.
    ///
    /// # Errors
    /// Those of a call of the operation.
    pub async fn try_next(&mut self) -> Result<Option<Op::Output>, Error<Op::Error>> {
        if self.cursor.done {
            return Ok(None);
        }
        let answer = call::start(&self.client, &mut self.cursor.request, self.options).await;
        let Response { output: page, .. } = call::decode::<Op>(answer)?;
        self.cursor.turn(&page);
        Ok(Some(page))
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
}

impl<Op: PaginatedItems> Items<Op> {
    pub(crate) fn new(pages: Pages<Op>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }

    /// The next item; `None` after the last. Empty pages are passed over.
    ///
    /// # Errors
    /// Those of a call of the operation.
    pub async fn try_next(&mut self) -> Result<Option<Op::Item>, Error<Op::Error>> {
        loop {
            if let Some(item) = self.page.next() {
                return Ok(Some(item));
            }
            match self.pages.try_next().await? {
                Some(page) => self.page = Op::into_items(page).into_iter(),
                None => return Ok(None),
            }
        }
    }
}

impl<Op: PaginatedItems> fmt::Debug for Items<Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Items").field("pages", &self.pages).field("on_this_page", &self.page.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{List, Page};

    /// Pages through the tokens that a service would answer; gives the tokens that were asked for.
    fn asked(first: Option<&str>, answered: &[Option<&str>]) -> Vec<Option<String>> {
        let mut cursor = Cursor::new(List { token: first.map(str::to_owned) });
        let mut asked = Vec::new();
        for token in answered {
            if cursor.done {
                break;
            }
            asked.push(cursor.request.token.clone());
            cursor.turn(&Page { token: token.map(str::to_owned), items: Vec::new() });
        }
        asked
    }

    #[test]
    fn stops_at_an_absent_an_empty_or_a_repeated_token() {
        for (first, answered, expected) in [
            (None, &[None, Some("never")][..], &[None][..]),
            (None, &[Some(""), Some("never")], &[None]),
            (None, &[Some("a"), Some("b"), None, Some("never")], &[None, Some("a"), Some("b")]),
            (None, &[Some("a"), Some("a"), Some("never")], &[None, Some("a")]),
            (Some("a"), &[Some("b"), Some("")], &[Some("a"), Some("b")]),
            (Some("a"), &[Some("a"), Some("never")], &[Some("a")]),
        ] {
            let expected: Vec<_> = expected.iter().map(|token| token.map(str::to_owned)).collect();
            assert_eq!(asked(first, answered), expected);
        }
    }

    #[test]
    fn a_circle_of_tokens_ends_before_a_page_comes_twice_and_distinct_tokens_never_do() {
        for length in 1..40 {
            let names: Vec<String> = (0..length).map(|name| name.to_string()).collect();
            let circle: Vec<Option<&str>> = names.iter().cycle().take(1000).map(|name| Some(name.as_str())).collect();
            assert_eq!(asked(None, &circle).len(), length + 1);
            assert_eq!(asked(Some("0"), &circle[1..]).len(), length);
        }
        let names: Vec<String> = (0..1000).map(|name| name.to_string()).collect();
        let distinct: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
        assert_eq!(asked(None, &distinct).len(), 1000);
    }
}
