//! The clock skew: the difference between this machine's clock and the service's, measured from error responses.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::retry_after::date;
use crate::error::Failure;

/// Services accept signatures with a skew of up to five minutes, so a smaller one is not the reason of a rejection.
const TOLERANCE: Duration = Duration::from_secs(4 * 60);

/// Plausible dates of a response, in seconds since 1970: the years 2000 to 2099.
const PLAUSIBLE: std::ops::Range<u64> = 946_684_800..4_102_444_800;

/// How far the service's clock is ahead of this machine's, in milliseconds. All calls of a client share it.
#[derive(Debug, Default)]
pub(crate) struct ClockSkew(AtomicI64);

impl ClockSkew {
    /// Converts a time of this machine's clock to the service's clock.
    pub(crate) fn correct(&self, time: SystemTime) -> SystemTime {
        let offset = self.0.load(Ordering::Relaxed);
        let distance = Duration::from_millis(offset.unsigned_abs());
        let corrected = if offset < 0 { time.checked_sub(distance) } else { time.checked_add(distance) };
        corrected.unwrap_or(time)
    }

    /// Updates the skew from a failure. True if the time of the signature may be the reason of the failure, so that the
    /// request should be signed again with the corrected time.
    pub(crate) fn update(&self, failure: &Failure, signed_at: SystemTime, now: SystemTime) -> bool {
        if !failure.code().is_some_and(may_be_about_time) {
            return false;
        }
        let Some(date) = failure.metadata().and_then(date).filter(|date| is_plausible(*date)) else {
            return false;
        };
        if distance(date, signed_at).unsigned_abs() <= TOLERANCE.as_millis() {
            return false;
        }
        self.0.store(i64::try_from(distance(date, now)).unwrap_or_default(), Ordering::Relaxed);
        true
    }
}

/// True for codes about the time of a signature, and for those that services use for all invalid signatures.
fn may_be_about_time(code: &str) -> bool {
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

fn is_plausible(date: SystemTime) -> bool {
    date.duration_since(UNIX_EPOCH).is_ok_and(|since| PLAUSIBLE.contains(&since.as_secs()))
}

/// How far the first time is ahead of the second, in milliseconds.
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

    fn rejected(code: &'static str, headers: &[(&'static str, &str)]) -> Failure {
        Failure::new(ErrorKind::Service, Some(code.into()), "")
            .with_response(metadata(403, headers), bytes::Bytes::new())
    }

    #[test]
    fn the_skew_is_measured_from_the_date_of_a_response_that_may_be_about_the_time() {
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
            assert_eq!(skew.update(&rejected(code, headers), skew.correct(now), now), expected, "{code} {clock}");
            let corrected = if expected { time(date) } else { now };
            assert_eq!(skew.correct(now), corrected, "{code} {clock}");
        }
    }

    #[test]
    fn a_call_that_was_signed_before_another_call_updated_the_skew_is_signed_again() {
        let (skew, now) = (ClockSkew::default(), time(1_767_323_045 - 3_600));
        let failure = rejected("RequestTimeTooSkewed", &[("date", DATE)]);
        assert!(skew.update(&failure, now, now) && skew.update(&failure, now, now));
        assert!(!skew.update(&failure, skew.correct(now), now), "the time was correct");
        assert_eq!(skew.correct(now), time(1_767_323_045));
    }
}
