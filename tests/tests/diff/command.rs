//! Selections, side files, and errors that are never read as "no change".

use serde_json::json;
use smithy_client_codegen::diff::{Input, diff};
use smithy_client_codegen::{GivenNames, Options, Selection};

use crate::support::{base, compare_with, lines, model, options, patched};

fn only(names: &str) -> Options {
    Options { selection: Selection { only: Selection::names(names).unwrap(), ..Selection::default() }, ..options() }
}

fn rejected(old: &str, new: &str, options: &Options) -> String {
    let old = Input { file: "old.json", text: old, options };
    let new = Input { file: "new.json", text: new, options };
    diff(&old, &new).map(|report| report.to_text()).unwrap_err().to_string()
}

#[test]
fn a_model_that_is_invalid_is_an_error_with_its_file() {
    let good = model(&base());
    for bad in ["", "{}", "[]", "{\"smithy\": \"2.0\", \"shapes\": {}}", &good[..good.len() / 2]] {
        assert!(rejected(bad, &good, &options()).contains("old.json"), "{bad}");
        assert!(rejected(&good, bad, &options()).contains("new.json"), "{bad}");
        assert!(rejected(bad, bad, &options()).contains("error"), "{bad}");
    }
}

#[test]
fn only_the_selected_operations_are_compared() {
    let new = patched(
        &base(),
        &json!({"Query": {"members": {"Text": null}}, "SendInput": {"members": {"More": {"target": "smithy.api#String"}}}}),
    );
    let (old, new) = (model(&base()), model(&new));
    let all = compare_with(&old, &new, &options(), &options());
    assert_eq!(lines(&all), ["member-removed Get.Query.Text", "member-added Send.More"]);
    let part = compare_with(&old, &new, &only("Send,Put"), &only("Send,Put"));
    assert_eq!(lines(&part), ["member-added Send.More"]);
}

#[test]
fn a_selected_operation_may_be_missing_on_one_side() {
    let patch = json!({"Ping": {"type": "operation"},
        "Store": {"operations": [{"target": "x.y#Ping"}, {"target": "x.y#Send"}]}});
    let (old, new) = (model(&base()), model(&patched(&base(), &patch)));
    let report = compare_with(&old, &new, &only("Ping,Send"), &only("Ping,Send"));
    assert_eq!(lines(&report), ["operation-added Ping"]);
    assert!(rejected(&old, &new, &only("Pong,Send")).contains("`Pong` in --operations is not an operation"));
    assert!(rejected(&old, &new, &only("Ping")).contains("the model has none of the selected operations"));
}

#[test]
fn pinned_names_apply_to_both_sides_and_may_be_missing_on_one() {
    let patch = json!({"Query": {"members": {"Scope": null}}, "Scope": null});
    let (old, new) = (model(&base()), model(&patched(&base(), &patch)));
    let mut names = GivenNames::new("m.codegen.json");
    names.insert("x.y#Scope", "Range", Some(1));
    let pinned = Options { names: names.clone(), ..options() };
    let report = compare_with(&old, &new, &pinned, &pinned);
    let removed = report.changes.iter().find(|change| change.kind() == "type-removed").unwrap();
    assert_eq!(removed.old.as_deref(), Some("Range"));
    names.insert("x.y#Nothing", "Other", Some(2));
    let unknown = Options { names, ..options() };
    assert!(rejected(&old, &new, &unknown).contains("the model has no shape `x.y#Nothing`"));
}
