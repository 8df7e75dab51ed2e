//! Quotas: how many requests of a group are accepted in a second and in a day.

use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;

use crate::clock::{DAY, Millis};
use crate::rules::{self, Rule};

/// The operations that share a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Read,
    Write,
}

/// The quotas of a sandbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quota {
    /// No quotas.
    #[default]
    Off,
    /// The published ones ([`partnercentral_selling::quotas::published`]).
    Real,
    /// This many requests of each group a second, and any number in a day.
    PerSecond(u32),
}

impl FromStr for Quota {
    type Err = InvalidQuota;

    fn from_str(text: &str) -> Result<Self, InvalidQuota> {
        match text {
            "off" => Ok(Self::Off),
            "real" => Ok(Self::Real),
            _ => text.parse().ok().filter(|number| *number > 0).map(Self::PerSecond).ok_or(InvalidQuota),
        }
    }
}

/// The error for a text that is no [`Quota`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidQuota;

impl fmt::Display for InvalidQuota {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a quota is `off`, `real`, or a number of requests a second above 0")
    }
}

impl std::error::Error for InvalidQuota {}

/// What the requests have used.
#[derive(Debug)]
pub(crate) struct Meters {
    read: Meter,
    write: Meter,
}

impl Meters {
    pub(crate) fn new(quota: Quota) -> Self {
        let (read, write) = match quota {
            Quota::Off => (None, None),
            Quota::Real => (published("read"), published("write")),
            Quota::PerSecond(number) => (Some((number, None)), Some((number, None))),
        };
        Self { read: Meter::new(read), write: Meter::new(write) }
    }

    /// Counts a request, unless it is throttled.
    ///
    /// # Errors
    /// The rule by which the request is throttled.
    pub(crate) fn count(&mut self, group: Group, now: Millis) -> Result<(), &'static Rule> {
        let (meter, rule) = match group {
            Group::Read => (&mut self.read, &rules::READ_QUOTA),
            Group::Write => (&mut self.write, &rules::WRITE_QUOTA),
        };
        meter.count(now).then_some(()).ok_or(rule)
    }

    /// What is used of the quota of a group; `None` without a quota.
    pub(crate) fn usage(&mut self, group: Group, now: Millis) -> Option<Usage> {
        match group {
            Group::Read => self.read.usage(now),
            Group::Write => self.write.usage(now),
        }
    }
}

/// What is used of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Usage {
    /// Requests that are accepted in a second.
    pub(crate) per_second: u32,
    /// How many of them would be rejected now.
    pub(crate) used: u32,
    /// The requests of the last 24 hours, and how many are accepted.
    pub(crate) day: Option<(usize, usize)>,
}

/// The limits of a group that the service publishes.
fn published(group: &str) -> Option<Limits> {
    let usage = partnercentral_selling::quotas::published().usage().into_iter().find(|usage| usage.group == group)?;
    // The published rates are whole numbers, and their bursts those of one second.
    Some((usage.burst, usage.per_day.and_then(|limit| usize::try_from(limit).ok())))
}

/// The numbers for a second and for a day.
type Limits = (u32, Option<usize>);

/// A bucket of tokens for the second, and the times of the last day.
#[derive(Debug)]
struct Meter {
    limits: Option<Limits>,
    /// In thousandths of a request.
    tokens: i64,
    filled: Millis,
    day: VecDeque<Millis>,
}

impl Meter {
    fn new(limits: Option<Limits>) -> Self {
        let full = limits.map_or(0, |(per_second, _)| capacity(per_second));
        Self { limits, tokens: full, filled: Millis::MIN, day: VecDeque::new() }
    }

    fn count(&mut self, now: Millis) -> bool {
        let Some((per_second, per_day)) = self.limits else { return true };
        self.refill(per_second, now);
        if self.tokens < 1000 || per_day.is_some_and(|limit| self.day.len() >= limit) {
            return false;
        }
        self.tokens -= 1000;
        if per_day.is_some() {
            self.day.push_back(now);
        }
        true
    }

