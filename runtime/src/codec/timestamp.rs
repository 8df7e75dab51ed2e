//! Timestamps: seconds, nanoseconds, and the number of fraction digits that were read.
//!
//! The number of digits is kept because some services use a timestamp as a lock token: a timestamp that was received as
//! `2026-01-05T10:00:00.120Z` must be sent back with three digits, not with two, six or nine. The three formats are
//! those of Smithy's `timestampFormat` trait.

mod basic;
mod calendar;
mod epoch;
mod http_date;
mod lenient;
mod other_crates;
mod rfc3339;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU8;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(super) use self::rfc3339::Text as Rfc3339;

/// 0001-01-01T00:00:00Z
const MIN_SECONDS: i64 = -62_135_596_800;
/// 9999-12-31T23:59:59Z
const MAX_SECONDS: i64 = 253_402_300_799;

const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// A point in time in the years 0001 to 9999, to the nanosecond, in UTC.
///
/// It keeps the number of fraction digits that it was read with and is printed with the same number, so a timestamp in
/// UTC is sent back to the service byte for byte. Comparing and hashing ignore the number of digits.
///
/// ```
/// use smithy_client_runtime::Timestamp;
///
/// let read: Timestamp = "2026-01-05T10:00:00.120Z".parse()?;
/// assert_eq!(read.to_string(), "2026-01-05T10:00:00.120Z");
/// assert_eq!(read, Timestamp::from_secs_and_nanos(1_767_607_200, 120_000_000)?);
/// # Ok::<(), smithy_client_runtime::TimestampError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
    /// One more than the number of digits, since the niche keeps `Option<Timestamp>` at 16 bytes.
    digits_plus_one: NonZeroU8,
}

impl Timestamp {
    /// 1970-01-01T00:00:00Z
    pub const UNIX_EPOCH: Self = Self { seconds: 0, nanos: 0, digits_plus_one: NonZeroU8::MIN };

    /// The time this many seconds after 1970-01-01T00:00:00Z (before it, if negative).
    ///
    /// # Errors
    /// The year is not within 0001 to 9999.
    pub fn from_secs(seconds: i64) -> Result<Self, TimestampError> {
        Self::with_digits(seconds, 0, 0)
    }

    /// The time this many seconds after 1970-01-01T00:00:00Z, plus the nanoseconds.
    ///
    /// It is printed with as many fraction digits as it needs.
    ///
    /// # Errors
    /// The year is not within 0001 to 9999, or the nanoseconds are a second or more.
    pub fn from_secs_and_nanos(seconds: i64, nanos: u32) -> Result<Self, TimestampError> {
        if nanos >= NANOS_PER_SECOND {
            return Err(TimestampError("the nanoseconds of a timestamp must be below 1000000000"));
        }
        Self::with_digits(seconds, nanos, digits_needed(nanos))
    }

    /// The time this many nanoseconds after 1970-01-01T00:00:00Z (before it, if negative).
    ///
    /// It is printed with as many fraction digits as it needs.
    ///
    /// # Errors
    /// The year is not within 0001 to 9999.
    pub fn from_nanos(nanos: i128) -> Result<Self, TimestampError> {
        let per_second = i128::from(NANOS_PER_SECOND);
        let (seconds, nanos) = (nanos.div_euclid(per_second), nanos.rem_euclid(per_second));
        // Seconds out of range of the type are out of range of the years too.
        Self::from_secs_and_nanos(seconds.try_into().unwrap_or(i64::MAX), nanos.try_into().unwrap_or_default())
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn as_nanos(self) -> i128 {
        i128::from(self.seconds) * i128::from(NANOS_PER_SECOND) + i128::from(self.nanos)
    }

    /// The current time of the system clock.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn secs(self) -> i64 {
        self.seconds
    }

    /// Nanoseconds to add to [`secs`](Self::secs).
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }

    /// The number of fraction digits that it is printed with, 0 to 9.
    #[must_use]
    pub const fn fraction_digits(self) -> u8 {
        self.digits_plus_one.get() - 1
    }

    /// `digits` is at most 9, `nanos` less than a second.
    fn with_digits(seconds: i64, nanos: u32, digits: u8) -> Result<Self, TimestampError> {
        if !(MIN_SECONDS..=MAX_SECONDS).contains(&seconds) {
            return Err(TimestampError("a timestamp must be within the years 0001 to 9999"));
        }
        Ok(Self { seconds, nanos, digits_plus_one: NonZeroU8::MIN.saturating_add(digits) })
    }
}

/// The number of digits of a fraction without its trailing zeros.
fn digits_needed(nanos: u32) -> u8 {
    let mut digits = 9;
    let mut rest = nanos;
    while digits > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        digits -= 1;
    }
    digits
}

/// Writes `.` and the first `digits` digits of a fraction; nothing if `digits` is 0.
fn write_fraction(to: &mut impl fmt::Write, nanos: u32, digits: u8) -> fmt::Result {
    if digits == 0 {
        return Ok(());
    }
    let shown = nanos / 10_u32.pow(u32::from(9 - digits.min(9)));
    write!(to, ".{shown:0width$}", width = usize::from(digits))
}

/// Reads fraction digits; returns the nanoseconds and the number of digits. Digits after the ninth are ignored.
fn read_fraction(digits: &[u8]) -> Option<(u32, u8)> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let kept = digits.get(..9).unwrap_or(digits);
    let count = u8::try_from(kept.len()).ok()?;
    let value = kept.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    Some((value * 10_u32.pow(u32::from(9 - count)), count))
}

impl Default for Timestamp {
    /// [`Timestamp::UNIX_EPOCH`], Smithy's zero value of a timestamp.
    fn default() -> Self {
        Self::UNIX_EPOCH
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.seconds, self.nanos).cmp(&(other.seconds, other.nanos))
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.seconds, self.nanos).hash(state);
    }
}

impl From<SystemTime> for Timestamp {
    /// A time outside of the years 0001 to 9999 becomes the nearest one within them.
    fn from(time: SystemTime) -> Self {
        let (seconds, nanos) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (i64::try_from(after.as_secs()).unwrap_or(i64::MAX), after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                let seconds = i64::try_from(before.as_secs()).map_or(i64::MIN, |seconds| -seconds);
                match before.subsec_nanos() {
                    0 => (seconds, 0),
                    nanos => (seconds.saturating_sub(1), NANOS_PER_SECOND - nanos),
                }
            }
        };
        let seconds = seconds.clamp(MIN_SECONDS, MAX_SECONDS);
        Self { seconds, nanos, digits_plus_one: NonZeroU8::MIN.saturating_add(digits_needed(nanos)) }
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    /// Fails if the time is out of range for the platform's `SystemTime`.
    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        let whole = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let second = if timestamp.seconds < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
        second
            .and_then(|second| second.checked_add(Duration::from_nanos(u64::from(timestamp.nanos))))
            .ok_or(TimestampError("the timestamp is out of range for the system's clock type"))
    }
}

/// The error for a text or number that is not a timestamp. It doesn't repeat the input, which may be customer data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimestampError(&'static str);

impl fmt::Display for TimestampError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.0)
    }
}

impl std::error::Error for TimestampError {}
