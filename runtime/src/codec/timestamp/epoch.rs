//! `epoch-seconds`: a JSON number, `1515531081.123`.

use super::{NANOS_PER_SECOND, Timestamp, TimestampError, read_fraction, write_fraction};

const EXPECTED: TimestampError = TimestampError("expected the seconds since 1970 as a number like 1515531081.123");
const RANGE: TimestampError = TimestampError("a timestamp must be within the years 0001 to 9999");

impl Timestamp {
    /// Reads seconds since 1970 from the text of a JSON number, digit by digit: `1515531081.123`, `-0.5`, `1.5e9`.
    ///
    /// # Errors
    /// The text is not a number, or the year is not within 0001 to 9999.
    pub fn from_epoch_text(text: &str) -> Result<Self, TimestampError> {
        let (negative, number) = match text.strip_prefix('-') {
            Some(number) => (true, number),
            None => (false, text),
        };
        let (number, exponent) = match number.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, read_exponent(exponent)?),
            None => (number, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        if [whole, fraction].iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(EXPECTED);
        }
        let fraction = if number.contains('.') { fraction } else { "" };
        let (whole, fraction) = shift(whole, fraction, exponent)?;
        let whole = whole.trim_start_matches('0');
        let seconds: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| RANGE)? };
        let (nanos, digits) = read_fraction(fraction.as_bytes()).unwrap_or_default();
        match (negative, nanos) {
            (false, _) => Self::with_digits(seconds, nanos, digits),
            (true, 0) => Self::with_digits(-seconds, 0, digits),
            // Nanoseconds count forward from the second before.
            (true, _) => Self::with_digits(-seconds - 1, NANOS_PER_SECOND - nanos, digits),
        }
    }

    /// The seconds since 1970 as the text of a JSON number, with as many fraction digits as the timestamp was read with.
    #[must_use]
    pub fn to_epoch_text(self) -> String {
        let (sign, seconds, nanos) = match (self.seconds < 0, self.nanos) {
            (false, nanos) => ("", self.seconds, nanos),
            (true, 0) => ("-", -self.seconds, 0),
            (true, nanos) => ("-", -self.seconds - 1, NANOS_PER_SECOND - nanos),
        };
        let mut text = format!("{sign}{seconds}");
        // Writing to a string can't fail.
        let _ = write_fraction(&mut text, nanos, self.fraction_digits());
        text
    }
}

fn read_exponent(text: &str) -> Result<i32, TimestampError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EXPECTED);
    }
    text.parse().map_err(|_| RANGE)
}

/// Moves the decimal point to the right (left, if negative).
fn shift(whole: &str, fraction: &str, exponent: i32) -> Result<(String, String), TimestampError> {
    let places = usize::try_from(exponent.unsigned_abs()).map_err(|_| RANGE)?;
    // No timestamp needs more, and a large exponent in a hostile response must not allocate much memory.
    if places > 400 {
        return Err(RANGE);
    }
    if exponent >= 0 {
        let digits = format!("{fraction:0<places$}");
        let (moved, rest) = digits.split_at_checked(places).ok_or(RANGE)?;
        Ok((format!("{whole}{moved}"), rest.to_owned()))
    } else {
        let digits = format!("{whole:0>places$}");
        let (rest, moved) = digits.split_at_checked(digits.len() - places).ok_or(RANGE)?;
        Ok((rest.to_owned(), format!("{moved}{fraction}")))
    }
}
