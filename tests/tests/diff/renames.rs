//! Renames are recognised where shape and place agree, and causes are named.

use serde_json::json;

use crate::support::{base, changed, compare, lines, model, patched};

fn documented(text: &str) -> serde_json::Value {
    json!({"target": "smithy.api#String", "traits": {"smithy.api#documentation": text}})
}

#[test]
fn one_of_several_members_is_renamed_if_its_documentation_says_so() {
    let old = patched(
        &base(),
        &json!({"Part": {"members": {
            "One": documented("The first of the numbers that are printed on the box."),
            "Two": documented("What the customer says about the delivery.")}}}),
    );
    let new = patched(
        &old,
        &json!({"Part": {"members": {
            "One": null, "Two": null,
            "First": documented("The first of the numbers that are printed on a box."),
            "Other": documented("The country of the warehouse, in two letters.")}}}),
    );
    let report = compare(&model(&old), &model(&new));
    let expected = [
        "member-renamed PutInput.Thing.Part.First",
        "member-removed PutInput.Thing.Part.Two",
        "member-added PutInput.Thing.Part.Other",
    ];
    let mut found: Vec<String> = lines(&report).into_iter().map(|line| line.replace("Put.", "PutInput.")).collect();
    found.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn members_that_could_be_either_are_not_renamed() {
    let report = changed(&json!({"Part": {"members": {
        "Label": null, "One": {"target": "smithy.api#String"}, "Two": {"target": "smithy.api#String"}}}}));
    assert_eq!(
        lines(&report),
        ["member-removed Put.Thing.Part.Label", "member-added Put.Thing.Part.One", "member-added Put.Thing.Part.Two"]
    );
}

#[test]
fn a_member_of_another_type_is_not_renamed() {
    let report = changed(&json!({"Part": {"members": {"Label": null, "Caption": {"target": "smithy.api#Integer"}}}}));
    assert_eq!(lines(&report), ["member-removed Put.Thing.Part.Label", "member-added Put.Thing.Part.Caption"]);
}

#[test]
fn two_enums_that_become_one_are_not_renamed() {
    let report = changed(&json!({
        "Color": null, "Scope": null,
        "Common": {"type": "enum", "members": {
            "RED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}},
            "ALL": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "all"}}}},
        "Thing": {"members": {"Color": {"target": "x.y#Common"}}},
        "Query": {"members": {"Scope": {"target": "x.y#Common"}}}}));
    let mut kinds: Vec<String> = report.changes.iter().map(|change| change.kind()).collect();
    kinds.sort();
    assert_eq!(kinds, ["member-type-changed", "member-type-changed", "type-added", "type-removed", "type-removed"]);
}

#[test]
fn a_change_of_a_shape_is_one_entry_with_all_its_operations() {
    let report = changed(&json!({"Word": {"traits": {"smithy.api#pattern": "^a+$"}}}));
    let [change] = report.changes.as_slice() else { panic!("{report:#?}") };
    assert_eq!((change.kind().as_str(), change.shape.as_str()), ("pattern-added", "Word"));
    assert_eq!(change.operations, ["Get", "List", "Put"]);
    assert_eq!(change.path, "Get.Tags[]");
    assert_eq!(change.places, 3);
}

#[test]
fn an_enum_that_became_a_string_is_one_change_for_all_its_members_and_names_the_type_that_is_gone() {
    let report = changed(&json!({"Color": {"type": "string", "members": null}}));
    assert_eq!(lines(&report), ["type-removed Put.Thing.Color", "enum-became-string Put.Thing.Color"]);
    assert_eq!(report.changes[0].cause.as_deref(), Some("`Thing$Color` no longer leads to `Color`"));
}

#[test]
fn a_boxed_member_names_the_member_that_closes_the_recursion() {
    let report = changed(&json!({"Part": {"members": {"Whole": {"target": "x.y#Thing"}}}}));
    let boxed: Vec<_> = report.changes.iter().filter(|change| change.kind() == "member-boxed").collect();
    assert!(!boxed.is_empty(), "{report:#?}");
    for change in boxed {
        let cause = change.cause.as_deref().unwrap();
        assert!(cause.starts_with("`Part$Whole` is new and leads back to"), "{cause}");
    }
}

#[test]
fn a_name_that_another_member_took_is_told_with_that_member() {
    let old = patched(&base(), &json!({"Part": {"members": {"label_name": {"target": "smithy.api#String"}}}}));
    let new = patched(&old, &json!({"Part": {"members": {"LabelName": {"target": "smithy.api#Integer"}}}}));
    let report = compare(&model(&old), &model(&new));
    let change = report.changes.iter().find(|change| change.kind() == "rust-name-changed").unwrap();
    assert_eq!((change.shape.as_str(), change.old.as_deref()), ("Part$label_name", Some("label_name")));
    assert_eq!(change.cause.as_deref(), Some("`LabelName` has its name now"));
}
