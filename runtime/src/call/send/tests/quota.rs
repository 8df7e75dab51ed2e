//! The retry quota over many calls of one client.

use std::time::Duration;

use super::script::{Scripted, answer, error};
use crate::error::NotRetried;
use crate::tests::support::List;
use crate::{MockResponse, RetryConfig};

/// A hundred calls, one after the other, each with its steps. Gives how often requests were sent in each.
fn attempts(client: &Scripted, steps: impl Fn(usize) -> Vec<MockResponse>) -> Vec<usize> {
    (0..100).map(|index| client.run(&steps(index)).sent.len()).collect()
}

fn tokens(client: &Scripted) -> u32 {
    client.client.shared().retry_state.tokens.available()
}

#[test]
fn when_everything_fails_the_quota_empties_and_calls_are_sent_once() {
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
fn a_hundred_calls_at_once_share_the_quota() {
    let client = Scripted::new();
    client.script(&[error(503, "")]);
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
fn while_half_of_the_calls_fail_retries_stay_within_the_quota() {
    let client = Scripted::new();
    let attempts = attempts(&client, |index| vec![if index % 2 == 0 { error(503, "") } else { answer() }]);
    // 50 calls succeed and give a token each, 50 fail: the quota and those tokens pay for 52 retries or so.
    assert_eq!(attempts.iter().sum::<usize>(), 100 + 54);
}

#[test]
fn a_retry_that_succeeds_costs_nothing_in_the_end() {
    let client = Scripted::new();
    let attempts = attempts(&client, |_| vec![error(503, ""), answer()]);
    assert!(attempts.iter().all(|count| *count == 2));
    assert_eq!(tokens(&client), 500);
    // Two retries took twenty tokens; the last one's come back.
    client.run(&[error(503, ""), error(503, ""), answer()]);
    assert_eq!(tokens(&client), 490);
    client.run(&[answer()]);
    assert_eq!(tokens(&client), 491);
}

#[test]
fn a_wait_that_there_is_no_time_for_takes_no_tokens() {
    let client = Scripted::new().limit(1);
    client.run(&[error(503, "").delay(Duration::from_millis(600))]);
    assert_eq!(tokens(&client), 500);
}
