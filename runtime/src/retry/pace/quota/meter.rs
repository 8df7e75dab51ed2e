//! What a group of operations has used: a bucket of tokens for the second, and the last 24 hours.

use std::time::{Duration, Instant, SystemTime};

use super::day::Day;

/// The limits of a group. `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Limits {
    pub(super) per_second: Option<f64>,
    pub(super) burst: Option<u32>,
    pub(super) per_day: Option<u64>,
}

/// A moment on the clock of a client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) instant: Instant,
    pub(crate) wall: SystemTime,
}

#[derive(Debug, Default)]
pub(super) struct Meter {
    /// The first moment: the day goes on by the monotonic clock, so that a clock that is set doesn't free requests.
    first: Option<Moment>,
    /// The tokens at the time of `filled`.
    tokens: f64,
    filled: Option<Instant>,
    day: Day,
}

/// What a wait is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    Second,
    Day,
}

/// Rounding must not add a wait.
const ONE: f64 = 1.0 - 1e-6;

impl Limits {
    fn rate(self) -> Option<f64> {
        // A rate that is no number allows nothing.
        self.per_second.map(|rate| if rate > 0.0 { rate } else { 0.0 })
    }

    /// The requests that are sent at once after a pause: those of a second, unless another number is stated.
    pub(super) fn burst(self) -> u32 {
        // The conversion saturates.
        self.burst.unwrap_or(self.rate().unwrap_or_default() as u32).max(1)
    }

    pub(super) fn capacity(self) -> f64 {
        f64::from(self.burst())
    }
}

impl Meter {
    /// The time until a request is allowed, and which limit it waits for; `Duration::MAX` if none is ever allowed.
    pub(super) fn wait(&mut self, limits: Limits, now: Moment) -> (Duration, Window) {
        let wall = self.wall(now);
        let second = limits.rate().map_or(Duration::ZERO, |rate| {
            self.fill(rate, limits.capacity(), now.instant);
            if rate <= 0.0 {
                return Duration::MAX;
            }
            let missing = if self.tokens >= ONE { 0.0 } else { 1.0 - self.tokens };
            Duration::try_from_secs_f64(missing / rate).unwrap_or(Duration::MAX)
        });
        let day = limits.per_day.map(|limit| self.day.wait(limit, wall).unwrap_or(Duration::MAX));
        match day {
            Some(day) if day >= second && !day.is_zero() => (day, Window::Day),
            _ => (second, Window::Second),
        }
    }

    /// Counts a request. Returns the time at which it counts for the day.
    pub(super) fn take(&mut self, limits: Limits, now: Moment) -> SystemTime {
        let wall = self.wall(now);
        if let Some(rate) = limits.rate() {
            self.fill(rate, limits.capacity(), now.instant);
            self.tokens -= 1.0;
        }
        if limits.per_day.is_some() {
            self.day.add(wall, 1);
        }
        wall
    }

    /// Takes back a request that was not sent.
    pub(super) fn give_back(&mut self, limits: Limits, counted: SystemTime) {
        if limits.per_second.is_some() {
            self.tokens = (self.tokens + 1.0).min(limits.capacity());
        }
        if limits.per_day.is_some() {
            self.day.remove(counted);
        }
    }

    /// Counts requests that were sent before, by another run.
    pub(super) fn add_past(&mut self, limits: Limits, at: SystemTime, count: u64) {
        if limits.per_day.is_some() {
            self.day.add(at, count);
        }
    }

    pub(super) fn used_in_day(&mut self, now: Moment) -> u64 {
        let wall = self.wall(now);
        self.day.used(wall)
    }

    pub(super) fn wall(&mut self, now: Moment) -> SystemTime {
        let first = *self.first.get_or_insert(now);
        first.wall + now.instant.saturating_duration_since(first.instant)
    }

    fn fill(&mut self, rate: f64, capacity: f64, now: Instant) {
        match self.filled {
            None => self.tokens = capacity,
            // Calls read the clock before they lock the meter, so the times may be out of order.
            Some(filled) if filled >= now => return,
            Some(filled) => {
                self.tokens = (self.tokens + (now - filled).as_secs_f64() * rate).min(capacity);
            }
        }
        self.filled = Some(now);
    }
}
