//! The rate limiter of the adaptive mode: it measures how fast a client sends, and from the first throttled attempt on
//! lets attempts pass at a rate that falls when the service throttles and grows with the time since.
//!
//! The algorithm is the one that the AWS SDKs share. Each attempt takes a token from a bucket that fills at the rate. A
//! throttled attempt sets the rate to 0.7 of what was measured; after that the rate follows CUBIC, the curve that TCP
//! uses: fast towards the rate that was too much, slow near it, then faster beyond. It is never more than twice what is
//! measured, and never less than one attempt in two seconds.

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a throttled attempt leaves of the rate.
const BETA: f64 = 0.7;

/// How steeply the rate grows.
const SCALE: f64 = 0.4;

/// How much the newest measurement weighs.
const SMOOTHING: f64 = 0.8;

/// How long one measurement is, in seconds.
const WINDOW: f64 = 0.5;

/// Attempts a second.
const LOWEST_RATE: f64 = 0.5;

const LEAST_CAPACITY: f64 = 1.0;

/// How many times what is measured the rate may be.
const HEADROOM: f64 = 2.0;

/// Shared by all calls of a client.
#[derive(Default)]
pub(crate) struct RateLimiter(Mutex<State>);

/// The right to send one attempt after a wait. Dropped without having been spent, it gives its token back.
#[must_use]
pub(crate) struct Permit<'a> {
    limiter: &'a RateLimiter,
    /// How long the attempt has to wait, from the time that was asked at.
    pub(crate) wait: Duration,
    has_token: bool,
}

impl RateLimiter {
    /// The right to send an attempt. Until the service has throttled one, it costs nothing.
    pub(crate) fn permit(&self, now: Instant) -> Permit<'_> {
        let mut state = self.state();
        let now = state.seconds(now);
        let wait = state.is_on.then(|| Duration::try_from_secs_f64(state.take(now)).unwrap_or(Duration::MAX));
        Permit { limiter: self, wait: wait.unwrap_or_default(), has_token: wait.is_some() }
    }

    /// Learns how an attempt ended.
    pub(crate) fn learn(&self, now: Instant, throttled: bool) {
        let mut state = self.state();
        let now = state.seconds(now);
        state.learn(now, throttled);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that panics happens while it is locked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Permit<'_> {
    /// The attempt was sent.
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

/// Times are in seconds from the first attempt on, rates in attempts a second.
struct State {
    begun: Option<Instant>,
    /// Whether attempts need tokens: from the first throttled one on.
    is_on: bool,
    rate: f64,
    capacity: f64,
    /// Less than nothing when attempts wait.
    tokens: f64,
    filled: f64,
    measured: f64,
    window: f64,
    /// How many attempts ended within the window.
    ended: u32,
    /// The rate that was too much.
    highest: f64,
    throttled: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            begun: None,
            is_on: false,
            rate: LOWEST_RATE,
            capacity: LEAST_CAPACITY,
            tokens: 0.0,
            filled: 0.0,
            measured: 0.0,
            window: 0.0,
            ended: 0,
            highest: 0.0,
            throttled: 0.0,
        }
    }
}

impl State {
    fn seconds(&mut self, now: Instant) -> f64 {
        now.saturating_duration_since(*self.begun.get_or_insert(now)).as_secs_f64()
    }

    /// Takes a token, which may be one that is not there yet; gives the seconds until it is.
    fn take(&mut self, now: f64) -> f64 {
        self.fill(now);
        self.tokens -= 1.0;
        (-self.tokens / self.rate).max(0.0)
    }

    fn fill(&mut self, now: f64) {
        // Calls look at the clock before they lock: the later one may come first.
        let passed = (now - self.filled).max(0.0);
        self.tokens = (self.tokens + passed * self.rate).min(self.capacity);
        self.filled += passed;
    }

    fn learn(&mut self, now: f64, throttled: bool) {
        self.measure(now);
        let rate = if throttled {
            let sent = if self.is_on { self.measured.min(self.rate) } else { self.measured };
            (self.highest, self.throttled, self.is_on) = (sent, now, true);
            sent * BETA
        } else {
            self.grown(now)
        };
        let rate = rate.min(HEADROOM * self.measured);
        // What came until now came at the old rate.
        self.fill(now);
        self.rate = rate.max(LOWEST_RATE);
        self.capacity = rate.max(LEAST_CAPACITY);
        self.tokens = self.tokens.min(self.capacity);
    }

    /// Counts an attempt. At the end of a window the rate is measured.
    fn measure(&mut self, now: f64) {
        self.ended += 1;
        let window = (now / WINDOW).floor() * WINDOW;
        if window > self.window {
            let newest = f64::from(self.ended) / (window - self.window);
            self.measured = newest * SMOOTHING + self.measured * (1.0 - SMOOTHING);
            (self.window, self.ended) = (window, 0);
        }
    }

    /// CUBIC: where the rate is by now if nothing is throttled.
    fn grown(&self, now: f64) -> f64 {
        let until_highest = (self.highest * (1.0 - BETA) / SCALE).cbrt();
        SCALE * (now - self.throttled - until_highest).powi(3) + self.highest
    }
}

impl fmt::Debug for RateLimiter {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        to.debug_struct("RateLimiter").field("is_on", &state.is_on).field("rate", &state.rate).finish_non_exhaustive()
    }
}
