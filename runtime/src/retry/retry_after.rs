//! The wait that a response asks for: the headers `x-amz-retry-after` and `Retry-After`.

use std::time::{Duration, SystemTime};

use crate::codec::Timestamp;
use crate::error::Metadata;

/// The wait that a response asks for: `x-amz-retry-after` in milliseconds, else `Retry-After` in seconds or as a date
/// (RFC 9110, section 10.2.3). `None` if it is zero, absent or invalid.
pub(crate) fn retry_after(metadata: &Metadata, now: SystemTime) -> Option<Duration> {
    let amazon = metadata.header("x-amz-retry-after").and_then(number).map(Duration::from_millis);
    let wait = amazon.or_else(|| {
        let text = metadata.header("retry-after")?;
        number(text).map(Duration::from_secs).or_else(|| {
            // The date is that of the server's clock, which may differ from this machine's.
            let now = date(metadata).unwrap_or(now);
            time(text)?.duration_since(now).ok()
        })
    });
    wait.filter(|wait| !wait.is_zero())
}

/// The time of the response on the server's clock.
pub(super) fn date(metadata: &Metadata) -> Option<SystemTime> {
    time(metadata.header("date")?)
}

fn time(text: &str) -> Option<SystemTime> {
    Timestamp::from_http_date(text.trim()).ok()?.try_into().ok()
}

/// A number that consists of digits only. `u64::MAX` if it is larger.
fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;
    use crate::tests::support::metadata;

    #[test]
    fn reads_every_valid_form_and_ignores_invalid_values() {
        let now = UNIX_EPOCH + Duration::from_secs(1_767_323_045);
        let (amazon, standard, date) = ("x-amz-retry-after", "retry-after", "date");
        for (headers, expected) in [
            (&[][..], None),
            (&[(amazon, "1500")], Some(1_500)),
            (&[(amazon, " 1500 "), (standard, "9")], Some(1_500)),
            (&[(amazon, "soon"), (standard, "2")], Some(2_000)),
            (&[(amazon, "0")], None),
            (&[(amazon, "-1")], None),
            (&[(amazon, "1e9")], None),
            (&[(amazon, "")], None),
            (&[(amazon, "99999999999999999999999")], Some(u64::MAX)),
            (&[(standard, "2")], Some(2_000)),
            (&[(standard, "2.5")], None),
            (&[(standard, "Fri, 02 Jan 2026 03:04:10 GMT")], Some(5_000)),
            (&[(standard, "Fri, 02 Jan 2026 03:04:10 GMT"), (date, "Fri, 02 Jan 2026 03:04:07 GMT")], Some(3_000)),
            (&[(standard, "Fri, 02 Jan 2026 03:04:00 GMT")], None),
            (&[(standard, "Fri, 31 Dec 9999 23:59:59 GMT")], Some(251_634_977_754_000)),
            (&[(standard, "next Friday")], None),
        ] {
            let found = retry_after(&metadata(503, headers), now);
            let expected = expected.map(Duration::from_millis);
            assert_eq!(found, expected, "{headers:?}");
        }
    }
}
