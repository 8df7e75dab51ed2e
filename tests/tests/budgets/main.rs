//! Allocations of calls, of decoding and of encoding, which are counted exactly and must stay within `budgets.toml`.

// A helper that fails must end the test.
#![allow(clippy::expect_used)]

use std::hint::black_box;

use partnercentral_selling::operation::{GetOpportunityResponse, ListOpportunitiesResponse};
use smithy_client_runtime::codec::{from_json, to_json};
use tests::budgets::{Budgets, CREATE, Workload, client};
use tests::by_hand::page;
use tests::lean_server::LeanServer;
use tests::response_body;

fn check(name: &str, counted: u64) {
    assert_eq!(Budgets::read().check("allocations", name, counted), Ok(()));
}

/// The allocations of this thread, which has the client and the connection, but not the service.
fn of_call(workload: Workload) -> u64 {
    const CALLS: u64 = 50;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = client(&format!("http://{}", Workload::responses(LeanServer::new()).start()));
    let calls = async |calls: u64| {
        for _ in 0..calls {
            workload.call(&client).await;
        }
    };
    // Until buffers have their size.
    runtime.block_on(calls(10));
    let counted = allocation_counter::measure(|| runtime.block_on(calls(CALLS))).count_total;
    counted / CALLS
}

#[test]
fn a_call_of_get_opportunity_stays_within_its_budget() {
    check("get", of_call(Workload::Get));
}

#[test]
fn a_call_of_create_opportunity_stays_within_its_budget() {
    check("create", of_call(Workload::Create));
}

#[test]
fn a_call_of_list_opportunities_stays_within_its_budget() {
    check("list", of_call(Workload::List));
}

#[test]
fn decoding_allocates_nothing_beside_the_output() {
    let get = response_body("GetOpportunity", "full");
    let decoded = || drop(black_box(from_json::<GetOpportunityResponse>(black_box(get.as_bytes())).unwrap()));
    check("decode_get", allocation_counter::measure(decoded).count_total);
    let list = page();
    let decoded = || drop(black_box(from_json::<ListOpportunitiesResponse>(black_box(&list)).unwrap()));
    check("decode_list", allocation_counter::measure(decoded).count_total);
}

#[test]
fn encoding_allocates_only_the_body() {
    let request = CREATE.clone();
    let encoded = || drop(black_box(to_json(black_box(&request)).unwrap()));
    check("encode_create", allocation_counter::measure(encoded).count_total);
}

#[test]
fn a_value_above_its_limit_or_without_a_budget_is_an_error_with_the_measured_one() {
    let budgets = Budgets::read();
    let error = budgets.check("allocations", "get", 1_000_000).unwrap_err();
    assert!(error.contains("1000000 allocations of `get` exceed the budget of"), "{error}");
    assert!(budgets.check("allocations", "other", 0).unwrap_err().contains("has no budget `allocations.other`"));
}
