//! Validates requests, full and smallest, valid and invalid, and compares with the patterns alone in the crate `regex`.
//!
//! `cargo bench -p tests --bench validate`

// A benchmark that can't be prepared must end.
#![allow(clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use partnercentral_selling::operation::CreateOpportunityRequest;
use regex::Regex;
use serde_json::Value;
use tests::model::Model;
use tests::wire;

const OPERATION: &str = "CreateOpportunity";

fn request(json: &Value) -> CreateOpportunityRequest {
    serde_json::from_value(json.clone()).expect("the request fits its type")
}

/// The full request with ten members that violate a constraint each.
fn invalid() -> CreateOpportunityRequest {
    let mut json = wire::full(OPERATION);
    let mutations = Model::load().mutations(OPERATION, &json);
    let texts =
        mutations.iter().filter(|mutation| !mutation.strict && mutation.value.as_ref().is_some_and(Value::is_string));
    let mut paths: Vec<&str> = Vec::new();
    for mutation in texts {
        if paths.len() < 10 && !paths.contains(&mutation.path.as_str()) {
            json = mutation.apply(&json);
            paths.push(&mutation.path);
        }
    }
    request(&json)
}

fn measure(criterion: &mut Criterion) {
    let full = wire::full(OPERATION);
    let patterns: Vec<(Regex, String)> = Model::load()
        .patterns(OPERATION, &full)
        .into_iter()
        .map(|(pattern, text)| (Regex::new(&pattern).expect("a pattern that the crate takes"), text))
        .collect();
    let (full, smallest, invalid) = (request(&full), request(&wire::smallest(OPERATION)), invalid());
    assert!(full.validate().is_ok() && smallest.validate().is_ok());
    let found = invalid.validate().expect_err("ten members are invalid").violations().len();
    assert_eq!(found, 10);
    for (name, request) in [("full", &full), ("smallest", &smallest)] {
        let counted = allocation_counter::measure(|| drop(black_box(request.validate())));
        println!("{name}: {} allocations", counted.count_total);
    }
    let counted = allocation_counter::measure(|| drop(black_box(invalid.validate())));
    println!("ten violations: {} allocations; {} texts have a pattern", counted.count_total, patterns.len());

    let mut group = criterion.benchmark_group(OPERATION);
    for (name, request) in [("full", &full), ("smallest", &smallest), ("ten violations", &invalid)] {
        group.bench_function(name, |bencher| bencher.iter(|| black_box(request).validate()));
    }
    group.bench_function("full, its patterns alone by regex", |bencher| {
        bencher.iter(|| patterns.iter().all(|(regex, text)| regex.is_match(black_box(text))));
    });
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
