//! The number of attempts, the waits between them, and time limits.

use std::time::Duration;

use super::script::{Scripted, error, success, too_long};
use crate::error::{Attempt, ErrorKind, NotRetried, TimeLimit};
use crate::{MockResponse, RetryConfig};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn retryable_failures_have_three_attempts_and_others_one() {
    let retried = &[500, 1_000][..];
    for (step, waits) in [
        (error(400, "ThrottlingException"), retried),
        (error(429, "ThrottlingException"), retried),
        (error(429, ""), retried),
        (error(400, "RequestTimeoutException"), retried),
        (error(500, ""), retried),
        (error(502, ""), retried),
        (error(503, "ServiceUnavailableException"), retried),
        (error(504, ""), retried),
        (error(400, "TryLaterException"), retried),
        (MockResponse::refused(), retried),
        (MockResponse::reset(), retried),
        (error(400, "ValidationException"), &[]),
        (error(409, "ConflictException"), &[]),
        (error(400, "InternalServerException"), &[]),
        (error(403, ""), &[]),
        (error(501, ""), &[]),
        (error(307, ""), &[]),
        (too_long(), &[]),
    ] {
        let ended = Scripted::new().run(std::slice::from_ref(&step));
        assert_eq!(ended.waits(), waits, "{step:?}");
        assert_eq!(ended.sent.len(), waits.len() + 1, "{step:?}");
        assert_eq!(ended.attempts(), ended.sent.len(), "{step:?}");
        assert_eq!(ended.error().not_retried(), None, "{step:?}");
    }
}

#[test]
fn no_attempt_follows_a_successful_one() {
    for (before, waits) in [(0, &[][..]), (1, &[500]), (2, &[500, 1_000])] {
        let mut steps = vec![error(503, ""); before];
        steps.push(success());
        let ended = Scripted::new().run(&steps);
        assert_eq!(ended.waits(), waits);
        assert!(ended.result.is_ok() && ended.attempts() == before + 1);
    }
}

#[test]
fn the_number_of_attempts_and_the_back_off_are_those_of_the_retry_rules() {
    for (rules, step, waits) in [
        (RetryConfig::off(), error(503, ""), &[][..]),
        (RetryConfig::standard().max_attempts(1), MockResponse::reset(), &[]),
        (RetryConfig::standard().max_attempts(2), error(503, ""), &[500]),
        (RetryConfig::standard().max_attempts(7), error(503, ""), &[500, 1_000, 2_000, 4_000, 8_000, 10_000]),
        (RetryConfig::standard_2026(), error(503, ""), &[25, 50]),
        (RetryConfig::standard_2026(), error(429, ""), &[500, 1_000]),
    ] {
        let ended = Scripted::new().retry(rules).run(&[step]);
        assert_eq!(ended.waits(), waits, "{rules:?}");
        assert_eq!(ended.attempts(), waits.len() + 1, "{rules:?}");
    }
}

#[test]
fn the_service_sets_the_wait_within_limits() {
    let (amazon, standard) = ("x-amz-retry-after", "retry-after");
    for (name, value, waits) in [
        (amazon, "1500", &[1_500, 1_500][..]),
        (amazon, "60000", &[20_000, 20_000]),
        (amazon, "18446744073709551616", &[20_000, 20_000]),
        (amazon, "0", &[500, 1_000]),
        (amazon, "-5", &[500, 1_000]),
        (standard, "2", &[2_000, 2_000]),
        (standard, "86400", &[20_000, 20_000]),
        (standard, "soon", &[500, 1_000]),
        (standard, "Fri, 02 Jan 2026 03:04:08 GMT", &[3_000, 500 * 2]),
        (standard, "Thu, 01 Jan 1970 00:00:00 GMT", &[500, 1_000]),
        (standard, "Fri, 31 Dec 9999 23:59:59 GMT", &[20_000, 20_000]),
    ] {
        for status in [429, 503] {
            let ended = Scripted::new().run(&[error(status, "").header(name, value)]);
            assert_eq!(ended.waits(), waits, "{name}: {value}");
        }
    }
}

