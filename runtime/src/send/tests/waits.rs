//! How often a request is sent, and after which waits.

use std::time::Duration;

use super::script::{Scripted, Step, error, error_with};
use crate::failure::{ErrorKind, NotRetried};
use crate::limits::TimeLimit;
use crate::metadata::Attempt;
use crate::retry::RetryConfig;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn what_may_succeed_later_is_sent_three_times_and_the_rest_once() {
    let again = &[500, 1_000][..];
    for (step, waits) in [
        (error(400, "ThrottlingException"), again),
        (error(429, "ThrottlingException"), again),
        (error(429, ""), again),
        (error(400, "RequestTimeoutException"), again),
        (error(500, ""), again),
        (error(502, ""), again),
        (error(503, "ServiceUnavailableException"), again),
        (error(504, ""), again),
        (error(400, "TryLaterException"), again),
        (Step::Unreachable, again),
        (Step::Broken, again),
        (error(400, "ValidationException"), &[]),
        (error(409, "ConflictException"), &[]),
        (error(400, "InternalServerException"), &[]),
        (error(403, ""), &[]),
        (error(501, ""), &[]),
        (error(307, ""), &[]),
        (Step::TooLong, &[]),
    ] {
        let ended = Scripted::new().run(std::slice::from_ref(&step));
        assert_eq!(ended.waits, waits, "{step:?}");
        assert_eq!(ended.sent.len(), waits.len() + 1, "{step:?}");
        assert_eq!(ended.failure().attempts() as usize, ended.sent.len(), "{step:?}");
        assert_eq!(ended.failure().not_retried(), None, "{step:?}");
    }
}

#[test]
fn attempts_end_with_the_first_that_succeeds() {
    for (before, waits) in [(0, &[][..]), (1, &[500]), (2, &[500, 1_000])] {
        let mut steps = vec![error(503, ""); before];
        steps.push(Step::Answer);
        let ended = Scripted::new().run(&steps);
        assert_eq!(ended.waits, waits);
        assert_eq!(ended.result.unwrap().metadata.attempts() as usize, before + 1);
    }
}

#[test]
fn the_rules_say_how_often_and_how_long() {
    for (rules, step, waits) in [
        (RetryConfig::off(), error(503, ""), &[][..]),
        (RetryConfig::standard().max_attempts(1), Step::Broken, &[]),
        (RetryConfig::standard().max_attempts(2), error(503, ""), &[500]),
        (RetryConfig::standard().max_attempts(7), error(503, ""), &[500, 1_000, 2_000, 4_000, 8_000, 10_000]),
        (RetryConfig::standard_2026(), error(503, ""), &[25, 50]),
        (RetryConfig::standard_2026(), error(429, ""), &[500, 1_000]),
    ] {
        let ended = Scripted::new().retry(rules).run(&[step]);
        assert_eq!(ended.waits, waits, "{rules:?}");
        assert_eq!(ended.failure().attempts() as usize, waits.len() + 1, "{rules:?}");
    }
}

#[test]
fn the_service_says_how_long_to_wait_within_bounds() {
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
            let ended = Scripted::new().run(&[error_with(status, "", name, value)]);
            assert_eq!(ended.waits, waits, "{name}: {value}");
        }
    }
}

#[test]
fn a_wait_beyond_the_time_limit_is_not_begun_and_the_error_of_the_service_stays() {
    let slow_down = error_with(503, "SlowDown", "retry-after", "3600");
    let call = Scripted::new().limit(30);
    let ended = call.run(&[slow_down]);
    assert_eq!((ended.waits.as_slice(), call.clock.elapsed()), (&[20_000][..], seconds(20)));
    let failure = ended.failure();
    assert_eq!((failure.kind(), failure.code(), failure.status()), (ErrorKind::Service, Some("SlowDown"), Some(503)));
    assert_eq!(failure.not_retried(), Some(NotRetried::NoTimeLeft { wait: seconds(20), left: seconds(10) }));
    let text = failure.to_string();
    let note = "[2 attempts; no further one: the next attempt would be in 20.0s, but the time limit leaves 10.0s]";
    assert!(text.ends_with(note), "{text}");

    let ended = Scripted::new().limit(10).run(&[error_with(429, "", "x-amz-retry-after", "10000")]);
    assert_eq!((ended.waits.as_slice(), ended.failure().attempts()), (&[][..], 1));
}

