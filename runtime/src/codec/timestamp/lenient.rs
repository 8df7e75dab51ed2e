//! Timestamps as services write them in spite of their models: other forms of ISO 8601, of HTTP dates, and numbers as
//! text. What botocore reads is read.

use super::calendar::DateTime;
use super::http_date::{MONTHS, is_weekday};
use super::{Timestamp, TimestampError, read_fraction};

const INVALID: TimestampError = TimestampError("expected a timestamp");

impl Timestamp {
    /// Reads a timestamp in any form that services use. A time without an offset is in UTC.
    pub(in crate::codec) fn from_any_text(text: &str) -> Option<Self> {
        // Most are RFC 3339 as it should be.
        let strict = text.parse().ok();
        strict.or_else(|| Self::from_epoch_text(text).ok()).or_else(|| {
            let text = text.trim();
            iso_8601(text.as_bytes()).or_else(|| http_date(text))
        })
    }
}

/// Reads `2026-01-05T10:00:00.120+0200` with parts left out from the end, and the same without separators.
fn iso_8601(text: &[u8]) -> Option<Timestamp> {
    let mut rest = text;
    let year = number(&mut rest, 4)?;
    let is_extended = skip(&mut rest, b"-");
    let month = number(&mut rest, 2)?;
    if is_extended && !skip(&mut rest, b"-") {
        return None;
    }
    let date = DateTime { year, month, day: number(&mut rest, 2)?, hour: 0, minute: 0, second: 0 };
    if rest.is_empty() {
        return date.timestamp((0, 0), INVALID).ok();
    }
    if !skip(&mut rest, b"Tt ") {
        return None;
    }
    let (time, fraction) = time(&mut rest, date)?;
    with_offset(time, fraction, rest.trim_ascii())
}

/// Reads `10`, `10:00`, `10:00:00`, `10:00:00.120`, and the same without colons.
fn time(rest: &mut &[u8], date: DateTime) -> Option<(DateTime, (u32, u8))> {
    let mut time = DateTime { hour: number(rest, 2)?, ..date };
    let mut next = || {
        skip(rest, b":");
        if rest.first().is_some_and(u8::is_ascii_digit) { number(rest, 2).map(Some) } else { Some(None) }
    };
    time.minute = next()?.unwrap_or_default();
    time.second = next()?.unwrap_or_default();
    if !skip(rest, b".,") {
        return Some((time, (0, 0)));
    }
    let end = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(end)?;
    *rest = after;
    Some((time, read_fraction(digits)?))
}

/// The timestamp of a time with an offset: none, `Z`, a name of UTC, or `+02:00`, `+0200`, `+02`.
fn with_offset(time: DateTime, fraction: (u32, u8), offset: &[u8]) -> Option<Timestamp> {
    let seconds = match offset {
        [] | [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let mut rest = rest;
            let hours = number(&mut rest, 2)?;
            skip(&mut rest, b":");
            let minutes = if rest.is_empty() { 0 } else { number(&mut rest, 2)? };
            if !rest.is_empty() || hours > 23 || minutes > 59 {
                return None;
            }
            let seconds = hours * 3600 + minutes * 60;
            if *sign == b'-' { -seconds } else { seconds }
        }
        name if [&b"UTC"[..], b"GMT", b"UT"].iter().any(|utc| utc.eq_ignore_ascii_case(name)) => 0,
        _ => return None,
    };
    Timestamp::with_digits(time.seconds()? - seconds, fraction.0, fraction.1).ok()
}

/// Reads all forms that RFC 9110 names, with the weekday or without: `Sun, 6 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94
/// 08:49:37 GMT`, `Sun Nov 6 08:49:37 1994`.
fn http_date(text: &str) -> Option<Timestamp> {
    let mut words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    if let [date, rest @ ..] = words.as_slice()
        && date.contains('-')
    {
        words = date.split('-').chain(rest.iter().copied()).collect();
    }
    let (day, name, year, clock, zone) = match *words.as_slice() {
        [name, day, clock, year] if month(name).is_some() => (day, name, year, clock, ""),
        [day, name, year, clock, zone] => (day, name, year, clock, zone),
        [day, name, year, clock] => (day, name, year, clock, ""),
        _ => return None,
    };
    let date = DateTime { year: year_of(year)?, month: month(name)?, day: day_of(day)?, hour: 0, minute: 0, second: 0 };
    let mut rest = clock.as_bytes();
    let (time, fraction) = time(&mut rest, date)?;
    if rest.is_empty() { with_offset(time, fraction, zone.as_bytes()) } else { None }
}

