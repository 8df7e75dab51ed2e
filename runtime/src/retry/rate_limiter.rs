//! The rate limiter of the adaptive mode: it measures the rate of a client's attempts, and limits it from the first
//! throttled attempt on. The limit falls with each throttled attempt and grows with the time since the last one.
//!
//! The algorithm is that of the AWS SDKs. Each attempt takes a token from a bucket that is filled at the limited rate.
//! A throttled attempt sets the rate to 0.7 of the measured rate. After that the rate follows CUBIC, the curve that TCP
//! uses: it grows fast towards the rate at which the attempt was throttled, slowly near it, then faster again. It is
//! never more than twice the measured rate, and never less than one attempt in two seconds.

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The factor by which a throttled attempt reduces the rate.
const BETA: f64 = 0.7;

/// How fast the rate grows.
const SCALE: f64 = 0.4;

/// The weight of the newest measurement of the rate.
const SMOOTHING: f64 = 0.8;

/// The length of one measurement of the rate, in seconds.
const WINDOW_LENGTH: f64 = 0.5;

/// The minimum rate, in attempts per second.
const MIN_RATE: f64 = 0.5;

/// The minimum capacity of the bucket, in tokens.
const MIN_CAPACITY: f64 = 1.0;

/// The maximum rate as a multiple of the measured rate.
const MAX_RATE_FACTOR: f64 = 2.0;

/// The rate limiter. All calls of a client share it.
#[derive(Default)]
pub(crate) struct RateLimiter(Mutex<State>);

/// Permission to send one attempt after a wait. If it is dropped before [`spend`](Self::spend), it returns its token.
#[must_use]
pub(crate) struct Permit<'a> {
    limiter: &'a RateLimiter,
    /// The wait before the attempt, counted from the time that was passed to `permit`.
    pub(crate) wait: Duration,
    has_token: bool,
}

impl RateLimiter {
    /// A permit for one attempt. Before the first throttled attempt, it takes no token.
    pub(crate) fn permit(&self, now: Instant) -> Permit<'_> {
        let mut state = self.state();
        let now = state.seconds(now);
        let wait = state.enabled.then(|| Duration::try_from_secs_f64(state.take(now)).unwrap_or(Duration::MAX));
        Permit { limiter: self, wait: wait.unwrap_or_default(), has_token: wait.is_some() }
    }

    /// Records the end of an attempt.
    pub(crate) fn record_attempt(&self, now: Instant, throttled: bool) {
        let mut state = self.state();
        let now = state.seconds(now);
        state.update(now, throttled);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Permit<'_> {
    /// Consumes the token: the attempt is sent.
    pub(crate) fn spend(mut self) {
        self.has_token = false;
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if self.has_token {
            let mut state = self.limiter.state();
            state.tokens = (state.tokens + 1.0).min(state.capacity);
        }
    }
}

/// Times are in seconds since the first attempt, rates in attempts per second.
struct State {
    begun: Option<Instant>,
    /// Whether attempts need tokens: after the first throttled attempt.
    enabled: bool,
    rate: f64,
    capacity: f64,
    /// Negative while attempts wait.
    tokens: f64,
    last_fill: f64,
    measured_rate: f64,
    window_start: f64,
    /// The attempts that ended within the current window.
    attempts: u32,
    /// The rate at the last throttled attempt.
    last_max_rate: f64,
    last_throttle_time: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            begun: None,
            enabled: false,
            rate: MIN_RATE,
            capacity: MIN_CAPACITY,
            tokens: 0.0,
            last_fill: 0.0,
            measured_rate: 0.0,
            window_start: 0.0,
            attempts: 0,
            last_max_rate: 0.0,
            last_throttle_time: 0.0,
        }
    }
}

impl State {
    fn seconds(&mut self, now: Instant) -> f64 {
        now.saturating_duration_since(*self.begun.get_or_insert(now)).as_secs_f64()
    }

    /// Takes a token, possibly in advance. Returns the seconds until it is available.
    fn take(&mut self, now: f64) -> f64 {
        self.fill(now);
        self.tokens -= 1.0;
        (-self.tokens / self.rate).max(0.0)
    }

    fn fill(&mut self, now: f64) {
        // Calls read the clock before they lock the state, so the times may be out of order.
        let passed = (now - self.last_fill).max(0.0);
        self.tokens = (self.tokens + passed * self.rate).min(self.capacity);
        self.last_fill += passed;
    }

    fn update(&mut self, now: f64, throttled: bool) {
        self.measure(now);
        let rate = if throttled {
            let sent = if self.enabled { self.measured_rate.min(self.rate) } else { self.measured_rate };
            (self.last_max_rate, self.last_throttle_time, self.enabled) = (sent, now, true);
            sent * BETA
        } else {
            self.cubic_rate(now)
        };
        let rate = rate.min(MAX_RATE_FACTOR * self.measured_rate);
        // Up to now, the bucket is filled at the old rate.
        self.fill(now);
        self.rate = rate.max(MIN_RATE);
        self.capacity = rate.max(MIN_CAPACITY);
        self.tokens = self.tokens.min(self.capacity);
    }

    /// Counts an attempt. At the end of a window, updates the measured rate.
    fn measure(&mut self, now: f64) {
        self.attempts += 1;
        let window = (now / WINDOW_LENGTH).floor() * WINDOW_LENGTH;
        if window > self.window_start {
            let newest = f64::from(self.attempts) / (window - self.window_start);
            self.measured_rate = newest * SMOOTHING + self.measured_rate * (1.0 - SMOOTHING);
            (self.window_start, self.attempts) = (window, 0);
        }
    }

    /// The rate of the CUBIC curve at this time.
    fn cubic_rate(&self, now: f64) -> f64 {
        let time_to_last_max_rate = (self.last_max_rate * (1.0 - BETA) / SCALE).cbrt();
        SCALE * (now - self.last_throttle_time - time_to_last_max_rate).powi(3) + self.last_max_rate
    }
}

impl fmt::Debug for RateLimiter {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        to.debug_struct("RateLimiter")
            .field("enabled", &state.enabled)
            .field("rate", &state.rate)
            .finish_non_exhaustive()
    }
}