#[test]
fn a_silent_service_gets_three_attempts_within_the_time_limit() {
    let call = Scripted::new();
    let ended = call.run(&[Step::Silence]);
    // Silence of 20 s, a wait, silence, a wait, and what is left of the minute.
    assert_eq!(ended.waits, [20_000, 500, 20_000, 1_000, 18_500]);
    let failure = ended.failure();
    assert_eq!((failure.kind(), failure.time_limit()), (ErrorKind::Timeout, Some(TimeLimit::Call)));
    assert_eq!((failure.attempts(), failure.elapsed(), call.clock.elapsed()), (3, seconds(60), seconds(60)));
    assert!(failure.message().contains("time limit of 60s for the whole call"), "{failure}");
}

#[test]
fn each_limit_is_named_and_the_nearest_one_counts() {
    for (read, attempt, call, expected, part) in [
        (2, 3, 60, TimeLimit::Read, "2s for hearing nothing"),
        (3, 2, 60, TimeLimit::Attempt, "2s for one attempt"),
        (3, 3, 60, TimeLimit::Attempt, "3s for one attempt"),
        (3, 3, 2, TimeLimit::Call, "2s for the whole call"),
        (2, 2, 2, TimeLimit::Call, "2s for the whole call"),
    ] {
        let mut scripted = Scripted::new().retry(RetryConfig::off()).limit(call);
        scripted.plan.limits.read = seconds(read);
        scripted.plan.limits.attempt = seconds(attempt);
        let ended = scripted.run(&[Step::Silence]);
        let failure = ended.failure();
        assert_eq!((failure.kind(), failure.time_limit()), (ErrorKind::Timeout, Some(expected)));
        assert!(failure.message().contains(part) && failure.is_retryable(), "{failure}");
    }
}

#[test]
fn credentials_that_never_come_end_with_the_time_limit_and_nothing_sent() {
    let ended = Scripted::new().keys(&["never"]).run(&[Step::Answer]);
    let failure = ended.failure();
    assert_eq!((failure.time_limit(), failure.attempts(), ended.sent.len()), (Some(TimeLimit::Call), 0, 0));
    assert!(failure.message().contains("no credentials") && !failure.may_have_been_applied(), "{failure}");

    // After an attempt, the failure of that one is the cause.
    let ended = Scripted::new().keys(&["FIRST", "never"]).run(&[error(503, "SlowDown")]);
    let cause = std::error::Error::source(ended.failure()).unwrap().to_string();
    assert_eq!(ended.failure().attempts(), 1);
    assert!(cause.contains("SlowDown"), "{cause}");
}

#[test]
fn every_attempt_is_told_with_its_time() {
    let slow = |step| Step::After(seconds(2), Box::new(step));
    let ended = Scripted::new().run(&[slow(error(503, "SlowDown")), slow(Step::Broken), slow(Step::Answer)]);
    let metadata = ended.result.unwrap().metadata;
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
    assert_eq!(metadata.timings().cloned().collect::<Vec<_>>(), expected);
    assert_eq!((metadata.attempts(), metadata.elapsed()), (3, Duration::from_millis(7_500)));

    let ended = Scripted::new().run(&[slow(error(500, "")), slow(error(404, "ResourceNotFoundException"))]);
    let failure = ended.failure();
    assert_eq!((failure.timings().count(), failure.elapsed()), (2, Duration::from_millis(4_500)));
    assert_eq!(failure.metadata().unwrap().timings().count(), 2);
}
