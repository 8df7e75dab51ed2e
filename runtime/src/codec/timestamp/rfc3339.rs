//! `date-time`: RFC 3339, `1985-04-12T23:20:50.520Z`.

use std::fmt;
use std::str::FromStr;

use super::calendar::DateTime;
use super::{Timestamp, TimestampError, read_fraction, write_fraction};

const EXPECTED: TimestampError = TimestampError("expected an RFC 3339 timestamp like 1985-04-12T23:20:50.520Z");

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads RFC 3339 with any offset, like `2026-01-05T10:00:00.120Z` or `2026-01-05T12:00:00+02:00`.
    ///
    /// It is lenient about common deviations: `t` and `z` in lower case, a space instead of `T`, a leap second (read as
    /// the following second), and more than nine fraction digits (the rest is ignored).
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        parse(text)
    }
}

/// Writes RFC 3339 in UTC.
impl fmt::Display for Timestamp {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(*self, to)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

fn parse(text: &str) -> Result<Timestamp, TimestampError> {
    let (clock, rest) = text.as_bytes().split_at_checked(19).ok_or(EXPECTED)?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] = *clock
    else {
        return Err(EXPECTED);
    };
    let (fraction, offset) = match rest.strip_prefix(b".") {
        Some(rest) => {
            let end = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, offset) = rest.split_at_checked(end).ok_or(EXPECTED)?;
            (read_fraction(digits).ok_or(EXPECTED)?, offset)
        }
        None => ((0, 0), rest),
    };
    let read = DateTime {
        year: number([y1, y2, y3, y4])?,
        month: number([m1, m2])?,
        day: number([d1, d2])?,
        hour: number([h1, h2])?,
        minute: number([n1, n2])?,
        second: number([s1, s2])?,
    };
    let seconds = read.seconds().ok_or(EXPECTED)? - offset_seconds(offset)?;
    Timestamp::with_digits(seconds, fraction.0, fraction.1)
}

fn offset_seconds(offset: &[u8]) -> Result<i64, TimestampError> {
    match *offset {
        [b'Z' | b'z'] => Ok(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number([h1, h2])?, number([m1, m2])?);
            if hours > 23 || minutes > 59 {
                return Err(EXPECTED);
            }
            let seconds = hours * 3600 + minutes * 60;
            Ok(if sign == b'-' { -seconds } else { seconds })
        }
        _ => Err(EXPECTED),
    }
}

#[inline]
fn number<const N: usize>(digits: [u8; N]) -> Result<i64, TimestampError> {
    let (mut value, mut is_number) = (0, true);
    for digit in digits {
        is_number &= digit.is_ascii_digit();
        value = value * 10 + i64::from(digit.wrapping_sub(b'0'));
    }
    if is_number { Ok(value) } else { Err(EXPECTED) }
}

fn write(timestamp: Timestamp, to: &mut impl fmt::Write) -> fmt::Result {
    let DateTime { year, month, day, hour, minute, second } = DateTime::of(timestamp);
    write!(to, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
    write_fraction(to, timestamp.nanos, timestamp.fraction_digits())?;
    to.write_char('Z')
}
