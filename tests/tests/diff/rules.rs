//! Each row of the table of kinds has a pair of models that produces exactly this kind, with exactly these levels.

use std::collections::BTreeSet;

use serde_json::Value;
use smithy_client_codegen::diff::{Report, page, rows};
use smithy_client_codegen::{GivenNames, Options, Resources, Waits};

use crate::support::{base, compare_with, model, options, pairs, patched, repository};

/// The options of a side of a pair: names, the name of the crate, resources and waits.
fn given(pair: &Value, names: &Value, side: usize) -> Options {
    let mut options = options();
    options.package.name = pair["crate"].as_str().map(str::to_owned);
    let mut given = GivenNames::new("m.codegen.json");
    for (id, name) in names.as_object().into_iter().flatten() {
        given.insert(id, name.as_str().unwrap(), None);
    }
    options.names = given;
    if let Some(resources) = pair["resources"].get(side) {
        options.resources = Resources::parse("m.codegen.json", resources).unwrap();
    }
    if let Some(waits) = pair["waits"].get(side) {
        options.waits = Waits::parse("m.codegen.json", waits).unwrap();
    }
    options
}

fn both_ways(pair: &Value) -> [Report; 2] {
    let old = if pair["old"].is_object() { patched(&base(), &pair["old"]) } else { base() };
    let new = patched(&old, &pair["new"]);
    let (old, new) = (model(&old), model(&new));
    let (before, after) = (given(pair, &Value::Null, 0), given(pair, &pair["names"], 1));
    [compare_with(&old, &new, &before, &after), compare_with(&new, &old, &after, &before)]
}

#[test]
fn each_row_has_a_pair_that_produces_it() {
    let pairs = pairs();
    let mut missing: BTreeSet<String> =
        rows().into_iter().map(|row| format!("{} {} {:?} {:?}", row.kind, row.direction, row.wire, row.rust)).collect();
    let mut problems = Vec::new();
    for pair in pairs["pairs"].as_array().unwrap() {
        let name = pair["name"].as_str().unwrap();
        let others: BTreeSet<&str> =
            pair["others"].as_array().into_iter().flatten().map(|kind| kind.as_str().unwrap()).collect();
        for (report, expected, way) in both_ways(pair)
            .iter()
            .zip([&pair["there"], &pair["back"]])
            .zip(["there", "back"])
            .map(|((a, b), c)| (a, b, c))
        {
            if expected.is_null() {
                continue;
            }
            let found: Vec<Value> = report.changes.iter().map(|change| serde_json::to_value(change).unwrap()).collect();
            let own: Vec<&Value> =
                found.iter().filter(|change| !others.contains(change["kind"].as_str().unwrap())).collect();
            let is_expected =
                |change: &&&Value| ["kind", "direction", "wire", "rust"].iter().all(|key| change[key] == expected[key]);
            if own.is_empty()
                || own.iter().filter(is_expected).count() != own.len()
                || (own.len() > 1 && others.is_empty())
            {
                problems.push(format!("{name}, {way}: expected {expected}, found {own:#?}"));
                continue;
            }
            let row = rows().into_iter().find(|row| {
                let direction = if expected["direction"] == "output" { "output" } else { "input" };
                expected["kind"] == row.kind.as_str() && (row.direction.is_empty() || row.direction == direction)
            });
            let row = row.unwrap();
            missing.remove(&format!("{} {} {:?} {:?}", row.kind, row.direction, row.wire, row.rust));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(missing, BTreeSet::new(), "rows without a pair");
}

#[test]
fn the_page_is_made_from_the_table() {
    let there = std::fs::read_to_string(repository("docs/model-changes.md")).unwrap().replace("\r\n", "\n");
    assert!(there == page(), "docs/model-changes.md is stale: run `cargo xtask codegen`");
    for row in rows() {
        assert!(there.contains(&format!("### `{}`: ", row.kind)), "{}", row.kind);
    }
}
