//! Time: the clock, which tests can replace, and the time limits.

mod clock;
mod limits;

pub use self::clock::Clock;
pub(crate) use self::clock::Time;
pub use self::limits::{ATTEMPT_TIMEOUT, CONNECT_TIMEOUT, READ_TIMEOUT};
pub(crate) use self::limits::{Budget, LimitReached, Limits};
