//! The cost of interceptors: a call with a mock in place of the network, without interceptors and with three.
//!
//! `cargo bench -p tests --bench interceptors`

// A benchmark that can't be prepared must end.
#![allow(clippy::expect_used)]

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use partnercentral_selling::operation::GetOpportunityRequest;
use partnercentral_selling::runtime::{
    AttemptOutcome, CallInfo, CallOutcome, Interceptor, InterceptorResult, Mock, MockResponse, RequestHeaders,
};
use partnercentral_selling::{Client, Config};
use rustix::time::{ClockId, clock_gettime};
use tests::response_body;
use tokio::runtime::Runtime;

/// Does nothing.
struct Nothing;

impl Interceptor for Nothing {}

/// Adds a header to each attempt.
struct Header;

impl Interceptor for Header {
    fn sign(&self, _: &CallInfo, _: u32, headers: &mut RequestHeaders<'_>) -> InterceptorResult {
        Ok(headers.insert("x-tenant", "north")?)
    }
}

/// Counts where a log would be written.
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

const NAMES: [&str; 3] = ["none", "three that do nothing", "three that work"];

/// Makes calls, and clears the mock's record of them.
fn calls(runtime: &Runtime, client: &Client, mock: &Mock, number: usize) {
    for _ in 0..number {
        let request = GetOpportunityRequest::new().catalog("AWS").identifier("O1234567");
        black_box(runtime.block_on(client.get_opportunity(request).send())).expect("a response");
        assert_eq!(mock.take_requests().len(), 1);
    }
}

/// The user and system time of this process, in microseconds.
fn cpu_time() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

/// The median, the lower and the upper quartile.
fn quarters(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    [2, 1, 3].map(|quarter| values.get((values.len() - 1) * quarter / 4).copied().expect("a round"))
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let mock = Mock::new();
    mock.respond::<GetOpportunityRequest>(MockResponse::json(response_body("GetOpportunity", "full"))).always();
    let config = || Config::builder().mock(&mock);
    let clients = [
        config(),
        config().interceptor(Nothing).interceptor(Nothing).interceptor(Nothing),
        config().interceptor(Header).interceptor(Count::default()).interceptor(Nothing),
    ]
    .map(|config| Client::new(config.build()).expect("a client"));
    // Without `cargo bench`, it only runs once as a test.
    let (rounds, number) = if std::env::args().any(|argument| argument == "--bench") { (201, 500) } else { (1, 10) };
    // The first round warms up. The clients take turns, so that they run under the same conditions.
    let costs: Vec<[f64; 3]> = (0..=rounds)
        .map(|_| {
            clients.each_ref().map(|client| {
                let begun = cpu_time();
                calls(&runtime, client, &mock, number);
                (cpu_time() - begun) / number as f64
            })
        })
        .skip(1)
        .collect();
    println!("{:<24} {:>7} {:>12} {:>7}  middle half of the rounds", "interceptors", "CPU us", "allocations", "ratio");
    for (index, (name, client)) in NAMES.iter().zip(&clients).enumerate() {
        let cost = |costs: &[f64; 3]| costs.get(index).copied().expect("one of each");
        let [cpu, ..] = quarters(costs.iter().map(cost));
        let [ratio, low, high] = quarters(costs.iter().map(|costs| cost(costs) / costs[0]));
        let allocated = allocation_counter::measure(|| calls(&runtime, client, &mock, 1)).count_total;
        println!("{name:<24} {cpu:>7.2} {allocated:>12} {ratio:>7.3}  {low:.3} to {high:.3}");
    }
}
