//! `http-date`: the IMF-fixdate of RFC 9110, `Tue, 29 Apr 2014 18:30:38 GMT`, with an optional fraction as in Smithy.

use std::fmt::{self, Write as _};

use super::calendar::DateTime;
use super::{Timestamp, TimestampError, read_fraction, write_fraction};

const EXPECTED: TimestampError = TimestampError("expected an HTTP date like Tue, 29 Apr 2014 18:30:38 GMT");

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Timestamp {
    /// Reads an HTTP date like `Tue, 29 Apr 2014 18:30:38 GMT`, with or without a fraction of a second.
    ///
    /// # Errors
    /// The text has another form, or the date doesn't exist. The weekday is not compared with the date.
    pub fn from_http_date(text: &str) -> Result<Self, TimestampError> {
        parse(text).ok_or(EXPECTED)?
    }

    /// The HTTP date, with as many fraction digits as the timestamp was read with.
    #[must_use]
    pub fn to_http_date(self) -> String {
        let mut text = String::new();
        // Writing to a string can't fail.
        let _ = self.write_http_date(&mut text);
        text
    }

    fn write_http_date(self, to: &mut String) -> fmt::Result {
        let date = DateTime::of(self);
        let weekday = DAYS.get(date.weekday()).copied().unwrap_or_default();
        let month =
            usize::try_from(date.month - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
        let DateTime { year, day, hour, minute, second, .. } = date;
        write!(to, "{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}")?;
        write_fraction(to, self.nanos, self.fraction_digits())?;
        to.write_str(" GMT")
    }
}

/// True for the name of a weekday or its first three letters.
pub(super) fn is_weekday(word: &str) -> bool {
    let starts = |day: &&str| word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(day));
    word.ends_with(|last: char| last.is_ascii_alphabetic()) && DAYS.iter().any(starts)
}

/// `None` if the text has another form; an error if the date doesn't exist or the year is out of range.
fn parse(text: &str) -> Option<Result<Timestamp, TimestampError>> {
    let mut words = text.split(' ');
    let mut next = || words.next();
    let weekday = next()?.strip_suffix(',')?;
    let day = number(next()?, 2)?;
    let month_name = next()?;
    let year = number(next()?, 4)?;
    let time = next()?;
    let zone = next()?;
    let known = DAYS.iter().any(|name| name.eq_ignore_ascii_case(weekday));
    if !known || !zone.eq_ignore_ascii_case("GMT") || next().is_some() {
        return None;
    }
    let month = MONTHS.iter().zip(1..).find(|(name, _)| name.eq_ignore_ascii_case(month_name))?.1;
    let (time, fraction) = match time.split_once('.') {
        Some((time, digits)) => (time, read_fraction(digits.as_bytes())?),
        None => (time, (0, 0)),
    };
    let mut parts = time.split(':');
    let mut next = || number(parts.next()?, 2);
    let (hour, minute, second) = (next()?, next()?, next()?);
    if parts.next().is_some() {
        return None;
    }
    Some(DateTime { year, month, day, hour, minute, second }.timestamp(fraction, EXPECTED))
}

fn number(digits: &str, length: usize) -> Option<i64> {
    let valid = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if valid { digits.parse().ok() } else { None }
}
