//! Properties of all comparisons.

use std::collections::BTreeMap;
use std::fs;

use fastrand::Rng;
use serde_json::Value;
use smithy_client_codegen::diff::Report;

use crate::support::{base, compare, model, pairs, patched, repository};

/// The kinds that stand for each other when the sides are exchanged. All others stand for themselves.
const MIRRORED: &[(&str, &str)] = &[
    ("operation-added", "operation-removed"),
    ("output-added", "output-removed"),
    ("operation-error-added", "operation-error-removed"),
    ("idempotency-token-added", "idempotency-token-removed"),
    ("paging-added", "paging-removed"),
    ("to-update-added", "to-update-removed"),
    ("modify-added", "modify-removed"),
    ("wait-added", "wait-removed"),
    ("paging-items-added", "paging-types-changed"),
    ("signature-added", "signature-removed"),
    ("optional-signature-added", "optional-signature-removed"),
    ("compression-added", "compression-removed"),
    ("query-errors-added", "query-errors-removed"),
    ("error-added", "error-removed"),
    ("type-added", "type-removed"),
    ("member-added", "member-removed"),
    ("required-member-added", "member-removed"),
    ("enum-became-string", "string-became-enum"),
    ("sparse-added", "sparse-removed"),
    ("member-boxed", "member-unboxed"),
    ("required-added", "required-removed"),
    ("output-member-required", "output-member-optional"),
    ("output-list-optional", "output-member-required"),
    ("default-added", "default-removed"),
    ("length-loosened", "length-tightened"),
    ("range-loosened", "range-tightened"),
    ("pattern-added", "pattern-removed"),
    ("pattern-loosened", "pattern-tightened"),
    ("unique-added", "unique-removed"),
    ("sensitive-added", "sensitive-removed"),
    ("enum-value-added", "enum-value-removed"),
    ("union-member-added", "union-member-removed"),
    ("deprecation-added", "deprecation-removed"),
];

/// One name for both kinds of a pair.
fn unsigned(kind: &str) -> &str {
    let mut kind = kind;
    while let Some((_, other)) = MIRRORED.iter().find(|(one, _)| *one == kind) {
        kind = other;
    }
    kind
}

/// The changes, with the values of the old side first, without names of places.
fn mirrored(report: &Report, exchanged: bool) -> BTreeMap<(String, Option<String>, Option<String>), usize> {
    let mut counts = BTreeMap::new();
    for change in &report.changes {
        let kind = change.kind();
        let (old, new) = (change.old.clone(), change.new.clone());
        let (old, new) = if exchanged { (new, old) } else { (old, new) };
        // A new type is named with its kind; a renamed place has its new name.
        let values = if kind.starts_with("type-") { (None, None) } else { (old, new) };
        *counts.entry((unsigned(&kind).to_owned(), values.0, values.1)).or_default() += 1;
    }
    counts
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = fs::read_dir(repository(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap()))
        .collect();
    texts.sort();
    texts
}

/// Old and new models of all pairs.
fn all_pairs() -> Vec<(String, String, String)> {
    let pairs = pairs();
    let pairs = pairs["pairs"].as_array().unwrap().iter().map(|pair| {
        let old = if pair["old"].is_object() { patched(&base(), &pair["old"]) } else { base() };
        let new = patched(&old, &pair["new"]);
        (pair["name"].as_str().unwrap().to_owned(), model(&old), model(&new))
    });
    pairs.collect()
}

#[test]
fn a_model_is_identical_to_itself() {
    let models = texts("tests/fixtures").into_iter().chain([("base".to_owned(), model(&base()))]);
    for (name, text) in models {
        let report = compare(&text, &text);
        assert!(report.identical && report.changes.is_empty() && report.documentation == 0, "{name}: {report:#?}");
        assert_eq!(report.version.from, report.version.to);
    }
}

#[test]
fn exchanged_models_give_mirrored_changes() {
    for (name, old, new) in all_pairs() {
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        assert_eq!(mirrored(&there, false), mirrored(&back, true), "{name}");
        assert_eq!(there.documentation, back.documentation, "{name}");
    }
}

#[test]
fn fixtures_compared_with_each_other_give_reports_in_a_fixed_order() {
    let fixtures = texts("tests/fixtures");
    for ((_, old), (name, new)) in fixtures.iter().zip(fixtures.iter().skip(1)) {
        let report = compare(old, new);
        assert!(!report.identical, "{name}");
        assert_eq!(report, compare(old, new), "{name}");
        assert!(report.changes.iter().all(|change| !change.path.is_empty() && change.places > 0), "{report:#?}");
    }
}

#[test]
fn order_and_format_are_no_change() {
    let text = fs::read_to_string(repository("model/partnercentral-selling.json")).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    for seed in 0..3 {
        let report = compare(&text, &shuffled(&value, &mut Rng::with_seed(seed)));
        assert!(report.identical, "{report:#?}");
    }
}

/// The value as JSON in one line, with the keys of all objects in another order.
fn shuffled(value: &Value, random: &mut Rng) -> String {
    match value {
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            random.shuffle(&mut entries);
            let entries = entries
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), shuffled(value, random)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| shuffled(item, random));
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        simple => simple.to_string(),
    }
}
