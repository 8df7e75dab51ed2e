//! The clock of the sandbox: runs with the system's, from another time, or stands still, and can be moved forward.

use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use smithy_client_runtime::Timestamp;

/// Milliseconds since 1970, the unit in which the sandbox counts time.
pub(crate) type Millis = i64;

/// A day.
pub(crate) const DAY: Millis = 24 * 60 * 60 * 1000;

/// How the clock of a sandbox starts. It dates records and expires invitations; signatures are checked against the
/// clock of the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClockSetting {
    /// The clock of the system.
    #[default]
    System,
    /// Starts at a time and runs.
    StartsAt(Timestamp),
    /// Stands still at a time, until it is moved.
    StopsAt(Timestamp),
}

impl FromStr for ClockSetting {
    type Err = InvalidClock;

    fn from_str(text: &str) -> Result<Self, InvalidClock> {
        let time = |text: &str| text.parse::<Timestamp>().map_err(|_| InvalidClock);
        match text.split_once(':') {
            _ if text == "system" => Ok(Self::System),
            Some(("stopped", at)) => time(at).map(Self::StopsAt),
            _ => time(text).map(Self::StartsAt),
        }
    }
}

/// The error for a text that is no [`ClockSetting`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidClock;

impl fmt::Display for InvalidClock {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a clock is `system`, a time like 2027-01-31T12:00:00Z, or `stopped:` and a time")
    }
}

impl std::error::Error for InvalidClock {}

#[derive(Debug)]
pub(crate) struct Clock(Mutex<Source>);

/// What a clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Source {
    /// The time of the system and this.
    Runs {
        /// May be negative.
        offset: Millis,
    },
    /// A time, until it is moved.
    Stands {
        /// The time.
        at: Millis,
    },
}

impl Clock {
    pub(crate) fn new(setting: ClockSetting) -> Self {
        Self(Mutex::new(match setting {
            ClockSetting::System => Source::Runs { offset: 0 },
            ClockSetting::StartsAt(time) => Source::Runs { offset: millis(time) - system() },
            ClockSetting::StopsAt(time) => Source::Stands { at: millis(time) },
        }))
    }

    /// A clock that goes on as another one did.
    pub(crate) fn from_source(source: Source) -> Self {
        Self(Mutex::new(source))
    }

    /// What it shows, to go on later.
    pub(crate) fn to_source(&self) -> Source {
        *self.source()
    }

    pub(crate) fn now(&self) -> Millis {
        match *self.source() {
            Source::Runs { offset } => system().saturating_add(offset),
            Source::Stands { at } => at,
        }
    }

    /// False if it stands still until it is moved.
    pub(crate) fn is_running(&self) -> bool {
        matches!(*self.source(), Source::Runs { .. })
    }

    pub(crate) fn advance(&self, by: Duration) {
        let by = Millis::try_from(by.as_millis()).unwrap_or(Millis::MAX);
        match &mut *self.source() {
            Source::Runs { offset: time } | Source::Stands { at: time } => *time = time.saturating_add(by),
        }
    }

    fn source(&self) -> MutexGuard<'_, Source> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn system() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis::try_from(since.as_millis()).unwrap_or(Millis::MAX)
}

fn millis(time: Timestamp) -> Millis {
    time.secs().saturating_mul(1000).saturating_add(i64::from(time.subsec_nanos() / 1_000_000))
}

/// The time with three fraction digits, which is how the service writes `LastModifiedDate`. After the year 9999 it is
/// the last second of that year.
pub(crate) fn timestamp(at: Millis) -> Timestamp {
    let last: Timestamp = Timestamp::from(SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799));
    let whole = Timestamp::from_secs(at.div_euclid(1000)).unwrap_or(last);
    let text = format!("{}.{:03}Z", whole.to_string().trim_end_matches('Z'), at.rem_euclid(1000));
    text.parse().unwrap_or(whole)
}

/// The day of a time, as `YYYY-MM-DD`.
pub(crate) fn day(at: Millis) -> String {
    timestamp(at).to_string().chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_with_three_digits() {
        assert_eq!(timestamp(1_767_607_200_120).to_string(), "2026-01-05T10:00:00.120Z");
        assert_eq!(timestamp(1_767_607_200_000).to_string(), "2026-01-05T10:00:00.000Z");
        assert_eq!(day(1_767_607_200_000), "2026-01-05");
        assert_eq!(day(Millis::MAX), "9999-12-31");
    }

    #[test]
    fn a_stopped_clock_moves_only_when_it_is_moved() {
        let clock = Clock::new("stopped:2026-01-05T10:00:00.5Z".parse().unwrap());
        assert_eq!(clock.now(), 1_767_607_200_500);
        clock.advance(Duration::from_secs(2));
        assert_eq!(clock.now(), 1_767_607_202_500);
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), Millis::MAX);
    }

    #[test]
    fn a_clock_can_start_at_another_time() {
        let clock = Clock::new("2031-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(day(clock.now()), "2031-01-01");
        assert_eq!("system".parse(), Ok(ClockSetting::System));
        assert_eq!("noon".parse::<ClockSetting>(), Err(InvalidClock));
        assert_eq!("stopped:noon".parse::<ClockSetting>(), Err(InvalidClock));
    }
}
