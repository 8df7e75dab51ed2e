//! The retry quota of a client: tokens that retries take and successes give back, so that clients of a service in
//! trouble don't add to it.

use std::sync::atomic::{AtomicU32, Ordering};

/// As many as in the AWS SDKs.
const CAPACITY: u32 = 500;

/// Tokens, shared by all calls of a client.
#[derive(Debug)]
pub(crate) struct TokenBucket(AtomicU32);

impl Default for TokenBucket {
    fn default() -> Self {
        Self(AtomicU32::new(CAPACITY))
    }
}

impl TokenBucket {
    /// Takes tokens, or none and false if there are fewer.
    pub(crate) fn take(&self, tokens: u32) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(tokens)).is_ok()
    }

    /// Gives tokens back, up to the capacity.
    pub(crate) fn give(&self, tokens: u32) {
        let more = |left: u32| Some(left.saturating_add(tokens).min(CAPACITY));
        // The closure always returns a value, so this can't fail.
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    #[cfg(test)]
    pub(crate) fn left(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_no_more_than_it_holds_and_holds_no_more_than_its_capacity() {
        let bucket = TokenBucket::default();
        bucket.give(10);
        assert_eq!(bucket.left(), 500);
        assert!(bucket.take(498));
        assert!(!bucket.take(3) && bucket.left() == 2);
        assert!(bucket.take(2) && !bucket.take(1));
        bucket.give(u32::MAX);
        assert_eq!(bucket.left(), 500);
    }
}