    fn refill(&mut self, per_second: u32, now: Millis) {
        let passed = now.saturating_sub(self.filled).max(0);
        self.tokens =
            passed.saturating_mul(i64::from(per_second)).saturating_add(self.tokens).min(capacity(per_second));
        self.filled = self.filled.max(now);
        while self.day.pop_front_if(|at| now.saturating_sub(*at) >= DAY).is_some() {}
    }

    fn usage(&mut self, now: Millis) -> Option<Usage> {
        let (per_second, per_day) = self.limits?;
        self.refill(per_second, now);
        let left = u32::try_from(self.tokens / 1000).unwrap_or(0);
        let day = per_day.map(|limit| (self.day.len(), limit));
        Some(Usage { per_second, used: per_second.saturating_sub(left), day })
    }
}

/// A burst of one second.
fn capacity(per_second: u32) -> i64 {
    i64::from(per_second) * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(meters: &mut Meters, group: Group, times: impl IntoIterator<Item = Millis>) -> usize {
        times.into_iter().filter(|now| meters.count(group, *now).is_ok()).count()
    }

    #[test]
    fn the_published_quotas_hold_for_each_second() {
        let mut meters = Meters::new(Quota::Real);
        assert_eq!(accepted(&mut meters, Group::Read, [5_000; 50]), 10);
        assert_eq!(accepted(&mut meters, Group::Write, [5_000; 50]), 1, "another group");
        assert_eq!(accepted(&mut meters, Group::Read, [5_500; 50]), 5, "half a second later");
        assert_eq!(accepted(&mut meters, Group::Write, [5_500; 50]), 0);
        assert_eq!(meters.count(Group::Write, 5_999), Err(&rules::WRITE_QUOTA));
        assert_eq!(accepted(&mut meters, Group::Write, [6_000; 50]), 1);
    }

    #[test]
    fn what_is_used_can_be_read_and_uses_nothing() {
        let mut meters = Meters::new(Quota::Real);
        accepted(&mut meters, Group::Read, [5_000; 4]);
        let usage = Usage { per_second: 10, used: 4, day: Some((4, 100_000)) };
        assert_eq!([(); 2].map(|()| meters.usage(Group::Read, 5_000)), [Some(usage); 2]);
        assert_eq!(meters.usage(Group::Read, 6_000), Some(Usage { used: 0, ..usage }));
        assert_eq!(meters.usage(Group::Read, DAY + 6_000), Some(Usage { used: 0, day: Some((0, 100_000)), ..usage }));
        assert_eq!(Meters::new(Quota::Off).usage(Group::Write, 0), None);
    }

    #[test]
    fn the_published_quotas_hold_for_each_day() {
        let mut meters = Meters::new(Quota::Real);
        let seconds = |from: i64, count: i64| (from..from + count).map(|second| second * 1000);
        assert_eq!(accepted(&mut meters, Group::Write, seconds(0, 20_000)), 10_000);
        assert_eq!(accepted(&mut meters, Group::Write, [DAY - 1]), 0, "the first one was less than a day ago");
        assert_eq!(accepted(&mut meters, Group::Write, seconds(DAY / 1000, 100)), 100, "they return one by one");
    }

    #[test]
    fn other_quotas_have_no_limit_for_the_day() {
        let mut meters = Meters::new("5".parse().unwrap());
        assert_eq!(accepted(&mut meters, Group::Write, (0..30_000).map(|fifth| fifth * 200)), 30_000);
        assert_eq!(accepted(&mut meters, Group::Write, [6_000_000_000; 9]), 5);
        assert_eq!(accepted(&mut Meters::new(Quota::Off), Group::Write, [0; 999]), 999);
        assert_eq!("0".parse::<Quota>(), Err(InvalidQuota));
    }
}
