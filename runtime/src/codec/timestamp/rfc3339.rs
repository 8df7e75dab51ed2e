//! `date-time`: RFC 3339, `1985-04-12T23:20:50.520Z`.

use std::fmt;
use std::str::FromStr;

use super::calendar::DateTime;
use super::{Timestamp, TimestampError, read_fraction};

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
        to.write_str(Text::of(*self).as_str())
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

/// The text of a timestamp. Digits are written into a buffer, several times faster than by `fmt`: most requests and
/// responses have timestamps.
pub(in crate::codec) struct Text {
    bytes: [u8; LONGEST.len()],
    length: usize,
}

const LONGEST: &[u8; 30] = b"0000-00-00T00:00:00.000000000Z";

impl Text {
    pub(in crate::codec) fn of(timestamp: Timestamp) -> Self {
        let DateTime { year, month, day, hour, minute, second } = DateTime::of(timestamp);
        let mut bytes = *LONGEST;
        let [y1, y2, y3, y4, _, m1, m2, _, d1, d2, _, h1, h2, _, n1, n2, _, s1, s2, _, fraction @ .., _] = &mut bytes;
        fill([y1, y2, y3, y4], year);
        fill([m1, m2], month);
        fill([d1, d2], day);
        fill([h1, h2], hour);
        fill([n1, n2], minute);
        fill([s1, s2], second);
        fill(fraction.each_mut(), timestamp.nanos.into());
        let digits = usize::from(timestamp.fraction_digits());
        let end = if digits == 0 { 19 } else { 20 + digits };
        if let Some(last) = bytes.get_mut(end) {
            *last = b'Z';
        }
        Self { bytes, length: end + 1 }
    }

    pub(in crate::codec) fn as_str(&self) -> &str {
        // All bytes are ASCII.
        self.bytes.get(..self.length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

/// Writes the last digits of a number.
fn fill<const N: usize>(places: [&mut u8; N], number: i64) {
    let mut rest = number;
    for place in places.into_iter().rev() {
        *place = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
}
