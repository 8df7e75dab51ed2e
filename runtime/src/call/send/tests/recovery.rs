//! Clock skew and expired credentials: corrected once per call.

use super::script::{Scripted, Sent, error, success};
use crate::error::ErrorKind;
use crate::{MockResponse, RetryConfig};

/// One hour after the start of the test's clock.
const DATE: &str = "Fri, 02 Jan 2026 04:04:05 GMT";

fn sent(number: u32, key: &str, offset: i64) -> Sent {
    Sent(number, key.to_owned(), offset)
}

fn dated(code: &str, date: &str) -> MockResponse {
    error(403, code).header("date", date)
}

#[test]
fn clock_skew_is_corrected_at_once_for_this_call_and_later_ones() {
    for code in ["RequestTimeTooSkewed", "InvalidSignatureException", "SignatureDoesNotMatch"] {
        let client = Scripted::new();
        let ended = client.run(&[dated(code, DATE), success()]);
        assert_eq!(ended.sent, [sent(1, "FIRST", 0), sent(2, "FIRST", 3_600)], "{code}");
        assert!(ended.waits().is_empty() && ended.result.is_ok());
        assert_eq!(client.client.shared().retry_state.tokens.available(), 500, "the retry quota is not used");
        assert_eq!(client.run(&[success()]).sent, [sent(1, "FIRST", 3_600)], "{code}");
    }
}

#[test]
fn clock_skew_is_corrected_once_per_call() {
    let later = "Fri, 02 Jan 2026 09:04:05 GMT";
    let skewed = |date| dated("RequestTimeTooSkewed", date);
    let client = Scripted::new();
    let ended = client.run(&[skewed(DATE), skewed(later)]);
    assert_eq!((ended.sent.len(), ended.attempts()), (2, 2));
    assert_eq!(client.run(&[success()]).sent, [sent(1, "FIRST", 6 * 3_600)]);
}

#[test]
fn errors_that_are_not_about_clock_skew_are_not_retried() {
    for step in [
        error(403, "SignatureDoesNotMatch"),
        dated("SignatureDoesNotMatch", "Fri, 02 Jan 2026 03:06:05 GMT"),
        dated("AccessDeniedException", DATE),
    ] {
        assert_eq!(Scripted::new().run(&[step]).sent, [sent(1, "FIRST", 0)]);
    }
}

#[test]
fn expired_credentials_are_loaded_again_once() {
    let expired = error(400, "ExpiredTokenException");
    let always = [expired.clone()];
    for (keys, steps, expected) in [
        (&["FIRST", "SECOND"][..], &[expired, success()][..], &[sent(1, "FIRST", 0), sent(2, "SECOND", 0)][..]),
        (&["FIRST", "SECOND", "THIRD"], &always, &[sent(1, "FIRST", 0), sent(2, "SECOND", 0)]),
        (&["FIRST"], &always, &[sent(1, "FIRST", 0)]),
    ] {
        let client = Scripted::new().keys(keys);
        let ended = client.run(steps);
        assert_eq!(ended.sent, expected);
        assert!(ended.waits().is_empty());
        if ended.result.is_err() {
            assert_eq!(ended.error().code(), Some("ExpiredTokenException"));
            assert_eq!(ended.attempts(), expected.len());
        }
    }
}

#[test]
fn a_failure_to_load_credentials_again_is_reported_with_the_attempts_before() {
    let ended = Scripted::new().keys(&["FIRST", ""]).run(&[error(400, "ExpiredToken")]);
    assert_eq!((ended.error().kind(), ended.attempts()), (ErrorKind::Credentials, 1));
}

#[test]
fn corrections_do_not_exceed_the_number_of_attempts() {
    let client = Scripted::new().retry(RetryConfig::off()).keys(&["FIRST", "SECOND"]);
    assert_eq!(client.run(&[dated("RequestTimeTooSkewed", DATE)]).sent.len(), 1);
    assert_eq!(client.run(&[error(400, "ExpiredToken")]).sent, [sent(1, "FIRST", 3_600)], "the skew was kept");
}

#[test]
fn a_throttled_call_with_clock_skew_and_expired_credentials_has_three_attempts() {
    let client = Scripted::new().keys(&["FIRST", "SECOND"]);
    let ended =
        client.run(&[dated("RequestTimeTooSkewed", DATE), error(400, "ExpiredToken"), error(429, "Throttling")]);
    assert_eq!(ended.sent, [sent(1, "FIRST", 0), sent(2, "FIRST", 3_600), sent(3, "SECOND", 3_600)]);
    assert_eq!(ended.error().code(), Some("Throttling"));
}
