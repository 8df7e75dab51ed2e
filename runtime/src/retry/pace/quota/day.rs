//! The requests of the last 24 hours, counted by the minute: a request counts until the end of the minute in which it
//! is 24 hours old, so at most one minute too long.

use std::collections::VecDeque;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The minutes of a day.
const DAY: u64 = 24 * 60;

/// How many requests were made in which minute since 1970, in order.
#[derive(Debug, Default)]
pub(super) struct Day {
    minutes: VecDeque<(u64, u64)>,
    used: u64,
}

impl Day {
    /// The number of requests that count at this time.
    pub(super) fn used(&mut self, now: SystemTime) -> u64 {
        let now = minute(now);
        while let Some((_, count)) = self.minutes.pop_front_if(|(at, _)| *at + DAY < now) {
            self.used -= count;
        }
        self.used
    }

    pub(super) fn add(&mut self, at: SystemTime, count: u64) {
        let at = minute(at);
        self.used += count;
        // Nearly always the last one.
        let place = self.minutes.partition_point(|(minute, _)| *minute < at);
        match self.minutes.get_mut(place) {
            Some((minute, known)) if *minute == at => *known += count,
            _ => self.minutes.insert(place, (at, count)),
        }
    }

    /// Takes back one request that was counted at this time.
    pub(super) fn remove(&mut self, at: SystemTime) {
        let at = minute(at);
        let counted = self.minutes.iter_mut().rev().find(|(minute, count)| *minute == at && *count > 0);
        if let Some((_, count)) = counted {
            *count -= 1;
            self.used -= 1;
        }
    }

    /// The time until one more request is allowed; `None` if the limit is 0.
    pub(super) fn wait(&mut self, limit: u64, now: SystemTime) -> Option<Duration> {
        if limit == 0 {
            return None;
        }
        let mut too_many = (self.used(now) + 1).saturating_sub(limit);
        if too_many == 0 {
            return Some(Duration::ZERO);
        }
        for (at, count) in &self.minutes {
            too_many = too_many.saturating_sub(*count);
            if too_many == 0 {
                let free = UNIX_EPOCH + Duration::from_secs((at + DAY + 1) * 60);
                return Some(free.duration_since(now).unwrap_or_default());
            }
        }
        Some(Duration::ZERO)
    }
}

fn minute(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / 60
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: u64, seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(29_000_000 * 60 + minutes * 60 + seconds)
    }

    #[test]
    fn a_request_counts_for_a_day_and_at_most_one_minute_more() {
        let mut day = Day::default();
        day.add(at(0, 59), 2);
        day.add(at(5, 0), 1);
        assert_eq!((day.used(at(DAY, 59)), day.used(at(DAY + 1, 0)), day.used(at(DAY + 6, 0))), (3, 1, 0));
        assert!(day.minutes.is_empty());
    }

    #[test]
    fn the_wait_ends_when_enough_requests_have_left() {
        let mut day = Day::default();
        day.add(at(7, 0), 1);
        day.add(at(0, 30), 2);
        assert_eq!(day.wait(4, at(10, 0)), Some(Duration::ZERO));
        assert_eq!(day.wait(3, at(10, 0)), Some(Duration::from_secs((DAY + 1 - 10) * 60)));
        // One of the first two is enough, so is its minute.
        assert_eq!(day.wait(2, at(10, 0)), Some(Duration::from_secs((DAY + 1 - 10) * 60)));
        assert_eq!(day.wait(1, at(10, 0)), Some(Duration::from_secs((DAY + 8 - 10) * 60)));
        assert_eq!(day.wait(0, at(10, 0)), None);
        day.remove(at(7, 1));
        assert_eq!(day.used(at(10, 0)), 2);
    }
}
