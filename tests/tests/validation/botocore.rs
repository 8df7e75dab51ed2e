//! The level of other SDKs finds the same violations as botocore's parameter validation, in the same requests.

use serde_json::{Value, json};
use smithy_client_runtime::Validation;
use tests::botocore::{self, RELEASE};
use tests::model::Model;
use tests::requests::check;
use tests::{WITH_OUTPUT, WITHOUT_OUTPUT, report_skipped, wire};

#[test]
fn required_members_and_minimums_are_found_as_botocore_finds_them() {
    let cases = cases();
    let lines: Vec<Value> =
        cases.iter().map(|(operation, request)| json!({"operation": operation, "request": request})).collect();
    let Some(reported) = botocore::ask(env!("CARGO_TARGET_TMPDIR"), "validate.py", &lines) else {
        report_skipped(&format!("botocore's findings: there is no Python, or no registry to get {RELEASE} from"));
        return;
    };
    for ((operation, request), theirs) in cases.iter().zip(&reported) {
        let found = check(operation, request, Validation::Minimum).err();
        let mut ours: Vec<Value> =
            found.iter().flatten().map(|violation| json!([violation.path(), violation.code().as_str()])).collect();
        ours.sort_by_key(ToString::to_string);
        let mut theirs = theirs.as_array().expect("a list").clone();
        theirs.sort_by_key(ToString::to_string);
        assert_eq!(ours, theirs, "{operation} {request}");
    }
    println!("{} requests, the same findings as {RELEASE}", cases.len());
}

/// Full and smallest requests, each change that violates a constraint, and an empty request.
fn cases() -> Vec<(&'static str, Value)> {
    let model = Model::load();
    let mut cases = Vec::new();
    for operation in WITH_OUTPUT.into_iter().chain(WITHOUT_OUTPUT) {
        let full = wire::full(operation);
        let changed = model.mutations(operation, &full).into_iter().map(|mutation| mutation.apply(&full));
        cases.extend(changed.map(|request| (operation, request)));
        cases.extend([full, wire::smallest(operation), json!({})].map(|request| (operation, request)));
    }
    cases
}
