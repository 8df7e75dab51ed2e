//! The delays and the deadline of a wait: those of the waiters of Smithy.

use std::time::Duration;

use super::error::Ended;
use crate::error::Error;
use crate::operation::Operation;

/// The default of the shortest delay of a wait.
pub const WAIT_MIN_DELAY: Duration = Duration::from_secs(2);

/// The default of the longest delay of a wait.
pub const WAIT_MAX_DELAY: Duration = Duration::from_secs(120);

/// The default of the deadline of a wait.
pub const WAIT_DEADLINE: Duration = Duration::from_secs(600);

/// A delay of zero would repeat the call without a pause.
const SHORTEST: Duration = Duration::from_millis(1);

#[derive(Clone, Debug)]
pub(super) struct Pace {
    min: Duration,
    max: Duration,
    deadline: Duration,
    /// The upper bound of the next delay.
    bound: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self::new(WAIT_MIN_DELAY, WAIT_MAX_DELAY, WAIT_DEADLINE)
    }
}

impl Pace {
    pub(super) fn new(min: Duration, max: Duration, deadline: Duration) -> Self {
        let min = min.max(SHORTEST);
        Self { min, max: max.max(min), deadline, bound: min }
    }

    pub(super) fn deadline(&self) -> Duration {
        self.deadline
    }

    pub(super) fn set_deadline(&mut self, deadline: Duration) {
        self.deadline = deadline;
    }

    /// The delay before the next call; `None` if there is no time for one. The last call is shortly before the deadline.
    pub(super) fn next(&mut self, elapsed: Duration, random: f64) -> Option<Duration> {
        let left = self.deadline.saturating_sub(elapsed);
        if left <= self.min {
            return None;
        }
        let range = self.bound.saturating_sub(self.min);
        // The product of a long range and 1.0 may be more than a duration holds.
        let extra = Duration::try_from_secs_f64(range.as_secs_f64() * random).unwrap_or(range);
        let delay = self.min.saturating_add(extra);
        self.bound = self.bound.saturating_mul(2).min(self.max);
        Some(if left.saturating_sub(delay) <= self.min { left - self.min } else { delay })
    }

    /// The end of the wait at its deadline.
    pub(super) fn ended<Op: Operation>(&self, last: Option<Error<Op::Error>>) -> Ended<Op> {
        Ended::Deadline(self.deadline, last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delays(mut pace: Pace, random: f64) -> Vec<u128> {
        let mut elapsed = Duration::ZERO;
        let mut delays = Vec::new();
        while let Some(delay) = pace.next(elapsed, random) {
            elapsed += delay;
            delays.push(delay.as_millis());
        }
        delays
    }

    #[test]
    fn delays_double_up_to_the_longest_and_the_last_call_is_shortly_before_the_deadline() {
        let seconds = Duration::from_secs;
        let pace = || Pace::new(seconds(2), seconds(10), seconds(40));
        assert_eq!(delays(pace(), 1.0), [2_000, 4_000, 8_000, 10_000, 10_000, 4_000]);
        assert_eq!(delays(pace(), 0.0), vec![2_000; 19]);
        assert_eq!(delays(pace(), 0.5), [2_000, 3_000, 5_000, 6_000, 6_000, 6_000, 6_000, 4_000]);
        assert!(delays(Pace::new(seconds(2), seconds(10), seconds(2)), 1.0).is_empty());
    }

    #[test]
    fn no_delay_is_zero_and_none_overflows() {
        let mut pace = Pace::new(Duration::ZERO, Duration::ZERO, Duration::MAX);
        assert_eq!(pace.next(Duration::ZERO, 0.0), Some(SHORTEST));
        let mut pace = Pace::new(Duration::from_secs(1), Duration::MAX, Duration::MAX);
        for _ in 0..200 {
            pace.next(Duration::ZERO, 1.0);
        }
    }
}
