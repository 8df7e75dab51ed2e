//! Pages of a list, as it was at the time of its first page.

use std::sync::Arc;

use crate::rules;
use crate::state::{Listings, page_token};
use crate::wire::Rejection;

/// The number of items on a page, if the request has none.
const DEFAULT_PAGE: usize = 20;

/// The rows of a page, and the token of the next page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) rows: Vec<String>,
    pub(super) next_token: Option<String>,
}

/// Which page is asked for.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) token: Option<String>,
    pub(super) max_results: Option<i32>,
    /// A hash of the request without these two.
    pub(super) request: u64,
}

/// Returns a page. `all` lists the rows, for the first one.
pub(super) fn page(
    asked: &Asked,
    listings: &mut Listings,
    all: impl FnOnce() -> Vec<String>,
) -> Result<Page, Rejection> {
    let size = asked.max_results.and_then(|max| usize::try_from(max).ok()).unwrap_or(DEFAULT_PAGE);
    let (key, rows, from): (Option<u128>, Arc<[String]>, usize) = match &asked.token {
        None => (None, all().into(), 0),
        Some(token) => match listings.find(token, asked.request) {
            Some((key, rows, from)) => (Some(key), rows, from),
            None => {
                return Err(Rejection::invalid(
                    &rules::PAGE_TOKEN,
                    "NextToken",
                    "is not a token of this list, or too old",
                ));
            }
        },
    };
    let until = from.saturating_add(size).min(rows.len());
    let next_token = (until < rows.len())
        .then(|| page_token(key.unwrap_or_else(|| listings.keep(asked.request, Arc::clone(&rows))), until));
    Ok(Page { rows: rows.get(from..until).unwrap_or_default().to_vec(), next_token })
}

/// An absent or empty list of values is no filter.
pub(super) fn passes<T: PartialEq>(values: Option<&Vec<T>>, value: Option<&T>) -> bool {
    values.is_none_or(|values| values.is_empty() || value.is_some_and(|value| values.contains(value)))
}
