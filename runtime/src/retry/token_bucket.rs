//! The retry quota of a client: retries take tokens, and successes return them, so that the retries of many clients
//! don't overload a service that fails.

use std::sync::atomic::{AtomicU32, Ordering};

/// The maximum number of tokens, the same as in the AWS SDKs.
const CAPACITY: u32 = 500;

/// The retry quota. All calls of a client share it.
#[derive(Debug)]
pub(crate) struct TokenBucket(AtomicU32);

impl Default for TokenBucket {
    fn default() -> Self {
        Self(AtomicU32::new(CAPACITY))
    }
}

impl TokenBucket {
    /// Takes tokens. If there are fewer, takes none and returns false.
    pub(crate) fn take(&self, tokens: u32) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(tokens)).is_ok()
    }

    /// Returns tokens, up to the capacity.
    pub(crate) fn give_back(&self, tokens: u32) {
        let more = |left: u32| Some(left.saturating_add(tokens).min(CAPACITY));
        // The closure always returns a value, so this can't fail.
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    #[cfg(test)]
    pub(crate) fn available(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_tokens_is_never_negative_and_never_above_the_capacity() {
        let bucket = TokenBucket::default();
        bucket.give_back(10);
        assert_eq!(bucket.available(), 500);
        assert!(bucket.take(498));
        assert!(!bucket.take(3) && bucket.available() == 2);
        assert!(bucket.take(2) && !bucket.take(1));
        bucket.give_back(u32::MAX);
        assert_eq!(bucket.available(), 500);
    }
}
