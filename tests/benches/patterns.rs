//! Compares matching texts with patterns of the model and with the crate `regex`: time of a match and of the set-up.
//!
//! `cargo bench -p tests --bench patterns`

// Only developers run this.
#![allow(clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::Regex;
use smithy_client_runtime::__v1::Pattern;
use tests::fixtures::all_patterns::ALL;

/// A name, the start of the pattern, a text that matches.
const CASES: [(&str, &str, &str); 4] = [
    ("date", "^[1-9][0-9]{3}-(0[1-9]", "2026-03-31"),
    ("e-mail", "^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:", "first.last+partner@sales.eu.example-co.com"),
    (
        "ARN",
        "^arn:aws:aws-marketplace:",
        "arn:aws:aws-marketplace:us-east-1:123456789012:AWSMarketplace/Offer/offer-abcdefgh",
    ),
    ("name", r"^[\p{L}\p{N}\p{P}\p{Z}]+$", "Müller & Söhne, Großhandel für Obst"),
];

fn pattern(start: &str) -> &'static Pattern {
    ALL.iter().find(|pattern| pattern.source().starts_with(start)).expect("a pattern of the model")
}

fn matching(criterion: &mut Criterion) {
    for (name, start, text) in CASES {
        let pattern = pattern(start);
        let text = text.replace('&', "and");
        // The digits in these patterns are ASCII.
        let regex = Regex::new(&pattern.source().replace(r"\d", "[0-9]")).expect("a pattern that regex can read");
        assert!(pattern.matches(&text) && regex.is_match(&text), "{text} matches");
        let allocations = allocation_counter::measure(|| assert!(pattern.matches(black_box(&text))));
        println!("{name}: {} bytes, {} allocations", text.len(), allocations.count_total);
        let mut group = criterion.benchmark_group(format!("match {name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("table", |bench| bench.iter(|| pattern.matches(black_box(&text))));
        group.bench_function("regex", |bench| bench.iter(|| regex.is_match(black_box(&text))));
        group.bench_function("regex, set up", |bench| bench.iter(|| Regex::new(black_box(regex.as_str()))));
        group.finish();
    }
}

criterion_group!(benches, matching);
criterion_main!(benches);
