//! Compares decoding a page of 100 summaries with structs of the same form and derived serde: time and allocations.
//!
//! `cargo bench -p tests --bench decode`

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use partnercentral_selling::operation::ListOpportunitiesResponse;
use tests::by_hand::{Page, page};

fn generated(body: &[u8]) -> Option<ListOpportunitiesResponse> {
    smithy_client_runtime::codec::from_json(body).ok()
}

fn derived(body: &[u8]) -> Option<Page> {
    serde_json::from_slice(body).ok()
}

fn decode(criterion: &mut Criterion) {
    let body = page();
    assert!(generated(&body).is_some() && derived(&body).is_some(), "the page can be decoded");
    let generated_allocations = allocation_counter::measure(|| drop(black_box(generated(&body))));
    let derived_allocations = allocation_counter::measure(|| drop(black_box(derived(&body))));
    println!(
        "{} bytes; allocations: generated {} ({} bytes), derived {} ({} bytes)",
        body.len(),
        generated_allocations.count_total,
        generated_allocations.bytes_total,
        derived_allocations.count_total,
        derived_allocations.bytes_total,
    );
    let mut group = criterion.benchmark_group("decode ListOpportunities, 100 summaries");
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("generated", |bench| bench.iter(|| generated(black_box(&body))));
    group.bench_function("derived", |bench| bench.iter(|| derived(black_box(&body))));
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
