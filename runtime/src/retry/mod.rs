//! Retries: the retry rules, the state that all calls of a client share, and when attempts may be sent.

mod clock_skew;
mod pace;
mod rate_limiter;
mod retry_after;
mod rules;
mod state;
mod token_bucket;

pub(crate) use self::pace::{BeforeSending, Line, Permits, Refused, Turn, permits};
pub use self::pace::{POOL_DEADLINE, Quota, QuotaGroup, QuotaUsage};
pub(crate) use self::rate_limiter::Permit;
pub(crate) use self::retry_after::retry_after;
pub(crate) use self::rules::MAX_WAIT;
pub use self::rules::RetryConfig;
pub(crate) use self::state::RetryState;
