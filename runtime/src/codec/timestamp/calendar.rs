//! Conversion between days since 1970 and dates of the Gregorian calendar.
//!
//! Both directions count years from March, so that the leap day is the last day, and in eras of 400 years, after which
//! the calendar repeats.

use super::{Timestamp, TimestampError};

const DAYS_PER_ERA: i64 = 146_097;
/// The days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;
const SECONDS_PER_DAY: i64 = 86_400;

/// A date and a time of day in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateTime {
    pub(super) year: i64,
    /// 1 to 12
    pub(super) month: i64,
    /// 1 to 31
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    /// 60 is a leap second, which is read as the following second.
    pub(super) second: i64,
}

impl DateTime {
    /// Seconds since 1970; `None` if the date or the time doesn't exist.
    pub(super) fn seconds(self) -> Option<i64> {
        let valid = (1..=12).contains(&self.month)
            && (1..=days_in_month(self.year, self.month)).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
            && (0..=60).contains(&self.second);
        let time = self.hour * 3600 + self.minute * 60 + self.second;
        valid.then(|| days(self.year, self.month, self.day) * SECONDS_PER_DAY + time)
    }

    pub(super) fn of(timestamp: Timestamp) -> Self {
        let days = timestamp.seconds.div_euclid(SECONDS_PER_DAY);
        let time = timestamp.seconds.rem_euclid(SECONDS_PER_DAY);
        let (year, month, day) = date(days);
        Self { year, month, day, hour: time / 3600, minute: time / 60 % 60, second: time % 60 }
    }

    /// 0 is Sunday.
    pub(super) fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        usize::try_from((days(self.year, self.month, self.day) + 4).rem_euclid(7)).unwrap_or_default()
    }

    /// The timestamp, with a fraction as `read_fraction` returns it; `invalid` if the date or the time doesn't exist.
    pub(super) fn timestamp(self, fraction: (u32, u8), invalid: TimestampError) -> Result<Timestamp, TimestampError> {
        let seconds = self.seconds().ok_or(invalid)?;
        Timestamp::with_digits(seconds, fraction.0, fraction.1)
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - DAYS_TO_1970
}

fn date(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_TO_1970;
    let era = days.div_euclid(DAYS_PER_ERA);
    let day_of_era = days.rem_euclid(DAYS_PER_ERA);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}
