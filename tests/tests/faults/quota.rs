//! The retry quota of a client: a failing service gets few more requests than there are calls.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use partnercentral_selling::operation::{GetOpportunityRequest, ListOpportunitiesRequest};
use partnercentral_selling::{Client, Error};
use smithy_client_runtime::{NotRetried, RetryConfig};
use tests::server::{Action, HttpResponse, Server};

use crate::scenario::{block_on, config, line, request};
use crate::table;
use tests::impatient::Impatient;

const CALLS: usize = 100;

/// Runs calls concurrently: every `failing`th one to the failing operation, the others to the working one. Returns the
/// outcome of each, and the time of all.
fn side_by_side(client: &Client, failing: usize) -> (Vec<Result<usize, Error>>, Duration) {
    let begun = Instant::now();
    let ended = block_on(async {
        let calls = (0..CALLS).map(|index| {
            let client = client.clone();
            tokio::spawn(async move {
                if index % failing == 0 {
                    let call = client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
                    call.await.map(|response| response.history.attempts().len())
                } else {
                    let call = client.list_opportunities(request::<ListOpportunitiesRequest>()).with_metadata();
                    call.await.map(|response| response.history.attempts().len())
                }
            })
        });
        let mut ended = Vec::new();
        for call in calls.collect::<Vec<_>>() {
            ended.push(call.await.unwrap());
        }
        ended
    });
    (ended, begun.elapsed())
}

/// How many calls had how many attempts, as text; and the sum of attempts.
fn attempts(ended: &[Result<usize, Error>]) -> (String, usize) {
    let mut counts = BTreeMap::<usize, usize>::new();
    for call in ended {
        *counts
            .entry(call.as_ref().map_or_else(|error| error.history().attempts().len(), |attempts| *attempts))
            .or_default() += 1;
    }
    let words: Vec<String> = counts.iter().map(|(attempts, calls)| format!("{calls} × {attempts}")).collect();
    (words.join(", "), counts.iter().map(|(attempts, calls)| attempts * calls).sum())
}

#[test]
fn an_empty_quota_ends_retries() {
    let mut lines = String::new();
    for (name, rules, fault, failing, retries) in [
        // A retry takes 10 of 500 tokens, or 5 after throttling; under the rules of 2026 14.
        ("all of 100 fail", RetryConfig::standard(), HttpResponse::json(500, "").into(), 1, 50..=50),
        ("all of 100 are throttled", RetryConfig::standard(), HttpResponse::json(429, "").into(), 1, 100..=100),
        ("all of 100 break", RetryConfig::standard(), Action::Close, 1, 50..=50),
        ("all of 100 fail, newer rules", RetryConfig::standard_2026(), HttpResponse::json(500, "").into(), 1, 35..=35),
        // Each of the 50 calls that succeed may add a token.
        ("half of 100 fail", RetryConfig::standard(), HttpResponse::json(500, "").into(), 2, 50..=55),
        ("a tenth of 100 fails", RetryConfig::standard(), HttpResponse::json(500, "").into(), 10, 20..=20),
    ] {
        let server = Server::start().on("GetOpportunity", fault).on("ListOpportunities", HttpResponse::json(200, "{}"));
        let client = Client::new(config(&server.url()).retry(rules).clock(Impatient).build()).unwrap();
        let (ended, took) = side_by_side(&client, failing);
        let (words, sum) = attempts(&ended);
        assert_eq!(ended.iter().filter(|call| call.is_err()).count(), CALLS.div_ceil(failing), "{name}");
        assert_eq!(server.take_requests().len(), sum, "{name}: the errors tell what the server saw");
        assert!(retries.contains(&(sum - CALLS)), "{name}: {words}");
        let emptied = *retries.end() < 2 * CALLS.div_ceil(failing);
        let reports_it = |call: &Result<usize, Error>| matches!(call, Err(error) if error.not_retried() == Some(NotRetried::QuotaUsedUp));
        assert_eq!(ended.iter().any(reports_it), emptied, "{name}");
        lines += &line(name, &words, took, if emptied { "quota used up" } else { "quota left" }, None, "");

        if emptied && failing == 1 {
            let (ended, took) = side_by_side(&client, failing);
            assert_eq!(server.take_requests().len(), CALLS, "{name}: no call is sent twice");
            let (words, _) = attempts(&ended);
            lines += &line(&format!("{name}, once more"), &words, took, "quota used up", None, "");
        }
    }
    table::print("100 calls side by side: calls × attempts", &lines);
}

#[test]
fn successes_fill_the_quota_again() {
    let server = Server::start()
        .on("GetOpportunity", HttpResponse::json(500, ""))
        .on("ListOpportunities", HttpResponse::json(200, "{}"));
    let client = Client::new(config(&server.url()).clock(Impatient).build()).unwrap();
    assert_eq!(attempts(&side_by_side(&client, 1).0).1, 150);
    // 99 successes add 99 tokens: enough for the retries of one failing call, which is the first of the next hundred.
    side_by_side(&client, CALLS);
    let (words, sum) = attempts(&side_by_side(&client, CALLS).0);
    assert_eq!(sum - CALLS, 2, "{words}");
}
