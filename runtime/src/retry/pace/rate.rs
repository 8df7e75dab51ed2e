//! The rate that a pool finds by itself: none until an attempt is throttled, then what the service has accepted.
//!
//! When an attempt is throttled, the service's bucket of tokens is empty. So between two throttled attempts the service
//! accepts exactly as many as it fills in, and their number divided by the time is its rate; the estimate is the better,
//! the longer the time. While no attempt is throttled, the rate grows, slowly at first, so that the next throttled
//! attempt comes. Attempts that were sent before the rate was last cut say nothing about the new rate.
//!
//! The limiter of the adaptive mode ([`rate_limiter`](crate::retry)) measures what was sent, cuts by a fixed factor and
//! grows by a fixed curve, which suits a client that doesn't know how many calls will come. A pool has calls waiting.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::turnstile::{Pass, Turnstile};

/// The lowest rate, in attempts per second: how often a service that accepts nothing is asked.
const MIN_RATE: f64 = 0.1;

/// The growth of the rate after a cut: by the second, and by the attempt if these are rare.
const GROWTH: f64 = 0.01;
const GROWTH_BY_ATTEMPT: f64 = 0.002;

/// The seconds after which the growth has doubled, or the attempts if these are rare. It rises with the third power of
/// the time, so that a rate that is far too low doesn't last.
const GROWTH_TIME: f64 = 5.0;
const GROWTH_ATTEMPTS: f64 = 20.0;

/// The factor of the growth while the rate is guessed, and not estimated.
const SEARCH: f64 = 10.0;

/// How much of an estimate is used, so that its error doesn't throttle the next attempts.
const MARGIN: f64 = 0.98;

/// The token that is left after a cut, if only a part of one was missing.
const NEARLY: f64 = 0.75;

/// The fewest accepted attempts from which a rate is estimated.
const ENOUGH: u64 = 8;

/// The number of accepted attempts beyond which older ones are not regarded.
const PLENTY: u64 = 64;

/// Estimates that differ by less are of one rate, and the longer time counts.
const SIMILAR: f64 = 0.15;

/// How much the rate counts at which an attempt was throttled, beside an estimate.
const TRUST: f64 = 0.33;

/// The lowest factor of a cut to an estimate.
const CUT: f64 = 0.7;

/// The factor of a cut if too few attempts were accepted for an estimate, and if none was.
const GUESSED: f64 = 0.85;
const REFUTED: f64 = 0.65;

/// Timers are late by a millisecond or more; this many seconds of tokens are not lost by that.
const LATENESS: f64 = 0.02;

#[derive(Default)]
pub(crate) struct Rate {
    turnstile: Turnstile,
    state: Mutex<State>,
}

/// Times are in seconds since the first attempt.
#[derive(Default)]
struct State {
    begun: Option<Instant>,
    /// The attempts that the service has accepted, those of the initial burst included.
    window: Window,
    /// Since when no attempt was accepted, if attempts were throttled.
    throttled_since: Option<f64>,
    limit: Option<Limit>,
}

/// The limit, from the first throttled attempt on.
struct Limit {
    rate: f64,
    tokens: f64,
    filled: f64,
    /// When the rate was cut. Attempts that were sent earlier don't cut it again.
    cut: f64,
    /// When the growth was last added.
    grown: f64,
    /// The accepted attempts since the first event.
    accepted: u64,
    /// Whether the rate is estimated from enough attempts.
    is_estimated: bool,
    /// How many attempts were accepted between the last two throttled ones.
    usual: u64,
    /// When throttled attempts were sent, and how many attempts were accepted before.
    events: VecDeque<(f64, u64)>,
}

/// The attempts that were accepted in the current and the previous second.
#[derive(Default)]
struct Window {
    second: f64,
    current: f64,
    previous: f64,
}

/// Permission to send an attempt. If it is dropped before [`spend`](Self::spend), it returns its token.
#[must_use]
pub(crate) struct RatePermit<'a>(Option<&'a Rate>);

impl Rate {
    pub(crate) async fn enter(&self, order: u64) -> Pass<'_> {
        self.turnstile.enter(order).await
    }

    /// The time until the next attempt may be sent, and for how long no attempt was accepted.
    pub(crate) fn wait(&self, now: Instant) -> (Duration, Duration) {
        let mut state = self.state();
        let now = state.seconds(now);
        let stalled = Duration::from_secs_f64(state.throttled_since.map_or(0.0, |since| (now - since).max(0.0)));
        let wait = state.limit.as_mut().map_or(Duration::ZERO, |limit| limit.wait(now));
        (wait, stalled)
    }

    pub(crate) fn take(&self) -> RatePermit<'_> {
        let mut state = self.state();
        let Some(limit) = &mut state.limit else { return RatePermit(None) };
        limit.tokens -= 1.0;
        RatePermit(Some(self))
    }

    /// True once an attempt was throttled: then calls have to wait for each other.
    pub(crate) fn is_limited(&self) -> bool {
        self.state().limit.is_some()
    }

    /// Records the answer to an attempt: whether it was throttled, or accepted.
    pub(crate) fn record(&self, sent: Instant, now: Instant, throttled: bool) {
        let mut state = self.state();
        let (sent, now) = (state.seconds(sent), state.seconds(now));
        match throttled {
            false => state.accepted(sent, now),
            true => state.throttled(sent, now),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RatePermit<'_> {
    /// The attempt is sent.
    pub(crate) fn spend(mut self) {
        self.0 = None;
    }
}

impl Drop for RatePermit<'_> {
    fn drop(&mut self) {
        if let Some(rate) = self.0
            && let Some(limit) = &mut rate.state().limit
        {
            limit.tokens += 1.0;
        }
    }
}

