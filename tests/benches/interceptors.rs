//! What interceptors cost: a call over a script in place of a network, with none of them and with three.

#![allow(missing_docs, clippy::expect_used)]

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use criterion::{Criterion, criterion_group, criterion_main};
use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::runtime::{
    AttemptOutcome, CallInfo, CallOutcome, Interceptor, InterceptorResult, Mock, MockAnswer, RequestHeaders,
};
use partnercentral_selling::{Client, Config};
use tests::answer;
use tokio::runtime::Runtime;

/// Does nothing at all points.
struct Nothing;

impl Interceptor for Nothing {}

/// Adds a header to each attempt.
struct Header;

impl Interceptor for Header {
    fn sign(&self, _: &CallInfo, _: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        Ok(headers.insert("x-tenant", "north")?)
    }
}

/// Counts at every point where a log would be written.
#[derive(Default)]
struct Count(AtomicUsize);

impl Interceptor for Count {
    fn attempted(&self, _: &CallInfo, attempt: &AttemptOutcome<'_>) {
        self.0.fetch_add(usize::from(attempt.status() == Some(200)), Ordering::Relaxed);
    }

    fn finished(&self, _: &CallInfo, outcome: &CallOutcome<'_>) {
        self.0.fetch_add(outcome.body().len(), Ordering::Relaxed);
    }
}

/// One call and the mock's record of it.
fn call(runtime: &Runtime, client: &Client, mock: &Mock) {
    let request = GetOpportunityRequest::new("AWS", "O1234567");
    black_box(runtime.block_on(client.get_opportunity(request).send())).expect("an answer");
    assert_eq!(mock.take_requests().len(), 1);
}

fn interceptors(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let mock = Mock::new();
    mock.answer(MockAnswer::json(answer("GetOpportunity", "full")).always());
    let config = || Config::builder().mock(&mock);
    let clients = [
        ("none", config()),
        ("three that do nothing", config().interceptor(Nothing).interceptor(Nothing).interceptor(Nothing)),
        ("three that work", config().interceptor(Header).interceptor(Count::default()).interceptor(Nothing)),
    ]
    .map(|(name, config)| (name, Client::new(config.build()).expect("a client")));
    for (name, client) in &clients {
        call(&runtime, client, &mock);
        let allocated = allocation_counter::measure(|| call(&runtime, client, &mock));
        println!("{name}: {} allocations, {} bytes", allocated.count_total, allocated.bytes_total);
    }
    let mut group = criterion.benchmark_group("a call with interceptors");
    for (name, client) in &clients {
        group.bench_function(*name, |bencher| bencher.iter(|| call(&runtime, client, &mock)));
    }
    group.finish();
}

criterion_group!(benches, interceptors);
criterion_main!(benches);
