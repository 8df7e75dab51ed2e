//! Lists that are read page by page: the identifiers at the time of the first page.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::Arc;

/// How many lists are kept. With another one, the oldest is forgotten, and its tokens are invalid.
const MAX_LISTINGS: usize = 256;

/// The lists that have further pages.
#[derive(Debug, Default)]
pub(crate) struct Listings(VecDeque<Listing>);

#[derive(Debug)]
struct Listing {
    key: u128,
    /// A hash of the request, without its page.
    request: u64,
    rows: Arc<[String]>,
}

impl Listings {
    /// Keeps a list, and returns its key.
    pub(crate) fn keep(&mut self, request: u64, rows: Arc<[String]>) -> u128 {
        let key = fastrand::u128(..);
        if self.0.len() >= MAX_LISTINGS {
            self.0.pop_front();
        }
        self.0.push_back(Listing { key, request, rows });
        key
    }

    /// The list and the position that a token names, if it is for the same request.
    pub(crate) fn find(&self, token: &str, request: u64) -> Option<(u128, Arc<[String]>, usize)> {
        let (key, position) = open(token)?;
        let listing = self.0.iter().find(|listing| listing.key == key && listing.request == request)?;
        (position < listing.rows.len()).then(|| (key, Arc::clone(&listing.rows), position))
    }
}

/// The token of a page. The position is masked, so that nobody reads it and computes others.
pub(crate) fn token(key: u128, position: usize) -> String {
    let masked = (position as u64) ^ mask(key);
    let mut token = String::new();
    // Writing to a String can't fail.
    let _ = write!(token, "{key:032x}{masked:016x}");
    token
}

fn open(token: &str) -> Option<(u128, usize)> {
    let (key, masked) = token.split_at_checked(32)?;
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if masked.len() != 16 || !is_hex(key) || !is_hex(masked) {
        return None;
    }
    let key = u128::from_str_radix(key, 16).ok()?;
    let position = u64::from_str_radix(masked, 16).ok()? ^ mask(key);
    Some((key, usize::try_from(position).ok()?))
}

fn mask(key: u128) -> u64 {
    (key >> 64) as u64 ^ key as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_to_its_page_and_others_to_nothing() {
        let mut listings = Listings::default();
        let rows: Arc<[String]> = ["a", "b", "c"].map(str::to_owned).into();
        let key = listings.keep(7, Arc::clone(&rows));
        let token = token(key, 2);
        assert_eq!(listings.find(&token, 7), Some((key, rows, 2)));
        assert_eq!(listings.find(&token, 8), None, "another request");
        assert_eq!(listings.find(&super::token(key, 3), 7), None, "after the last row");
        for other in ["", "x", &token[1..], &token.replace(|_: char| true, "+"), &format!("{token}0")] {
            assert_eq!(listings.find(other, 7), None, "{other:?}");
        }
    }

    #[test]
    fn the_oldest_lists_are_forgotten() {
        let mut listings = Listings::default();
        let rows: Arc<[String]> = ["a".to_owned()].into();
        let first = token(listings.keep(7, Arc::clone(&rows)), 0);
        for _ in 0..MAX_LISTINGS {
            listings.keep(7, Arc::clone(&rows));
        }
        assert_eq!(listings.find(&first, 7), None);
        assert_eq!(listings.0.len(), MAX_LISTINGS);
    }
}
