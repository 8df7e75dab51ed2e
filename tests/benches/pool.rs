//! Pools and rows: what they cost beside their calls, how fast they are under a quota, and how much memory they take.
//!
//! `cargo bench -p tests --bench pool` compares a pool of calls with the same calls in a `JoinSet` of Tokio.
//! `cargo bench -p tests --bench pool -- --quotas` prints the tables: creates in a sandbox with a quota (two minutes),
//! the memory of a million rows, and the cost of a journal.

// A benchmark that can't continue must end.
#![allow(clippy::expect_used)]

#[path = "pool/tables.rs"]
mod tables;

use criterion::{Criterion, Throughput, criterion_group};
use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::runtime::Pool;
use tests::lean_server::LeanServer;
use tests::server::HttpResponse;
use tests::{config, response_body};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

const CALLS: u64 = 500;
const BOUND: usize = 16;

fn request() -> GetOpportunityRequest {
    GetOpportunityRequest::new().catalog("AWS").identifier("O1234567")
}

async fn pool(client: &Client) -> usize {
    let calls = (0..CALLS).map(|_| client.get_opportunity(request()));
    let mut pool = Pool::new(calls).concurrency(BOUND);
    let mut good = 0;
    while let Some(done) = pool.next().await {
        good += usize::from(done.result.is_ok());
    }
    good
}

async fn by_hand(client: &Client) -> usize {
    let mut calls = (0..CALLS).map(|_| client.get_opportunity(request()));
    let mut running = JoinSet::new();
    let mut good = 0;
    loop {
        while running.len() < BOUND
            && let Some(call) = calls.next()
        {
            running.spawn(call.send());
        }
        match running.join_next().await {
            Some(result) => good += usize::from(result.expect("no panic").is_ok()),
            None => return good,
        }
    }
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn measure(criterion: &mut Criterion) {
    let response = HttpResponse::json(200, response_body("GetOpportunity", "full"));
    let address = LeanServer::new().on("GetOpportunity", &response).start();
    let client = Client::new(config(&format!("http://{address}"), None).build()).expect("a complete configuration");
    let runtime = runtime();
    assert_eq!(runtime.block_on(pool(&client)), runtime.block_on(by_hand(&client)));

    let mut group = criterion.benchmark_group("500 calls, 16 at once");
    group.throughput(Throughput::Elements(CALLS)).sample_size(30);
    group.bench_function("pool", |bencher| bencher.iter(|| runtime.block_on(pool(&client))));
    group.bench_function("JoinSet by hand", |bencher| bencher.iter(|| runtime.block_on(by_hand(&client))));
    group.finish();
}

criterion_group!(benches, measure);
fn main() {
    if std::env::args().any(|arg| arg == "--quotas") {
        return tables::print();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
