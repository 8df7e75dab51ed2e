//! A wrong clock on this machine: noticed by the responses of the service, and corrected.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::retry_after::date;
use crate::error::Failure;

/// Services take signatures that are up to five minutes old. Less than this is no reason for a refusal.
const TOLERANCE: Duration = Duration::from_secs(4 * 60);

/// The seconds between which a date is believed: the years 2000 to 2099.
const BELIEVED: std::ops::Range<u64> = 946_684_800..4_102_444_800;

/// By how many milliseconds the service's clock is ahead of ours, as all calls of a client know it.
#[derive(Debug, Default)]
pub(crate) struct ClockSkew(AtomicI64);

impl ClockSkew {
    /// A time of ours as the service sees it.
    pub(crate) fn correct(&self, time: SystemTime) -> SystemTime {
        let offset = self.0.load(Ordering::Relaxed);
        let distance = Duration::from_millis(offset.unsigned_abs());
        let corrected = if offset < 0 { time.checked_sub(distance) } else { time.checked_add(distance) };
        corrected.unwrap_or(time)
    }

    /// Learns from a failure. True if the time that the request was signed with can be why it was refused, and the
    /// next one will be another.
    pub(crate) fn learn(&self, failure: &Failure, signed_at: SystemTime, now: SystemTime) -> bool {
        if !failure.code().is_some_and(is_about_time) {
            return false;
        }
        let Some(date) = failure.metadata().and_then(date).filter(|date| is_believed(*date)) else {
            return false;
        };
        if distance(date, signed_at).unsigned_abs() <= TOLERANCE.as_millis() {
            return false;
        }
        self.0.store(i64::try_from(distance(date, now)).unwrap_or_default(), Ordering::Relaxed);
        true
    }
}

/// Codes that speak of time, and those that services use for a signature that is wrong for any reason.
fn is_about_time(code: &str) -> bool {
    matches!(
        code,
        "AuthFailure"
            | "InvalidSignatureException"
            | "RequestExpired"
            | "RequestInTheFuture"
            | "RequestTimeTooSkewed"
            | "SignatureDoesNotMatch"
    )
}

fn is_believed(date: SystemTime) -> bool {
    date.duration_since(UNIX_EPOCH).is_ok_and(|since| BELIEVED.contains(&since.as_secs()))
}

/// How many milliseconds the first is ahead of the second.
fn distance(first: SystemTime, second: SystemTime) -> i128 {
    let millis = |time: Duration| i128::try_from(time.as_millis()).unwrap_or(i128::MAX);
    match first.duration_since(second) {
        Ok(ahead) => millis(ahead),
        Err(behind) => -millis(behind.duration()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::tests::support::metadata;

    const DATE: &str = "Fri, 02 Jan 2026 03:04:05 GMT";

    fn time(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn refused(code: &'static str, headers: &[(&'static str, &str)]) -> Failure {
        Failure::new(ErrorKind::Service, Some(code.into()), "")
            .with_response(metadata(403, headers), bytes::Bytes::new())
    }

    #[test]
    fn learns_from_the_date_of_a_refusal_that_can_be_about_time() {
        let date = 1_767_323_045;
        for (code, headers, clock, expected) in [
            ("RequestTimeTooSkewed", &[("date", DATE)][..], date - 3_600, true),
            ("RequestTimeTooSkewed", &[("date", DATE)], date + 3_600, true),
            ("InvalidSignatureException", &[("date", DATE)], 0, true),
            ("SignatureDoesNotMatch", &[("date", DATE)], date + 241, true),
            ("SignatureDoesNotMatch", &[("date", DATE)], date + 240, false),
            ("SignatureDoesNotMatch", &[("date", DATE)], date - 240, false),
            ("AccessDeniedException", &[("date", DATE)], date - 3_600, false),
            ("RequestTimeTooSkewed", &[], date - 3_600, false),
            ("RequestTimeTooSkewed", &[("date", "today")], date - 3_600, false),
            ("RequestTimeTooSkewed", &[("date", "Fri, 31 Dec 9999 23:59:59 GMT")], date, false),
            ("RequestTimeTooSkewed", &[("date", "Thu, 01 Jan 1970 00:00:00 GMT")], date, false),
        ] {
            let skew = ClockSkew::default();
            let now = time(clock);
            assert_eq!(skew.learn(&refused(code, headers), skew.correct(now), now), expected, "{code} {clock}");
            let corrected = if expected { time(date) } else { now };
            assert_eq!(skew.correct(now), corrected, "{code} {clock}");
        }
    }

    #[test]
    fn a_call_that_another_one_overtook_takes_what_that_one_learned() {
        let (skew, now) = (ClockSkew::default(), time(1_767_323_045 - 3_600));
        let failure = refused("RequestTimeTooSkewed", &[("date", DATE)]);
        assert!(skew.learn(&failure, now, now) && skew.learn(&failure, now, now));
        assert!(!skew.learn(&failure, skew.correct(now), now), "the time was right");
        assert_eq!(skew.correct(now), time(1_767_323_045));
    }
}