fn month(name: &str) -> Option<i64> {
    MONTHS.iter().zip(1..).find(|(month, _)| month.eq_ignore_ascii_case(name)).map(|(_, number)| number)
}

fn day_of(text: &str) -> Option<i64> {
    let mut digits = text.as_bytes();
    number(&mut digits, text.len().clamp(1, 2)).filter(|_| digits.is_empty())
}

/// A year of four digits, or of two, which began in 1970.
fn year_of(text: &str) -> Option<i64> {
    let mut digits = text.as_bytes();
    let year = number(&mut digits, if text.len() == 2 { 2 } else { 4 }).filter(|_| digits.is_empty())?;
    Some(match (text.len(), year) {
        (2, 70..) => 1900 + year,
        (2, _) => 2000 + year,
        _ => year,
    })
}

/// Takes so many digits.
fn number(rest: &mut &[u8], digits: usize) -> Option<i64> {
    let (number, after) = rest.split_at_checked(digits)?;
    *rest = after;
    let digit = |value: i64, byte: &u8| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0'));
    number.iter().try_fold(0, digit)
}

/// Takes one of these bytes, if it comes next.
fn skip(rest: &mut &[u8], bytes: &[u8]) -> bool {
    match rest.split_first() {
        Some((first, after)) if bytes.contains(first) => {
            *rest = after;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_services_use_are_read() {
        for (text, printed) in [
            ("2026-01-05T10:00:00.120Z", "2026-01-05T10:00:00.120Z"),
            ("2026-01-05T10:00:00", "2026-01-05T10:00:00Z"),
            ("2026-01-05T10:00:00.120", "2026-01-05T10:00:00.120Z"),
            ("2026-01-05T10:00:00+0200", "2026-01-05T08:00:00Z"),
            ("2026-01-05T10:00:00.5+02", "2026-01-05T08:00:00.5Z"),
            ("2026-01-05 10:00:00 +02:00", "2026-01-05T08:00:00Z"),
            ("2026-01-05 10:00:00 UTC", "2026-01-05T10:00:00Z"),
            ("2026-01-05T10:00:00,5Z", "2026-01-05T10:00:00.5Z"),
            ("2026-01-05T10:00Z", "2026-01-05T10:00:00Z"),
            ("2026-01-05T10:00-0130", "2026-01-05T11:30:00Z"),
            ("2026-01-05T10", "2026-01-05T10:00:00Z"),
            ("2026-01-05", "2026-01-05T00:00:00Z"),
            ("20260105T100000Z", "2026-01-05T10:00:00Z"),
            ("20260105T1000", "2026-01-05T10:00:00Z"),
            (" 2026-01-05T10:00:00Z ", "2026-01-05T10:00:00Z"),
            // Numbers as text, as botocore takes them before anything else.
            ("1515531081", "2018-01-09T20:51:21Z"),
            ("1515531081.120", "2018-01-09T20:51:21.120Z"),
            ("1.515531081E9", "2018-01-09T20:51:21Z"),
            ("20260105", "1970-08-23T11:48:25Z"),
            ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
            ("Sun, 6 Nov 1994 08:49:37.250 GMT", "1994-11-06T08:49:37.250Z"),
            ("6 Nov 1994 08:49 +0100", "1994-11-06T07:49:00Z"),
            ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
            ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"),
            ("06-Nov-2038 08:49:37", "2038-11-06T08:49:37Z"),
        ] {
            let read = Timestamp::from_any_text(text).map(|timestamp| timestamp.to_string());
            assert_eq!(read.as_deref(), Some(printed), "{text}");
        }
    }

    #[test]
    fn what_is_no_timestamp_is_not_read() {
        for text in [
            "",
            " ",
            "now",
            "2026-01",
            "2026-1-5",
            "2026-13-05",
            "2026-02-29",
            "2026-01-05T",
            "2026-01-05T1",
            "2026-01-05T10:0",
            "2026-01-05T24:00:00",
            "2026-01-05T10:60",
            "2026-01-05T10:00:00.",
            "2026-01-05T10:00:00.x",
            "2026-01-05T10:00:00+2",
            "2026-01-05T10:00:00+02:0",
            "2026-01-05T10:00:00+24:00",
            "2026-01-05T10:00:00 CET",
            "2026-01-05T10:00:00ZZ",
            "2026-0105",
            "Sun, 31 Nov 1994 08:49:37 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 19945 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT x",
            "Nov 1994",
            "NaN",
            "Infinity",
        ] {
            assert_eq!(Timestamp::from_any_text(text), None, "{text}");
        }
    }
}
