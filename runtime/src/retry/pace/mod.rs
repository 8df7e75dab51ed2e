//! When calls may be sent: the quotas that a user states, the rate that a pool finds by itself, and the order of calls
//! that wait.

mod line;
mod quota;
mod rate;
mod turnstile;

pub use self::line::POOL_DEADLINE;
pub(crate) use self::line::{BeforeSending, Line, Permits, Refused, Turn, permits};
pub use self::quota::{Quota, QuotaGroup, QuotaUsage};
