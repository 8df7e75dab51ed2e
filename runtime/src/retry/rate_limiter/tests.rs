//! The rates that the published algorithm of the AWS SDKs gives at certain times.

use super::*;

fn assert_near(found: f64, expected: f64, what: impl fmt::Debug) {
    assert!((found - expected).abs() < 1e-9, "{what:?}: {found} instead of {expected}");
}

fn throttled(last_max_rate: f64, at: f64) -> State {
    State { last_max_rate, last_throttle_time: at, enabled: true, ..State::default() }
}

#[test]
fn after_a_throttled_attempt_the_rate_follows_the_cubic_curve() {
    let state = throttled(10.0, 5.0);
    for (time, rate) in [
        (5.0, 7.0),
        (6.0, 9.648_936_009_66),
        (7.0, 10.000_030_849_917),
        (8.0, 10.453_284_520_772),
        (9.0, 13.408_697_022_224),
        (10.0, 21.266_268_354_274),
        (11.0, 36.425_998_516_920),
    ] {
        assert_near(state.cubic_rate(time), rate, time);
    }
}

#[test]
fn each_throttled_attempt_restarts_the_curve_at_a_lower_rate() {
    let mut state = throttled(10.0, 5.0);
    let mut rate = 0.0;
    for (time, is_throttled, expected) in [
        (5.0, false, 7.0),
        (6.0, false, 9.648_936_009_66),
        (7.0, true, 6.754_255_206_762),
        (8.0, true, 4.727_978_644_733),
        (9.0, false, 4.670_125_557_970),
        (10.0, false, 4.770_870_456_867),
        (11.0, false, 6.011_819_748_005),
        (12.0, false, 10.792_973_431_384),
    ] {
        if is_throttled {
            rate *= BETA;
            (state.last_max_rate, state.last_throttle_time) = (rate, time);
        } else {
            rate = state.cubic_rate(time);
        }
        assert_near(rate, expected, time);
    }
}

#[test]
fn the_rate_depends_on_the_measured_rate_and_on_throttled_attempts() {
    let mut state = State::default();
    for (time, is_throttled, measured, rate) in [
        (0.2, false, 0.0, 0.5),
        (0.4, false, 0.0, 0.5),
        (0.6, false, 4.8, 0.5),
        (0.8, false, 4.8, 0.5),
        (1.0, false, 4.16, 0.5),
        (1.2, false, 4.16, 0.691_2),
        (1.4, false, 4.16, 1.097_6),
        (1.6, false, 5.632, 1.638_4),
        (1.8, false, 5.632, 2.332_8),
        (2.0, true, 4.326_4, 3.028_48),
        (2.2, false, 4.326_4, 3.486_639_173_470),
        (2.4, false, 4.326_4, 3.821_874_416_040),
        (2.6, false, 5.665_28, 4.053_385_727_710),
        (2.8, false, 5.665_28, 4.200_373_108_479),
        (3.0, false, 4.333_056, 4.282_036_558_349),
        (3.2, true, 4.333_056, 2.997_425_590_844),
        (3.4, false, 4.333_056, 3.452_226_394_386),
    ] {
        state.update(time, is_throttled);
        assert_near(state.measured_rate, measured, ("measured", time));
        assert_near(state.rate, rate, ("rate", time));
        assert_eq!(state.enabled, time >= 2.0);
    }
}

#[test]
fn the_rate_is_at_most_twice_the_measured_rate_and_at_least_one_attempt_in_two_seconds() {
    let mut state = throttled(2.0, 0.0);
    for step in 1..=200 {
        state.update(f64::from(step), false);
        let max = (2.0 * state.measured_rate).max(MIN_RATE);
        assert!(state.rate <= max && state.rate >= MIN_RATE, "{step}: {}", state.rate);
    }
    assert_near(state.rate, 2.0, "one attempt a second");
    for step in 201..=300 {
        state.update(f64::from(step), true);
    }
    assert_eq!((state.rate, state.capacity), (MIN_RATE, MIN_CAPACITY));
}

#[test]
fn no_attempt_waits_before_the_first_throttled_attempt() {
    let (limiter, now) = (RateLimiter::default(), Instant::now());
    for _ in 0..1_000 {
        let permit = limiter.permit(now);
        assert_eq!(permit.wait, Duration::ZERO);
        permit.spend();
        limiter.record_attempt(now, false);
    }
    limiter.record_attempt(now, true);
    assert!(!limiter.permit(now).wait.is_zero());
}

#[test]
fn attempts_wait_for_tokens_and_a_dropped_permit_returns_its_token() {
    let (limiter, now) = (RateLimiter::default(), Instant::now());
    // Nothing was measured, so the rate is the minimum: one token every two seconds.
    limiter.record_attempt(now, true);
    let seconds = Duration::from_secs;
    let [first, second, third] = [(); 3].map(|()| limiter.permit(now));
    assert_eq!([first.wait, second.wait, third.wait], [2, 4, 6].map(seconds));
    drop(second);
    assert_eq!(limiter.permit(now).wait, seconds(6), "this permit is dropped at once");
    first.spend();
    third.spend();
    // Two tokens were added, two are spent.
    assert_eq!(limiter.permit(now + seconds(4)).wait, seconds(2));
    // The bucket doesn't exceed its capacity.
    let later = now + seconds(3_600);
    limiter.permit(later).spend();
    assert_eq!(limiter.permit(later).wait, seconds(2));
}

#[test]
fn a_permit_from_before_the_first_throttled_attempt_returns_no_token() {
    let (limiter, now) = (RateLimiter::default(), Instant::now());
    let without_token = limiter.permit(now);
    limiter.record_attempt(now, true);
    drop(without_token);
    assert_eq!(limiter.permit(now).wait, Duration::from_secs(2));
}