#[test]
fn a_call_fails_with_the_error_of_the_service_if_a_wait_would_exceed_the_time_limit() {
    let slow_down = error(503, "SlowDown").header("retry-after", "3600");
    let client = Scripted::new().limit(30);
    let ended = client.run(&[slow_down]);
    assert_eq!((ended.waits().as_slice(), client.clock.elapsed()), (&[20_000][..], seconds(20)));
    let error = ended.error();
    assert_eq!((error.kind(), error.code(), error.status()), (ErrorKind::Service, Some("SlowDown"), Some(503)));
    assert_eq!(error.not_retried(), Some(NotRetried::NoTimeLeft { wait: seconds(20), left: seconds(10) }));
    let text = error.to_string();
    let expected = "[2 attempts; not retried: the next attempt would start in 20.0s, but the time limit of the call ends in \
                    10.0s]";
    assert!(text.ends_with(expected), "{text}");

    let ended = Scripted::new().limit(10).run(&[super::script::error(429, "").header("x-amz-retry-after", "10000")]);
    assert_eq!((ended.waits().as_slice(), ended.attempts()), (&[][..], 1));
}

#[test]
fn a_service_that_sends_nothing_gets_three_attempts_within_the_time_limit() {
    let client = Scripted::new();
    let ended = client.run(&[MockResponse::silence()]);
    let error = ended.error();
    // Two attempts of 20 s, with a wait after each, and one attempt for the rest of the minute.
    let durations: Vec<u128> = error.history().attempts().iter().map(|attempt| attempt.took.as_millis()).collect();
    assert_eq!((durations, ended.waits()), (vec![20_000, 20_000, 18_500], vec![500, 1_000]));
    assert_eq!((error.kind(), error.time_limit()), (ErrorKind::Timeout, Some(TimeLimit::Call)));
    assert_eq!((ended.attempts(), error.history().elapsed(), client.clock.elapsed()), (3, seconds(60), seconds(60)));
    assert!(error.message().contains("time limit of 60s for the whole call"), "{error}");
}

#[test]
fn the_first_time_limit_that_is_reached_is_reported() {
    for (read, attempt, call, expected, part) in [
        (2, 3, 60, TimeLimit::Read, "2s for receiving data"),
        (3, 2, 60, TimeLimit::Attempt, "2s for one attempt"),
        (3, 3, 60, TimeLimit::Attempt, "3s for one attempt"),
        (3, 3, 2, TimeLimit::Call, "2s for the whole call"),
        (2, 2, 2, TimeLimit::Call, "2s for the whole call"),
    ] {
        let client = Scripted::with(|config| config.read_timeout(seconds(read)).attempt_timeout(seconds(attempt)));
        let ended = client.retry(RetryConfig::off()).limit(call).run(&[MockResponse::silence()]);
        let error = ended.error();
        assert_eq!((error.kind(), error.time_limit()), (ErrorKind::Timeout, Some(expected)));
        assert!(error.message().contains(part) && error.is_retryable(), "{error}");
    }
}

#[test]
fn a_call_whose_credentials_are_never_loaded_ends_with_its_time_limit_and_sends_nothing() {
    let ended = Scripted::new().keys(&["never"]).run(&[success()]);
    let failed = ended.error();
    assert_eq!((failed.time_limit(), ended.attempts(), ended.sent.len()), (Some(TimeLimit::Call), 0, 0));
    assert!(failed.message().contains("No credentials were loaded") && !failed.may_have_been_applied(), "{failed}");

    // After an attempt, the failure of that attempt is the source.
    let ended = Scripted::new().keys(&["FIRST", "never"]).run(&[error(400, "ExpiredToken")]);
    let cause = std::error::Error::source(ended.error()).unwrap().to_string();
    assert_eq!(ended.attempts(), 1);
    assert!(cause.contains("ExpiredToken"), "{cause}");
}

#[test]
fn the_history_has_every_attempt_with_its_time() {
    let slow = |step: MockResponse| step.delay(seconds(2));
    let client = Scripted::new();
    let ended = client.run(&[slow(error(503, "SlowDown")), slow(MockResponse::reset()), slow(success())]);
    let attempt = |begun, status, code: Option<&str>| Attempt {
        begun: Duration::from_millis(begun),
        took: seconds(2),
        status,
        code: code.map(str::to_owned),
    };
    let expected = [
        attempt(0, Some(503), Some("SlowDown")),
        attempt(2_500, None, Some("Interrupted")),
        attempt(5_500, Some(200), None),
    ];
    let history = ended.result.unwrap().history;
    assert_eq!((history.attempts(), history.elapsed()), (&expected[..], Duration::from_millis(7_500)));

    let ended = Scripted::new().run(&[slow(error(500, "")), slow(error(404, "ResourceNotFoundException"))]);
    assert_eq!((ended.attempts(), ended.error().history().elapsed()), (2, Duration::from_millis(4_500)));
}
