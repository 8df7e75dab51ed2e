//! The retry quota, over many calls of one client.

use std::time::Duration;

use super::script::{Scripted, error, success};
use crate::error::NotRetried;
use crate::tests::support::List;
use crate::{MockResponse, RetryConfig};

/// Makes a hundred calls, one after the other. Returns the number of attempts of each.
fn attempts(client: &Scripted, steps: impl Fn(usize) -> Vec<MockResponse>) -> Vec<usize> {
    (0..100).map(|index| client.run(&steps(index)).sent.len()).collect()
}

fn tokens(client: &Scripted) -> u32 {
    client.client.shared().retry_state.tokens.available()
}

#[test]
fn if_all_calls_fail_the_quota_is_used_up_and_calls_have_one_attempt() {
    for (rules, step, retried, total) in [
        (RetryConfig::standard(), error(503, ""), 25, 150),
        (RetryConfig::standard(), MockResponse::reset(), 25, 150),
        (RetryConfig::standard(), error(429, ""), 50, 200),
        (RetryConfig::standard_2026(), error(503, ""), 17, 135),
        (RetryConfig::standard_2026(), error(429, ""), 50, 200),
        (RetryConfig::off(), error(503, ""), 0, 100),
    ] {
        let client = Scripted::new().retry(rules);
        let attempts = attempts(&client, |_| vec![step.clone()]);
        assert_eq!(attempts.iter().sum::<usize>(), total, "{rules:?} {step:?}");
        assert!(attempts[retried + 1..].iter().all(|count| *count == 1), "{attempts:?}");

        let ended = client.run(&[step]);
        if retried > 0 {
            assert_eq!(ended.error().not_retried(), Some(NotRetried::QuotaUsedUp));
            let text = ended.error().to_string();
            assert!(text.contains("[1 attempt; not retried: the retry quota of the client is used up"), "{text}");
        }
    }
}

#[test]
fn concurrent_calls_share_the_quota() {
    let client = Scripted::new();
    // Calls that wait for the same credentials would let the scripted clock run ahead.
    client.run(&[success()]);
    client.script::<List>(&[error(503, "")]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let calls: Vec<_> = (0..100).map(|_| runtime.spawn(client.call(List::default()).send())).collect();
    let attempts: Vec<usize> = calls
        .into_iter()
        .map(|call| runtime.block_on(call).unwrap().err().unwrap().history().attempts().len())
        .collect();
    assert_eq!(attempts.iter().sum::<usize>(), 150);
    assert!(attempts.iter().all(|count| (1..=3).contains(count)), "{attempts:?}");
}

#[test]
fn if_half_of_the_calls_fail_retries_stay_within_the_quota() {
    let client = Scripted::new();
    let attempts = attempts(&client, |index| vec![if index % 2 == 0 { error(503, "") } else { success() }]);
    // 50 calls succeed and add one token each, 50 fail: the quota and these tokens allow about 54 retries.
    assert_eq!(attempts.iter().sum::<usize>(), 100 + 54);
}

#[test]
fn a_retry_that_succeeds_returns_its_tokens() {
    let client = Scripted::new();
    let attempts = attempts(&client, |_| vec![error(503, ""), success()]);
    assert!(attempts.iter().all(|count| *count == 2));
    assert_eq!(tokens(&client), 500);
    // Two retries took twenty tokens; those of the last one are returned.
    client.run(&[error(503, ""), error(503, ""), success()]);
    assert_eq!(tokens(&client), 490);
    client.run(&[success()]);
    assert_eq!(tokens(&client), 491);
}

#[test]
fn a_retry_that_is_not_made_for_lack_of_time_takes_no_tokens() {
    let client = Scripted::new().limit(1);
    client.run(&[error(503, "").delay(Duration::from_millis(600))]);
    assert_eq!(tokens(&client), 500);
}

#[test]
fn a_retry_that_was_sent_keeps_its_tokens_however_the_call_ends() {
    // After the retry the service rejects the credentials, and there are no others.
    let client = Scripted::new().keys(&["FIRST", ""]);
    let ended = client.run(&[error(503, ""), error(400, "ExpiredToken")]);
    assert_eq!((ended.attempts(), tokens(&client)), (2, 490));
}