impl State {
    fn seconds(&mut self, now: Instant) -> f64 {
        now.saturating_duration_since(*self.begun.get_or_insert(now)).as_secs_f64()
    }

    fn accepted(&mut self, sent: f64, now: f64) {
        self.window.add(now);
        self.throttled_since = None;
        let Some(limit) = &mut self.limit else { return };
        match limit.events.back() {
            // Sent together with the attempt that was throttled first: the burst is larger than it seemed.
            Some((first, _)) if sent <= *first => {
                if limit.events.len() == 1 {
                    limit.rate = limit.rate.max(self.window.rate(now));
                }
            }
            _ => limit.accepted += 1,
        }
    }

    fn throttled(&mut self, sent: f64, now: f64) {
        self.throttled_since.get_or_insert(now);
        let Some(limit) = &mut self.limit else {
            // A burst is often that of one second.
            let rate = self.window.rate(now).max(1.0);
            let events = VecDeque::from([(sent, 0)]);
            self.limit = Some(Limit {
                rate,
                tokens: 0.0,
                filled: now,
                cut: now,
                grown: now,
                accepted: 0,
                is_estimated: false,
                usual: 0,
                events,
            });
            return;
        };
        if sent > limit.cut {
            limit.cut(sent, now);
        }
    }
}

impl Limit {
    fn wait(&mut self, now: f64) -> Duration {
        self.fill(now);
        let missing = if self.tokens >= 1.0 - 1e-6 { 0.0 } else { 1.0 - self.tokens };
        Duration::try_from_secs_f64(missing / self.rate).unwrap_or(Duration::MAX)
    }

    fn fill(&mut self, now: f64) {
        let capacity = 1.0 + self.rate * LATENESS;
        let passed = (now - self.filled).max(0.0);
        self.filled += passed;
        let tokens = self.tokens + passed * self.rate;
        if tokens < capacity {
            self.grow(now);
        }
        // Calls that are fewer than the rate allows don't test it.
        self.grown = now;
        self.tokens = tokens.min(capacity);
    }

    fn grow(&mut self, now: f64) {
        let since_cut = (now - self.cut).max(0.0) / GROWTH_TIME.max(GROWTH_ATTEMPTS / self.rate);
        // Much longer than usual without a throttled attempt: the service accepts more than it did.
        let is_known = self.is_estimated && self.since_last() < self.usual * 3 / 2;
        let growth = GROWTH.min(GROWTH_BY_ATTEMPT * self.rate) * if is_known { 1.0 } else { SEARCH };
        let time = (now - self.grown).clamp(0.0, 1.0);
        self.rate *= (growth * (1.0 + since_cut.powi(3)) * time).exp();
    }

    /// Lowers the rate to what was accepted.
    fn cut(&mut self, sent: f64, now: f64) {
        let since_last = self.since_last();
        self.usual = since_last.max(2 * ENOUGH);
        let estimate = self.estimate(sent);
        self.is_estimated = since_last > 0 && estimate.is_some();
        let factors = match estimate {
            _ if since_last == 0 => REFUTED..=REFUTED,
            Some(_) => CUT..=1.0,
            None if self.events.len() == 1 => GUESSED..=GUESSED,
            None => CUT..=CUT,
        };
        // A bucket that holds one token loses what comes in while it is full: then the rate was nearly right.
        let target = estimate.map_or(0.0, |estimate| (estimate + (self.rate - estimate) * TRUST) * MARGIN);
        let rate = target.clamp(self.rate * factors.start(), self.rate * factors.end());
        if since_last == 0 {
            // What was accepted before was another rate.
            self.events.clear();
        }
        self.events.push_back((sent, self.accepted));
        while self.events.get(1).is_some_and(|(_, before)| self.accepted - before >= PLENTY) {
            self.events.pop_front();
        }
        self.rate = rate.max(MIN_RATE);
        self.tokens = self.tokens.min(if self.is_estimated { NEARLY } else { 0.0 });
        (self.cut, self.grown, self.filled) = (now, now, now);
    }

    /// The attempts that were accepted since one was throttled.
    fn since_last(&self) -> u64 {
        self.events.back().map_or(0, |(_, before)| self.accepted - before)
    }

    /// The rate at which the service accepts, if enough attempts were accepted.
    fn estimate(&self, sent: f64) -> Option<f64> {
        let since = |(at, before): &(f64, u64)| (self.accepted - before, (sent - at).max(1e-3));
        let rate = |(count, time): (u64, f64)| count as f64 / time;
        let last = since(self.events.back()?);
        let longest = rate(since(self.events.front()?));
        let enough = self.events.iter().rev().map(since).find(|(count, _)| *count >= ENOUGH).map(rate)?;
        Some(match () {
            // After a time in which the rate was too low, the service has accepted less than it would have.
            () if last.0 < ENOUGH => enough.max(rate(last)),
            () if (longest / enough - 1.0).abs() < SIMILAR => longest,
            () => enough,
        })
    }
}

impl Window {
    fn add(&mut self, now: f64) {
        self.turn(now);
        self.current += 1.0;
    }

    /// The accepted attempts in a second.
    fn rate(&mut self, now: f64) -> f64 {
        self.turn(now);
        self.current + self.previous * (1.0 - now.fract())
    }

    fn turn(&mut self, now: f64) {
        let second = now.floor();
        if second > self.second {
            self.previous = if second - self.second < 1.5 { self.current } else { 0.0 };
            (self.second, self.current) = (second, 0.0);
        }
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.state().limit.as_ref().map(|limit| limit.rate);
        to.debug_struct("Rate").field("limit", &rate).field("turnstile", &self.turnstile).finish()
    }
}
