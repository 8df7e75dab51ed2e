//! The real history, where it is beside this repository: everything is found, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use serde_json::Value;
use smithy_client_codegen::diff::{Report, Rust, Wire};
use tests::report_skipped;

use crate::support::{compare, repository};

/// The report on the step between two versions. `None` if the models are missing.
fn step(old: &str, new: &str) -> Option<Report> {
    let read = |version: &str| {
        let path = repository("..").join(format!("shared/models/partnercentral-selling/{version}.json"));
        fs::read_to_string(&path).map_err(|_| report_skipped(&format!("the step to {new}: no {}", path.display()))).ok()
    };
    Some(compare(&read(old)?, &read(new)?))
}

fn kinds(report: &Report) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for change in &report.changes {
        *kinds.entry(change.kind()).or_default() += 1;
    }
    kinds
}

fn counts<const N: usize>(counts: [(&str, usize); N]) -> BTreeMap<String, usize> {
    counts.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect()
}

#[test]
fn the_step_to_35_operations_has_all_additions_and_the_wider_account_ids() {
    let Some(report) = step("2024-11-15", "2024-12-05") else { return };
    assert_eq!((report.verdict.wire, report.verdict.rust), (Wire::Compatible, Rust::Minor), "{}", report.to_text());
    assert_eq!(
        kinds(&report),
        counts([
            ("enum-value-added", 9),
            ("member-added", 17),
            ("operation-added", 21),
            ("pattern-loosened", 3),
            ("static-names-changed", 1),
            ("type-added", 26),
        ]),
        "{}",
        report.to_text()
    );
}

#[test]
fn the_steps_to_the_first_38_operations_have_the_known_changes() {
    let Some(report) = step("2024-12-05", "2025-08-13") else { return };
    assert_eq!((report.verdict.wire, report.verdict.rust), (Wire::Behaviour, Rust::Minor));
    assert_eq!(
        kinds(&report),
        counts([
            ("endpoint-tests-changed", 1),
            ("length-changed", 1),
            ("length-loosened", 1),
            ("member-added", 4),
            ("operation-added", 3),
            ("operation-error-added", 2),
            ("pattern-added", 1),
            ("pattern-removed", 2),
            ("sensitive-added", 5),
            ("static-names-changed", 1),
            ("type-added", 1),
        ]),
        "{}",
        report.to_text()
    );
    let team = report.changes.iter().find(|change| change.kind() == "length-loosened").unwrap();
    assert_eq!(team.path, "CreateOpportunity.OpportunityTeam");
    assert_eq!((team.old.as_deref(), team.new.as_deref()), (Some("..1"), Some("..2")));
}

#[test]
fn models_of_other_services_are_compared_without_problems() {
    let folder = repository("..").join("shared/models");
    let mut models: Vec<_> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    models.sort();
    if models.is_empty() {
        return report_skipped(&format!("models of other services: {} holds none", folder.display()));
    }
    for (old, new) in models.iter().zip(models.iter().skip(1)) {
        assert!(compare(old, old).identical);
        let report = compare(old, new);
        assert_eq!((report.verdict.wire, report.verdict.rust), (Wire::Breaking, Rust::Major));
        assert!(serde_json::from_str::<Value>(&report.to_json()).is_ok());
    }
}

/// Not a limit of the clock, which tests don't depend on: the number is for people.
#[test]
fn the_time_of_a_comparison_is_printed() {
    let text = fs::read_to_string(repository("model/partnercentral-selling.json")).unwrap();
    let start = Instant::now();
    assert!(compare(&text, &text).identical);
    println!("a comparison of the model with itself took {} ms", start.elapsed().as_millis());
}
