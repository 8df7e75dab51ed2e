//! Paginators with a service whose paging is faulty: no page twice, and no premature end.

use std::collections::HashSet;

use partnercentral_selling::Client;
use partnercentral_selling::operation::ListOpportunitiesRequest;
use serde_json::{Value, json};
use smithy_client_runtime::ErrorKind;
use tests::faults::{Exchange, FaultServer, Step};

use crate::scenario::{block_on, check_text, config, response};
use tests::impatient::Impatient;

fn page(ids: &[&str], token: Option<&str>) -> Exchange {
    let summaries: Vec<Value> = ids.iter().map(|id| json!({"Catalog": "AWS", "Id": id})).collect();
    response(200, json!({"OpportunitySummaries": summaries, "NextToken": token}).to_string())
}

/// Takes at most this many items. Returns their ids and the errors in between, after each of which it continues.
fn items(server: &FaultServer, at_most: usize) -> (Vec<String>, Vec<ErrorKind>) {
    let client = Client::new(config(&server.url()).clock(Impatient).build()).unwrap();
    let mut items = client.list_opportunities(ListOpportunitiesRequest::new().catalog("AWS")).items();
    let (mut ids, mut errors) = (Vec::new(), Vec::new());
    block_on(async {
        while ids.len() < at_most {
            match items.try_next().await {
                Ok(Some(item)) => ids.push(item.id.unwrap()),
                Ok(None) => break,
                Err(error) => {
                    check_text("paging", &error);
                    errors.push(error.kind());
                }
            }
        }
    });
    (ids, errors)
}

#[test]
fn pages_end_and_no_item_is_returned_twice() {
    let empty = |index: usize| page(&[], Some(&format!("token {index}")));
    let endless: Vec<Exchange> =
        (0..500).map(|index| page(&[&format!("O{index}")], Some(&format!("token {index}")))).collect();
    let mut late: Vec<Exchange> = (0..300).map(empty).collect();
    late.push(page(&["O1"], None));
    let mut lines = String::new();
    for (name, script, requests, expected) in [
        ("the same token again", vec![page(&["O1"], Some("A")), page(&["O2"], Some("A"))], 2, 2),
        (
            "tokens A, B, A",
            vec![
                page(&["O1"], Some("A")),
                page(&["O2"], Some("B")),
                page(&["O3"], Some("A")),
                page(&["O2"], Some("B")),
            ],
            3,
            3,
        ),
        ("an empty token", vec![page(&["O1"], Some("A")), page(&["O2"], Some(""))], 2, 2),
        ("300 empty pages before an item", late, 301, 1),
        ("a token on every page, 100 items taken", endless, 100, 100),
        ("an empty page without token", vec![page(&[], None)], 1, 0),
        ("nulls among items", vec![response(200, r#"{"OpportunitySummaries": [null, {"Id": "O1"}, null]}"#)], 1, 1),
        ("a token of 100 kB", vec![page(&["O1"], Some(&"x".repeat(100_000))), page(&["O2"], None)], 2, 2),
    ] {
        let server = FaultServer::start(script);
        let (ids, errors) = items(&server, 100);
        assert_eq!(errors, [], "{name}");
        assert_eq!((ids.len(), server.requests().len()), (expected, requests), "{name}");
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{name}: an item came twice");
        lines += &format!("| {name} | {requests} requests | {expected} items | |\n");
    }
    println!("\n### Paging\n\n| scenario | requests | items | errors |\n|---|---|---|---|\n{lines}");
}

#[test]
fn paging_continues_after_an_error_where_it_stopped() {
    let mut lines = String::new();
    for (name, fault, requests, kind) in [
        ("an error midway", vec![response(403, r#"{"__type": "AccessDeniedException"}"#)], 4, Some(ErrorKind::Service)),
        (
            "an unusable page",
            vec![response(200, r#"{"OpportunitySummaries": 7}"#)],
            4,
            Some(ErrorKind::InvalidResponse),
        ),
        ("three broken connections", vec![Exchange::new([Step::Reset]); 3], 6, Some(ErrorKind::Interrupted)),
        ("two broken connections", vec![Exchange::new([Step::Reset]); 2], 5, None),
        ("throttling", vec![Exchange::response(429, "", ""); 2], 5, None),
    ] {
        let script = [vec![page(&["O1"], Some("A"))], fault, vec![page(&["O2", "O3"], Some("B")), page(&["O4"], None)]];
        let server = FaultServer::start(script.concat());
        let (ids, errors) = items(&server, 100);
        assert_eq!((ids.concat().as_str(), errors), ("O1O2O3O4", kind.into_iter().collect::<Vec<_>>()), "{name}");
        let tokens: Vec<Value> = server.requests().iter().map(|request| request.json()["NextToken"].take()).collect();
        assert_eq!(tokens.len(), requests, "{name}");
        let repeated = tokens.iter().filter(|token| **token == "A").count();
        assert_eq!((repeated, tokens.last()), (requests - 2, Some(&json!("B"))), "{name}: {tokens:?}");
        lines += &format!("| {name} | {requests} requests | 4 items | {kind:?} |\n");
    }
    println!("\n### Paging on after an error\n\n| scenario | requests | items | errors |\n|---|---|---|---|\n{lines}");
}
