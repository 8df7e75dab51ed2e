//! The state of retries that all calls of a client share.

use super::clock_skew::ClockSkew;
use super::rate_limiter::RateLimiter;
use super::token_bucket::TokenBucket;

/// The retry quota, the rate limiter of the adaptive mode, and the clock skew.
#[derive(Debug, Default)]
pub(crate) struct RetryState {
    pub(crate) tokens: TokenBucket,
    pub(crate) limiter: RateLimiter,
    pub(crate) skew: ClockSkew,
}
