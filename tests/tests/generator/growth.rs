//! A change of the model causes a small diff: the files of the changed shape, and its lines in the outline.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use smithy_client_codegen::Generated;

use crate::support::{MODEL, good};

/// Applies `change` to the model of this repository. Returns the crates before and after.
fn grown(change: impl FnOnce(&mut Value)) -> (Generated, Generated) {
    let mut model: Value = serde_json::from_str(MODEL).unwrap();
    change(&mut model["shapes"]);
    (good("before", MODEL), good("after", &model.to_string()))
}

fn id(name: &str) -> String {
    format!("com.amazonaws.partnercentralselling#{name}")
}

fn changed_files(before: &Generated, after: &Generated) -> Vec<String> {
    let paths: BTreeSet<&String> = before.files.keys().chain(after.files.keys()).collect();
    let changed = paths.into_iter().filter(|path| before.files.get(*path) != after.files.get(*path));
    changed.cloned().collect()
}

/// Lines that are only in the outline `after`, without indentation, and the number of lines that are only in `before`.
fn changed_lines(before: &Generated, after: &Generated) -> (Vec<String>, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.outline.lines().collect(), after.outline.lines().collect());
    let same_start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = (&old[same_start..], &new[same_start..]);
    let same_end = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(old, new)| old == new).count();
    let added = rest.1[..rest.1.len() - same_end].iter().map(|line| line.trim().to_owned());
    (added.collect(), rest.0.len() - same_end)
}

#[test]
fn an_optional_member_changes_the_file_of_its_structure_and_one_line_of_the_outline() {
    for (shape, file) in [
        // Part of requests and responses.
        ("Contact", "src/types/contact.rs"),
        ("MonetaryValue", "src/types/monetary_value.rs"),
        ("Project", "src/types/project.rs"),
        // Part of responses only.
        ("OpportunitySummary", "src/types/opportunity_summary.rs"),
        ("AwsSubmission", "src/types/aws_submission.rs"),
        // An error.
        ("ValidationException", "src/types/validation_exception.rs"),
        // A request and a response, which are in the file of their operation.
        ("CreateOpportunityRequest", "src/operation/create_opportunity.rs"),
        ("ListSolutionsResponse", "src/operation/list_solutions.rs"),
    ] {
        let (before, after) = grown(|shapes| {
            shapes[id(shape)]["members"]["NextYearsIdea"] = json!({"target": "smithy.api#String"});
        });
        assert_eq!(changed_files(&before, &after), [file], "{shape}");
        assert_eq!(changed_lines(&before, &after), (vec!["NextYearsIdea: String?".to_owned()], 0), "{shape}");
    }
}

#[test]
fn an_enum_value_changes_the_file_of_its_enum_and_one_line_of_the_outline() {
    let (before, after) = grown(|shapes| {
        let value = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "Quantum Computing"}});
        shapes[id("Industry")]["members"]["QUANTUM_COMPUTING"] = value;
    });
    assert_eq!(changed_files(&before, &after), ["src/types/industry.rs"]);
    assert_eq!(changed_lines(&before, &after), (vec!["QuantumComputing = \"Quantum Computing\"".to_owned()], 0));
}

#[test]
fn an_operation_adds_its_files_and_changes_only_the_lists_of_operations() {
    let (before, after) = grown(|shapes| {
        shapes[id("PraiseOpportunityRequest")] =
            json!({"type": "structure", "members": {"Words": {"target": "smithy.api#String"}}});
        shapes[id("PraiseOpportunity")] =
            json!({"type": "operation", "input": {"target": id("PraiseOpportunityRequest")}});
        let services = shapes.as_object_mut().unwrap().values_mut();
        let service = services.into_iter().find(|shape| shape["type"] == "service").unwrap();
        let bound = json!({"target": id("PraiseOpportunity")});
        match service["operations"].as_array_mut() {
            Some(operations) => operations.push(bound),
            None => service["operations"] = json!([bound]),
        }
    });
    // The front page lists the operations without an idempotency token.
    let expected =
        ["src/client.rs", "src/lib.rs", "src/operation.rs", "src/operation/praise_opportunity.rs", "src/service.rs"]
            .map(str::to_owned);
    assert_eq!(changed_files(&before, &after), expected);
}

#[test]
fn documentation_changes_one_file_and_no_line_of_the_outline() {
    let (before, after) = grown(|shapes| {
        shapes[id("Contact")]["members"]["Email"]["traits"]["smithy.api#documentation"] = "Where mail goes.".into();
    });
    assert_eq!(changed_files(&before, &after), ["src/types/contact.rs"]);
    assert_eq!(before.outline, after.outline);
}
